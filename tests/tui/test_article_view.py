"""The article on the screen: real keys, a real mouse, exact offsets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Offset
from textual.scrollbar import ScrollDown

from reader.model import Article, Span
from reader.tui.widgets.article_view import ArticleView, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment
    from textual.message import Message
    from textual.pilot import Pilot

FAMILY = "👩‍👩‍👧‍👦"
MIXED = f"One {FAMILY} two 北京市 three e\u0301clair 🇩🇪 four.\nLast line."
LONG = "".join(
    f"Paragraph {n} says a few words, more than one row of them. " * 3 + "\n" for n in range(3000)
)


class Host(App[None]):
    """Nothing but the view, and what it told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.query_one(ArticleView).show(Article(Path("a.txt"), "a.txt", "A", self.text))

    def on_article_view_cursor_moved(self, message: ArticleView.CursorMoved) -> None:
        self.told.append(message)

    def on_article_view_passage_selected(self, message: ArticleView.PassageSelected) -> None:
        self.told.append(message)

    def on_article_view_mark_clicked(self, message: ArticleView.MarkClicked) -> None:
        self.told.append(message)

    def heard(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.told if isinstance(message, kind)]


def view_of(pilot: Pilot[None]) -> ArticleView:
    return pilot.app.query_one(ArticleView)


def page(view: ArticleView) -> list[str]:
    """The rows on screen as they are written."""
    return [view.render_line(y).text for y in range(view.size.height)]


def segments(view: ArticleView) -> Iterator[Segment]:
    for y in range(view.size.height):
        yield from view.render_line(y)


def spot(view: ArticleView, word: str) -> Offset:
    """The cell of the widget in which `word` begins on screen."""
    for y, row in enumerate(page(view)):
        if word in row:
            strip = view.render_line(y)
            before = row[: row.index(word)]
            assert strip.cell_length == view.size.width
            return Offset(cell_len(before), y)
    raise AssertionError(word)


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
            assert row[: view.text_left].strip() == "#✓│"


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
        assert page(view)[0][: view.text_left].strip() == "# ║"


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
        assert page(view)[0][: view.text_left].strip() == "@ ▌"
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
