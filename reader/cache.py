"""The claims of articles that were read before, so that they are not found twice.

They are kept in the user's cache folder, a file for each article and engine, and may be thrown
away at any time. A file's name follows from all that its claims depend on: the text, its date and
language, the engine, its version and the files it is made of. So nothing there is ever out of date,
and it does not matter who wrote it first. The words of an article are not kept, only where they
stand.

A file has two lines of JSON: a check over the second one, and the claims, each a list. What does
not fit its check or the article is passed over and written anew. The folder is held to a size by
taking away what was not asked for longest.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.homes import home
from reader.model import Attribution, Claim, DateMention, Kind, Quantity, Reason, Span, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.claims import Engine
    from reader.model import Article

__all__ = ["ClaimCache", "claims_of", "default_folder", "maker"]

FORMAT = 1
"""Changes with the form of the files."""

LARGEST = 64 * 1024 * 1024
"""Bytes that the folder may hold."""

MANY = 10_000
"""An article with more claims is not kept, nor held in memory to be kept."""

_PAUSE = 200
"""After so many new files a look is taken at the folder's size; the first one counts."""

_SUFFIX = ".claims"

_KINDS = tuple(Kind)


def default_folder() -> Path:
    """Return where claims are kept; it need not exist."""
    return home("cache") / "claims"


def claims_of(article: Article, engine: Engine) -> Iterator[Claim]:
    """Yield the claims of `article`, from the cache where it has them.

    Args:
        article: The article.
        engine: What finds them.
    """
    return _cache_at(default_folder()).find(article, engine)


@cache
def _cache_at(folder: Path) -> ClaimCache:
    return ClaimCache(folder)


class ClaimCache:
    """A folder of claims that were found before.

    Any number of processes and threads may use it at once. Where it cannot be read or written,
    claims are found anew, and nobody is told.

    Args:
        folder: Where they are kept; made when the first one is.
        largest: How many bytes it may hold.
    """

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.folder = folder
        self.largest = largest
        self._written = 0

    def find(self, article: Article, engine: Engine) -> Iterator[Claim]:
        """Yield the claims of `article`, kept ones where the engine has found them before.

        What is found is kept once the last claim has been taken.

        Raises:
            ReaderError: The engine fails.
        """
        path = self.path_of(article, engine)
        known = self._read(path, article)
        if known is not None:
            yield from known
            return
        found: list[Claim] = []
        for claim in engine.find(article.text, date=article.date, language=article.language):
            if len(found) <= MANY:
                found.append(claim)
            yield claim
        if len(found) <= MANY:
            self._write(path, found)

    def path_of(self, article: Article, engine: Engine) -> Path:
        """Return the file for the claims that an engine finds in an article."""
        date = article.date.isoformat() if article.date else None
        name = digest(json.dumps([*_made_by(engine), date, article.language, article.sha256]))
        return self.folder / f"{name[:40]}{_SUFFIX}"

    def _read(self, path: Path, article: Article) -> tuple[Claim, ...] | None:
        """Return the claims that a file holds; None where there is none, or a damaged one."""
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            if json.loads(head) != _check(body):
                return None
            claims = tuple(_claims_from(json.loads(body), article.text))
        except (OSError, ValueError, TypeError, IndexError, RecursionError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # what was asked for last is taken away last
        return claims

    def _write(self, path: Path, claims: list[Claim]) -> None:
        body = json.dumps([_record(claim) for claim in claims], separators=(",", ":")).encode()
        head = json.dumps(_check(body)).encode()
        # Not synced: what a power cut leaves half of does not fit its check.
        temporary = path.with_name(f".{secrets.token_hex(8)}{_SUFFIX}")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_bytes(head + b"\n" + body)
            temporary.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            return
        if self._written % _PAUSE == 0:
            self._shrink()
        self._written += 1

    def _shrink(self) -> None:
        """Take away what was not asked for longest, where there is too much."""
        files: list[tuple[float, int, str]] = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(_SUFFIX):
                    with contextlib.suppress(OSError):
                        status = entry.stat()
                        files.append((status.st_mtime, status.st_size, entry.path))
        size = sum(each for _, each, _ in files)
        if size <= self.largest:
            return
        for _, each, path in sorted(files):
            with contextlib.suppress(OSError):
                Path(path).unlink()
            size -= each
            # Some room is made at once, so that this is not done for every new file.
            if size <= self.largest * 3 // 4:
                return


def maker(engine: Engine) -> str:
    """Return a text that changes whenever an engine may find other claims in the same article."""
    return json.dumps(_made_by(engine))


def _made_by(engine: Engine) -> list[str | int]:
    return [FORMAT, engine.name, engine.version, _program()]


@cache
def _program() -> int:
    """Return a number that changes with the files of Reader's own engines.

    Their version alone would do, but for the one time that somebody forgets to change it.
    """
    stamp = 0
    for folder, folders, names in os.walk(Path(__file__).parent / "claims"):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            with contextlib.suppress(OSError):
                status = Path(folder, name).stat()
                seen = f"{name} {status.st_size} {status.st_mtime_ns}"
                stamp = zlib.crc32(seen.encode("utf-8", "replace"), stamp)
    return stamp


def _check(body: bytes) -> dict[str, int]:
    return {"reader-claims": FORMAT, "length": len(body), "crc32": zlib.crc32(body)}


def _record(claim: Claim) -> list[Any]:
    said = claim.attribution
    return [
        claim.id,
        claim.span.start,
        claim.span.end,
        [_KINDS.index(kind) for kind in claim.kinds],
        claim.score,
        said
        and [
            said.source,
            _pair(said.source_span),
            said.cue,
            _pair(said.cue_span),
            [_pair(span) for span in said.content_spans],
            said.via,
        ],
        claim.hedge,
        [
            [each.value, each.unit, each.approx, _pair(each.span), each.upper]
            for each in claim.quantities
        ],
        [[each.value, each.precision, _pair(each.span)] for each in claim.dates],
        [[each.name, each.weight] for each in claim.why],
    ]


def _claims_from(records: Iterable[list[Any]], text: str) -> Iterator[Claim]:
    """Yield the claims that `records` describe.

    Raises:
        ValueError: One is none, or not of this text.
    """
    for id_, start, end, kinds, score, said, hedge, quantities, dates, why in records:
        if not end <= len(text):
            raise ValueError(f"no claim of this text: {start} to {end}")
        span = Span(start, end)
        yield Claim(
            id_,
            span,
            span.text_in(text),
            tuple(_KINDS[kind] for kind in kinds),
            score,
            said and _attribution(*said),
            hedge,
            tuple(
                Quantity(value, unit, approx, Span(*place), upper)
                for value, unit, approx, place, upper in quantities
            ),
            tuple(DateMention(value, precision, Span(*place)) for value, precision, place in dates),
            tuple(Reason(name, weight) for name, weight in why),
        )


def _attribution(
    source: str | None,
    source_span: list[int] | None,
    cue: str | None,
    cue_span: list[int] | None,
    contents: list[list[int]],
    via: str | None,
) -> Attribution:
    spans = tuple(Span(*pair) for pair in contents)
    return Attribution(source, _span(source_span), cue, _span(cue_span), spans, via)


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair is not None else None
