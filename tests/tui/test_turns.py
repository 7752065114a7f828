"""Keys that come in one burst, as over a slow line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.folders import kept, opened

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.tui.app import ReaderApp


async def burst(app: ReaderApp, pilot: Pilot[int], keys: str) -> None:
    """Send keys at once, none waiting for what the one before it does."""
    for key in keys:
        name = {"\r": "enter", "\x13": "ctrl+s", "/": "slash", ":": "colon"}.get(key, key)
        app.post_message(events.Key(name, key if key.isprintable() else None))
    for _ in range(100):
        await pilot.pause(0.02)
        if not app.turns.is_busy:
            break


async def test_what_is_typed_right_behind_a_key_goes_to_what_it_opens(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await burst(app, pilot, "naxyx nine y\x13")
        (made,) = kept(articles)
        assert made["note"] == "xyx nine y"
        assert made["status"] is None


async def test_a_tag_is_typed_in_one_go(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await burst(app, pilot, "ntxyxu\rny")
        first, second = sorted(kept(articles), key=lambda each: each["target"]["start"])
        assert (first["tags"], first["status"]) == (["xyxu"], None)
        assert (second["tags"], second["status"]) == ([], "accepted")


@pytest.mark.parametrize("key", ["l", ":", "L"])
async def test_lists_take_what_is_typed(key: str, articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await burst(app, pilot, f"n{key}yx")
        assert app.screen is not app.desk
        assert kept(articles) == []


async def test_the_story_finds_what_is_typed(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await burst(app, pilot, "S")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await burst(app, pilot, "/yx1")
        assert kept(articles) == []
