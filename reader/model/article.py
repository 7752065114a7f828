"""An article: a file that was read, and what is known about it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["Article", "digest"]

_BLOCK = 65_536
"""Code points that are encoded at once."""


def digest(text: str) -> str:
    """Return the SHA-256 of `text` as UTF-8, in hexadecimal; for the last few texts remembered."""
    return _digest(text)


@functools.lru_cache(maxsize=4)
def _digest(text: str) -> str:
    import hashlib  # loads OpenSSL, which most commands do without

    found = hashlib.sha256()
    # To encode it whole takes three bytes of memory for each code point while that goes on.
    for start in range(0, len(text), _BLOCK):
        found.update(text[start : start + _BLOCK].encode("utf-8", "surrogatepass"))
    return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it is on disk.

    All offsets anywhere in Reader are code points into `text`.
    """

    path: Path
    """The file, as it can be opened."""

    name: str
    """The path as the person named it, with forward slashes: what is printed."""

    title: str
    """From the front matter, else the first heading or line, else the file's name."""

    text: str = field(repr=False)
    """The body: the file decoded, byte-order mark and front matter dropped, newlines `\\n`.

    No part of its `repr`, which whoever describes a task or an error asks for.
    """

    outlet: str | None = None
    """Who published it."""

    date: dt.date | None = None
    """When it was published."""

    url: str | None = None
    """Where it was published."""

    language: str | None = None
    """A language tag such as `en`, if the front matter names one."""

    encoding: str = "utf-8"
    """The encoding that the file was decoded from."""

    guessed: bool = False
    """Whether that encoding was detected rather than known."""

    doubts: tuple[str, ...] = ()
    """What its front matter says and could not be understood, in a few words each."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of `text`, in hexadecimal."""
        return digest(self.text)
