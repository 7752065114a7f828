"""What stands under the title of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.language import foreign_language

if TYPE_CHECKING:
    import datetime as dt

    from reader.model import Article

__all__ = ["date_words", "month", "outlet_words", "reading_time"]

_MONTHS = "January February March April May June July August September October November December"

CHARACTERS_A_MINUTE = 1330
"""238 words a minute (Brysbaert 2019, mean of silent reading) of 5.6 characters."""


def date_words(date: dt.date) -> str:
    """Return a day for people: `5 February 2025`."""
    return f"{date.day} {month(date.month)} {date.year}"


def reading_time(text: str) -> str:
    """Return how long reading takes: `4 min`, `2 h 10 min`."""
    minutes = max(1, round(len(text) / CHARACTERS_A_MINUTE))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def outlet_words(article: Article) -> str:
    """Return what stands under an article's title: `The Ledger · 5 February 2025 · 4 min`.

    Of an article in another language than English that comes first, for the engines know no other.
    """
    day = date_words(article.date) if article.date else ""
    language = foreign_language(article.text, article.language)
    notice = f"in {language}: claims are found well in English only" if language else ""
    parts = (notice, article.outlet or article.path.name, day, reading_time(article.text))
    return " · ".join(part for part in parts if part)


def month(number: int) -> str:
    """Return the name of the month of that number, from 1."""
    return _MONTHS.split()[number - 1]
