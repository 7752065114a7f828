"""What a file says of itself, in YAML between two lines `---` at its very beginning.

Only five keys count, and only as they are written: no YAML value is ever constructed, so that
aliases, merges and tags of a hostile file have nothing to act on. What is not YAML, or is no
mapping, is read line by line, and if that fails too it is no front matter and stays text:
nothing of a file is refused or hidden because of a missing quotation mark.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FrontMatter", "read_date", "split_front_matter"]

_LONGEST = 16 * 1024  # code points; two rules further apart than that are rules of the text

_KEYS = ("title", "outlet", "date", "url", "language")

_NOTHING = ("null", "~", '""', "''")

_PAIRS = {"[": "]", "{": "}", '"': '"', "'": "'"}

_DEEPEST = 100  # brackets; PyYAML takes a second for some thousands of them

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class FrontMatter(NamedTuple):
    """What the front matter names; None for what it does not, or not as a plain value."""

    title: str | None = None
    outlet: str | None = None
    date: dt.date | None = None
    url: str | None = None
    language: str | None = None
    doubts: tuple[str, ...] = ()
    """What is written there and was not understood, in a few words each."""


def split_front_matter(text: str) -> tuple[FrontMatter, int]:
    r"""Return the front matter of `text`, and the offset in code points where the body begins.

    Args:
        text: A file, decoded, with newlines made `\n`.

    Where no line ends it, it is read and stays text.
    """
    if not text.startswith("---"):
        return FrontMatter(), 0
    head = text[:_LONGEST]
    block = re.match(r"---[ \t]*\n(?P<header>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", head)
    if block is None:
        return _unclosed(head), 0
    values = _read(block["header"])
    if values is None:
        return FrontMatter(), 0
    front = _front(values)
    return front._replace(doubts=tuple(_doubts(block["header"], front))), block.end()


def _front(values: Mapping[str, str]) -> FrontMatter:
    return FrontMatter(
        title=_line(values.get("title")),
        outlet=_line(values.get("outlet")),
        date=read_date(values.get("date") or ""),
        url=_line(values.get("url")),
        language=_line(values.get("language")),
    )


def _unclosed(head: str) -> FrontMatter:
    """Return what the lines right behind a first rule name, though no second one ends them.

    All of it stays text, too: nobody can tell where the body begins.
    """
    block = re.match(r"---[ \t]*\n(?P<header>(?:[A-Za-z][\w-]*[ \t]*:(?:[ \t][^\n]*)?\n)+)", head)
    values = _read(block["header"]) if block else None
    if block is None or values is None or not values.keys() & set(_KEYS):
        return FrontMatter()
    front = _front(values)
    return front._replace(doubts=("no line --- ends it", *_doubts(block["header"], front)))


def _doubts(header: str, front: FrontMatter) -> Iterator[str]:
    """Yield what of the five keys in `header` has a value that was not understood."""
    for line in header.split("\n"):
        pair = re.fullmatch(rf"({'|'.join(_KEYS)})[ \t]*:[ \t]+(\S.*)", line, re.IGNORECASE)
        if pair is None:
            continue
        key, words = pair[1].casefold(), pair[2].strip()
        value = getattr(front, key)
        if words[0] in "#&*!|>" or words.casefold() in _NOTHING:
            continue  # nothing, or what is no plain value on this line
        if key == "date" and value is None:
            yield f"date: {words!r} is no date such as 2025-02-05"
        elif value is None:
            yield f"{key}: {words!r} is no plain text"
        elif _PAIRS.get(words[0], "") not in words[1:] and value in (words, words[1:]):
            # Where the value is another one, it ends on another line.
            yield f"{key}: {words!r} lacks a {_PAIRS[words[0]]}"


def read_date(words: str) -> dt.date | None:
    """Return the date that `words` give, or None.

    Understood are ISO 8601 (also with a time, which is dropped, and with `/` or `.`), and the
    English `5 February 2025` and `February 5, 2025`. What could be two dates is none.
    """
    parts = re.match(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:\s*$|[ T]\d)", words, re.ASCII)
    if parts:
        return _date(int(parts[1]), int(parts[3]), int(parts[4]))
    named = re.fullmatch(
        r"(?:[a-z]+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+"
        r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})",
        words.strip().casefold(),
        re.ASCII,
    )
    if not named or bool(named[1]) == bool(named[3]) or named[2][:3] not in _MONTHS:
        return None
    return _date(int(named[4]), _MONTHS.index(named[2][:3]) + 1, int(named[1] or named[3]))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _read(header: str) -> Mapping[str, str] | None:
    """Return the plain values of `header` by their key, or None if it is no mapping."""
    values = _read_plain(header)
    return _read_yaml(header) if values is None else values


def _read_plain(header: str) -> dict[str, str] | None:
    """Read what needs no parser: lines `key: value`; None where there is anything else.

    It saves the import of PyYAML, which takes longer than reading a page. What it accepts it
    reads as YAML does; a test holds it to that.
    """
    values: dict[str, str] = {}
    for line in header.split("\n"):
        plain = re.fullmatch(
            r"([A-Za-z]+):(?: +(?:([^\W_](?:[^:#]|:(?=\S))*)|\"([^\"\\]*)\"|'([^']*)'))? *", line
        )
        if plain is None or not line.isprintable():
            if not line:
                continue
            return None
        key = plain[1].casefold()
        if key in values:
            return None
        bare = (plain[2] or "").strip(" ")
        values[key] = "" if bare.casefold() == "null" else bare or plain[3] or plain[4] or ""
    return values or None


def _read_yaml(header: str) -> dict[str, str] | None:
    """Read `header` as a graph of YAML nodes, in which nothing is expanded or constructed."""
    if header.count("[") + header.count("{") > _DEEPEST:
        return _read_loose(header)
    import yaml  # only for front matter that needs it

    try:
        node = yaml.compose(header, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return _read_loose(header)
    if not isinstance(node, yaml.MappingNode):
        return None
    return {
        key.value.casefold(): value.value
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode)
        and isinstance(value, yaml.ScalarNode)
        and value.tag != "tag:yaml.org,2002:null"
    }


def _read_loose(header: str) -> dict[str, str] | None:
    """Read `key: value` lines that are no YAML, such as a title with a colon in it.

    Lines that are indented, comments and list items are passed over; anything else, or no
    known key at all, means that this is no front matter.
    """
    values: dict[str, str] = {}
    for line in header.split("\n"):
        if not line.strip() or line[0] in " \t#-":
            continue
        pair = re.fullmatch(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t](.*))?", line)
        if pair is None:
            return None
        value = (pair[2] or "").strip()
        if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
            value = value[1:-1]
        values.setdefault(pair[1].casefold(), value)
    return values if values.keys() & set(_KEYS) else None
