"""Dates: those that stand in the text, and those that it allows to work out."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from reader.claims.lexicon import wordset
from reader.claims.plans import is_planned
from reader.model import DateMention, Span

__all__ = ["DATE_WORDS", "Calendar", "FoundDate", "date_in", "find_dates", "may_date"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = (
    rf"\b(?=[A-Z\da-flnoty])(?:(?P<month>{_MONTH})(?:(?:\s+|(?<=\.))(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|per\s+cent|[,.]\d)))?"
    r"(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})(?:,?\s+(?P<year2>(?:1[5-9]|20)\d\d)\b)?"
    r"|(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)\b"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
    r"|(?P<relative>(?i:yesterday|today|tomorrow|(?:last|this|next)\s+(?:year|month|week|summer"
    r"|winter|spring|autumn|fall)))\b"
    r"|(?P<later>(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:year|month|day)s?\s+(?:later|ago|earlier))\b"
    r"|(?P<only>(?:1[89]|20)\d\d)s?\b(?![-,.–]\d|\s*(?:%|percent|km\b|people\b|miles\b)))"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
"""Figures that may be a year."""

_TIMES = (
    *_MONTHS,
    *_WEEKDAYS,
    *wordset("yesterday today tomorrow year years month week summer winter spring autumn fall"),
)
DATE_WORDS = frozenset(word + ending for word in _TIMES for ending in ("", "s", "'s", "’s"))
"""Lower-case words that are dates or parts of dates."""

_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_FAR = 60
"""Code points before and behind a weekday in which words tell whether it is to come."""

_NO_DAYS = wordset("super black cyber ash good holy palm bloody fat throwback a any every each one")
"""Before a weekday they make a name of it, or no certain day."""

_STOP = re.compile(r"[.;:!?]\W|\n")
"""Behind a weekday, words tell of it no more."""

_IN_TITLES = "'\"“‘a"
"""What stands before the name of a programme or paper: “Today”, USA Today."""


class Calendar:
    """What the text has said so far about when it plays."""

    __slots__ = ("published", "year")

    def __init__(self, published: dt.date | None = None, year: int | None = None) -> None:
        self.published = published
        """When the article was published."""
        self.year = year
        """The last year that was named."""


class FoundDate(NamedTuple):
    """A date or another expression of time; `value` is None where it cannot be worked out."""

    start: int
    end: int
    value: str | None = None
    precision: str = ""

    def mention(self) -> DateMention | None:
        """Return it as the model has it, None where its value is not known."""
        if self.value is None:
            return None
        return DateMention(self.value, self.precision, Span(self.start, self.end))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of dates; compiled when the first one is looked for."""
    return re.compile(_DATE)


def may_date(low: str) -> bool:
    """Whether there may be a date where the lower-case word stands: no date is without such one."""
    return low in DATE_WORDS or (not low.isalpha() and _YEAR.search(low) is not None)


def date_in(line: str) -> dt.date | None:
    """Return the day that a date line or byline names, None if it names none in full."""
    for match in _pattern().finditer(line):
        value = _explicit(match, None)
        if value is not None and len(value) == 10:
            return dt.date.fromisoformat(value)
    return None


def find_dates(
    text: str, start: int, end: int, calendar: Calendar, begin: int | None = None
) -> list[FoundDate]:
    """Return the dates in `text[start:end]`.

    Args:
        text: The whole text.
        start: Where to begin.
        end: Where to stop.
        calendar: What is known of the time; the years that are named are kept in it.
        begin: Before which no date begins, if that is known.
    """
    found = []
    for match in _pattern().finditer(text, start if begin is None else begin, end):
        if match["month"] and not (match["day"] or match["year"]) and not _is_month(text, match):
            continue
        if match["only"] and not _is_year(text, match):
            continue
        value = _explicit(match, calendar) or _relative(text, start, match, calendar)
        precision = "" if value is None else {4: "year", 7: "month"}.get(len(value), "day")
        if value is not None and not match["weekday"] and not match["relative"]:
            calendar.year = int(value[:4])
        found.append(FoundDate(match.start(), match.end(), value, precision))
    return found


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether "May" or "March" without figures is the month."""
    before = text[max(0, match.start() - 12) : match.start()].split()
    return bool(before) and before[-1].lower() in (
        "in", "since", "by", "until", "last", "this", "next", "of", "from", "late", "early", "mid",
    )  # fmt: skip


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four figures alone are a year."""
    if text[match.end() - 1] == "s":
        return True
    before = text[max(0, match.start() - 14) : match.start()].rstrip()
    word = before.split()[-1].lower().strip("(“\"'") if before.split() else ""
    after = text[match.end() : match.end() + 2]
    return word in (
        "in", "since", "by", "until", "of", "from", "to", "and", "the", "before", "after",
        "during", "for", "a", "an", "his", "her", "their", "its", "our", "this", "late",
        "early", "mid", "summer", "spring", "winter", "autumn", "–", "",
    ) or before.endswith(("(", "–", "-", ",")) or after[:1] in (")", ",", ".", ";", "")  # fmt: skip


