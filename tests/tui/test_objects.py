from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("w s", "The harbour bridge will close"),
        ("w c", "The harbour bridge will close"),
        ("} p", '"We found 41 cracks'),
        ('} "', '"We found 41 cracks in the north pier,"'),
        ("} #", "41 cracks"),
        ("} ) # ", "12.5 million crowns"),
        ("} } ) #", "2019"),
        ("v w s", "The harbour bridge will close"),
    ],
)
async def test_the_whole_thing_at_the_cursor(articles: Path, keys: str, words: str) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", *keys.split())
        passage = app.desk.passage
        assert passage is not None
        text = app.desk.article.text
        found = passage.text_in(text)
        assert words in found
        if "#" in keys or '"' in keys:
            assert len(found) < len(words) + 12
        assert not text[passage.start - 1 : passage.start].strip()


async def test_a_sentence_is_tagged_with_three_keys(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("v", "s", "t", *"mine/whole", "enter")
        await pilot.pause()
        (record,) = kept(articles)
        assert record["target"]["exact"].endswith("on Monday.")
        assert record["tags"] == ["mine/whole"]


async def test_what_is_not_there_is_said(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("v", '"')
        assert "There is no quotation here" in shown(app)
        assert app.desk.view.selected_text == "The"
