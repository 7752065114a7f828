from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import opened, shown, write_folder

if TYPE_CHECKING:
    from pathlib import Path


async def test_theme_and_measure_are_there_on_the_next_start(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        assert app.theme == "ink"
        assert app.desk.view.measure == 72
        await pilot.press("T", "less_than_sign")
    async with opened(articles) as (app, _):
        assert app.theme == "paper"
        assert app.desk.view.measure == 68
    # Whoever changes the settings afterwards means it.
    async with opened(articles, theme="light", measure=60) as (app, pilot):
        assert app.theme == "paper"
        assert app.desk.view.measure == 60
        await pilot.press("T")
    async with opened(articles, theme="light") as (app, _):
        assert app.theme == "contrast"


async def test_a_long_title_stands_in_two_rows(tmp_path: Path) -> None:
    articles = write_folder(tmp_path)
    long = "Ferries to replace all of the bridge traffic " * 2
    (articles / "00.txt").write_text(f"---\ntitle: {long}to the very end\n---\nIt is so.\n")
    for size in ((120, 40), (80, 24)):
        async with opened(articles, size=size) as (app, _):
            assert "to the very end" in shown(app)
            assert app.desk.top.place == "news · 3 articles"
