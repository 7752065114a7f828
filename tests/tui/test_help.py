from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.widgets.help_words import HelpWords
from tests.tui.folders import opened, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_only_keys_that_count_here_are_shown_and_typing_finds_the_others(
    articles: Path,
) -> None:
    async with opened(articles, size=(120, 40), keys={"export": "ctrl+x"}) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        words = app.screen.query_one(HelpWords)

        def rows() -> dict[str, list[str]]:
            return {section.title: [keys for keys, _ in section.rows] for section in words.sections}

        assert "To the next claim or mark." in shown(app)
        assert "y" in rows()["Decide"]
        assert all("Keeps the marked passage." not in row for row in str(words.render()))
        # Two columns: the first rows of two groups stand side by side.
        width = words.content_size.width
        assert words.get_content_height(app.size, app.size, width) < 0.7 * words.get_content_height(
            app.size, app.size, 60
        )
        await pilot.press(*"keeps the marked")
        await pilot.pause()
        assert rows() == {"Elsewhere": ["Enter"]}
        assert "while marking: Keeps the marked passage." in shown(app)
        await pilot.press("ctrl+u", "x")
        await pilot.pause()
        assert rows()["Here"] == ["x"]
        await pilot.press("ctrl+u", *"writes annotations")
        await pilot.pause()
        assert rows() == {"Here": ["^x"]}
        await pilot.press("ctrl+u", *"zzz")
        await pilot.pause()
        assert rows() == {}
        assert "No key does that" in shown(app)
        await pilot.press("ctrl+u", "question_mark")
        await pilot.pause()
        assert app.screen is app.desk
        # While something lies over reading, its keys are those that count.
        await pilot.press("slash", *"the", "enter", "question_mark", "n")
        await pilot.pause()
        words = app.screen.query_one(HelpWords)
        found = {section.title: section.rows for section in words.sections}
        assert found["Here"][0][1].endswith("to the next hit.")


async def test_it_scrolls_by_keys_while_nothing_is_typed(articles: Path) -> None:
    async with opened(articles, size=(80, 24)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        area = app.screen.query_one("VerticalScroll")
        for key, down in (("down", True), ("space", True), ("up", False), ("pageup", False)):
            before = area.scroll_y
            await pilot.press(key)
            await pilot.pause()
            assert (area.scroll_y > before) is down, key
        assert area.scroll_y == 0
