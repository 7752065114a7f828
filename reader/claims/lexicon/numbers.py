"""Number words, units of measure, and words that make a number inexact.

Source: the numerals of English, the units of the International System and those of the
English-speaking countries, written down for this program.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset

__all__ = ["APPROXIMATE", "CURRENCIES", "MULTIPLES", "NOT_UNITS", "NUMBER_WORDS", "UNIT_SIGNS"]

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
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "dozens": 12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "k": 1e3,
}

CURRENCIES = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₹": "rupees",
    "₽": "roubles",
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
    ("up", "to"),
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

UNIT_SIGNS = wordset("% ‰ ° °c °f c f km m cm mm kg g t l ml mph kph kw mw gw kwh ha acres")

NOT_UNITS = wordset(
    "of in on at by for from with to into as and or but nor than that which who whose where when"
    " while is are was were be been has have had will would could can may might must should do"
    " does did not after before during since until per each a an the his her its their our my"
    " this these those he she it they we i you if because ago later earlier more other another"
    " so also only just all about over under against between"
)
