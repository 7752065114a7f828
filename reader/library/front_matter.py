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
    from collections.abc import Mapping

__all__ = ["FrontMatter", "read_date", "split_front_matter"]

_LONGEST = 16 * 1024  # code points; two rules further apart than that are rules of the text

_DEEPEST = 100  # brackets; PyYAML takes a second for some thousands of them

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class FrontMatter(NamedTuple):
    """What the front matter names; None for what it does not, or not as a plain value."""

    title: str | None = None
    outlet: str | None = None
    date: dt.date | None = None
    url: str | None = None
    language: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, int]:
    r"""Return the front matter of `text`, and the offset in code points where the body begins.

    Args:
        text: A file, decoded, with newlines made `\n`.
    """
    if not text.startswith("---"):
        return FrontMatter(), 0
    block = re.match(
        r"---[ \t]*\n(?P<header>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text[:_LONGEST]
    )
    values = _read(block["header"]) if block else None
    if block is None or values is None:
        return FrontMatter(), 0
    front = FrontMatter(
        title=_line(values.get("title")),
        outlet=_line(values.get("outlet")),
        date=read_date(values.get("date") or ""),
        url=_line(values.get("url")),
        language=_line(values.get("language")),
    )
    return front, block.end()


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
        values.setdefault(pair[1].casefold(), (pair[2] or "").strip().strip("\"'"))
    return values if values.keys() & set(FrontMatter._fields) else None
