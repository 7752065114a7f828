from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_last_decision_is_made_again(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("n", "x", "n", ".", "n", ".")
        assert [each["status"] for each in kept(articles)] == ["rejected"] * 3


async def test_a_tag_is_given_again_and_never_taken(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "t", *"mine/one", "enter")
        await pilot.pause()
        await pilot.press("n", ".", ".")
        assert [each["tags"] for each in kept(articles)] == [["mine/one"], ["mine/one"]]
        assert "already has the tag mine/one" in shown(app)


async def test_a_note_is_written_again_but_over_no_other_one(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a", *"ask", "ctrl+s")
        await pilot.pause()
        await pilot.press("n", "a", *"why", "ctrl+s")
        await pilot.pause()
        await pilot.press("n", ".", "p", "p", ".")
        assert sorted(each["note"] for each in kept(articles)) == ["ask", "why", "why"]
        assert "It has a note, which stays" in shown(app)


async def test_there_is_nothing_to_do_again_at_first(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", ".")
        assert "Nothing to do again yet" in shown(app)
        assert kept(articles) == []
