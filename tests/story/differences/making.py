"""Articles of one sentence or a few, with their claims, as a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.claims import find_claims
from reader.model import Article
from reader.model.story import Told
from reader.story.differences import Related, relate
from reader.story.stated import Stated, state_all

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from reader.model.story import Difference

__all__ = ["differences", "related", "stated"]


def stated(name: str, text: str, date: dt.date | None = None) -> tuple[Stated, ...]:
    """Return the claims of an article called `name`."""
    article = Article(Path(name), name, name, text, date=date)
    return state_all([Told(name, article, tuple(find_claims(text, date=date)))])


def related(texts: Mapping[str, str], date: dt.date | None = None) -> Related:
    """Return how all claims of the texts, by the names of their articles, stand."""
    return relate([one for name, text in texts.items() for one in stated(name, text, date)], ())


def differences(first: str, second: str) -> dict[str, Difference]:
    """Return what two texts differ on, by its sort."""
    found = related({"a.txt": first, "b.txt": second}).differences
    return {one.on.value: one for one in found}
