from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library import list_files, read_article
from reader.model import Span
from reader.session import Session
from reader.store import Store
from reader.tui.drafts import Drafts
from reader.typeset.safe import visible
from tests.tui.folders import kept, opened, shown, write_folder
from tests.tui.terminal import READY, Terminal

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


def test_what_others_wrote_is_drawn_and_never_sent(tmp_path: Path) -> None:
    """Front matter, names, codebook, annotations and drafts, through every dialog of the desk."""
    folder = write_folder(tmp_path)
    bad = "\x1b]0;HOSTILE\x07 \u202eHOSTILE \x9b31mHOSTILE [@click=app.quit]q[/] [/HOSTILE]"
    escaped = json.dumps(bad)
    (folder / "00.md").write_text(
        f"---\ntitle: {escaped}\noutlet: {escaped}\nlanguage: en\n---\n"
        f"The port {bad} holds 40 ships, {bad} said on Monday.\n\nIt was built in 1961.\n",
        encoding="utf-8",
    )
    (folder / os.fsdecode(b"esc\x1b[31mHOSTILE\xff.txt")).write_text("It has 12 cranes.\n")
    # Whoever writes such a file by hand is not held up by what the program would refuse.
    notes = Store(tmp_path / "annotations", "ana")
    article = read_article(list_files([folder / "00.md"], print)[0])
    with_bad = Session(article, notes)
    with_bad.note(Span(0, 8), "PLACEHOLDER")
    with_bad.tag([Span(0, 8)], "PLACEHOLDER")
    with_bad.note(Span(len(article.text) - 10, len(article.text) - 1), "PLACEHOLDER")
    notes.close()
    for file in (tmp_path / "annotations").rglob("*.json*"):
        file.write_text(file.read_text().replace('"PLACEHOLDER"', escaped))
    (folder / "00.md").write_text((folder / "00.md").read_text().replace("1961", "1962"))
    drafts = Drafts.of(tmp_path / "annotations", "ana")
    drafts.slip(article, Span(4, 8)).keep(bad)
    drafts.slip(replace(article, path=folder / "gone\x1bHOSTILE.txt"), Span(4, 8)).keep(bad)
    with Terminal(folder) as desk:
        desk.wait_for(READY)
        desk.read(0.2)
        # One key for each dialog; the paste goes into whatever takes text.
        paste = b"\x1b[200~" + bad.encode().replace(b"\x1b", b"\xc2\x9b") + b"\x1b[201~"
        for key in (b"gn", b"i", b"a", b"t", b"l", b"L", b"M", b"A", b"f", b"e", b"\x10", b"v"):
            desk.press(key)
            desk.read(0.05)
            if key in (b"a", b"t", b"l", b"e"):
                desk.press(paste)
                desk.read(0.05)
            if key in (b"i", b"a", b"t", b"l", b"L", b"M", b"A", b"f", b"e", b"\x10", b"v"):
                desk.press(b"\x1b")
                desk.read(0.15)
        for keys in (
            b"A",
            b"not open",
            b"\r",
            b"\x1b",
            b"S",
            b"\r",
            b"\x1b",
            b"\x1b",
            b"s",
            b"hostile",
            b"\r",
            b"/",
            paste,
            b"\x1b",
            b"\x1b",
            b"JJJJ",
            b"e",
            b"\t",
            b"\x1b",
        ):
            desk.press(keys)
            desk.read(0.15)
        desk.press(b"\x11")
        assert desk.end() in (0, 1)
        # Textual itself asks for the shape of the mouse's pointer.
        shown = re.sub(rb"\x1b\]22;[a-z]+\x07", b"", desk.output)
    assert "␛]0;HOSTILE".encode() in shown
    assert b"[@click=app.quit]" in shown
    for heading in (
        b"all that was said in",
        b"search of",
        b"Unfinished notes",
        b"Its article is not",
        b"Not where",
    ):
        assert heading in shown, heading
    for raw in (b"\x1b]", b"\xc2\x9b", b"\x07", b"\xe2\x80\xae", b"\x1b[31mHOSTILE"):
        at = shown.find(raw)
        assert at < 0, shown[max(0, at - 60) : at + 60]
    assert b"Traceback" not in shown
