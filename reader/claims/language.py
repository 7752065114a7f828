"""Which language a text is in: the engines know English only."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

__all__ = ["LANGUAGES", "foreign_language", "language_of"]

LANGUAGES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""The English names of the languages that are told apart, by tag."""

_WORDS = {
    "en": "the of and to in a is that for it was on with as he be by at from this are have not",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne ce",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más",
    "it": "di e il la che in a per un del non è una i le da si con della sono dei anche gli",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como foi ao",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die om ook als maar bij",
    "sv": "och i att en det som på är av för med till den har inte ett om de så men var sig",
    "da": "og i at det er en til på som af for med den de ikke der et har var om han sig men",
    "pl": "w i na się z do nie to że jest o jak po za od dla przez ale co są był oraz ich",
    "tr": "ve bir bu da de için ile çok daha olarak gibi en olan ne ki kadar var ama sonra",
    "ru": "и в не на что с по как это к из у за от о для но он его так же был все бы",
    "uk": "і в не на що з та до як це за від про для але він його у й або був які щоб",
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان لا ما بعد بين قد كما ذلك",
    "fa": "و در به از که این را با است برای آن یک تا می بر هم شد خود شده ها",
}
"""The most frequent function words of each, from published lists of word frequencies."""

_SETS = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}
_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("hi", "[\u0900-\u097f]"),
)
"""Languages that are told by their letters, the more telling ones first.

Compiled when a text is looked at: a class of so many letters takes milliseconds.
"""

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 400
"""Words from the beginning that are looked at."""

_FEWEST = 20
"""Words without which nothing can be said."""

_SHARE = 0.14
"""The share of function words that a text of a language has at the least."""

_LEAD = 1.3
"""So many times as many as of any other language."""

_CHARACTERS = 8_000


def language_of(text: str) -> str | None:
    """Return the tag of the language that `text` is in, None where that is not sure.

    It is told by the most common function words, as Grefenstette did ("Comparing two language
    identification schemes", 1995), and where a script is one language's, by the script.

    Args:
        text: The text; its beginning is enough.
    """
    text = text[:_CHARACTERS]
    letters = sum(map(str.isalpha, text))
    for tag, script in _SCRIPTS:
        share = len(re.findall(script, text)) / max(1, letters)
        if letters >= _FEWEST and share > (0.1 if tag == "ja" else 0.5):
            return tag
    words = [match.group().lower() for match in islice(_WORD.finditer(text), _LOOKED_AT)]
    if len(words) < _FEWEST:
        return None
    counts = Counter({tag: sum(word in known for word in words) for tag, known in _SETS.items()})
    (best, most), (_, second) = counts.most_common(2)
    sure = most >= _SHARE * len(words) and most >= _LEAD * second
    return best if sure else None


def foreign_language(text: str, language: str | None = None) -> str | None:
    """Return the name of the text's language, if it is surely not English; else None.

    Args:
        text: The text.
        language: Its language as a tag, if known; then the text is not looked at.
    """
    tag = language.replace("_", "-").split("-")[0].lower() if language else language_of(text)
    if tag is None or tag in ("en", "eng", "und", "english", ""):
        return None
    return LANGUAGES.get(tag, tag)