def _explicit(match: re.Match[str], calendar: Calendar | None) -> str | None:
    if match["iso"]:
        return _checked(match["iso"])
    if match["only"]:
        return match["only"] if match.group()[-1] != "s" else None
    month = match["month"] or match["month2"]
    if not month:
        return None
    number = _MONTHS.get(month.lower().rstrip("."))
    if number is None:
        return None
    day = match["day"] or match["day2"]
    year = match["year"] or match["year2"]
    if year is None:
        if calendar is None or calendar.published is None or day is None:
            return None
        year = str(_nearest_year(calendar.published, number, int(day)))
    return _checked(f"{year}-{number:02d}-{int(day):02d}") if day else f"{year}-{number:02d}"


def _checked(value: str) -> str | None:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return None
    return value


def _nearest_year(published: dt.date, month: int, day: int) -> int:
    """Return the year in which that day lies nearest to the day of publication."""
    distance = (month - published.month) * 30.4 + day - published.day
    return published.year + (1 if distance < -183 else -1 if distance > 183 else 0)


def _relative(text: str, start: int, match: re.Match[str], calendar: Calendar) -> str | None:
    """Return the day, month or year of a mention such as "Monday", None where it is not safe."""
    try:
        if match["later"]:
            return _away(match["later"].lower().split(), calendar)
        if calendar.published is None:
            return None
        if match["weekday"]:
            return _weekday(text, start, match, calendar)
        if match["relative"]:
            before = text[max(start, match.start() - 6) : match.start()].lower().split()
            if match.group() == "Today" and before[-1:] and before[-1][-1] in _IN_TITLES:
                return None
            return _beside(match["relative"].lower().split(), before, calendar.published)
    except (OverflowError, ValueError):  # beyond the first or last day that there is
        return None
    return None


def _weekday(text: str, start: int, match: re.Match[str], calendar: Calendar) -> str | None:
    """Return the nearest such day that is past, or to come where something is planned for it."""
    published = calendar.published
    if published is None or match.group()[-1] == "s":
        return None
    if text[match.end() : match.end() + 6] == " Night":
        return None  # a programme
    words = text[max(start, match.start() - _FAR) : match.start()].lower().split()
    last = words[-1:] or [""]
    back = (published.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
    if last[0] in _NO_DAYS:
        return None
    if last[0] in ("last", "past"):
        back = back or 7
    elif last[0] in ("next", "coming"):
        back = back - 7
    elif back:
        behind = _STOP.split(text[match.end() : match.end() + _FAR], maxsplit=1)[0]
        if is_planned(words, behind.lower().split()):
            back -= 7
    return (published - dt.timedelta(days=back)).isoformat()


def _beside(words: list[str], before: list[str], published: dt.date) -> str | None:
    """Return what "yesterday", "last month" or "this year" means beside the day of publication."""
    if len(words) == 1:
        step = {"yesterday": -1, "today": 0, "tomorrow": 1}[words[0]]
        return (published + dt.timedelta(days=step)).isoformat()
    if before[-1:] in (["the"], ["his"], ["her"], ["their"], ["its"]):
        return None  # "over the last year" is no date
    step = {"last": -1, "this": 0, "next": 1}[words[0]]
    if words[1] == "year":
        return f"{published.year + step:04d}"
    if words[1] == "month":
        return _month_away(published, step)
    if words == ["last", "summer"] and published.month < 6:
        return f"{published.year - 1:04d}"
    return None


def _month_away(published: dt.date, step: int) -> str:
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _away(words: list[str], calendar: Calendar) -> str | None:
    """Return when "three years later" or "two days ago" was."""
    count = _NUMBERS.get(words[0]) or int(words[0])
    published, unit = calendar.published, words[1].rstrip("s")
    if words[-1] == "later":
        return f"{calendar.year + count:04d}" if calendar.year and unit == "year" else None
    if words[-1] != "ago" or published is None:
        return None
    if unit == "day":
        return (published - dt.timedelta(days=count)).isoformat()
    if unit == "month":
        return _month_away(published, -count) if count < published.year * 12 else None
    if unit == "year" and count > 1:
        return f"{max(1, published.year - count):04d}"
    return None
