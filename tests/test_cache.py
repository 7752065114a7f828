"""Claims that were found before are not found again, and never wrong ones."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cache import ClaimCache, claims_of, default_folder
from reader.claims import engine
from reader.model import (
    Article,
    Attribution,
    Claim,
    DateMention,
    Kind,
    Quantity,
    Reason,
    Span,
)
from tests.cli.conftest import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXT = """Bridge to close

“It carries 9,000 to 10,000 lorries a week,” said Ada Thorne, its engineer, on Monday.

The bridge reportedly opened in May 1961, and it would close in 2027 if nobody paid.
"""


class Counting:
    """Finds what it was given, and counts how often it was asked."""

    def __init__(self, claims: Sequence[Claim] | None = None, version: str = "1") -> None:
        self.name = "counting"
        self.version = version
        self.asked = 0
        self._claims = claims

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        self.asked += 1
        found = engine("rules").find(text, date=date, language=language)
        yield from found if self._claims is None else self._claims

    def reasons(self) -> tuple[Reason, ...]:
        return ()


@pytest.fixture
def cache(tmp_path: Path) -> ClaimCache:
    return ClaimCache(tmp_path / "cache" / "claims")


def article(text: str = TEXT) -> Article:
    return Article(Path("a.txt"), "a.txt", "A", text, date=dt.date(2026, 1, 30), language="en")


def files(cache: ClaimCache) -> list[Path]:
    return sorted(cache.folder.iterdir())


def test_the_second_time_nothing_is_found_anew(cache: ClaimCache) -> None:
    counting = Counting()
    first = tuple(cache.find(article(), counting))
    assert tuple(cache.find(replace(article(), name="b.txt", title="B"), counting)) == first
    assert counting.asked == 1
    assert first == tuple(engine("rules").find(TEXT, date=article().date, language="en"))
    assert any(claim.attribution and claim.quantities and claim.dates for claim in first)


def test_whatever_may_change_the_claims_has_them_found_anew(cache: ClaimCache) -> None:
    counting = Counting()
    others = [
        article(),
        article(TEXT + "More.\n"),
        replace(article(), date=None),
        replace(article(), date=dt.date(2025, 1, 30)),
        replace(article(), language=None),
        replace(article(), language="de"),
    ]
    for _ in range(2):
        for each in others:
            list(cache.find(each, counting))
    assert counting.asked == len(others)
    newer = Counting(version="2")
    list(cache.find(article(), newer))
    assert newer.asked == 1


def test_the_words_of_an_article_are_not_kept(cache: ClaimCache) -> None:
    list(cache.find(article(), Counting()))
    [path] = files(cache)
    assert b"lorries a week" not in path.read_bytes()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_half_of_the_claims_are_not_taken_for_all(cache: ClaimCache) -> None:
    counting = Counting()
    found = cache.find(article(), counting)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert len(tuple(cache.find(article(), counting))) > 1
    assert counting.asked == 2


def test_a_damaged_file_is_passed_over_and_written_anew(cache: ClaimCache) -> None:
    counting = Counting()
    expected = tuple(cache.find(article(), counting))
    [path] = files(cache)
    sound = path.read_bytes()
    middle = sound.index(b"9000")
    for number, damaged in enumerate(
        [
            b"",
            b"{}",
            b"\x00" * 400,
            b"[" * 100_000,
            sound[:-20],
            sound + b" ",
            sound.replace(b"9000", b"9001", 1),
            sound[:middle] + b"\xff" + sound[middle + 1 :],
        ],
        start=2,
    ):
        path.write_bytes(damaged)
        assert tuple(cache.find(article(), counting)) == expected
        assert counting.asked == number
        assert path.read_bytes() == sound


def test_what_fits_its_check_but_no_claim_is_passed_over(cache: ClaimCache) -> None:
    """As after a mistake in a program: the claims of another text under this one's name."""
    long = tuple(Counting().find(TEXT))
    short = article("The bridge opened in 1961.")
    list(cache.find(short, Counting(long)))
    counting = Counting()
    for _ in range(2):
        found = tuple(cache.find(short, counting))
        assert all(each.span.text_in(short.text) == each.text for each in found)
    assert counting.asked == 1


