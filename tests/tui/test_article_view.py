"""The article on the screen: measure, marks, scrolling."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.scrollbar import ScrollDown

from reader.model import Article, Span
from reader.tui.widgets.article_view import Mark
from tests.tui.article_host import FAMILY, LONG, MIXED, Host, page, segments, spot, view_of


async def test_sets_the_text_in_a_centred_measure() -> None:
    app = Host(LONG)
    async with app.run_test(size=(120, 20)) as pilot:
        view = view_of(pilot)
        assert view.text_width == 72
        rows = page(view)
        assert all(len(row) == view.size.width for row in rows)
        assert {row[: view.text_left].strip() for row in rows} == {""}
        assert max(len(row.strip()) for row in rows) <= 72
        assert abs(view.text_left - (view.size.width - view.text_left - 72)) <= 5
        view.measure = 40
        await pilot.pause()
        assert view.text_width == 40
        assert max(len(row.strip()) for row in page(view)) <= 40


@pytest.mark.parametrize("width", [1, 2, 5, 12, 31])
async def test_a_narrow_widget_narrows_the_measure(width: int) -> None:
    app = Host(MIXED)
    async with app.run_test(size=(width, 8)) as pilot:
        view = view_of(pilot)
        assert view.text_width <= max(2, view.size.width)
        assert len(page(view)) == 8


async def test_nothing_but_visible_characters_is_written() -> None:
    app = Host("a\x1b]0;owned\x07b\x9b31mc\u202etxt\u2066\u2028d\ufeff\udc80[bold]x[/] \tend\r\n")
    async with app.run_test(size=(60, 5)) as pilot:
        written = "".join(page(view_of(pilot)))
        assert "[bold]x[/]" in written
        assert "␛]0;owned␇b" in written
        assert all(character.isprintable() for character in written)
        assert not set(written) & set("\u202e\u2066\u2028\ufeff\udc80")


async def test_what_stands_for_a_hidden_character_differs_from_the_same_in_the_text() -> None:
    app = Host("real ◃ and ▯, hidden \u202e and \u200b.")
    async with app.run_test(size=(60, 5)) as pilot:
        view = view_of(pilot)
        wanted = view._style("article--replaced")
        assert [one.text for one in segments(view) if one.style == wanted] == ["◃", "▯"]
        assert page(view)[0].count("◃") == 2


async def test_every_row_is_as_wide_as_the_widget() -> None:
    app = Host(
        "北京市人民政府 " * 40 + f"{FAMILY}🇩🇪❤️ " * 40 + "x\t" * 40 + " " * 300 + "\u0301 end"
    )
    async with app.run_test(size=(50, 40)) as pilot:
        view = view_of(pilot)
        for y in range(40):
            assert view.render_line(y).cell_length == view.size.width


async def test_a_page_keeps_two_rows_in_sight_and_leads_back() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        tops = []
        for _ in range(60):
            tops.append(view.top_offset)
            before = page(view)
            view.scroll_pages(1)
            assert page(view)[:2] == before[-2:]
        for top in reversed(tops):
            view.scroll_pages(-1)
            assert view.top_offset == top
        await pilot.pause()


async def test_the_end_is_the_end_and_home_the_beginning() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        view.scroll_end()
        assert view.bottom_offset == len(LONG)
        assert "Paragraph 2999" in "".join(page(view))
        top = view.top_offset
        view.scroll_rows(5)
        assert view.top_offset == top
        view.scroll_rows(-1)
        assert view.top_offset < top
        view.scroll_home()
        assert view.top_offset == 0
        await pilot.pause()
        assert view.scroll_y == 0


async def test_scrolling_up_into_unknown_text_does_not_jump() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        view.scroll_to_offset(LONG.index("Paragraph 1500 "))
        for _ in range(500):
            before = page(view)
            view.scroll_rows(-1)
            assert page(view)[1:] == before[:-1]
        await pilot.pause()
        assert page(view)[0].strip() in LONG


async def test_the_scroll_bar_leads_to_its_place() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        view.scroll_to(y=view.max_scroll_y // 2)
        await pilot.pause()
        assert 0.4 < view.top_offset / len(LONG) < 0.6
        top = view.top_offset
        view.vertical_scrollbar.post_message(ScrollDown())
        await pilot.pause()
        assert view.top_offset > top


async def test_a_resize_keeps_what_was_at_the_top() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        view.scroll_to_offset(LONG.index("Paragraph 700 "))
        top = view.top_offset
        for size in ((50, 10), (33, 40), (140, 20), (100, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.top_offset <= top < view.bottom_offset
        assert view.top_offset == top


async def test_marks_tint_exactly_their_words_and_sign_the_gutter() -> None:
    app = Host(MIXED)
    async with app.run_test(size=(80, 6)) as pilot:
        view = view_of(pilot)
        for words in (FAMILY, "北京", "e\u0301cl", "🇩🇪 four", "One", "line."):
            start = MIXED.index(words)
            span = Span(start, start + len(words))
            view.set_marks([Mark(span, 3, "#✓", "accepted")])
            wanted = view._style("article--accepted")
            inked = "".join(one.text for one in segments(view) if one.style == wanted)
            assert inked == words
            row = page(view)[spot(view, words).y]
            assert row[: view.text_left].strip() == "#✓ │"


async def test_a_mark_that_cuts_a_cluster_takes_it_whole() -> None:
    app = Host(MIXED)
    async with app.run_test(size=(80, 6)) as pilot:
        view = view_of(pilot)
        start = MIXED.index(FAMILY)
        view.set_marks([Mark(Span(start + 1, start + 3), 2)])
        wanted = view._style("article--fair")
        assert "".join(one.text for one in segments(view) if one.style == wanted) == FAMILY


async def test_overlap_shows_without_colour() -> None:
    app = Host("one two three four five")
    async with app.run_test(size=(60, 3)) as pilot:
        view = view_of(pilot)
        view.set_marks([Mark(Span(0, 13), 1, "#"), Mark(Span(4, 18), 2, "@")])
        doubled = [one.text for one in segments(view) if one.style and one.style.underline2]
        assert "".join(doubled) == "two three"
        assert page(view)[0][: view.text_left].strip() == "#  ║"


async def test_the_three_strengths_and_the_states_all_look_different() -> None:
    app = Host("one two three four five six seven eight")
    async with app.run_test(size=(60, 3)) as pilot:
        view = view_of(pilot)
        names = [
            "weak",
            "fair",
            "strong",
            "accepted",
            "rejected",
            "tagged",
            "mine",
            "current",
            "hit",
        ]
        styles = {str(view._style(f"article--{name}")) for name in names}
        assert len(styles) == len(names)
        assert str(view._style()) not in styles


async def test_without_colour_strengths_are_told_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host("one two three")
    async with app.run_test(size=(60, 3)) as pilot:
        view = view_of(pilot)
        looks = {
            (style.underline, style.bold, style.reverse, style.strike)
            for name in ("weak", "fair", "strong", "current", "rejected", "accepted")
            for style in [view._style(f"article--{name}")]
        }
        assert len(looks) >= 5


async def test_the_claim_under_the_cursor_has_the_accent_and_a_bar() -> None:
    app = Host("one two three " * 20)
    async with app.run_test(size=(60, 8)) as pilot:
        view = view_of(pilot)
        view.set_marks([Mark(Span(0, 7), 1, "#"), Mark(Span(8, 13), 1, "@")])
        view.current = Span(8, 13)
        await pilot.pause()
        assert page(view)[0][: view.text_left].strip() == "@  ▌"
        assert page(view)[1][: view.text_left].strip() == ""


async def test_new_marks_repaint_only_the_rows_they_touch() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        before = [view.render_line(y) for y in range(20)]
        view.set_marks([Mark(Span(n, n + 50), 2, "#") for n in range(0, len(LONG), 5000)])
        after = [view.render_line(y) for y in range(20)]
        assert before[0] is not after[0]
        assert before[2:] == after[2:]
        assert all(one is other for one, other in zip(before[2:], after[2:], strict=True))
        await pilot.pause()


async def test_a_change_of_theme_repaints() -> None:
    app = Host("one two three")
    async with app.run_test(size=(60, 3)) as pilot:
        view = view_of(pilot)
        before = view.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert view.render_line(0) != before


async def test_reveal_scrolls_as_little_as_needed() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        view.reveal(Span(10, 90))
        assert view.top_offset == 0
        start = view.bottom_offset + 5
        before = page(view)
        view.reveal(Span(start, start + 20))
        assert 1 <= before.index(page(view)[0]) <= 4
        assert view.bottom_offset > start + 20
        far = LONG.index("Paragraph 2000 ")
        view.reveal(Span(far, far + 400), center=True)
        assert view.top_offset < far < far + 400 < view.bottom_offset
        view.reveal(Span(0, 5000))
        assert view.top_offset == 0
        await pilot.pause()


async def test_opens_where_one_stopped_and_forgets_the_other_article() -> None:
    app = Host(LONG)
    async with app.run_test(size=(100, 20)) as pilot:
        view = view_of(pilot)
        view.set_marks([Mark(Span(0, 10), 3)])
        view.start_selection(3)
        view.show(Article(Path("b.txt"), "b.txt", "B", LONG), offset=LONG.index("Paragraph 90 "))
        await pilot.pause()
        assert view.top_offset == LONG.index("Paragraph 90 ")
        assert view.selection is None
        view.show(Article(Path("c.txt"), "c.txt", "C", ""))
        await pilot.pause()
        assert "".join(page(view)).strip() == ""
        view.start_selection()
        view.move_cursor("down")
        view.move_cursor("word")
        assert view.cursor == 0
