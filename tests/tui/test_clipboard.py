from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.tui.clipboard import LONGEST, Clipboard, sequence
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from pathlib import Path

BARE: dict[str, str] = {"PATH": os.defpath, "TERM": "xterm-256color"}


def asked_of(written: str) -> str:
    """Return what a terminal would copy."""
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", written)
    assert found is not None, written
    return base64.b64decode(found[1], validate=True).decode()


@given(st.text())
def test_the_terminal_is_given_the_words_and_nothing_that_acts(text: str) -> None:
    how, written = Clipboard("osc52", BARE).copy(text)
    assert how == "given to the terminal to copy (OSC 52)"
    assert asked_of(written) == visible(text, keep="\n\t")


@given(st.text(max_size=2000))
def test_tmux_and_screen_pass_it_on(text: str) -> None:
    plain = sequence(text, BARE)
    in_tmux = sequence(text, BARE | {"TMUX": "/tmp/tmux-0/default,1,0"})
    assert in_tmux.startswith(plain)
    wrapped = in_tmux.removeprefix(plain)
    assert wrapped.startswith("\x1bPtmux;")
    assert wrapped[7:-2].replace("\x1b\x1b", "\x1b") == plain
    assert wrapped.endswith("\x1b\\")
    for screen in ({"STY": "1.tty"}, {"TERM": "screen-256color"}):
        parts = sequence(text, BARE | screen).split("\x1b\\")
        assert parts.pop() == ""
        assert all(part.startswith("\x1bP") and len(part) <= 256 for part in parts)
        assert "".join(part[2:] for part in parts) == plain


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_the_first_program_that_takes_it_copies_it(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    program(programs, "wl-copy", "cat > /dev/null; exit 1")
    program(
        programs, "xclip", f'echo "$@" > "{tmp_path}/how"; cat > "{tmp_path}/copied"; sleep 9 &'
    )
    program(programs, "tmux", f'cat > "{tmp_path}/tmux"')
    path = {"PATH": f"{programs}{os.pathsep}{os.defpath}"}
    shown = path | {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert Clipboard("auto", shown).copy("forty “ships”\n\x1b]52;") == ("copied by xclip", "")
    assert (tmp_path / "copied").read_text(encoding="utf-8") == "forty “ships”\n␛]52;"
    assert (tmp_path / "how").read_text(encoding="utf-8").split() == [
        "-selection",
        "clipboard",
        "-in",
    ]
    # Without a display there is none; in tmux there is tmux, and a page has its browser.
    assert Clipboard("auto", path).copy("x")[0] == "given to the terminal to copy (OSC 52)"
    assert Clipboard("auto", path | {"TMUX": "x"}).copy("x") == ("copied by tmux", "")
    how, written = Clipboard("auto", shown, served=True).copy("x")
    assert (how, asked_of(written)) == ("given to the browser to copy", "x")


def test_what_cannot_be_copied_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="there is no program to copy with; one of wl-copy"):
        Clipboard("native", {"PATH": str(tmp_path), "DISPLAY": ":0"}).copy("x")
    with pytest.raises(ReaderError, match="the settings say"):
        Clipboard("off", BARE).copy("x")
    with pytest.raises(ReaderError, match="too long"):
        Clipboard("auto", BARE).copy("x" * (LONGEST + 1))
    assert len(Clipboard("auto", BARE).copy("x" * LONGEST)[1]) == 100_000
