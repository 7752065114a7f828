"""Where some words stand in a text of any length, looked up as they are needed."""

from __future__ import annotations

import bisect
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["COUNTED", "KnownPlaces", "Search"]

COUNTED: Final = 999
"""Hits that are counted; of more it is only said that there are more."""

_BLANKS: Final = 40
"""Blanks and newlines that may stand between two words."""

_WINDOW: Final = 4096
"""Code points that are looked at first on the way back; doubled until it is enough."""

_ALIKE: Final = {"'": "['’‘]", "’": "['’]", '"': '["“”„«»]', "-": "[-‐‑–—]"}
"""What can be typed, and what may stand for it."""

_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{1,3}(?:,\d{3})+|\d{4,})(?!\d)")
"""A number that may be written with a sign between thousands, or without."""

_THOUSANDS: Final = "[,.’'\u0020\u00a0\u2009\u202f]?"
"""That sign, where there is one."""


class Search:
    """Words that are looked for: small letters find capitals, too, capitals find only themselves.

    A blank finds any blanks, a line's end among them; a straight quotation mark finds any; a
    number is found with its thousands apart or not: `2300` finds `2,300`.

    Args:
        text: Where to look.
        words: What for.
        whole: Whether words are found only as wholes: `art` is not found in `part`.
    """

    def __init__(self, text: str, words: str, *, whole: bool = False) -> None:
        self.text = text
        self.words = words
        parts = words.split(" ")
        between = rf"\s{{1,{_BLANKS}}}"
        pattern = between.join(map(_pattern, parts))
        if whole:
            # Beside a sign there is an end of a word in any case.
            pattern = rf"(?<!\w)(?:{pattern})" if words[:1].isalnum() else pattern
            pattern = rf"(?:{pattern})(?!\w)" if words[-1:].isalnum() else pattern
        folded = re.NOFLAG if any(map(str.isupper, words)) else re.IGNORECASE
        self._pattern = re.compile(pattern, folded)
        self._reach = 2 * len(words) + _BLANKS * len(parts)
        self._counted: list[int] | None = None

    def __bool__(self) -> bool:
        return bool(self.words.strip())

    def after(self, offset: int) -> Span | None:
        """Return the first hit that begins at `offset` or behind it."""
        match = self._pattern.search(self.text, max(0, offset)) if self else None
        return Span(*match.span()) if match else None

    def before(self, offset: int) -> Span | None:
        """Return the last hit that begins before `offset`."""
        size = _WINDOW
        while self and offset > 0:
            floor = max(0, offset - size)
            found = [span for span in self._within(floor, offset) if span.start < offset]
            if found:
                return found[-1]
            if not floor:
                break
            size *= 2
        return None

    def touching(self, start: int, end: int) -> list[Span]:
        """Return the hits that have something in common with `[start, end)`, in order."""
        if not self:
            return []
        found = self._within(max(0, start - self._reach), end)
        return [span for span in found if span.end > start and span.start < end]

    @property
    def starts(self) -> list[int]:
        """Where the first `COUNTED` hits begin, and one more where there are more."""
        if self._counted is None:
            found = self._pattern.finditer(self.text) if self else iter(())
            self._counted = [match.start() for match in islice(found, COUNTED + 1)]
        return self._counted

    def _within(self, start: int, end: int) -> Iterator[Span]:
        for match in self._pattern.finditer(self.text, start, end + self._reach):
            yield Span(*match.span())


def _pattern(part: str) -> str:
    """Return the pattern of a part without blanks."""
    found, at = "", 0
    for number in _NUMBER.finditer(part):
        digits = number[0].replace(",", "")
        first = len(digits) % 3 or 3
        groups = [digits[:first], *re.findall("...", digits[first:])]
        found += _literal(part[at : number.start()]) + _THOUSANDS.join(groups)
        at = number.end()
    return found + _literal(part[at:])


def _literal(part: str) -> str:
    return "".join(_ALIKE.get(character) or re.escape(character) for character in part)


class KnownPlaces:
    """Places of a text that were found already, to go through as through those of a `Search`.

    Args:
        words: What was looked for, as a person wrote it.
        places: Where it stands, none of it beyond the end of the text.
    """

    def __init__(self, words: str, places: Iterable[Span]) -> None:
        self.words = words
        self._places = sorted(set(places))
        self.starts = [span.start for span in self._places]
        """Where they begin."""
        self._longest = max((len(span) for span in self._places), default=0)

    def __bool__(self) -> bool:
        return bool(self._places)

    def after(self, offset: int) -> Span | None:
        """Return the first one that begins at `offset` or behind it."""
        at = bisect.bisect_left(self.starts, offset)
        return self._places[at] if at < len(self._places) else None

    def before(self, offset: int) -> Span | None:
        """Return the last one that begins before `offset`."""
        at = bisect.bisect_left(self.starts, offset)
        return self._places[at - 1] if at else None

    def touching(self, start: int, end: int) -> list[Span]:
        """Return those that have something in common with `[start, end)`, in order."""
        first = bisect.bisect_left(self.starts, start - self._longest)
        last = bisect.bisect_left(self.starts, end)
        return [span for span in self._places[first:last] if span.end > start]
