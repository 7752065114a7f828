from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.app import ReaderApp


def selected(app: ReaderApp) -> str:
    return app.desk.view.selected_text


async def test_a_passage_is_marked_by_motions(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v")
        assert selected(app) == "The"
        await pilot.press("w", "w")
        assert selected(app) == "bridge"
        await pilot.press("v", "w", "w", "e")
        assert selected(app) == "bridge will close"
        await pilot.press("enter")
        (mark,) = kept(articles)
        assert mark["target"]["exact"] == "bridge will close"
        assert mark["claim"] is None
        assert "Mark 1 of 1" in shown(app)
        assert app.desk.context == "reading"


async def test_a_whole_sentence_without_the_blank_behind_it(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("v", "v", ")", "t", *"mine/whole", "enter")
        await pilot.pause()
        (mark,) = kept(articles)
        assert mark["target"]["exact"].startswith("The harbour bridge")
        assert mark["target"]["exact"].endswith("on Monday.")
        assert mark["tags"] == ["mine/whole"]


async def test_the_other_end_can_be_moved(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v")
        assert "begin here" in shown(app)
        await pilot.press("v", "l")
        assert "begin here" not in shown(app)
        assert "marking 1 character:" in app.desk.status.hint
        await pilot.press("l")
        assert "marking 2 characters:" in app.desk.status.hint
        await pilot.press("escape", "v", "w", "v", "w", "w", "h", "o", "w")
        assert selected(app) == "bridge"
        await pilot.press("b", "b")
        assert selected(app) == "The harbour bridge"
        await pilot.press("escape")
        assert selected(app) == ""
        assert kept(articles) == []


async def test_rows_are_gone_down_and_up(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", "v", "j", "j", "k", "$")
        assert "\n" not in selected(app).rstrip("\n")
        assert selected(app).startswith("The harbour bridge will close")
        await pilot.press("0", "G", "g", "l", "l", "l")
        assert selected(app) == "The"


async def test_a_note_on_a_passage_marks_it(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("v", "w", "a", *"which", "ctrl+s")
        await pilot.pause()
        (mark,) = kept(articles)
        assert (mark["target"]["exact"], mark["note"]) == ("harbour", "which")


async def test_marking_a_claim_or_a_mark_again_makes_no_second_one(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", "w", "enter", "v", "enter")
        assert len(kept(articles)) == 1
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.own


async def test_the_mouse_marks_as_the_keys_do(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        view, left = app.desk.view, app.desk.view.text_left
        await pilot.mouse_down(view, offset=(left, 0))
        await pilot.hover(view, offset=(left + 10, 0))
        await pilot.mouse_up(view, offset=(left + 10, 0))
        await pilot.pause()
        assert app.desk.context == "selecting"
        assert selected(app) == "The harbour"
        await pilot.press("enter")
        assert [each["target"]["exact"] for each in kept(articles)] == ["The harbour"]


async def test_a_click_while_marking_takes_the_passage_to_the_word(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        view, left = app.desk.view, app.desk.view.text_left
        await pilot.press("v")
        await pilot.click(view, offset=(left + 6, 0))
        assert selected(app) == "harbour"
        await pilot.press("v")
        await pilot.click(view, offset=(left + 20, 0))
        assert selected(app) == "harbour bridge will"
        await pilot.click(view, offset=(left + 1, 0))
        assert selected(app) == "The "
        assert app.desk.context == "selecting"


async def test_a_click_on_overlapping_claims_goes_through_them(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", "w", "enter")
        view, left = app.desk.view, app.desk.view.text_left
        app.desk.go_to(None)
        seen = []
        for _ in range(2):
            await pilot.click(view, offset=(left + 6, 0))
            await pilot.pause(0.6)  # else it is a double click, which marks the word
            assert app.desk.reading.current is not None
            seen.append(app.desk.reading.current.own)
        assert seen == [True, False]
        await pilot.press("tab")
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.own
        assert "Tab: 1 more here" in shown(app)


async def test_a_mark_can_be_deleted_and_brought_back(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("v", "w", "enter", "d")
        assert kept(articles) == []
        await pilot.press("u")
        assert len(kept(articles)) == 1
