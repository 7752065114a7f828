from __future__ import annotations

from typing import TYPE_CHECKING

from reader.typeset.safe import visible
from tests.tui.folders import kept, opened, shown, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.app import ReaderApp

HOSTILE = "\x1b]0;owned\x07 \u202eback\u202c [bold]b[/] [@click=app.quit]q[/] [/ \x9b31m \u2028"


async def test_what_cannot_be_saved_is_said_kept_and_saved_later(articles: Path) -> None:
    folder = articles.parent / "annotations"
    async with opened(articles) as (app, pilot):
        folder.write_text("in the way")
        await pilot.press("n", "y")
        assert "not saved: " in shown(app)
        assert "Saved" not in shown(app)
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.status == "accepted"
        await pilot.press("q")
        await pilot.pause()
        assert "1 change is not saved" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.desk
        folder.unlink()
        await pilot.press("ctrl+s")
        assert "Saved" in shown(app)
        assert [each["status"] for each in kept(articles)] == ["accepted"]


async def test_quitting_saves_again_where_that_is_asked_for(articles: Path) -> None:
    folder = articles.parent / "annotations"
    async with opened(articles) as (app, pilot):
        folder.write_text("in the way")
        await pilot.press("n", "x", "q")
        await pilot.pause()
        folder.unlink()
        await pilot.press("s")
        await pilot.pause()
    assert app.return_value == 0
    assert [each["status"] for each in kept(articles)] == ["rejected"]


async def test_a_note_that_cannot_be_saved_stays_a_draft(articles: Path) -> None:
    folder = articles.parent / "annotations"
    async with opened(articles) as (app, pilot):
        folder.write_text("in the way")
        await pilot.press("n", "a", *"kept", "ctrl+s")
        await pilot.pause()
        assert "not saved: " in shown(app)
        stop = app.desk.reading.current
        assert stop is not None
        draft = app.desk.drafts.find(app.desk.article, stop.span)
        assert draft is not None
        assert draft.text == "kept"
        # Saved in the end, it is a draft no longer.
        folder.unlink()
        await pilot.press("ctrl+s")
        assert app.desk.drafts.all() == ()


async def test_what_another_program_writes_comes_in(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        async with opened(articles) as (_, other):
            await other.press("n", "y")
        await pilot.press("n", "2")
        assert [(each["status"], len(each["tags"])) for each in kept(articles)] == [("accepted", 1)]
        await pilot.press("R")
        assert "✓ accepted" in shown(app)


async def test_nothing_hostile_reaches_the_screen_or_acts(tmp_path: Path) -> None:
    articles = write_folder(tmp_path / "f\x1b[2Jolder")
    title = HOSTILE.replace("\x1b", "").replace("\x07", "").replace("\x9b", "")
    (articles / "03.txt").write_text(
        f"Outlet {title}\n\nThe [bold]port{HOSTILE} holds 40 ships, {HOSTILE} said on Monday.\n",
        encoding="utf-8",
    )
    async with opened(articles) as (app, pilot):
        await pilot.press("J", "J", "n")
        assert clean(app)
        stop = app.desk.reading.current
        assert stop is not None
        app.desk.change(lambda: app.desk.session.note(stop.span, HOSTILE))
        app.desk.change(lambda: app.desk.session.tag([stop.span], "[bold]b[/] [@click=app.quit]q"))
        await pilot.pause()
        assert "[bold]b[/] [@click=app.quit]q" in shown(app)
        assert clean(app)
        for key in ("i", "a", "t", "l", "L", "f", "e", "ctrl+p", "?"):
            await pilot.press(key)
            await pilot.pause()
            assert clean(app), key
            await pilot.press("escape")
            await pilot.pause()
        app.desk.say(HOSTILE)
        await pilot.pause()
        assert clean(app)
        assert app.is_running


def clean(app: ReaderApp) -> bool:
    """Return whether every cell holds what `visible` lets through, and nothing acts on clicks."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if visible(segment.text) != segment.text:
                return False
            if style and (style.link or "@click" in (style.meta or {})):
                return False
    return True
