"""Words of claims, made alike: without case, marks and endings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["STOP", "Word", "read_words", "stem_of"]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,8}"  # U.S., a.m.
    r"|\d+(?:[.,]\d+)*"  # 1,000.5
    r"|[^\W\d_]+(?:['’‘][^\W\d_]+)*"  # words, the parts of words-with-hyphens
)
_CURLY = str.maketrans("’‘", "''")
_LONGEST = 40
"""Letters of a word that are looked at: what is longer is none."""

_FUNCTION_WORDS = """
a about above across after again against all almost along already also although always am among
an and any are aren't around as at away back be became because become been before being below
between both but by can cannot can't could couldn't despite did didn't do does doesn't doing
don't down during either else even ever every far few for from further get got had hadn't
has hasn't have haven't having he he'd he'll her here hers herself he's him himself his how
however i i'd if i'll i'm in indeed instead into is isn't it its it's itself i've just least
less let like likely made make makes making many may me might mine more most much must my
myself near neither never no nor not now of off often on once one only onto or other others our
ours ourselves out over own perhaps put quite rather really regarding same shall she she's
should since so some such take taken taking than that that's the their theirs them themselves
then there there's these they they'd they'll they're they've this those though through thus to
together too took toward towards under until up upon us use used very via was wasn't way we
well went were weren't we've what whatever when where whether which while who whole whom whose
why will with within without won't would wouldn't yet you your yours
"""
STOP = frozenset(_FUNCTION_WORDS.split())
"""Words that say little of what is stated. Written for this purpose; English."""

_NAMES = frozenset(("US", "WHO", "IT"))
"""Names in capitals that would else be taken for one of those words."""

_IN_ORDER = """
zero . two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(number) for number, word in enumerate(_IN_ORDER.split()) if word != "."} | {
    word: str(10 * number) for number, word in enumerate(_TENS.split(), 3)
}
"""Numbers in words; `one` is left out, being more often no number."""

_VOWELS = frozenset("aeiouy")


class Word(NamedTuple):
    """A word or number of a claim."""

    text: str
    """As it stands there."""

    stem: str
    """In lower case without its endings; a number without its commas; `U.S.` and `US` as `US`."""

    start: int
    """Where it begins, in code points of the text that was read, plus the offset given."""

    end: int
    """Where it ends."""

    stop: bool
    """Whether it says little by itself."""


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words and numbers of `text` in order, marks left out.

    Args:
        text: Any text.
        offset: What is added to their places: where `text` stands in its article.
    """
    found = []
    for match in _WORD.finditer(text):
        written = match[0]
        stem, stop = _made_alike(written)
        start, end = match.span()
        found.append(Word(written, stem, offset + start, offset + end, stop))
    return tuple(found)


@lru_cache(maxsize=65536)
def _made_alike(written: str) -> tuple[str, bool]:
    """Return the stem of a word as written, and whether it is one that says little."""
    if written[0].isdecimal():
        return written.replace(",", "").rstrip("."), False
    if "." in written:
        short = written.replace(".", "")
        return (short.upper() if short.upper() in _NAMES else short.lower()), False
    if written in _NAMES:
        return written, False
    low = written[:_LONGEST].lower().translate(_CURLY)
    if low in STOP:
        return low, True
    if low in _NUMBERS:
        return _NUMBERS[low], False
    low = low.removesuffix("'s")
    return stem_of(low), low in STOP or len(low) < 2


_ENDINGS = (
    # ending, letters that must be left, what takes its place
    ("ization", 4, "ize"), ("isation", 4, "ize"), ("ational", 4, "ate"), ("fulness", 3, ""),
    ("iveness", 3, ""), ("ousness", 3, ""), ("ations", 4, ""), ("ation", 4, ""),
    ("ments", 4, ""), ("ment", 4, ""), ("ities", 4, ""), ("ity", 4, ""), ("nesses", 3, ""),
    ("ness", 3, ""), ("ions", 5, ""), ("ion", 5, ""), ("ances", 4, ""), ("ance", 4, ""),
    ("ences", 4, ""), ("ence", 4, ""), ("ingly", 3, ""), ("edly", 3, ""), ("ings", 3, ""),
    ("ing", 3, ""), ("ively", 4, ""), ("ive", 4, ""), ("ously", 4, ""), ("ous", 4, ""),
    ("ically", 3, "ic"), ("ical", 4, "ic"), ("ics", 4, "ic"),
    ("ally", 4, ""), ("als", 4, ""), ("al", 4, ""),
    ("fully", 3, ""), ("ful", 4, ""), ("lessly", 3, ""), ("less", 3, ""), ("ably", 4, ""),
    ("able", 4, ""), ("ible", 4, ""), ("izing", 3, "ize"), ("izes", 3, "ize"),
    ("ized", 3, "ize"), ("ising", 4, "ize"), ("ises", 4, "ize"), ("ised", 4, "ize"),
    ("iers", 3, "y"), ("ier", 3, "y"), ("iest", 3, "y"), ("ies", 2, "y"), ("ied", 2, "y"),
    ("eed", 2, "ee"), ("ees", 4, ""), ("ee", 4, ""), ("ers", 4, ""), ("er", 4, ""),
    ("ors", 4, ""), ("or", 4, ""), ("ed", 3, ""), ("ly", 3, ""),
)  # fmt: skip
"""Endings of English words, longest first where they end alike. After the idea of M. F. Porter,
An algorithm for suffix stripping (1980), but coarser: verbs and the nouns made from them shall
meet (deport, deported, deportee, deportation)."""

_BY_LAST: dict[str, tuple[tuple[str, int, str], ...]] = {
    last: tuple(ending for ending in _ENDINGS if ending[0][-1] == last)
    for last in {ending[0][-1] for ending in _ENDINGS}
}


_WHOLE_WORDS = """
sentence letter manner plane terrible former general several statement violence international
national offensive number member matter order officer official office author authority customer
summer winter river corner minister partner border murder leader prisoner shower tower
"""
_WHOLE = frozenset(_WHOLE_WORDS.split())
"""Words whose endings are none: without them they would be taken for others."""


def _american(low: str) -> str:
    """Return a word in lower case as it is spelt in American English."""
    if low.endswith(("tre", "tres")):
        return low.replace("tre", "ter")
    if len(low) > 5 and low.endswith(("our", "ours", "oured", "ouring")):
        return low.replace("our", "or")
    return low


def stem_of(low: str) -> str:
    """Return what is left of a word in lower case when its endings are taken off."""
    whole = low.removesuffix("s")
    if whole in _WHOLE:
        return whole
    if len(low) < 4 or not low.isascii():
        return low
    word = _american(low)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
        if word.endswith("ie"):
            word = word[:-2] + "y"
    for ending, least, instead in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            rest = word[: len(word) - len(ending)]
            if _VOWELS.isdisjoint(rest):
                break
            word = rest + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsez":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 5 and word.endswith("at"):
        word = word[:-2]
    if len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWELS:
        word = word[:-1] + "i"
    if word[-1] == "z":
        word = word[:-1] + "s"
    return word
