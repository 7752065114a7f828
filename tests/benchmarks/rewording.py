"""Sentences changed by script: into other ones that say something else, or the same.

Written without a look at how the program reads sentences: it has its own patterns for what is a
number, a date, a name and a quotation, and takes only what is plain.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Callable, Mapping

__all__ = ["CHANGES", "REWRITES", "Vocabulary", "same_quotations"]

_COUNTING = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_NUMBER_WORDS = _COUNTING.split()
_MONTHS = list(calendar.month_name)[1:]
_SHORT = ("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_DAYS = list(calendar.day_name)
_FIGURE = re.compile(r"(?<![\w.,:/$-])\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w:/]|[.,]\d|-\d)")
_WORD = re.compile(rf"(?<![\w-])({'|'.join(_NUMBER_WORDS)})\b(?!-)")
_MONTH_DAY = re.compile(
    rf"\b({'|'.join([*_MONTHS, *map(re.escape, _SHORT)])})\s+(\d{{1,2}})\b(?!,?\d)"
)
_YEAR = re.compile(r"\b(in|since|of|by|from|until) ((?:19|20)\d\d)\b(?![-–,]\d)")
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2})\b(?![-.]|['’]\w{2})")
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]|``([^`']{12,})''")
_NO_NAMES = {*_MONTHS, *_DAYS, "The", "But", "And"}
_BOUNDED = re.compile(r"(?:than|about|least|to|over|nearly|some|around|of|by|[A-Z]\w*) $")
_NAMED = re.compile(r"[A-Z]\w* $")
Change = Callable[[str, str, "Vocabulary", random.Random], str | None]


class Vocabulary:
    """Names and plain words of a corpus, to put in the place of others."""

    def __init__(self, sentences: list[str]) -> None:
        names: dict[int, set[str]] = {1: set(), 2: set(), 3: set()}
        plain: set[str] = set()
        for sentence in sentences:
            for match in _NAME.finditer(sentence):
                words = match[1].split()
                if not _NO_NAMES & set(words):
                    names[len(words)].add(match[1])
            plain.update(re.findall(r"(?<= )[a-z]{5,9}(?= )", sentence))
        self.names = {size: sorted(found) for size, found in names.items()}
        self.plain = sorted(plain)


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _change_number(first: str, second: str, words: Vocabulary, chance: random.Random) -> str | None:
    """Put another number for one that both sentences have."""
    dated = [match.span() for pattern in (_MONTH_DAY, _YEAR) for match in pattern.finditer(second)]
    found = []
    for match in [*_FIGURE.finditer(second), *_WORD.finditer(second)]:
        if any(start < match.end() and match.start() < end for start, end in dated):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", match[1]) or _NAMED.search(second[: match.start()]):
            continue
        if re.search(r"\d[\w.,%]* (?:to|and|or) \$?$", second[: match.start()]) or re.match(
            r"[\w.,%]*(?: [mb]illion)? (?:to|and|or) \$?\d", second[match.end() :]
        ):
            continue  # one end of a range, which must stay one
        if re.search(rf"(?<![\w.,]){re.escape(match[0])}(?![\w]|[.,]\d)", first):
            found.append(match)
    if not found:
        return None
    match = chance.choice(found)
    if match[1] in _NUMBER_WORDS:
        new = chance.choice([word for word in _NUMBER_WORDS if word != match[1]])
        return _put(second, match.start(1), match.end(1), new)
    value = float(match[0].replace(",", "").lstrip("$"))
    decimals = len((match[2] or ".") if match.re is _FIGURE else ".") - 1
    other = value
    while abs(other - value) < 0.5 * 10.0**-decimals or other <= 0:
        other = round(
            value * chance.choice((0.4, 0.6, 0.75, 1.3, 1.6, 2.2)) + chance.choice((0, 1)), decimals
        )
    grouped = "," in match[1] or (match[0][0] == "$" and other >= 1000)
    new = f"{other:,.{decimals}f}" if grouped else f"{other:.{decimals}f}"
    if value >= 1000 and decimals == 0:
        zeros = len(match[1]) - len(match[1].rstrip("0,"))
        place = 10 ** match[1][len(match[1]) - zeros :].count("0") if zeros else 1
        other = round(other / place) * place
        if other in (0, value):
            return None
        new = f"{other:,.0f}" if grouped else f"{other:.0f}"
    return _put(second, match.start(1), match.end(), new)


def _change_date(first: str, second: str, words: Vocabulary, chance: random.Random) -> str | None:
    """Put another month, day of the month, year or day of the week for one that both have."""
    options: list[tuple[int, int, str]] = []
    for match in _MONTH_DAY.finditer(second):
        if match[0] in first:
            month = chance.choice([name for name in _MONTHS if name[:3] != match[1][:3]])
            day = str(chance.choice([n for n in range(1, 28) if n != int(match[2])]))
            options += [(*match.span(1), month), (*match.span(2), day)]
    for match in _YEAR.finditer(second):
        if match[2] in first:
            options.append((*match.span(2), str(int(match[2]) + chance.choice((-3, -2, -1, 1, 2)))))
    for match in _DAY.finditer(second):
        if match[0] in first:
            options.append((*match.span(1), chance.choice([d for d in _DAYS if d != match[1]])))
    return _put(second, *chance.choice(options)) if options else None


def _change_name(first: str, second: str, words: Vocabulary, chance: random.Random) -> str | None:
    """Put another name for one that both have, wherever it stands."""
    found = [
        match[1]
        for match in _NAME.finditer(second)
        if match[1] in first and not _NO_NAMES & set(match[1].split())
    ]
    if not found:
        return None
    name = chance.choice(found)
    new = chance.choice(words.names[len(name.split())])
    taken = {word[:4].lower() for word in re.findall(r"\w+", first + " " + second)}
    if any(word[:4].lower() in taken for word in new.split()):
        return None
    return re.sub(rf"\b{name}\b", new, second)


def _change_quoted(first: str, second: str, words: Vocabulary, chance: random.Random) -> str | None:
    """Put another word for one between quotation marks that both have there."""
    there = " ".join((match[1] or match[2]).lower() for match in _QUOTED.finditer(first))
    found = [
        (match.start(group) + word.start(), match.start(group) + word.end())
        for match in _QUOTED.finditer(second)
        for group in (1, 2)
        if match[group]
        for word in re.finditer(r"\b[a-z]{5,}\b", match[group])
        if re.search(rf"\b{word[0]}\b", there)
    ]
    if not found:
        return None
    start, end = chance.choice(found)
    new = chance.choice([word for word in words.plain if word[:4] != second[start : start + 4]])
    return _put(second, start, end, new)


CHANGES: Mapping[str, Change] = {
    "number": _change_number,
    "date": _change_date,
    "name": _change_name,
    "quote": _change_quoted,
}
"""Each takes two sentences that say the same and changes the second one, or finds nothing to."""


def _in_words(text: str, chance: random.Random) -> str | None:
    """Write a small number in figures that stands in words, or the other way round."""
    match = _WORD.search(text)
    if match:
        return _put(text, *match.span(1), str(_NUMBER_WORDS.index(match[1]) + 2))
    for figure in re.finditer(r"(?<= )(\d{1,2})(?= [a-z])", text):
        if 2 <= int(figure[1]) <= 20 and not re.search(r"[A-Z]\w*\.? $", text[: figure.start()]):
            return _put(text, *figure.span(1), _NUMBER_WORDS[int(figure[1]) - 2])
    return None


def _scaled(text: str, chance: random.Random) -> str | None:
    """Write 40,000 as 40 thousand, 2.5 million as 2,500,000, and back."""
    match = re.search(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?) (million|billion)\b", text)
    if match:
        value = round(float(match[1]) * (1e6 if match[2] == "million" else 1e9))
        return _put(text, *match.span(), f"{value:,d}")
    match = re.search(r"(?<![\w.,$])(\d{1,3}),000\b(?![,.]\d)", text)
    return _put(text, *match.span(), f"{match[1]} thousand") if match else None


def _in_other_units(text: str, chance: random.Random) -> str | None:
    """Write per cent, money or miles in another way."""
    match = re.search(r"(?<![\w.,])(\d+(?:\.\d+)?)(?: percent\b|%)", text)
    if match:
        other = " per cent" if match[0].endswith("%") else chance.choice(("%", " per cent"))
        return _put(text, *match.span(), match[1] + other)
    match = re.search(r"(?<!\w)\$(\d+(?:\.\d+)?) (million|billion)\b", text)
    if match:
        short = {"million": "m", "billion": "bn"}[match[2]]
        return _put(
            text,
            *match.span(),
            chance.choice((f"{match[1]} {match[2]} dollars", f"${match[1]}{short}")),
        )
    match = re.search(
        r"(?<![\w.,])(\d{1,3}(?:\.\d)?) (miles|feet|pounds|kilometers|km|metres)\b", text
    )
    if match:
        factor, unit = {
            "miles": (1.609344, "km"), "feet": (0.3048, "metres"), "pounds": (0.45359237, "kg"),
            "kilometers": (0.62137, "miles"), "km": (0.62137, "miles"), "metres": (3.28084, "feet"),
        }[match[2]]  # fmt: skip
        return _put(text, *match.span(), f"{float(match[1]) * factor:.1f} {unit}")
    return None


def _rounded(text: str, chance: random.Random) -> str | None:
    """Round a number that is given finely, and say so."""
    for match in re.finditer(r"(?<= )(\d{1,3},\d{3}|\d{1,2}\.\d{2})(?=[ ,.])(?![,.]\d)", text):
        if _BOUNDED.search(text[: match.start()]) or match[1].endswith("00"):
            continue
        if "," in match[1]:
            new = f"{round(int(match[1].replace(',', '')), -2):,d}"
        else:
            new = f"{float(match[1]):.1f}"
        return _put(text, *match.span(), f"{chance.choice(('about', 'some', 'roughly'))} {new}")
    return None


def _date_otherwise(text: str, chance: random.Random) -> str | None:
    """Write June 10 as 10 June, or with the month in short."""
    match = _MONTH_DAY.search(text)
    if not match:
        return None
    month = next(name for name in _MONTHS if name[:3] == match[1][:3])
    short = month if len(month) < 6 else f"{month[:3]}."
    return _put(
        text,
        *match.span(),
        chance.choice(
            (
                f"{match[2]} {month}",
                f"{short} {match[2]}th"
                if short != match[1] and match[2] not in ("1", "2", "3", "21", "22", "23", "31")
                else f"{match[2]} {month}",
            )
        ),
    )


def _in_order(text: str, chance: random.Random) -> str | None:
    """Say first what stood last: who said it, or the second of two counted things."""
    match = re.fullmatch(r"([“\"][^“”\"]+),([”\"]) ((?:[A-Z][\w.]+ ){1,3})said\.", text)
    if match:
        return f"{match[3]}said: {match[1]}.{match[2]}"
    match = re.search(r"\b(\d[\d,]* [a-z]+) and (\d[\d,]* [a-z]+)\b(?! [a-z]+ed)", text)
    if match:
        return _put(text, *match.span(), f"{match[2]} and {match[1]}")
    match = re.fullmatch(
        r"((?:On|In|Last|This) [^,]{4,30}), ((?:the|a|he|she|they)\b[^,]*|[A-Z][^,]*)\.", text
    )
    if match and match[2].count(" ") > 3:
        return f"{match[2][0].upper()}{match[2][1:]} {match[1][0].lower()}{match[1][1:]}."
    return None


_SHARES = {
    "25": ("a quarter", "one in four"), "50": ("half",), "20": ("a fifth", "one in five"),
    "75": ("three quarters", "three in four"), "10": ("one in ten", "a tenth"),
    "40": ("two in five",), "80": ("four in five",),
}  # fmt: skip


def _as_share(text: str, chance: random.Random) -> str | None:
    """Write 25 percent of as a quarter of."""
    for match in re.finditer(r"(?<![\w.,])(\d+) ?(?:percent|%|per cent) of(?= )", text):
        if match[1] in _SHARES:
            return _put(text, *match.span(), f"{chance.choice(_SHARES[match[1]])} of")
    return None


def _as_range(text: str, chance: random.Random) -> str | None:
    """Write 5 to 10 as 5-10, or as between 5 and 10."""
    match = re.search(r"(?<![\w.,$-])(\d{1,3}) to (\d{1,3})(?= [a-z]+s\b)", text)
    if not match or int(match[1]) >= int(match[2]):
        return None
    if re.search(r"(?:from|up|down|by|out of|of) $", text[: match.start()]):
        return None
    form = chance.choice(("{}–{}", "between {} and {}", "{}-{}"))
    return _put(text, *match.span(), form.format(match[1], match[2]))


def _in_other_time(text: str, chance: random.Random) -> str | None:
    """Write two weeks as 14 days, 24 hours as one day."""
    match = re.search(
        r"(?<![\w-])(\d{1,2}|two|three|four|five|six) (weeks|days|years|hours)\b", text
    )
    if not match:
        return None
    count = int(match[1]) if match[1].isdigit() else _NUMBER_WORDS.index(match[1]) + 2
    factor, unit = {
        "weeks": (7, "days"), "days": (24, "hours"), "years": (12, "months"),
        "hours": (60, "minutes"),
    }[match[2]]  # fmt: skip
    return _put(text, *match.span(), f"{count * factor} {unit}")


def _by_short_name(text: str, chance: random.Random) -> str | None:
    """Write United States as US, and back."""
    for name, short in (("United States", "U.S."), ("United Nations", "UN")):
        if name in text:
            return text.replace(name, short)
    match = re.search(r"\bU\.S\.(?= [a-z])", text)
    return _put(text, *match.span(), "United States") if match else None


REWRITES: Mapping[str, Callable[[str, random.Random], str | None]] = {
    "words": _in_words,
    "scale": _scaled,
    "units": _in_other_units,
    "rounding": _rounded,
    "dates": _date_otherwise,
    "order": _in_order,
    "shares": _as_share,
    "ranges": _as_range,
    "time": _in_other_time,
    "short": _by_short_name,
}
"""Each writes a sentence so that it says the same, or finds nothing to."""


def same_quotations(one: str, other: str) -> bool:
    """Whether two sentences quote the same words: a quotation is not to be written otherwise."""
    quoted = [
        sorted(match[1] or match[2] for match in _QUOTED.finditer(text)) for text in (one, other)
    ]
    return quoted[0] == quoted[1]
