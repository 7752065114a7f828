from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Kind
from tests.tui.folders import opened, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_kind_is_chosen_and_left_again(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        reading = app.desk.reading
        every = len(reading.shown)
        quoted = [stop for stop in reading.stops if Kind.QUANTITY in stop.kinds]
        assert 0 < len(quoted) < every
        await pilot.press("f", "space")
        assert app.desk.reading.shown == quoted
        await pilot.press("enter")
        await pilot.pause()
        assert f"{len(quoted)} of {every} shown" in shown(app)
        await pilot.press("n", "n")
        assert app.desk.reading.current == quoted[1]
        await pilot.press("F")
        assert len(app.desk.reading.shown) == every


async def test_escape_leaves_the_filter_as_it_was(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("f", "space", "j", "space", "escape")
        await pilot.pause()
        assert not app.desk.reading.filter


async def test_the_least_score_goes_up_and_down(articles: Path) -> None:
    async with opened(articles, min_score=0.3) as (app, pilot):
        assert app.desk.reading.filter.min_score == 0.3
        some = len(app.desk.reading.shown)
        await pilot.press(*"+" * 6)
        assert len(app.desk.reading.shown) < some
        await pilot.press(*"-" * 20)
        assert len(app.desk.reading.shown) == len(app.desk.reading.stops)


async def test_the_palette_finds_an_action_and_does_it(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "ctrl+p", *"takes the dec")
        assert "clear" in shown(app).lower()
        await pilot.press("escape", "ctrl+p", *"accept", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.status == "accepted"


async def test_articles_and_annotations_are_found_by_typing(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y", "n", "n", "x", "l", *"ferr", "enter")
        await pilot.pause()
        assert app.desk.index == 1
        await pilot.press("K", "L", "enter")
        await pilot.pause()
        assert app.desk.reading.number == 3 or app.desk.reading.number == 1
