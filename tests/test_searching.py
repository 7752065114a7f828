"""What a search knows of claims, engines, and many articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.claims import engine
from reader.model import Attribution, Claim, Kind, Span
from reader.searching import CONTEXT, Search
from reader.store import Store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.claims import Engine


class Whole:
    """Takes the whole text for one claim, of somebody."""

    name = "whole"

    def __init__(self, version: str, source: str) -> None:
        self.version = version
        self._source = source

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        said = Attribution(self._source, None, "said", None, ())
        span = Span(0, len(text))
        yield Claim("1", span, text, (Kind.REPORTED,), 0.5, said)


def search(folder: Path, made: object = None) -> Search:
    def maker() -> Engine:
        return made or engine()  # type: ignore[return-value]

    return Search([folder], Store(folder / "notes", "ana"), maker, lambda e: pytest.fail(str(e)))


def test_claims_are_those_of_the_engine_and_of_its_version(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier\n\nstood.\n", encoding="utf-8")
    for version, source in (("1", "Ada"), ("2", "Bob"), ("1", "Ada")):
        asked = search(tmp_path, Whole(version, source))
        assert len(list(asked.find(f"source:{source} pier"))) == 1
        assert len(list(asked.find("kind:reported"))) == 1
        other = {"Ada": "Bob", "Bob": "Ada"}[source]
        assert list(asked.find(f"source:{other}")) == []
        asked.close()


def test_hits_of_many_articles_come_in_order_a_portion_at_a_time(tmp_path: Path) -> None:
    for number in range(250):
        text = f"Pier {number}\n\nThe pier stood.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    asked = search(tmp_path)
    found = [hit.article for hit in asked.find("pier -ferry")]
    assert found == [f"{tmp_path.as_posix()}/{n}.txt" for n in range(250) for _ in range(2)]
    # One that is written anew gets another place in the index, and keeps the one in the folder.
    (tmp_path / "3.txt").write_text("The pier\n\nfell.\n", encoding="utf-8")
    (tmp_path / "4.txt").unlink()
    names = [Path(hit.article).stem for hit in asked.find("pier")]
    assert names == [str(n) for n in range(250) for _ in range(1 if n == 3 else 2) if n != 4]
    asked.close()


def test_the_context_is_of_the_paragraph_in_whole_words(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    (tmp_path / "a.txt").write_text(f"Head\n \n{words} pier {words}.\n\nTail\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Head\n \nthe pier stood\n\nTail\n", encoding="utf-8")
    asked = search(tmp_path)
    long, short = asked.find("pier")
    before, after = long.context.split("pier")
    assert max(len(before), len(after)) <= CONTEXT
    assert min(len(before), len(after)) > CONTEXT - 8
    assert set(f"{before} {after}".split()) <= set(words.split())
    assert short.context == "the pier stood"
    assert short.context[short.at :].startswith("pier")
    asked.close()
