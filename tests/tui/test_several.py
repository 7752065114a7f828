from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.desk.several import groups_of
from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_all_that_is_shown_is_rejected_and_taken_back_at_once(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        # Leaving either list changes nothing.
        await pilot.press("asterisk", "escape", "asterisk", "enter", "escape")
        assert kept(articles) == []
        assert app.screen is app.desk
        count = sum(stop.claim is not None for stop in app.desk.reading.shown)
        await pilot.press("asterisk")
        await pilot.pause()
        assert "all that is shown" in shown(app)
        await pilot.press("enter", *"rej", "enter")
        await pilot.pause()
        assert [each["status"] for each in kept(articles)] == ["rejected"] * count
        assert f"rejected {count} claims" in shown(app)
        await pilot.press("u")
        assert kept(articles) == []


async def test_those_of_one_source_are_tagged(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("asterisk", *"olga", "enter", *"tag", "enter")
        await pilot.press(*"who/e", "enter")
        await pilot.pause()
        tagged = [each for each in kept(articles) if each["tags"] == ["who/e"]]
        assert tagged
        for each in tagged:
            assert "Lindqvist" in each["claim"]["attribution"]["source"]
        assert len(tagged) < len(app.desk.reading.stops)


async def test_those_that_hold_what_was_found_and_those_that_the_filter_hides(
    articles: Path,
) -> None:
    async with opened(articles, min_score=0.99) as (app, pilot):
        reading = app.desk.reading
        assert len(reading.shown) < len(reading.stops)
        await pilot.press("asterisk", *"this", "enter", *"acc", "enter")
        await pilot.pause()
        assert [each["status"] for each in kept(articles)] == ["accepted"] * len(reading.stops)
        await pilot.press("/", *"bridge", "enter", "asterisk")
        await pilot.pause()
        assert "all that hold “bridge”" in shown(app)
        await pilot.press("enter", *"rej", "enter")
        await pilot.pause()
        rejected = [each for each in kept(articles) if each["status"] == "rejected"]
        assert rejected
        assert all("bridge" in each["target"]["exact"] for each in rejected)
        await pilot.press("escape", "u")
        assert [each["status"] for each in kept(articles)] == ["accepted"] * len(reading.stops)


async def test_groups_are_what_claims_share_and_marks_are_in_none(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", "w", "enter", "n", "y")
        groups = groups_of(app.desk.reading.shown, app.desk.reading.current)
        by_words = {group.words: group for group in groups}
        everything = by_words["all that is shown"]
        assert not any(stop.own for stop in everything.stops)
        assert by_words["all open ones"].open == len(everything.stops) - 1
        for group in groups:
            assert len({stop.id for stop in group.stops}) == len(group.stops)
        current = app.desk.reading.current
        assert current is not None
        assert current in groups[2].stops, "those of the current claim come first"
