"""What is said of the thing that a number counts or measures: killed, aboard, insured, per day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.story.differences.lists import words_of, wordset
from reader.story.words import stem_of

if TYPE_CHECKING:
    from reader.story.differences.amounts import Amount
    from reader.story.differences.reading import Reading

__all__ = ["are_at_odds", "deed_of"]

_COUNTS = """
killed: killed dead died death fatality fatal bodies toll lives perished drowned
hurt: injured hurt wounded burns injuries treated hospitalised hospitalized casualty
missing: missing unaccounted
caught: arrested detained caught recaptured seized charged
rescued: rescued saved lifted airlifted freed winched
moved: evacuated moved displaced homeless
escaped: escaped escape fugitive crawled
aboard: aboard onboard carrying
watching: watched watching attended attendance crowd
working: employs employed employees workforce
cut: cut redundant
taken: stolen stole
held: holds hold
shut: closed cancelled canceled shut suspended
ruined: destroyed damaged ruined collapsed
joined: joined marched rallied protested demonstrated
sentenced: convicted sentenced serving
built: built build
sold: sold
born: born births
"""
_MONEY = """
price: buy buying bought pay paying paid price acquire takeover bid
profit: profit earned earnings
loss: loss losses
damage: damage damages
insured: insured insurance
reward: reward
cost: cost costs repair repairs budget spend spending spent
aid: aid relief donated donation pledged released
income: revenue turnover sales
worth: worth valued value
debt: debt debts owed owes
fine: fined fine
wage: wage wages salary earn earns
dividend: dividend
"""
_SHARES = """
asked: demand demanding wants want seek seeking ask asking
given: offered offer offering
risen: rose risen rise jumped gained climbed up surged increased
fallen: fell fallen fall dropped lost down slid plunged decreased
prices: inflation prices
voted: voted vote votes
"""
_LENGTHS = """
long: long length
wide: wide width broad
tall: tall high height rose peaked crest risen
deep: deep depth
far: away distance from
"""
_TIMES = """
lasted: lasted took fought lasting
shut: closed shut blocked
past: ago since earlier
late: delayed delay late
"""
_MASSES = """
spilt: lost leaked spilled spilt leak spill escaped
carried: carrying carried cargo load laden
"""
_SPEEDS = """
limit: limit limited allowed permitted
driven: travelling traveling doing driving going sped speed
wind: wind winds gusts gust
"""


def _read(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.strip().split("\n"):
        deed, words = line.split(":")
        for word in words_of(words):
            found.setdefault(stem_of(word), deed)
    return found


_DEEDS = {
    "": _read(_COUNTS),
    "%": _read(_SHARES),
    "length": _read(_LENGTHS),
    "time": _read(_TIMES),
    "mass": _read(_MASSES),
    "volume": _read(_MASSES),
    "speed": _read(_SPEEDS),
    **dict.fromkeys(words_of("USD EUR GBP JPY CNY INR RUB CHF AUD CAD HKD NZD SGD"), _read(_MONEY)),
}
"""What may be said of what is measured, by the sort of measure. Written for this purpose."""

_TOGETHER = (
    frozenset(("taken", "missing")),
    frozenset(("price", "worth")),
    frozenset(("insured", "worth")),
)
"""Two things that may be said of the same."""

_STOCK_BEFORE = wordset("are is has have employs")
"""Words right before a number that say how many there are, not how many something befell."""

_MARKS = frozenset(",;:()—–.")
_REACH = 6
"""Words on each side of a number in which stands what befell those it counts."""

_FAR = 14
"""The same where a claim has but one number of that sort."""


def deed_of(reading: Reading, amount: Amount) -> str:
    """Return what is said of what a number counts, in one word; empty where it is not known.

    Args:
        reading: The claim.
        amount: A number in it.
    """
    deeds = _DEEDS.get(amount.sort)
    if deeds is None:
        return ""
    words = reading.words
    first = reading.place_of(amount.figure[0])
    alone = sum(other.sort == amount.sort for other in reading.amounts) == 1
    reach = _FAR if alone else _REACH
    for away in range(reach + 1):
        # Both ways at once, so that the nearer one is found; neither past a comma or an "and".
        for place, step in ((first + away, 1), (first - away, -1)):
            if not 0 <= place < len(words) or words[place].stem not in deeds:
                continue
            if reading.is_said(words[place].start) and (
                alone or not _parted(reading, first, place, step)
            ):
                return deeds[words[place].stem]
    at = reading.place_of(amount.start)
    if not amount.sort and at and words[at - 1].text.lower() in _STOCK_BEFORE:
        auxiliary = at + 1 < len(words) and any(
            word.text.endswith(("ed", "en")) for word in words[at : at + 5]
        )
        return "" if auxiliary else "stock"
    return ""


def are_at_odds(first: Reading, one: Amount, second: Reading, other: Amount) -> bool:
    """Whether what is said of two numbers says that they are of two things.

    Args:
        first: A claim.
        one: A number in it.
        second: Another claim.
        other: A number in that.
    """
    mine, theirs = deed_of(first, one), deed_of(second, other)
    if not _at_odds(mine, theirs):
        return False
    # The damage that the insurer expects is also damage; but the dead are not the hurt.
    return not one.sort or not (_is_said(second, other, mine) or _is_said(first, one, theirs))


def _is_said(reading: Reading, amount: Amount, deed: str) -> bool:
    deeds = _DEEDS.get(amount.sort, {})
    return any(deeds.get(word.stem) == deed for word in reading.words)


def _at_odds(one: str, other: str) -> bool:
    if "stock" in (one, other):
        return one != other
    return bool(one and other) and one != other and frozenset((one, other)) not in _TOGETHER


def _parted(reading: Reading, first: int, place: int, step: int) -> bool:
    """Whether a mark or an "and" stands between a number and another word of the claim."""
    words = reading.words
    low, high = sorted((first, place))
    if any(word.stem == "and" for word in words[low + (step > 0) : high]):
        return True
    return any(
        not _MARKS.isdisjoint(reading.whole[one.end : other.start])
        for one, other in pairwise(words[low : high + 1])
    )
