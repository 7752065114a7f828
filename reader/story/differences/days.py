"""The dates of a claim, with as much of year, month and day as is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.story.differences.lists import words_of, wordset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.claim import DateMention

__all__ = ["Day", "read_days"]

_MONTHS = {
    name: number
    for number, name in enumerate(words_of("jan feb mar apr may jun jul aug sep oct nov dec"), 1)
}
_FULL = ("ary", "ch", "il", "May", "ne", "ly", "ust", "ber")
"""How the names of months end that are not cut short."""

_WEEKDAYS = {name: number for number, name in enumerate(words_of("mon tue wed thu fri sat sun"))}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]\d|\s*%)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})(?:\s+(?P<day>{_DAY}))?(?:,?\s+(?P<year>{_YEAR})\b)?"
    rf"|(?P<day2>{_DAY})\s+(?:of\s+)?(?P<month2>{_MONTH})(?:,?\s+(?P<year2>{_YEAR})\b)?"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d)\b"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
    r"|(?P<relative>(?i:yesterday|today|tomorrow|tonight"
    r"|(?:last|this|next|the previous|the following)"
    r"\s+(?:year|month|week|weekend|summer|winter|spring|autumn|fall)))\b"
    rf"|(?P<only>{_YEAR})\b(?![-,.–]\d|'?s\b|\s*(?:%|percent|per\s+cent|km\b|people\b|miles\b)))"
)
_BEFORE_YEARS = wordset(
    "in since by until till of from to and or the before after during for late early mid between"
    " than summer spring winter autumn fall through around about year"
)
"""After what other word figures are no year."""

_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_MOST = 30
"""Dates of one claim that are compared."""


class Day(NamedTuple):
    """A date; what is not known of it is None."""

    start: int
    """Where it begins, in code points of the article."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 for Monday; only where no day of the month is known."""

    vague: str = ""
    """Its words where they say when only to those who know the day of writing: "last year"."""


def read_days(text: str, offset: int, mentions: Sequence[DateMention]) -> tuple[Day, ...]:
    """Return the dates of a claim, in order.

    Args:
        text: The words of the claim.
        offset: Where they stand in the article.
        mentions: The dates that the engine found in it: they hold what had to be worked out
            from the rest of the article.
    """
    known = [_known(mention) for mention in mentions[:_MOST]]
    found = []
    for match in _DATE.finditer(text):
        day = _written(match, offset)
        if day is None:
            continue
        for other in known:
            if day.start < other.end and other.start < day.end:
                day = _united(day, other)
        found.append(day)
        if len(found) == _MOST:
            break
    found += [
        other
        for other in known
        if not any(day.start < other.end and other.start < day.end for day in found)
    ]
    return _joined(sorted(found), text, offset)


def _joined(days: Sequence[Day], text: str, offset: int) -> tuple[Day, ...]:
    """Return the dates, a day of the week and its date as one: Thursday, 6 June."""
    found: list[Day] = []
    for day in days:
        last = found[-1] if found else None
        if (
            last is not None
            and day.day is not None
            and _WEEKDAY.fullmatch(text, last.start - offset, last.end - offset)
            and text[last.end - offset : day.start - offset] in (", ", " ", " (", ",")
        ):
            found[-1] = day._replace(start=last.start)
        else:
            found.append(day)
    return tuple(found)


def _known(mention: DateMention) -> Day:
    parts: list[int | None] = [int(part) for part in mention.value.split("-") if part.isdecimal()]
    year, month, day = (*parts, None, None, None)[:3]
    return Day(mention.span.start, mention.span.end, year, month, day)


def _united(day: Day, other: Day) -> Day:
    """Return `day` with what is also known of it; what stands in the text wins."""
    if day.month and other.month and day.month != other.month:
        return day
    return day._replace(
        year=day.year or other.year,
        month=day.month or other.month,
        day=day.day or other.day,
        weekday=None if day.day or other.day else day.weekday,
        vague="" if other.year else day.vague,
    )


def _written(match: re.Match[str], offset: int) -> Day | None:
    start, end = match.start() + offset, match.end() + offset
    if match.string[match.end() - 1] == "." and match.string[: match.end() - 1].endswith(_FULL):
        end -= 1  # the end of the sentence, not of an abbreviation
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Day(start, end, year, month, day)
    if match["only"]:
        told = match.string[: match.start()].rstrip()
        if told and told[-1].isalpha() and told.split()[-1].lower() not in _BEFORE_YEARS:
            return None
        return Day(start, end, int(match["only"]))
    if match["weekday"]:
        return Day(start, end, weekday=_WEEKDAYS[match["weekday"][:3].lower()])
    if match["relative"]:
        return Day(start, end, vague=" ".join(match["relative"].lower().split()))
    written = match["month"] or match["month2"]
    figures = match["day"] or match["day2"]
    years = match["year"] or match["year2"]
    if not figures and not years and written in ("May", "March", "Mar", "Jan", "Dec", "Sep"):
        before = match.string[: match.start()].split()[-1:]
        if before and before[0].lower() not in (
            "in", "since", "by", "until", "last", "this", "next", "of", "from", "late", "early",
            "mid", "and", "to", "between", "during", "through", "for", "on",
        ):  # fmt: skip
            return None
        if not before:
            return None
    number = int(re.sub(r"\D", "", figures)) if figures else None
    return Day(start, end, int(years) if years else None, _MONTHS[written[:3].lower()], number)
