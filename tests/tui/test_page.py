"""What is loaded before the first page is seen, and what makes way for a key."""

from __future__ import annotations

import subprocess
import sys
import time

from textual.app import App

from reader.tui.turns import StandBack, Turns


def test_the_first_page_waits_for_nothing_that_only_the_desk_needs() -> None:
    code = "import sys, reader.tui.app; print(*sys.modules)"
    run = [sys.executable, "-c", code]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout
    assert "reader.tui.screens.desk.page" in loaded.split()
    late = {"screens.desk.screen", "actions", "reading", "tallies", "drafts", "claim_words"}
    late = {f"reader.tui.{name}" for name in late} | {"reader.model.annotation", "reader.session"}
    assert not late & set(loaded.split())


async def test_what_computes_stands_back_for_a_key_but_not_for_one_after_the_other() -> None:
    waited: list[float] = []
    turns = Turns(App(), _nothing)
    stand_back = StandBack(turns, waited.append)
    turns.latest = time.monotonic() - 60
    stand_back()
    assert waited == []
    turns.latest = time.monotonic() + 60
    stand_back()
    assert len(waited) == 1
    assert waited[0] > 0
    # Another key is there already: what computes has its turn all the same.
    stand_back()
    assert len(waited) == 1


async def _nothing(event: object) -> None:
    """Take a key."""
