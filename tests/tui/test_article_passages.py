"""Passages of the article by a real mouse and by motions: exact offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from reader.model import Span
from reader.tui.widgets.article_view import ArticleView, Mark
from tests.tui.article_host import FAMILY, LONG, MIXED, Host, page, spot, view_of

if TYPE_CHECKING:
    from textual.geometry import Offset
    from textual.pilot import Pilot


@pytest.mark.parametrize(
    "words", ["One", FAMILY, "two", "市", "three", "e\u0301clair", "🇩🇪", "four", "Last"]
)
async def test_a_click_finds_the_character_under_the_mouse(words: str) -> None:
    app = Host(MIXED)
    async with app.run_test(size=(80, 6)) as pilot:
        view = view_of(pilot)
        await pilot.click(ArticleView, offset=spot(view, words))
        assert view.cursor == MIXED.index(words)
        assert [vars(one)["offset"] for one in app.heard(ArticleView.MarkClicked)] == [view.cursor]
        assert not app.heard(ArticleView.PassageSelected)


async def test_a_click_beside_the_text_marks_nothing() -> None:
    app = Host("one")
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.click(ArticleView, offset=(1, 0))
        await pilot.click(ArticleView, offset=(20, 4))
        assert not app.heard(ArticleView.MarkClicked)


async def test_a_click_on_a_sign_leads_to_its_mark() -> None:
    app = Host("one two three")
    async with app.run_test(size=(60, 6)) as pilot:
        view = view_of(pilot)
        view.set_marks([Mark(Span(4, 7), 1, "#")])
        await pilot.click(ArticleView, offset=(view.text_left - 4, 0))
        assert [vars(one)["offset"] for one in app.heard(ArticleView.MarkClicked)] == [4]


async def drag(pilot: Pilot[None], start: Offset, end: Offset) -> None:
    await pilot.mouse_down(ArticleView, offset=start)
    await pilot.hover(ArticleView, offset=end)
    await pilot.mouse_up(ArticleView, offset=end)
    await pilot.pause()


@pytest.mark.parametrize(
    ("first", "last"), [("One", "two"), (FAMILY, "市"), ("京", "e\u0301clair"), ("🇩🇪", "Last")]
)
async def test_a_drag_selects_exactly_what_it_covers(first: str, last: str) -> None:
    app = Host(MIXED)
    async with app.run_test(size=(80, 6)) as pilot:
        view = view_of(pilot)
        await drag(pilot, spot(view, first), spot(view, last))
        start, under = MIXED.index(first), MIXED.index(last)
        end = under + (2 if last.startswith("e\u0301") else 1)
        assert view.selection == Span(start, end)
        assert view.selected_text == MIXED[start:end]
        [told] = app.heard(ArticleView.PassageSelected)
        assert vars(told)["span"] == view.selection
        await drag(pilot, spot(view, last), spot(view, first))
        assert view.selection == Span(start, end)


async def test_double_and_triple_clicks_take_the_word_and_the_sentence() -> None:
    text = "First one. The second has words. Third."
    app = Host(text)
    async with app.run_test(size=(80, 6)) as pilot:
        view = view_of(pilot)
        at = spot(view, "econd")
        await pilot.click(ArticleView, offset=at, times=2)
        assert view.selected_text == "second"
        await pilot.click(ArticleView, offset=at, times=3)
        assert view.selected_text == "The second has words."


async def test_the_wheel_scrolls() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        before = page(view)
        await pilot._post_mouse_events([MouseScrollDown], ArticleView, offset=(10, 10))
        await pilot.pause()
        assert page(view)[:-3] == before[3:]
        await pilot._post_mouse_events([MouseScrollUp], ArticleView, offset=(10, 10))
        await pilot.pause()
        assert page(view) == before


async def test_a_selection_by_motions() -> None:
    text = f"One {FAMILY} two. Three four.\n\nNext paragraph."
    app = Host(text)
    async with app.run_test(size=(80, 8)) as pilot:
        view = view_of(pilot)
        view.start_selection(0)
        assert view.selected_text == "O"
        view.move_cursor("word_end")
        assert view.selected_text == "One"
        view.move_cursor("right", 2)
        assert view.selected_text == f"One {FAMILY}"
        view.move_cursor("sentence")
        view.move_cursor("left", 2)
        assert view.selected_text == f"One {FAMILY} two."
        view.swap_ends()
        view.move_cursor("word")
        view.move_cursor("left", 2)
        assert view.selected_text == f"{FAMILY} two."
        view.move_cursor("end")
        assert view.selected_text.endswith("Next paragraph.")
        view.move_cursor("top")
        assert view.selection == Span(0, text.index("two.") + 4)
        await pilot.pause()
        assert view.show_cursor
        view.clear_selection()
        assert view.selected_text == ""
        assert {view.show_cursor} == {False}


async def test_the_cursor_moves_by_rows_and_stays_in_sight() -> None:
    app = Host(LONG)
    async with app.run_test(size=(60, 10)) as pilot:
        view = view_of(pilot)
        view.start_selection(4)
        view.move_cursor("down")
        first_row_end = view._layout.row(view._layout.place_of(0)).end
        assert view.cursor == first_row_end + 4
        view.move_cursor("up")
        assert view.cursor == 4
        view.move_cursor("down", 60)
        await pilot.pause()
        assert view.top_offset <= view.cursor < view.bottom_offset
        view.move_cursor("line_start")
        assert view._layout.column_of(view.cursor) == 0
        view.move_cursor("line_end")
        row = view._layout.row(view._layout.place_of(view.cursor))
        assert view.cursor >= row.start + len(row.text.rstrip()) - 1
