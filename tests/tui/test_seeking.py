from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.app import ReaderApp


def hit(app: ReaderApp) -> tuple[int, str]:
    """Return where the hit is that one is at, and its words."""
    found = app.desk.hit
    assert found is not None
    assert app.desk.view.selection == found
    return found.start, found.text_in(app.desk.article.text)


async def test_hits_are_shown_as_one_types_and_n_goes_on(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("slash", *"bridge")
        text = app.desk.article.text
        assert hit(app)[0] == text.index("bridge")
        assert "1 of 2" in shown(app)
        await pilot.press("enter", "n")
        assert hit(app)[0] == text.index("bridge", 20)
        assert "2 of 2" in shown(app)
        assert "n next hit" in shown(app)
        await pilot.press("n")
        assert hit(app)[0] == text.index("bridge")
        assert "From the beginning again" in shown(app)
        await pilot.press("N")
        assert "From the end again" in shown(app)
        await pilot.press("right")
        search = app.desk.search
        assert search is not None
        # Another article has no hits of the one before.
        await pilot.press("J")
        assert app.desk.search is None
        assert app.desk.contexts == ("reading",)


async def test_escape_gives_n_back_to_the_claims_and_tab_finds_whole_words(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("slash", *"18,0", "enter", "escape")
        assert app.desk.search is None
        assert app.desk.view.selection is None
        before = app.desk.reading.current
        assert before is not None
        await pilot.press("n")
        assert app.desk.reading.current is not before
        assert "next hit" not in shown(app)
        await pilot.press("slash", *"boat")
        assert hit(app)[1] == "boat"
        await pilot.press("tab")
        assert "not here · whole words" in shown(app)
        await pilot.press("s")
        assert "1 of 1 · whole words" in shown(app)


async def test_the_claim_of_the_hit_is_decided_on_and_marking_begins_there(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("p", "slash", *"41 cr", "enter")
        assert "n next hit, N before, Esc ends" in shown(app), "what was said covers it"
        await pilot.press("y")
        (record,) = kept(articles)
        assert "41 cracks" in record["target"]["exact"]
        assert record["status"] == "accepted"
        await pilot.press("slash", *"north", "enter", "v")
        assert app.desk.view.selected_text == "north"
        await pilot.press("v", "w", "e", "enter")
        assert "north pier" in [each["target"]["exact"] for each in kept(articles)]
        assert app.desk.search is not None, "one goes on finding after a mark"


async def test_leaving_the_line_goes_back(articles: Path) -> None:
    async with opened(articles, size=(80, 14)) as (app, pilot):
        top = app.desk.view.top_offset
        await pilot.press("slash", *"twen")
        assert app.desk.view.top_offset > top
        await pilot.press("escape")
        assert app.desk.view.top_offset == top
        assert app.desk.search is None
        await pilot.press("slash", *"wal")
        assert "not here" in shown(app)
        await pilot.press("enter")
        assert "does not stand in this article" in shown(app)
        assert app.desk.search is None