def test_where_nothing_can_be_kept_claims_are_found_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = ClaimCache(tmp_path / "file" / "claims")
    counting = Counting()
    for _ in range(2):
        assert tuple(cache.find(article(), counting))
    assert counting.asked == 2
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_the_folder_is_held_to_a_size_and_loses_what_is_oldest(tmp_path: Path) -> None:
    one = ClaimCache(tmp_path / "one")
    list(one.find(article(), Counting()))
    size = files(one)[0].stat().st_size
    folder = tmp_path / "many"
    names = []
    for number in range(8):
        cache = ClaimCache(folder, largest=size * 4)  # each a process, that looks once at least
        each = article(TEXT.replace("Monday", f"Monday{number}"))
        list(cache.find(each, Counting()))
        path = cache.path_of(each, Counting())
        names.append(path)
        os.utime(path, (number, number))
    assert sum(path.stat().st_size for path in folder.iterdir()) <= size * 4
    assert names[-1].exists()
    assert not names[0].exists()


def test_to_be_asked_for_keeps_a_file_young(cache: ClaimCache) -> None:
    list(cache.find(article(), Counting()))
    [path] = files(cache)
    os.utime(path, (1, 1))
    list(cache.find(article(), Counting()))
    assert path.stat().st_mtime > 1


def test_many_processes_write_at_once(tmp_path: Path) -> None:
    """Each finds the claims of the same articles, again and again, while others damage them."""
    code = """
import sys
from pathlib import Path
from reader.cache import ClaimCache
from reader.claims import engine
from reader.model import Article
cache = ClaimCache(Path(sys.argv[1]))
for turn in range(12):
    for number in range(5):
        text = f"The {number + 2} bridges opened in 1961, said Ada Thorne."
        article = Article(Path("a"), "a", "A", text)
        found = tuple(cache.find(article, engine("rules")))
        assert found == tuple(engine("rules").find(text)), found
        if turn % 3 == 0:
            path = cache.path_of(article, engine("rules"))
            path.write_bytes(path.read_bytes()[:-7] if path.exists() else b"x")
"""
    command = [sys.executable, "-c", code, str(tmp_path / "claims")]
    running = [
        subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) for _ in range(3)
    ]
    for process in running:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, b"")
    assert not [path for path in (tmp_path / "claims").iterdir() if path.name.startswith(".")]


def test_it_lies_in_the_users_cache_folder(home: Path) -> None:
    assert default_folder() == home / ".cache" / "claim-reader" / "claims"
    assert tuple(claims_of(article(), engine("rules")))


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(*sorted(pair)))
words = st.text(max_size=8)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    span = draw(spans)
    return Claim(
        draw(words),
        span,
        span.text_in(text),
        tuple(draw(st.lists(st.sampled_from(Kind), max_size=3))),
        draw(st.floats(0, 1)),
        draw(
            st.none()
            | st.builds(
                Attribution,
                st.none() | words,
                st.none() | spans,
                st.none() | words,
                st.none() | spans,
                st.lists(spans, max_size=2).map(tuple),
                st.none() | words,
            )
        ),
        draw(st.none() | words),
        tuple(
            draw(
                st.lists(
                    st.builds(
                        Quantity,
                        numbers,
                        st.none() | words,
                        st.none() | words,
                        spans,
                        st.none() | numbers,
                    ),
                    max_size=2,
                )
            )
        ),
        tuple(draw(st.lists(st.builds(DateMention, words, words, spans), max_size=2))),
        tuple(draw(st.lists(st.builds(Reason, words, numbers), max_size=2))),
    )


ANY = "Ten “cells”, 80 m²: \U0001f309 \x1b[31m and so on, until here."


@settings(max_examples=60, deadline=None)
@given(st.lists(claims(ANY), max_size=4))
def test_what_is_kept_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, found: list[Claim]
) -> None:
    cache = ClaimCache(tmp_path_factory.mktemp("cache"))
    counting = Counting(found)
    assert tuple(cache.find(article(ANY), counting)) == tuple(found)
    assert tuple(cache.find(article(ANY), counting)) == tuple(found)
    assert counting.asked == 1
