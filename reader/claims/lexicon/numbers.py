"""Number words, units of measure, and words that make a number inexact.

Source: the numerals of English, the units of the International System and those of the
English-speaking countries, written down for this program.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset

__all__ = [
    "APPROXIMATE",
    "BEHIND",
    "CHANGES",
    "CURRENCIES",
    "CURRENCY_CODES",
    "DOLLARS",
    "FOREIGN",
    "FRACTIONS",
    "MULTIPLES",
    "NOT_UNITS",
    "NUMBER_WORDS",
    "PLURALS",
    "SHARES",
    "SIGNS_WITH_FIGURES",
]

NUMBER_WORDS: dict[str, float] = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10.0 * tens
    for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}

MULTIPLES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "k": 1e3,
}

FOREIGN: dict[str, float] = {
    "millionen": 1e6, "millones": 1e6, "milioni": 1e6, "miljoen": 1e6, "milhões": 1e6,
    "milliarden": 1e9, "milliards": 1e9, "miliardi": 1e9, "miljard": 1e9, "mrd": 1e9, "mio": 1e6,
}  # fmt: skip
"""The same in some other languages, behind figures."""

PLURALS: dict[str, float] = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}

SHARES = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
"""Into how many parts each of these divides."""

FRACTIONS = frozenset(
    f"{count}-{part}"
    for count in ("one", "two", "three", "four")
    for part in SHARES
    if not part.startswith("hal") or count == "one"
)
"""Fractions in one word: two-thirds."""

CURRENCIES = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₹": "rupees",
    "₽": "roubles",
}

DOLLARS = {
    "US": "dollars",
    "U.S.": "dollars",
    "C": "Canadian dollars",
    "CA": "Canadian dollars",
    "A": "Australian dollars",
    "AU": "Australian dollars",
    "NZ": "New Zealand dollars",
    "HK": "Hong Kong dollars",
    "S": "Singapore dollars",
}
"""Whose dollars, by the letters before the sign."""

CURRENCY_CODES = {
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "CHF": "francs",
    "INR": "rupees",
    "Rs": "rupees",
    "Rs.": "rupees",
    "CAD": "Canadian dollars",
    "AUD": "Australian dollars",
}

APPROXIMATE = (
    ("as", "many", "as"),
    ("as", "much", "as"),
    ("as", "few", "as"),
    ("no", "more", "than"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("greater", "than"),
    ("as", "little", "as"),
    ("up", "to"),
    ("upwards", "of"),
    ("upward", "of"),
    ("in", "excess", "of"),
    ("an", "estimated"),
    ("well", "more", "than"),
    ("a", "few"),
    ("few",),
    ("several",),
    ("many",),
    ("a", "couple"),
    ("a", "total", "of"),
    ("at", "least"),
    ("at", "most"),
    ("close", "to"),
    ("well", "over"),
    ("over",),
    ("under",),
    ("above",),
    ("below",),
    ("some",),
    ("about",),
    ("around",),
    ("roughly",),
    ("approximately",),
    ("nearly",),
    ("almost",),
    ("estimated",),
    ("just",),
    ("only",),
    ("exactly",),
    ("circa",),
    ("~",),
    ("≈",),
)

BEHIND = (
    ("or", "more"),
    ("or", "so"),
    ("or", "less"),
    ("or", "fewer"),
    ("-", "plus"),
    ("plus",),
    ("+",),
)
"""Words behind a number that make it inexact."""

CHANGES = wordset(
    "fell fall falls falling fallen rose rise rises rising risen grew grow grows grown growing"
    " dropped drop drops dropping increased increase increases increasing decreased decrease"
    " climbed climb jumped jump slipped slid moved move went gone go going declined decline up"
    " down surged soared shrank shrunk plunged plummeted cut raised raise lowered expanded changed"
    " doubled swung dipped narrowed widened reduced reduce"
)
"""Behind which "from 7 to 5" tells of two moments, not of a range."""

SIGNS_WITH_FIGURES = wordset("c f km cm mm kg g t l ml mph kph kw mw gw kwh ha ft lb lbs")
"""Units that may be written in one word with the figures: 80kg."""

NOT_UNITS = wordset(
    "of in on at by for from with to into as and or but nor than that which who whose where when"
    " while is are was were be been has have had will would could can may might must should do"
    " does did not after before during since until per each a an the his her its their our my"
    " this these those he she it they we i you if because ago later earlier more other another"
    " so also only just all about over under against between"
)
