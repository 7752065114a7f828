"""The article was edited after it was annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import open_articles
from reader.model import Span
from reader.session import Session
from reader.store import Store
from reader.tui.screens.displaced import DisplacedScreen
from tests.tui.folders import HARBOUR, kept, opened, settled, shown

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import ReaderError

MADE = {"Bay Lines": "moved", "41 cracks": "edited", "ignored a warning of 2019": "orphaned"}


@pytest.fixture
def edited(articles: Path) -> Path:
    """The folder, its first article annotated at three places, then edited."""
    problems: list[ReaderError] = []
    first = open_articles([articles], problems.append)[0]
    store = Store(articles.parent / "annotations", "ana")
    session = Session(first, store)
    for words, note in MADE.items():
        start = first.text.index(words)
        session.mark(Span(start, start + len(words)), note=note)
    store.close()
    text = HARBOUR.replace("41 cracks", "14 cracks").replace(" ignored a warning of 2019", " slept")
    (articles / "01-harbour.txt").write_text(text, encoding="utf-8")
    return articles


async def test_old_and_new_stand_side_by_side_and_are_accepted(edited: Path) -> None:
    async with opened(edited) as (app, pilot):
        assert "1 edited, 1 orphaned: M" in shown(app)
        await pilot.press("M")
        assert isinstance(app.screen, DisplacedScreen)
        screen = shown(app)
        for words in (
            "≈ edited",
            "→ moved",
            "∅ orphaned",
            "We found 41 cracks",
            "We found 14 cracks",
        ):
            assert words in screen
        await pilot.press("y")
        await pilot.pause()
        assert "41 cracks" not in shown(app)
        await pilot.press("Y")
        await pilot.pause()
        assert "∅ orphaned" in shown(app)
        assert "→ moved" not in shown(app)
        await pilot.press("escape")
        found = {each["note"]: each["target"]["exact"] for each in kept(edited)}
        assert found == {
            "edited": "14 cracks",
            "moved": "Bay Lines",
            "orphaned": "ignored a warning of 2019",
        }
        await pilot.press("u", "u")
        assert "41 cracks" in {each["target"]["exact"] for each in kept(edited)}


async def test_an_orphan_is_placed_by_hand_or_dropped(edited: Path) -> None:
    async with opened(edited) as (app, pilot):
        await pilot.press("M", "down", "down", "y")
        assert isinstance(app.screen, DisplacedScreen)  # there is no new place to accept
        await pilot.press("p", "w")
        assert "placing “ignored a warning of 2019”" in app.desk.status.hint
        await pilot.press("v", "w", "e")
        assert "placing “ignored a warning of 2019”" in app.desk.status.hint
        await pilot.press("enter")
        found = {each["note"]: each["target"]["exact"] for each in kept(edited)}
        assert found["orphaned"] == "harbour bridge"
        assert "orphaned" not in shown(app).split("\n")[-3]
        await pilot.press("u", "M", "down", "down", "d")
        await pilot.pause()
        assert len(kept(edited)) == 2
        await pilot.press("escape", "u")
        assert len(kept(edited)) == 3


async def test_leaving_the_marking_leaves_the_annotation_where_it_was(edited: Path) -> None:
    async with opened(edited) as (_, pilot):
        before = kept(edited)
        await pilot.press("M", "p", "w", "escape", "v", "enter")
        assert [each for each in kept(edited) if each in before] == before


async def test_where_all_is_in_place_it_is_said(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("M")
        assert "Every annotation of this article is where it was made." in shown(app)


async def test_what_was_decided_of_words_edited_since_is_to_be_decided_anew(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y")
        assert app.desk.tallies.sums[0] == 1
    text = HARBOUR.replace("nine months from 3 June", "five months from 3 June")
    (articles / "01-harbour.txt").write_text(text, encoding="utf-8")
    async with opened(articles) as (app, pilot):
        assert app.desk.tallies.sums[0] == 0
        await pilot.press("o")
        current = app.desk.reading.current
        assert current is not None
        assert current.edited
        assert "✓≈" in shown(app)
        await pilot.press("y")
        assert app.desk.tallies.sums[0] == 1
        assert "✓≈" not in shown(app)
        assert "five months" in kept(articles)[0]["target"]["exact"]
        await pilot.press("u")
        assert app.desk.tallies.sums[0] == 0
        assert "nine months" in kept(articles)[0]["target"]["exact"]


async def test_an_article_edited_while_it_is_open_is_read_again(articles: Path) -> None:
    file = articles / "01-harbour.txt"
    async with opened(articles) as (app, pilot):
        desk = app.desk
        await pilot.press("n", "y", "n")
        file.write_text(HARBOUR.replace("nine months from", "ten months from"), encoding="utf-8")
        desk._look()
        assert "changed on disk: R reads it again" in desk.status.hint
        # Nothing is decided of words that are no more.
        await pilot.press("y")
        assert "changed on disk, and read again before that was done" in desk.status.said
        assert desk.status.hint == ""
        assert len(kept(articles)) == 1
        assert "ten months from" in shown(app)
        await settled(app, pilot)
        assert "1 edited: M" in desk.status.where
        assert any("ten months" in claim.text for claim in desk.session.claims)
        # R, M and opening it again take it up, too.
        file.write_text(HARBOUR.replace("will close for nine months from", "shuts on"), "utf-8")
        await pilot.press("M")
        await pilot.pause()
        assert isinstance(app.screen, DisplacedScreen)
        assert "shuts on 3 June" in desk.article.text
        await pilot.press("escape")
        file.write_text(HARBOUR, encoding="utf-8")
        await pilot.press("R")
        assert desk.article.text in HARBOUR
        file.write_text("Another bridge.\n\n" + HARBOUR, encoding="utf-8")
        await pilot.press("J", "K")
        assert desk.article.text.startswith("Another bridge.")
        # What is gone stays on the screen, and is decided on as it was read.
        file.unlink()
        desk._look()
        assert "01-harbour.txt" in desk.status.hint
        await settled(app, pilot)
        await pilot.press("g", "n", "x")
        assert [each["status"] for each in kept(articles)] == ["rejected"]
        file.write_text("Another bridge.\n\n" + HARBOUR, encoding="utf-8")
        desk._look()
        assert desk.status.hint == ""
