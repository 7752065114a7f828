from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from reader.cli import progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_shows_how_far_it_has_come_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "PACE", 0.0)
    for number in progress.tracked([0, 1, 2, 3], "reading"):
        if number == 2:
            progress.come_to(0.5)
            progress.clear()
            progress.clear()
    drawn = terminal.getvalue().split("\r\x1b[K")
    assert drawn == [
        "",
        "reading [........................] 1 of 4",
        "reading [######..................] 2 of 4",
        "reading [############............] 3 of 4",
        "reading [###############.........] 3 of 4",
        "",
        "reading [##################......] 4 of 4",
        "",
    ]
    progress.come_to(1.0)
    assert terminal.getvalue().count("\r") == len(drawn) - 1


def test_what_is_quick_or_no_terminal_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert list(progress.tracked([1, 2], "reading")) == [1, 2]
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", file := io.StringIO())
    assert list(progress.tracked([1, 2], "reading")) == [1, 2]
    assert terminal.getvalue() == file.getvalue() == ""
