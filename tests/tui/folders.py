"""Articles that the tests write, and the desk opened on them."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from reader.config import Settings
from reader.model.records import annotation_record
from reader.project import Project
from reader.store import Store
from reader.tui.app import ReaderApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.errors import ReaderError

HARBOUR = """---
title: Harbour bridge to close for nine months
outlet: The Coastal Courier
date: 2024-05-06
---
The harbour bridge will close for nine months from 3 June, the port authority said on Monday.

"We found 41 cracks in the north pier," engineer Olga Lindqvist told reporters. She said the
repair would cost 12.5 million crowns.

Critics allege that the authority ignored a warning of 2019. According to Harbour Watch, some
18,000 cars cross the bridge each day.

The ferry will run every twenty minutes. Its operator, Bay Lines, has bought two boats.
"""

FERRY = """---
title: Ferries to replace bridge traffic
outlet: Bay Weekly
date: 2024-05-07
---
Two ferries will carry 14,000 passengers a day while the bridge is closed, Bay Lines said.

The city council approved the plan on Tuesday. Councillor Ivo Brandt called it "a disgrace".
"""


def write_folder(folder: Path) -> Path:
    """Write two articles below `folder` and return where they are."""
    articles = folder / "news"
    articles.mkdir(parents=True)
    (articles / "01-harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (articles / "02-ferry.txt").write_text(FERRY, encoding="utf-8")
    return articles


_PATIENCE = 60
"""Seconds after which claims that are not there will not come."""


@asynccontextmanager
async def opened(
    articles: Path,
    *,
    size: tuple[int, int] = (120, 40),
    problems: list[ReaderError] | None = None,
    **settings: Any,
) -> AsyncIterator[tuple[ReaderApp, Pilot[int]]]:
    """Open the desk on `articles` and wait until all claims are counted.

    Any problem is an error, unless there is a list for them.
    """

    def fail(problem: ReaderError) -> None:
        if problems is None:
            raise AssertionError(str(problem))
        problems.append(problem)

    project = Project.open(
        [articles], annotations=articles.parent / "annotations", annotator="ana", on_problem=fail
    )
    app = ReaderApp(project, Settings("ana", **settings))
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: ReaderApp, pilot: Pilot[int]) -> None:
    """Wait until all of the desk is there and all claims are counted."""
    end = time.monotonic() + _PATIENCE
    while not app.desk.tallies.sums[2]:
        assert time.monotonic() < end, "no claims were counted"
        await pilot.pause(0.01)
    await app.workers.wait_for_complete()
    app.desk.show_tallies()
    await pilot.pause()


def kept(articles: Path, name: str = "01-harbour.txt") -> list[dict[str, Any]]:
    """Return the annotations of an article as they are on disk."""
    entries = Store(articles.parent / "annotations", "ana").entries()
    found = [entry for entry in entries if entry.key == f"{articles.name}/{name}"]
    return [annotation_record(each) for entry in found for each in entry.kept.annotations]


def shown(app: ReaderApp) -> str:
    """Return what stands on the screen, row by row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
