"""Numbers with what they count or measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from reader.claims.lexicon.numbers import (
    APPROXIMATE,
    BEHIND,
    CHANGES,
    CURRENCIES,
    CURRENCY_CODES,
    DOLLARS,
    FRACTIONS,
)
from reader.claims.numerals import NUMERALS, Number, read_number
from reader.claims.traits import NUMBER, places_of
from reader.claims.units import find_unit, foreign_unit
from reader.model import Quantity, Span

if TYPE_CHECKING:
    from reader.claims.tokens import Tokens

__all__ = ["NUMERALS", "find_quantities"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MOST = 50
"""Quantities of one claim: what has more of them is a table."""

_OLDEST = 120
_APPROXIMATE: dict[str, list[tuple[str, ...]]] = {}
for _words in APPROXIMATE:
    _APPROXIMATE.setdefault(_words[-1], []).append(_words)
_BEHIND: dict[str, list[tuple[str, ...]]] = {}
for _words in BEHIND:
    _BEHIND.setdefault(_words[0], []).append(_words)
_NAMED = wordset(
    "article section chapter page number no no. act route highway flight channel title room apollo"
    " level grade class phase step part volume figure barrio district ward chapter # proposition"
    " amendment resolution gate type model world super bowl version line unit building area block"
    " hall platform terminal pier berth hangar reactor exit junction annex appendix clause"
    " paragraph table figure sector zone bay runway"
)
"""Nouns before a number that is their name."""

_MEASURES = wordset(
    "people men women children km miles kilometres kilometers metres meters feet tons tonnes kg"
    " dollars euros pounds % members votes delegates troops soldiers jobs cases deaths homes"
)
"""What is counted also by numbers that look like years."""

_OWNED = wordset("the these those his her their our all other both my your its last first next")
_TIMED = wordset("year day week month hour minute years days weeks months hours minutes")
_SIGNED = frozenset(("°C", "°F", "°", "%", "degrees", "degrees Celsius", "points"))
"""What may be less than nothing."""

_CLOCK = wordset("a.m. p.m. am pm o'clock o’clock a.m p.m")
_AGES = wordset("age aged ages")
_CLIMBED = wordset("go goes went gone going rise rises rose risen rising came come comes climbed")
_SMALL = DETERMINERS | PREPOSITIONS | ADVERBS | SUBORDINATORS | COORDINATORS | AUXILIARIES
"""Before a number they begin a sentence; another capitalised word has the number in its name."""

_JOINS = frozenset(("to", "-", "–", "—", "or", "and"))


def find_quantities(
    tokens: Tokens,
    first: int,
    stop: int,
    taken: frozenset[int] = frozenset(),
    *,
    english: bool = True,
) -> list[Quantity]:
    """Return the quantities among the tokens from `first` to before `stop`.

    Args:
        tokens: The tokens of the paragraph.
        first: The first token to look at.
        stop: The token behind the last one.
        taken: Tokens that belong to dates.
        english: Whether numbers are written as in English: 1,000.5.
    """
    places = places_of(NUMBER, tokens.traits, first, stop)
    if not places:
        return []
    return _Reader(tokens, first, stop, taken, english).read(places)


class _Reader:
    """Reads the quantities of one claim, from left to right."""

    __slots__ = ("english", "first", "free", "lows", "stop", "taken", "tokens", "words")

    def __init__(
        self, tokens: Tokens, first: int, stop: int, taken: frozenset[int], english: bool
    ) -> None:
        self.tokens = tokens
        self.lows, self.words = tokens.lows, tokens.words
        self.first, self.stop = first, stop
        self.free = first
        """The first token that belongs to no quantity yet."""
        self.taken = taken
        self.english = english

    def read(self, places: list[int]) -> list[Quantity]:
        """Return the quantities that begin at some of the tokens `places`."""
        found: list[Quantity] = []
        for place in places:
            if place < self.free or place in self.taken:
                continue
            number = read_number(self.tokens, place, self.stop, english=self.english)
            if number is None:
                continue
            quantity = self._quantity(place, number)
            if quantity is not None:
                found.append(quantity)
                if len(found) == _MOST:
                    break
        return found

    def _quantity(self, place: int, number: Number) -> Quantity | None:
        if self._is_name(place, number):
            self.free = number.after
            return None
        begin, money = self._money(place)
        begin, approx = self._approximation(begin, number)
        value, upper, unit, after = number.value, number.upper, number.unit, number.after
        behind = self._behind(after)
        if behind is not None and approx is None:
            approx, after = behind
        if number.loose is not None and approx is None:
            approx = number.loose
        rate = self._rate(number)
        second = None
        if rate is not None:
            value, after = rate
        elif upper is None and unit is None:
            second = self._second(begin, number, money)
        if second is not None:
            value, upper, unit, after = second
        unit = unit or money
        if unit is None:
            of = number.share or number.loose is not None
            if self.english:
                unit, after = find_unit(self.tokens, after, self.stop, of=of)
            else:
                unit, after = foreign_unit(self.tokens, after, self.stop)
        if unit is None and self._is_age(begin, place, after, value):
            unit = "years old"
        if unit == "m" and after < self.stop and self.lows[after] == "people":
            value, unit = value * 1e6, "people"
        if rate is None and not self._counts(place, begin, after, number, unit, approx):
            self.free = max(number.after, place + 1)
            return None
        self.free = after
        if unit in _SIGNED and self._is_negative(begin):
            begin, value = begin - 1, -value
        span = Span(self.tokens.starts[begin], self.tokens.ends[after - 1])
        return Quantity(value, unit, approx, span, upper)

    # what stands before

    def _money(self, place: int) -> tuple[int, str | None]:
        """Return where a sign or code of money before the number begins, and which it is."""
        if place <= self.first:
            return place, None
        before = self.words[place - 1]
        if before in CURRENCY_CODES:
            return place - 1, CURRENCY_CODES[before]
        if before not in CURRENCIES:
            return place, None
        begin = place - 1
        if begin > self.first and before == "$":
            kind = DOLLARS.get(self.words[begin - 1])
            touches = self.tokens.ends[begin - 1] == self.tokens.starts[begin]
            if kind is not None and touches:
                return begin - 1, kind
        return begin, CURRENCIES[before]

    def _approximation(self, begin: int, number: Number) -> tuple[int, str | None]:
        lows = self.lows
        if begin > self.first and lows[begin - 1] in ("a", "an", "one") and (
            number.share or lows[begin] in ("hundred", "thousand", "million", "billion", "dozen",
                                            "trillion", "quarter", "third", "half")
        ):  # fmt: skip
            begin -= 1
        if begin > self.first:
            for words in _APPROXIMATE.get(lows[begin - 1], ()):
                start = begin - len(words)
                if start >= self.free and tuple(lows[start:begin]) == words:
                    if words == ("up", "to") and lows[start - 1] in _CLIMBED and start > self.first:
                        break
                    return start, " ".join(words)
        return begin, None

    def _is_negative(self, begin: int) -> bool:
        """Whether a minus sign stands right before the number, and nothing right before that."""
        sign = begin - 1
        tokens = self.tokens
        return (
            sign >= self.first
            and self.lows[sign] in ("-", "−", "–")
            and tokens.ends[sign] == tokens.starts[begin]
            and (sign == self.first or tokens.ends[sign - 1] < tokens.starts[sign])
        )

    # what stands behind

    def _behind(self, after: int) -> tuple[str, int] | None:
        """Read "or more", "or so", "-plus" behind the number."""
        if after < self.stop:
            for words in _BEHIND.get(self.lows[after], ()):
                end = after + len(words)
                if end <= self.stop and tuple(self.lows[after:end]) == words:
                    return " ".join(words), end
        return None

    def _rate(self, number: Number) -> tuple[float, int] | None:
        """Read "one in five", "three out of four" as the share that it is."""
        lows, after = self.lows, number.after
        size = 2 if lows[after : after + 2] == ["out", "of"] else 1
        if after + size >= self.stop or not (size == 2 or lows[after] == "in"):
            return None
        if number.unit is not None or not 1 <= number.value < 100 or self._is_date(after + size):
            return None
        second = read_number(self.tokens, after + size, self.stop, english=self.english)
        if second is None or second.unit is not None or second.value <= number.value:
            return None
        if second.value != int(second.value) or _YEAR.fullmatch(lows[after + size]):
            return None
        unit, _ = find_unit(self.tokens, second.after, self.stop, of=False)
        if unit in ("years old", "%") or (unit is not None and unit.split()[-1] in _TIMED):
            return None
        return number.value / second.value, second.after

    def _is_date(self, place: int) -> bool:
        return place in self.taken

    def _second(
        self, begin: int, number: Number, money: str | None
    ) -> tuple[float, float, str | None, int] | None:
        """Read the higher number of a range, and the unit of both where it is written with it."""
        unit, after = money, number.after
        if money is None:
            unit, after = self._own_unit(after)
        joint = self.lows[after] if after + 1 < self.stop else ""
        if joint not in _JOINS:
            return None
        between = begin > self.first and self.lows[begin - 1] == "between"
        if (joint == "and" and not between) or self._tells_of_change(begin):
            return None
        if joint == "to" and unit is not None and money is None and not between:
            return None  # who leads by 45 percent to 47 percent has no range
        place = after + 1
        if place < self.stop and self.words[place] in CURRENCIES and money is not None:
            place += 1
        if place >= self.stop or place in self.taken:
            return None
        upper = read_number(self.tokens, place, self.stop, english=self.english)
        if upper is None or upper.upper is not None:
            return None
        value, most = number.value, upper.value
        if money is not None and number.after == after and value < 1000 <= most:
            value = self._scaled(value, place, upper)
        if most <= value or (joint == "or" and most > 2 * value):
            return None
        if unit is not None and money is None:
            second, behind = self._own_unit(upper.after)
            return (value, most, unit, behind) if second == unit else None
        if money is None and value < 1000 <= most:
            value = self._scaled(value, place, upper)
        return value, most, upper.unit or unit, upper.after

    def _scaled(self, value: float, place: int, upper: Number) -> float:
        """Return the lower number in the measure of the higher one: "3 to 4 million"."""
        if not self.lows[place][0].isdigit() or upper.after == place + 1:
            return value
        scale = upper.value / float(self.lows[place].replace(",", ""))
        return value * scale

    def _own_unit(self, after: int) -> tuple[str | None, int]:
        """Return the percent sign behind a number, if it has one."""
        if after < self.stop and self.lows[after] in ("%", "percent"):
            return "%", after + 1
        return None, after

    def _tells_of_change(self, begin: int) -> bool:
        """Whether "from" and a word for change stand before the number: "fell from 7 to 5"."""
        if begin <= self.first or self.lows[begin - 1] != "from":
            return False
        return not CHANGES.isdisjoint(self.lows[max(self.first, begin - 6) : begin])

    # what is none

    def _is_name(self, place: int, number: Number) -> bool:
        """Whether the number is part of a name, a time of day, a score or another date."""
        lows, words = self.lows, self.words
        after = number.after
        before = lows[place - 1] if place > self.first else ""
        onward = lows[after] if after < self.stop else ""
        figures = lows[place][0].isdigit()
        if figures and (before in ("/", ":", "#") or onward in (":", "/")):
            touching = onward not in (":", "/") or (
                self.tokens.starts[after] == self.tokens.ends[after - 1]
                and lows[after + 1 : after + 2] != []
                and after + 1 < self.stop
                and lows[after + 1][0].isdigit()
            )
            if touching:
                return True
        if onward in _CLOCK or lows[place] == "911":
            return True
        if not figures and words[place][0].isupper() and after < self.stop:
            opened = place - self.first < 2 and (place == self.first or not before.isalnum())
            return words[after][0].isupper() and not opened
        return False

    def _is_age(self, begin: int, place: int, after: int, value: float) -> bool:
        """Whether the number is somebody's age: "aged 34", "Ann Lee, 27, and"."""
        if not 0 < value < _OLDEST or value != int(value) or begin <= self.first:
            return False
        before = self.lows[begin - 1]
        if before in _AGES or (before == "," and self.lows[begin - 2] in _AGES):
            return True
        if before == "of" or before == "between":
            return not _AGES.isdisjoint(self.lows[max(self.first, begin - 3) : begin])
        if before == "and" and begin - 3 > self.first:
            return "ages" in self.lows[max(self.first, begin - 6) : begin]
        named = begin - 2 >= self.first and before == "," and self.words[begin - 2][0].isupper()
        closed = after == self.stop or self.lows[after] in (",", ".", ";", ")")
        return named and closed and begin == place and self.lows[place].isdigit()

    def _counts(
        self, place: int, begin: int, after: int, number: Number, unit: str | None,
        approx: str | None,
    ) -> bool:  # fmt: skip
        """Whether the number counts or measures something, rather than naming it."""
        low = self.lows[place]
        before = self.lows[begin - 1] if begin > self.first else ""
        if low == "one" and number.after == place + 1 and number.value == 1:
            return unit is not None and (unit.split()[-1] in _TIMED or unit == "%")
        if number.value == 0 and unit not in ("%", "°C", "°F"):
            return False
        figures = low[0].isdigit()
        if figures and begin == place and place > self.first and approx is None:
            named = self.words[place - 1][0].isupper() and place > self.first + 1
            if named or before in _NAMED:
                return False
        if figures and begin == place and _YEAR.fullmatch(low) and number.after == place + 1:
            return approx is not None or (unit is not None and unit.split()[-1] in _MEASURES)
        if unit is None and number.unit is None:
            if before in _NAMED or before == "-":
                return False
            if before == "." and self.lows[max(self.first, begin - 2)] in ("no", "nos"):
                return False
            if figures and begin == place == self.first + 1 and before not in _SMALL:
                return not self.words[place - 1][0].isupper()
            if number.share and low not in FRACTIONS:
                return False
            if number.upper is not None and begin == place:
                return False  # 52-54: a score
            if not figures:
                them = self.lows[after : after + 1] in (["of"], ["in"])
                small = number.value < _OLDEST
                return not (small and (before in _OWNED or them or before == "between"))
        return True
