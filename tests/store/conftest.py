"""What the store's tests start from: an article of our own invention and a store beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import HealthCheck, settings

from reader.model import Annotation, Article, Span, new_id, now
from reader.store import Store, select

if TYPE_CHECKING:
    from pathlib import Path

CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For properties: a busy machine is no failure."""

TEXT = (
    "The ferry to Lissen was delayed on Tuesday, the harbour office said.\n"
    "About 340 passengers waited on the quay; some had been there since dawn.\n\n"
    "“We were told nothing,” said Mara Olt, who runs the bakery at the pier. "
    "The company, Nordlinie, did not answer calls.\n"
    "A second ferry left at noon with 212 people on board, the office said.\n"
)


class Make(Protocol):
    """Makes an article that is on disk."""

    def __call__(self, text: str = TEXT, name: str = "news/ferry.txt") -> Article: ...


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(text: str = TEXT, name: str = "news/ferry.txt") -> Article:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="\n")
        return Article(path, name, "The ferry", text)

    return made


@pytest.fixture
def article(make: Make) -> Article:
    return make()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "annotations", "ana")


class Annotate(Protocol):
    """Makes an annotation of some words of a text; it is not stored."""

    def __call__(self, words: str, text: str = TEXT, nth: int = 0) -> Annotation: ...


@pytest.fixture
def annotate() -> Annotate:
    def made(words: str, text: str = TEXT, nth: int = 0) -> Annotation:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        target = select(text, Span(start, start + len(words)))
        return Annotation(new_id(), target, "ana", now(), now())

    return made
