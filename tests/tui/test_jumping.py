from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import opened, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_back_and_forward_lead_over_articles(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "n")
        first = app.desk.reading.current
        assert first is not None
        await pilot.press("J", "n", "ctrl+o")
        assert app.desk.index == 0
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.id == first.id
        await pilot.press("backslash")
        assert app.desk.index == 1
        await pilot.press("backspace", "backspace")
        assert app.desk.index == 0
        assert "no jump to go back from" in shown(app)


async def test_a_place_has_a_letter(articles: Path) -> None:
    async with opened(articles, size=(80, 14)) as (app, pilot):
        await pilot.press("n", "n", "n", "m", "k")
        await pilot.pause()
        assert "This place is k" in shown(app)
        there = app.desk.reading.current, app.desk.view.top_offset
        await pilot.press("J", "apostrophe")
        await pilot.pause()
        assert "Harbour bridge to close" in shown(app), "what has a letter is shown"
        await pilot.press("k")
        await pilot.pause()
        assert app.desk.index == 0
        assert (app.desk.reading.current, app.desk.view.top_offset) == there
        await pilot.press("apostrophe", "z")
        await pilot.pause()
        assert "No place has the letter z" in shown(app)


async def test_escape_gives_no_letter(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("m", "escape")
        await pilot.pause()
        assert app.screen is app.desk
        await pilot.press("n", "n")
        here = app.desk.reading.current
        await pilot.press("G")
        assert app.desk.reading.current is None
        await pilot.press("ctrl+o")
        assert app.desk.reading.current == here
        assert here is not None


async def test_a_find_is_a_jump_and_one_that_was_left_is_none(articles: Path) -> None:
    async with opened(articles, size=(80, 14)) as (app, pilot):
        await pilot.press("n")
        first = app.desk.reading.current
        await pilot.press("slash", *"twenty", "enter", "slash", "escape")
        assert app.desk.reading.current is not first
        await pilot.press("ctrl+o")
        assert app.desk.reading.current is not None
        assert first is not None
        assert app.desk.reading.current.id == first.id


async def test_without_any_letter_it_is_said_how_to_give_one(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("apostrophe")
        await pilot.pause()
        assert app.screen is app.desk
        assert "No place has a letter yet" in shown(app)
