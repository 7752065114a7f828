"""Where the annotations of an article are kept: from the article's path to a file's name."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path, PurePosixPath

from reader.errors import ReaderError

__all__ = [
    "SUFFIX",
    "article_key",
    "check_annotator",
    "clean_name",
    "hashed_path",
    "locate",
    "plain_path",
]

SUFFIX = ".json"
"""The end of a store file's name."""

_LONGEST = 180
"""Bytes that a cleaned name may have, so that suffixes fit into the 255 of a file system."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def check_annotator(name: str) -> None:
    """Refuse a name that is none.

    Raises:
        ReaderError: The annotator has no name.
    """
    if not name.strip():
        raise ReaderError("the annotator has no name", "give one with --annotator NAME")


def article_key(folder: Path, article: Path) -> str:
    """Return the name that the store in `folder` keeps of the file `article`.

    It is the path below the folder's parent with forward slashes, so that it stays the same when
    both are moved or copied together, and from whatever folder they are opened; the absolute path
    where the article stands elsewhere.
    """
    real = Path(os.path.realpath(article))
    home = Path(os.path.realpath(folder)).parent
    try:
        return real.relative_to(home).as_posix()
    except ValueError:
        return real.as_posix()


def locate(folder: Path, key: str) -> Path:
    """Return the file that `article_key` gave the name `key`."""
    return Path(os.path.realpath(folder)).parent / key


def plain_path(key: str) -> Path:
    """Return the store file for `key`, below an annotator's folder: the name it usually has."""
    *folders, name = _parts(key)
    return Path(*(clean_name(each) for each in folders), clean_name(name, SUFFIX) + SUFFIX)


def hashed_path(key: str) -> Path:
    """Return the store file for `key` where another article has taken the usual name.

    This happens where a file system takes two names for one: `A` and `a`, or two ways to compose
    the same accented letter.
    """
    *folders, name = _parts(key)
    cut = _cut(clean_name(name, SUFFIX), _LONGEST)
    return Path(*(clean_name(each) for each in folders), f"{cut}~{_hash(key)}{SUFFIX}")


def clean_name(name: str, suffix: str = "") -> str:
    """Return `name` as a file or folder may be called on any system.

    A name that is not kept as it is gets a hash, so that no two become the same.

    Args:
        name: One part of a path.
        suffix: What will be added to it; a name without one must not look like a store file.
    """
    clean = "".join(_clean_letter(letter) for letter in name).rstrip(". ")
    if clean.split(".")[0].lower() in _RESERVED:
        clean = f"_{clean}"
    if clean.startswith("."):
        clean = f"_{clean}"
    if not suffix and clean.endswith(SUFFIX):
        clean = f"{clean}_"
    clean = _cut(clean, _LONGEST)
    return clean if clean == name else f"{clean}~{_hash(name)}"


def _parts(key: str) -> tuple[str, ...]:
    path = PurePosixPath(key)
    if not path.is_absolute():
        return path.parts
    return (f"{clean_name(path.parent.name)}~{_hash(str(path.parent))}", path.name)


def _clean_letter(letter: str) -> str:
    unsafe = letter in _FORBIDDEN or unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "_" if unsafe else letter


def _cut(name: str, limit: int) -> str:
    """Return the start of `name` that has at most `limit` bytes, no letter cut in two."""
    return name.encode("utf-8", "surrogateescape")[:limit].decode("utf-8", "ignore")


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
