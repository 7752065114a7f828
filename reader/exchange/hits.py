"""What a search has found, for other tools and for people: JSON lines, a table, a report."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.exchange.encoding import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, TextIO

__all__ = ["HIT_FORMATS", "FoundPlace", "HitFormat", "hit_record"]

_COLUMNS = ("article", "start", "end", "before", "text", "after")

_FIRST_LINE = "<!-- hits of a search with Reader -->\n"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One hit."""

    article: str
    """The article's name, as the person named it."""

    start: int
    """In code points of its text."""

    end: int
    text: str
    """The words there."""

    context: str
    """The words with what stands around them."""

    at: int
    """Where in `context` the words begin."""

    @property
    def before(self) -> str:
        """What stands before the words."""
        return self.context[: self.at]

    @property
    def after(self) -> str:
        """What stands behind them."""
        return self.context[self.at + len(self.text) :]


@dataclass(frozen=True, slots=True)
class HitFormat:
    """A way to write hits down."""

    name: str
    suffix: str
    write: Callable[[str, Iterable[FoundPlace], TextIO], int]
    """Writes the hits of a query, and returns how many there were. What it writes to does not
    translate newlines."""

    recognise: Callable[[str], bool]
    """Whether a file that begins so may be one of this format."""


def hit_record(place: FoundPlace) -> dict[str, Any]:
    """Return a hit as a JSON object."""
    return {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "context": place.context,
    }


def _write_jsonl(_query: str, places: Iterable[FoundPlace], out: TextIO) -> int:
    count = 0
    for place in places:
        out.write(json_text(hit_record(place)) + "\n")
        count += 1
    return count


def _write_csv(_query: str, places: Iterable[FoundPlace], out: TextIO) -> int:
    import csv

    from reader.exchange.as_csv import safe_cell

    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    count = 0
    for place in places:
        cells = (place.article, place.start, place.end, place.before, place.text, place.after)
        writer.writerow([safe_cell(str(cell)) for cell in cells])
        count += 1
    return count


def _write_markdown(query: str, places: Iterable[FoundPlace], out: TextIO) -> int:
    from reader.exchange.as_markdown import inline

    out.write(f"{_FIRST_LINE}\n# {inline(query)}\n")
    count = 0
    for article, group in groupby(places, key=lambda place: place.article):
        out.write(f"\n## {inline(article)}\n\n")
        for place in group:
            count += 1
            before, after = _spaced(place)
            words = f"{inline(place.before)}{before}**{inline(place.text)}**{after}"
            out.write(f"- {words}{inline(place.after)} ({place.start}–{place.end})\n")
    return count


def _spaced(place: FoundPlace) -> tuple[str, str]:
    """Return the blanks before and behind the words of a hit."""
    return " " * place.before[-1:].isspace(), " " * place.after[:1].isspace()


def _is_lines(head: str) -> bool:
    return next(_lines(head), "").startswith('{"article":')


def _lines(head: str) -> Iterator[str]:
    return iter(head.splitlines())


_JSONL = HitFormat("jsonl", ".jsonl", _write_jsonl, _is_lines)
_CSV = HitFormat("csv", ".csv", _write_csv, lambda head: head.startswith(",".join(_COLUMNS)))
_MARKDOWN = HitFormat(
    "markdown", ".markdown", _write_markdown, lambda head: head.startswith(_FIRST_LINE)
)

HIT_FORMATS: Mapping[str, HitFormat] = MappingProxyType(
    {each.name: each for each in (_CSV, _JSONL, _MARKDOWN)}
)
"""Every format by its name."""
