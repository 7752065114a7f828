"""The search of all articles: typing, going through hits, deciding on one and on all."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.tui.screens.search import SaidScreen, SearchScreen
from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.tui.app import ReaderApp


def screen_of(app: ReaderApp) -> SearchScreen:
    assert isinstance(app.screen, SearchScreen)
    return app.screen


async def answered(app: ReaderApp, pilot: Pilot[int]) -> SearchScreen:
    """Wait until the query in the line was answered, and all in sight is known."""
    screen = screen_of(app)
    end = time.monotonic() + 30
    while True:
        await pilot.pause(0.05)
        done = screen.place.complete and screen.place.query == screen.line.value.strip()
        looked = screen.hit is None or screen.sight.seen(screen.hit.article) is not None
        if done and looked and not screen.busy:
            return screen
        assert time.monotonic() < end, "no answer came"


async def ask(app: ReaderApp, pilot: Pilot[int], query: str, *keys: str) -> SearchScreen:
    """Put a query into the line and wait for the answer; then go through the hits."""
    screen = screen_of(app)
    screen.line.value = query
    screen.line.cursor_position = len(query)
    await answered(app, pilot)
    await pilot.press(*(keys or ("enter",)))
    return await answered(app, pilot)


def hits(screen: SearchScreen) -> list[tuple[str, str]]:
    found = screen.place.found.hits
    return [(each.article.rpartition("/")[2], each.text) for each in found]


async def test_hits_come_as_one_types_and_lead_to_their_places(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("s")
        assert "side by side" in shown(app), "how one asks is explained"
        # The last word may not be at its end yet: what begins so is found, until it is entered.
        screen = await ask(app, pilot, "it", "shift+end")
        assert [text for _, text in hits(screen)] == ["Its", "it"]
        screen = await ask(app, pilot, "it")
        assert [text for _, text in hits(screen)] == ["it"]
        await pilot.press("slash", "ctrl+u", *"ferr")
        screen = await answered(app, pilot)
        assert ("01-harbour.txt", "ferry") in hits(screen)
        assert ("02-ferry.txt", "ferries") in hits(screen)
        assert "in 2 articles" in shown(app)
        await pilot.press("enter")
        await answered(app, pilot)
        assert screen.line.value == "ferr*"
        assert not screen.typing
        await pilot.press("j")
        place = screen.hit
        assert place is not None
        assert place.article.endswith("02-ferry.txt")
        await pilot.press("enter")
        await pilot.pause()
        desk = app.desk
        assert app.screen is desk
        assert desk.article.name == place.article
        assert desk.hit == place.span
        assert "Esc back to the list" in shown(app)
        await pilot.press("n", "escape")
        again = await answered(app, pilot)
        assert again.hit is not None
        assert again.hit.article == place.article
        assert not again.typing
        assert desk.search is None
        await pilot.press("escape")
        assert app.screen is desk
        await pilot.press("s", "enter")
        await answered(app, pilot)
        await pilot.press("enter", "ctrl+o")
        screen_of(app)  # back is the list, too


async def test_a_wrong_query_is_explained_and_values_are_completed(articles: Path) -> None:
    async with opened(articles, size=(80, 24)) as (app, pilot):
        await pilot.press("s", *'"bridge')
        await pilot.pause(0.3)
        assert "a quote is not closed" in shown(app)
        screen = screen_of(app)
        await pilot.press("ctrl+a", "ctrl+k", *"kind:quo", "tab")
        assert screen.line.value == "kind:quote"
        await answered(app, pilot)
        assert all("disgrace" in text or "cracks" in text for _, text in hits(screen))
        assert len(hits(screen)) == 2
        await pilot.press("ctrl+a", "ctrl+k", *"kin", "tab", *"q", "tab", "tab")
        assert screen.line.value == "kind:quote"
        await pilot.press("ctrl+a", "ctrl+k", *"source:lind")
        while "Tab   Olga" not in shown(app):
            await pilot.pause(0.05)
        await pilot.press("tab")
        assert screen.line.value == 'source:"Olga Lindqvist"'
        await answered(app, pilot)
        assert hits(screen)
        await pilot.press("enter", "slash")
        await ask(app, pilot, "walrus", "up", "down")
        assert "nothing found" in shown(app)
        assert screen.line.value == "walrus"
        await pilot.press("up")
        assert screen.line.value.startswith("source:")


async def test_a_hit_is_decided_on_tagged_and_noted(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("s")
        await ask(app, pilot, "41")
        await pilot.press("y")
        await pilot.pause(0.1)
        (record,) = kept(articles)
        assert record["status"] == "accepted"
        assert record["claim"] is not None
        assert "41 cracks" in record["target"]["exact"]
        assert "✓ accepted" in shown(app)
        await pilot.press("6", "a", *"seen", "ctrl+s")
        await pilot.pause(0.1)
        (record,) = kept(articles)
        assert record["tags"] == ["topic/numbers"]
        assert record["note"] == "seen"
        await pilot.press("u", "u", "u")
        await pilot.pause(0.1)
        assert kept(articles) == []
        await pilot.press("ctrl+r")
        await pilot.pause(0.1)
        assert [each["status"] for each in kept(articles)] == ["accepted"]
        # What is in no claim is marked itself.
        await pilot.press("slash")
        await ask(app, pilot, '"harbour watch"')
        before = len(kept(articles))
        await pilot.press("x")
        await pilot.pause(0.1)
        assert len(kept(articles)) == before + 1


async def test_all_hits_are_decided_on_as_one_step_of_all_articles(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("s")
        screen = await ask(app, pilot, "bridge")
        assert screen.place.found.articles == 2
        await pilot.press("asterisk")
        await pilot.pause(0.2)
        assert "All hits:" in shown(app)
        assert "in 2 articles" in shown(app)
        await pilot.press(*"reject", "enter")
        await pilot.pause(0.2)
        await answered(app, pilot)
        first, second = kept(articles), kept(articles, "02-ferry.txt")
        assert {each["status"] for each in (*first, *second)} == {"rejected"}
        assert first
        assert second
        assert "u takes all back at once" in shown(app)
        await pilot.press("escape")
    # Another day, in one of the articles: the whole step is taken back.
    async with opened(articles) as (app, pilot):
        await pilot.press("u")
        await pilot.pause(0.1)
        assert kept(articles) == kept(articles, "02-ferry.txt") == []
        assert "in 1 other article, too" in shown(app)


async def test_hits_are_sorted_narrowed_to_an_article_and_exported(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        app.desk.open_search("bridge")
        screen = await answered(app, pilot)
        assert not screen.typing
        in_order = hits(screen)
        await pilot.press("o")
        await answered(app, pilot)
        scores = screen.place.found.scores
        assert sorted(hits(screen)) == sorted(in_order)
        assert scores[0] == max(scores)
        await pilot.press("L")
        await answered(app, pilot)
        assert {name for name, _ in hits(screen)} == {"01-harbour.txt"}
        await pilot.press("ctrl+l", "o")
        await answered(app, pilot)
        assert hits(screen) == in_order
        out = articles.parent / "hits.jsonl"
        await pilot.press("e", "down")
        app.screen.query_one(Input).value = str(out)
        await pilot.press("enter")
        await pilot.pause(0.3)
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [line["text"] for line in lines] == [text for _, text in in_order]
        assert "Wrote" in shown(app)


async def test_all_that_was_said_is_listed_and_narrowed_down(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("L")
        screen = await answered(app, pilot)
        assert isinstance(screen, SaidScreen)
        assert "Nothing yet" in shown(app)
        await pilot.press("escape", "n", "y", "n", "7", "J", "n")
        await pilot.press("a", *"courier", "ctrl+s", "L")
        screen = await answered(app, pilot)
        await pilot.pause(0.3)
        assert len(hits(screen)) == 3
        assert "topic/people" in shown(app)
        await pilot.press("slash")
        await ask(app, pilot, "note:cour", "end")
        assert [name for name, _ in hits(screen)] == ["02-ferry.txt"]
        await ask(app, pilot, "tag:peo")
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert app.screen is app.desk
        assert app.desk.article.name.endswith("01-harbour.txt")
        current = app.desk.reading.current
        assert current is not None
        assert current.tags == ("topic/people",)
        await pilot.press("escape")
        screen = await answered(app, pilot)
        assert screen.line.value == "tag:peo"
        await pilot.press("x")
        await pilot.pause(0.2)
        assert {each["status"] for each in kept(articles)} == {"accepted", "rejected"}
