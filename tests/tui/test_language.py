from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import opened, shown

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "claims are found well in English only"

GERMAN = """Die Brücke wird geschlossen

Die Brücke über die Orla wird am Montag geschlossen, sagte der Ingenieur der Stadt. Sie wurde im
Jahr 1931 gebaut und ist nicht mehr sicher, wie es in dem Bericht heißt.
"""


async def test_the_desk_says_that_an_article_is_in_another_language(articles: Path) -> None:
    (articles / "00-german.txt").write_text(GERMAN, encoding="utf-8")
    (articles / "03-named.txt").write_text("---\nlanguage: fr\n---\nOrla 1931.\n", "utf-8")
    async with opened(articles, size=(120, 30)) as (app, pilot):
        assert f"in German: {NOTICE}" in shown(app)
        await pilot.press("J")
        await pilot.pause()
        assert NOTICE not in shown(app)
        await pilot.press("J", "J")
        await pilot.pause()
        assert f"in French: {NOTICE}" in shown(app)
