"""Folders of many articles: the first page is not to wait for the others."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.config import Settings
from reader.model import Claim, Span
from reader.project import Place, Project
from reader.session import Session
from reader.tui.app import ReaderApp
from reader.tui.reading import Reading
from reader.tui.storytelling import StoryProgressed, line_up
from tests.tui.folders import settled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.message import Message

    from reader.model import Article


def write_many(folder: Path, count: int) -> Path:
    articles = folder / "news"
    articles.mkdir()
    for number in range(count):
        text = f"The ferry number {number} carries {number + 2} cars, the operator said.\n"
        (articles / f"{number}.txt").write_text(f"---\ntitle: Ferry {number}\n---\n{text}")
    return articles


def open_impatiently(articles: Path) -> Project:
    return Project.open(
        [articles],
        annotations=articles.parent / "annotations",
        annotator="ana",
        on_problem=print,
        patience=0,
    )


def test_the_others_wait_except_the_one_that_was_read_last(tmp_path: Path) -> None:
    articles = write_many(tmp_path, 30)
    project = open_impatiently(articles)
    assert [article.title for article in project.articles] == ["Ferry 0"]
    assert len(project.waiting) == 29
    everything = project.read_rest()
    assert [article.title for article in everything] == [f"Ferry {n}" for n in range(30)]
    project.take_up(everything)
    project.keep_place(everything[17], Place(0))
    again = open_impatiently(articles)
    assert [article.title for article in again.articles] == ["Ferry 0", "Ferry 17"]
    assert again.last_article == everything[17]
    assert again.read_rest() == everything


async def test_the_desk_opens_on_what_is_there_and_takes_up_the_rest(tmp_path: Path) -> None:
    articles = write_many(tmp_path, 12)
    project = open_impatiently(articles)
    project.keep_place(project.read_rest()[7], Place(0))
    app = ReaderApp(open_impatiently(articles), Settings("ana"))
    async with app.run_test(size=(120, 60)) as pilot:
        # What is pressed before all of the desk is there is not lost.
        await pilot.press("n")
        await settled(app, pilot)
        assert app.desk.article.title == "Ferry 7"
        assert app.desk.index == 7
        assert "news · 12 articles" in shown(app)
        assert "Ferry 8" in shown(app)
        assert app.desk.tallies.sums[1] >= 12
        # None but those that were opened are kept with all their claims.
        assert [each.article.title for each in app.project.sessions] == ["Ferry 7"]
        await pilot.press("J", "n", "y")
        await settled(app, pilot)
        assert app.desk.tallies.entries[8].decided == 1


class Watched(Project):
    """Knows what was asked of it; one of the articles takes until its worker is cancelled."""

    asked = 0
    found = 0
    slow = 20

    def passing_session(self, article: Article) -> Session:
        self.asked += 1
        end = time.monotonic() + 20
        while self.asked == self.slow and not get_current_worker().is_cancelled:
            assert time.monotonic() < end, "the worker was never cancelled"
            time.sleep(0.005)
        return super().passing_session(article)

    def claims(self, article: Article) -> Iterator[Claim]:
        self.found += 1
        return super().claims(article)


def watched(articles: Path) -> Watched:
    return Watched.open(
        [articles],
        annotations=articles.parent / "annotations",
        annotator="ana",
        on_problem=print,
    )


async def test_to_end_ends_the_counting_in_its_thread(tmp_path: Path) -> None:
    project = watched(write_many(tmp_path, 300))
    app = ReaderApp(project, Settings("ana"))
    async with app.run_test() as pilot:
        end = time.monotonic() + 20
        while project.asked < project.slow:
            assert time.monotonic() < end, "nothing is counted"
            await pilot.pause(0.01)
        app.exit()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert project.asked == project.slow


def test_a_story_that_nobody_wants_any_more_reads_no_further(tmp_path: Path) -> None:
    project = watched(write_many(tmp_path, 60))
    told: list[Message] = []
    line_up(project, told.append, lambda: project.found == 7)
    assert project.found == 7
    first, *others = told
    assert isinstance(first, StoryProgressed)
    assert (first.done, first.total, first.what) == (0, 60, "articles")
    assert all(isinstance(each, StoryProgressed) for each in others)


def test_claims_that_come_in_any_order_are_the_same_as_all_at_once(tmp_path: Path) -> None:
    project = open_impatiently(write_many(tmp_path, 1))
    article = project.articles[0]
    spans = [(0, 5), (0, 9), (4, 9), (12, 20), (12, 14), (30, 31), (2, 3), (40, 44), (39, 44)]
    claims = [
        Claim(f"c{at}", Span(*span), article.text[slice(*span)], (), 0.5)
        for at, span in enumerate(spans)
    ]
    late = Reading(Session(article, project.store, claims))
    late.refresh()
    reading = Reading(Session(article, project.store))
    for at in range(0, len(claims), 2):
        reading.session.add_claims(claims[at : at + 2])
        reading.refresh()
    assert reading.stops == late.stops
    assert [stop.order for stop in late.stops] == sorted(stop.order for stop in late.stops)
    assert {stop.id for stop in reading.over(Span(4, 5))} == {"c0", "c1", "c2"}
