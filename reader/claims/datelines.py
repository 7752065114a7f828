"""What agencies begin a report with: "PARIS, Jan. 1 (AFP) -"."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["after_dateline"]

_LONGEST = 110
"""Code points of the longest one."""

_DASH = re.compile(r"\s(?:[-–—]|--)\s|[–—]|\S--\S")
_PLACE = r"[^\W\d_][\w.'’-]*"
_DATELINE = (
    rf"(?P<place>{_PLACE}(?:\s+{_PLACE}){{0,3}}(?:\s?[,/]\s?{_PLACE}(?:\s{_PLACE}){{0,2}}){{0,2}})"
    r"(?P<date>,?\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?)"
    r"(?:,?\s+\d{4})?)?"
    r"(?P<agency>,?\s+\([^()\n]{2,40}\))?"
    r"\s*(?:—|–|--|-(?=\s))\s*(?=[\"'“‘«(\w])"
)
_LEAST = 4
"""Letters of a place in capitals that stands alone before the dash."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of datelines; compiled when the first dash is met."""
    return re.compile(_DATELINE)


def after_dateline(text: str, start: int, end: int) -> int:
    """Return where a paragraph goes on behind its dateline, `start` if it has none.

    A place in capitals is enough; one in title case needs a date or an agency in brackets.

    Args:
        text: The whole text.
        start: Where the paragraph begins.
        end: Where it ends.
    """
    if not text[start].isupper() or _DASH.search(text, start, min(end, start + _LONGEST)) is None:
        return start
    match = _pattern().match(text, start, min(end, start + _LONGEST))
    if match is None or match.end() >= end:
        return start
    place = match["place"]
    sure = bool(match["date"] or match["agency"])
    onward = text[match.end()]
    if onward.islower() and not (sure and place.isupper()):
        return start
    capitals = place.isupper() and sum(map(str.isalpha, place)) >= _LEAST
    titled = all(not word[0].islower() for word in place.split())
    return match.end() if (sure and titled) or capitals else start
