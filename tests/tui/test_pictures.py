"""What the desk looks like, kept as pictures: a change of any of them is to be looked at."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from reader.config import Settings
from reader.model import Attribution, Claim, DateMention, Kind, Quantity, Reason, Span
from reader.project import Project
from reader.tui.app import ReaderApp
from tests.tui.folders import settled, write_folder
from tests.tui.story_sample import Sampled, write_articles
from tests.tui.story_sample import settled as read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.model import Article

TAKES = {
    "wide": ((120, 36), "dark", ["n", "y", "n", "2", "n"]),
    "light": ((120, 36), "light", ["n", "y", "n", "x", "n"]),
    "under": ((90, 30), "dark", ["n", "n"]),
    "narrow": ((80, 24), "light", ["n", "y", "n"]),
    "smallest": ((40, 10), "dark", ["n"]),
    "marking": ((100, 24), "dark", ["v", "w", "v", "w", "w"]),
    "tags": ((80, 24), "dark", ["n", "t", "v", "e", "r"]),
    "filter": ((80, 24), "light", ["n", "f", "space"]),
    "keys": ((80, 24), "dark", ["?"]),
}

TOLD = {
    "story": ((120, 36), "dark", ["S", "2"]),
    "row": ((80, 24), "light", ["S", "down", "enter"]),
}


class Spelled(Project):
    """Each sentence is a claim, always the same: pictures are not to change with the engine."""

    def claims(self, article: Article) -> Iterator[Claim]:
        """Yield the sentences."""
        for number, found in enumerate(re.finditer(r"[“\"A-Z][^.]+\.[”\"]?", article.text)):
            span = Span(*found.span())
            told = Attribution("Olga Lindqvist", span, "told", span, (span,), via="Bay Radio")
            yield Claim(
                f"claim-{number}",
                span,
                found[0],
                (Kind.QUANTITY, Kind.REPORTED) if number % 2 else (Kind.EVENT,),
                (number % 5) / 4,
                attribution=told if number % 2 else None,
                hedge="reportedly" if number % 3 else None,
                quantities=(Quantity(18000, "cars", "some", span),) if number % 2 else (),
                dates=(DateMention("2024-06-03", "day", span),),
                why=(Reason("a number with a unit", 0.3), Reason("hedged", -0.05)),
            )


@pytest.mark.parametrize("name", [*TAKES, *TOLD])
def test_it_looks_as_it_did(
    name: str,
    tmp_path: Path,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for room in ("session", "saving"):
        monkeypatch.setattr(f"reader.{room}.now", lambda: "2024-05-08T12:00:00Z")
    monkeypatch.setattr("reader.tui.screens.desk.showing._SAID", 600.0)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    size, theme, keys = (TAKES | TOLD)[name]
    folder = tmp_path / "desk"
    articles = write_articles(folder) if name in TOLD else write_folder(folder)
    made = Sampled if name in TOLD else Spelled
    project = made.open(
        [articles], annotations=folder / "annotations", annotator="ana", on_problem=print
    )
    app = ReaderApp(project, Settings("ana", theme=theme))

    async def work(pilot: Pilot[Any]) -> None:
        await settled(app, pilot)
        while app.desk.lineup is None:
            await pilot.pause(0.01)
        # Full colours, whatever the terminal that the tests run in has.
        app.desk.view.remove_class("-few-colours")
        for key in keys:
            await pilot.press(key)
            if key == "S":
                await read(app, pilot)
        for blinking in app.screen.query("Input, TextArea"):
            blinking.cursor_blink = False  # type: ignore[attr-defined]
        await pilot.pause()

    assert snap_compare(app, run_before=work, terminal_size=size)
