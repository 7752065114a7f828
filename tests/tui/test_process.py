"""The real program on a real pseudo-terminal."""

from __future__ import annotations

import signal
import termios
from typing import TYPE_CHECKING

import pytest

from reader.tui.drafts import Drafts
from tests.tui.folders import kept, write_folder
from tests.tui.terminal import READY, Terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


def test_q_ends_it_with_everything_saved(articles: Path) -> None:
    with Terminal(articles) as terminal:
        terminal.wait_for(READY)
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        terminal.press(b"y")
        terminal.wait_for(b"Saved")
        terminal.press(b"q")
        assert terminal.end() == 0
    assert [each["status"] for each in kept(articles)] == ["accepted"]


def test_sigterm_keeps_the_draft_and_leaves_the_terminal_as_it_was(articles: Path) -> None:
    with Terminal(articles) as terminal:
        before = termios.tcgetattr(terminal.side)
        terminal.wait_for(READY)
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        terminal.press(b"a")
        terminal.wait_for(b"keep as a draft")
        terminal.press(b"half\xff")
        terminal.wait_for("half�".encode())
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert termios.tcgetattr(terminal.side) == before
        # The alternate screen is left, the mouse let go and the cursor shown, in the end.
        for last, first in ((b"?1049l", b"?1049h"), (b"?1003l", b"?1003h"), (b"?25h", b"?25l")):
            assert terminal.output.rfind(last) > terminal.output.rfind(first)
    (draft,) = Drafts.of(articles.parent / "annotations", "ana").all()
    assert draft.text == "half�"
    assert draft.target.exact.endswith("said on Monday.")


@pytest.mark.parametrize("controlling", [True, False])
def test_a_terminal_that_vanishes_ends_it_with_place_and_draft_kept(
    articles: Path, controlling: bool
) -> None:
    with Terminal(articles, controlling=controlling) as terminal:
        terminal.wait_for(READY)
        terminal.press(b"n")
        terminal.wait_for(b"1 of")
        terminal.press(b"y")
        terminal.wait_for(b"Saved")
        terminal.press(b"n")
        terminal.wait_for(b"2 of")
        terminal.press(b"a")
        terminal.wait_for(b"keep as a draft")
        terminal.press(b"half")
        terminal.wait_for(b"half")
        assert terminal.vanish() == 128 + signal.SIGHUP
    assert [each["status"] for each in kept(articles)] == ["accepted"]
    (draft,) = Drafts.of(articles.parent / "annotations", "ana").all()
    assert draft.text == "half"
    with Terminal(articles) as terminal:
        terminal.wait_for(b"1 unfinished note is kept: A goes on")
        terminal.press(b"A")
        terminal.wait_for("on “".encode())
        terminal.press(b"\r")
        terminal.wait_for(b"This is your draft, not saved yet")


def test_a_terminal_that_is_gone_before_anything_is_drawn_ends_it(articles: Path) -> None:
    with Terminal(articles) as terminal:
        # More than a pseudo-terminal holds has been written when nobody reads it.
        assert terminal.vanish() in (1, 128 + signal.SIGHUP)


BROKEN = """
from reader.tui.screens.desk.screen import DeskScreen
def broken(self):
    raise ZeroDivisionError("at the bottom")
DeskScreen.action_go_end = broken
"""


@pytest.mark.parametrize("debug", [True, False])
def test_an_error_of_the_program_is_one_line_and_leaves_the_terminal_as_it_was(
    articles: Path, debug: bool
) -> None:
    with Terminal(articles, *["--debug"] * debug, before=BROKEN) as terminal:
        before = termios.tcgetattr(terminal.side)
        terminal.wait_for(READY)
        terminal.press(b"G")
        assert terminal.end() == 1
        assert termios.tcgetattr(terminal.side) == before
        last = terminal.output[terminal.output.rfind(b"\x1b[?1049l") :].decode()
    assert "reader: internal error: ZeroDivisionError: at the bottom; nothing that was" in last
    assert ("Traceback" in last) == debug


FAILING = """
from reader.project import Project
def claims(self, article):
    raise ZeroDivisionError("no \\x1b[2J claims")
    yield
Project.claims = claims
"""


def test_an_engine_that_fails_leaves_the_article_readable(articles: Path) -> None:
    with Terminal(articles, before=FAILING) as terminal:
        terminal.wait_for(b"its claims could not be found: ZeroDiv")
        terminal.press(b"J")
        terminal.wait_for(b"Two ferries will carry")
        terminal.press(b"q")
        assert terminal.end() == 1
        assert b"\x1b[2J claims" not in terminal.output
        assert b"ferry.txt: its claims could not be found: ZeroDivisionError" in terminal.output


def test_what_stands_in_an_article_never_commands_the_terminal(articles: Path) -> None:
    (articles / "00.txt").write_bytes(
        b"A \x1b]0;owned\x07 port\x1b[2J\n\nIt holds 40 \x1b]52;c;b3duZWQ=\x07 ships \xc2\x9b31m"
        b" [@click=app.quit]now[/] \xe2\x80\xae, the port authority said on Monday.\n"
    )
    with Terminal(articles) as terminal:
        terminal.wait_for(READY)
        terminal.press(b"gn")
        terminal.wait_for(b"1 of")
        terminal.press(b"q")
        assert terminal.end() == 0
        for raw in (b"\x1b]0;owned", b"\x1b]52", b"\xc2\x9b", b"\xe2\x80\xae", b"\x1b[2Jt"):
            assert raw not in terminal.output
        assert "␛]0;owned".encode() in terminal.output
