from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.room import LEAST, divide
from tests.tui.folders import opened, shown

if TYPE_CHECKING:
    from pathlib import Path

SIZES = st.fixed_dictionaries({name: st.integers(0, 300) for name in LEAST})


@given(
    st.integers(40, 500),
    st.integers(10, 200),
    st.integers(20, 200),
    SIZES,
    st.sets(st.sampled_from(["left", "right"])),
)
def test_the_text_has_room_whatever_was_chosen(
    width: int, height: int, measure: int, chosen: dict[str, int], hidden: set[str]
) -> None:
    room = divide(width, height, measure, chosen, hidden)
    text = width - room.left - room.right
    assert min(room.left, room.right, room.under) >= 0
    assert text >= 30 + 7
    assert room.under == 0 or room.under <= max(5, height - 14)
    seen = divide(width, height, measure, chosen)
    if hidden and width - seen.left - seen.right >= measure + 7:
        assert (room.left, room.right) == (seen.left, seen.right)
    assert text <= max(measure + 7, width - seen.left - seen.right)


async def test_a_pane_can_be_hidden_and_the_text_stays_where_it_is(articles: Path) -> None:
    async with opened(articles, size=(200, 50)) as (app, pilot):
        await pilot.press("n", "n")
        desk = app.desk

        def text() -> tuple[int, int, int]:
            left = desk.view.region.x + desk.view.text_left
            return left, desk.view.text_width, desk.view.top_offset

        before = text()
        for key in ("H", "W", "H", "W", "H"):
            await pilot.press(key)
            await pilot.pause()
            assert text() == before
        assert "Bay Weekly" not in shown(app)
        assert "the articles: hidden; H shows them" in shown(app)
        assert "Claim 2 of" in shown(app)
        # Where the text lacks room, it gets it, and its first letter stays where it was.
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        width = text()[1]
        await pilot.press("H")
        await pilot.pause()
        narrow = text()
        assert narrow[1] < width
        await pilot.press("W")
        await pilot.pause()
        assert text()[0] == narrow[0]
        assert text()[1] > narrow[1]
        assert desk.header.indent == desk.view.text_left
    async with opened(articles) as (app, _):
        assert app.desk.panel.visible is False


async def test_panes_are_resized_by_mouse_and_by_keys_and_stay_so(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        desk = app.desk
        left = desk.query_one("#left")
        edge = left.region.right - 1
        await pilot.mouse_down(offset=(edge, 10))
        await pilot.hover(offset=(edge - 7, 12))
        await pilot.pause()
        assert left.has_class("-hot")
        await pilot.mouse_up(offset=(edge - 7, 12))
        await pilot.pause()
        assert left.region.width == edge + 1 - 7
        assert not left.has_class("-hot")
        before = desk.panel.region.width
        await pilot.press("vertical_line", "left", "left", "right")
        await pilot.pause()
        assert desk.panel.region.width == before + 2
        assert "the claim: 38 cells" in shown(app)
        await pilot.press("tab", "left", "escape")
        await pilot.pause()
        assert desk.panel.region.width == before
        assert left.region.width == edge + 1 - 7
        await pilot.press("vertical_line", "left", "enter")
    async with opened(articles) as (app, pilot):
        assert app.desk.panel.region.width == before + 2
        assert app.desk.query_one("#left").region.width == edge + 1 - 7
        await pilot.resize_terminal(90, 30)
        await pilot.press("vertical_line", "up", "up", "enter")
        await pilot.pause()
        assert app.desk.panel.region.height == 9
        await pilot.press("vertical_line", "0", "enter")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert app.desk.panel.region.width == before
        assert app.desk.query_one("#left").region.width == edge + 1
