from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.folders import opened, shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("size", "articles_shown", "claim_shown"),
    [
        ((200, 50), True, "right"),
        ((100, 30), True, "right"),
        ((99, 30), True, "under"),
        ((81, 24), True, "under"),
        ((80, 24), False, "under"),
        ((60, 16), False, "under"),
        ((40, 10), False, "nowhere"),
    ],
)
async def test_panes_fold_by_width_and_height(
    articles: Path, size: tuple[int, int], articles_shown: bool, claim_shown: str
) -> None:
    async with opened(articles, size=size) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        desk = app.desk
        view, panel = desk.view.region, desk.panel.region
        assert bool(desk.articles.region.area) is articles_shown
        where = (
            "nowhere"
            if not panel.area
            else "right"
            if panel.x >= view.right and panel.y <= view.y
            else "under"
        )
        assert where == claim_shown
        assert view.width >= 30
        assert view.height >= 5
        # The keys that lead on are always there, and no row is cut short.
        assert "? keys  q quit" in shown(app).splitlines()[-1]
        assert desk.keys.region.bottom == size[1]


@pytest.mark.parametrize("size", [(39, 24), (80, 9), (1, 1)])
async def test_a_terminal_too_small_is_told_so(articles: Path, size: tuple[int, int]) -> None:
    async with opened(articles, size=size) as (app, pilot):
        if size[0] > 10:
            words = " ".join(shown(app).split())
            assert words == (
                f"Reader needs 40 columns and 10 rows; this terminal has {size[0]} and {size[1]}."
            )
        await pilot.press("n", "y", "v")
        assert app.desk.reading.current is None
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.press("n")
        assert "Claim 1 of" in shown(app)
        await pilot.press("a")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert "Note" not in shown(app)


async def test_the_text_stays_where_it_is_when_a_pane_opens(articles: Path) -> None:
    async with opened(articles, size=(80, 24)) as (app, pilot):
        await pilot.press("n")
        before = app.desk.view.region, app.desk.view.top_offset
        await pilot.press("a", *"text", "ctrl+s")
        await pilot.pause()
        await pilot.press("2", "i")
        assert (app.desk.view.region, app.desk.view.top_offset) == before
        await pilot.press("escape", "t")
        assert (app.desk.view.region, app.desk.view.top_offset) == before


async def test_every_dialog_fits_the_smallest_terminal(articles: Path) -> None:
    async with opened(articles, size=(40, 10)) as (app, pilot):
        await pilot.press("n")
        for key in ("a", "t", "f", "e", "?", "l", "ctrl+p", "i"):
            await pilot.press(key)
            await pilot.pause()
            box = app.screen.query_one("#box").region
            keys = app.screen.query_one("#keys").region
            assert box.y >= 0, key
            assert box.bottom <= 10, key
            assert keys.bottom <= 10, key
            assert keys.height, key
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.desk, key


async def test_the_measure_can_be_changed(articles: Path) -> None:
    async with opened(articles, size=(200, 50)) as (app, pilot):
        before = app.desk.view.text_width
        await pilot.press("<")
        assert app.desk.view.text_width == before - 4
        await pilot.press(">", ">")
        assert app.desk.view.text_width == before + 4


async def test_themes_change_in_turn(articles: Path) -> None:
    async with opened(articles, theme="light") as (app, pilot):
        dark = [app.current_theme.dark]
        await pilot.press("T")
        dark.append(app.current_theme.dark)
        await pilot.press("T", "T", "T")
        dark.append(app.current_theme.dark)
        assert dark == [False, True, False]
