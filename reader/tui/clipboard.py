"""Copying: by a program of the machine, else by asking the terminal (OSC 52).

Neither can tell whether what it did is of use to the person: a program's clipboard may be that of
another screen, and most terminals do as OSC 52 asks, say no word if they do not, or wait to be
allowed. So whoever copies is told which way was taken.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LONGEST", "Clipboard", "sequence"]

LONGEST: Final = 74_994
"""Bytes that OSC 52 can carry: 100,000 of base64 and what is around it (hterm's osc52.sh)."""

_PATIENCE: Final = 2.0
"""Seconds that a program may take; xclip and wl-copy go on in the background."""

_SCREEN_LIMIT: Final = 240
"""Bytes of one string that GNU screen passes on; it drops longer ones."""


@dataclass(frozen=True, slots=True)
class _Program:
    """A program that takes what is to be copied from its input."""

    words: tuple[str, ...]
    """Its command line."""

    needs: str
    """The variable that is set where it works; empty: it is asked for otherwise."""

    encoding: str = "utf-8"
    """What it takes."""

    own: bool = False
    """Whether it belongs to the machine's own screen, which is not the person's over ssh."""


_PROGRAMS: Final = (
    _Program(("wl-copy", "--type", "text/plain"), "WAYLAND_DISPLAY"),
    _Program(("xclip", "-selection", "clipboard", "-in"), "DISPLAY"),
    _Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
    _Program(("pbcopy",), "", own=True),
    _Program(("clip.exe",), "WSL_DISTRO_NAME", "utf-16", own=True),
    # Keeps it itself, and hands it on to the terminal that it is in, whatever it is set to.
    _Program(("tmux", "load-buffer", "-w", "-"), "TMUX"),
)
"""In the order in which they are tried."""


class Clipboard:
    """Copies a text.

    Args:
        way: `auto`, `native` for programs only, `osc52` for the terminal only, or `off`.
        environ: The environment: what display there is, and what stands between.
        served: Whether the screen is a page in a browser, on which no program's clipboard is.
    """

    def __init__(self, way: str, environ: Mapping[str, str], *, served: bool = False) -> None:
        self._way = way
        self._environ = environ
        self._served = served

    def copy(self, text: str) -> tuple[str, str]:
        """Copy `text`, what could act on a terminal made visible; it may take two seconds.

        Returns:
            By what it was copied (`copied by xclip`), and what has to be written to the terminal
            for that; nothing where a program has done it.

        Raises:
            ReaderError: It could not be, or is not to be.
        """
        if self._way == "off":
            raise ReaderError(
                'nothing is copied: the settings say clipboard = "off"', 'say "auto" there'
            )
        text = visible(text, keep="\n\t")
        if self._way == "native" or (self._way == "auto" and not self._served):
            for program in self._programs():
                if self._gives(program, text):
                    return f"copied by {program.words[0]}", ""
        if self._way == "native":
            names = ", ".join(program.words[0] for program in _PROGRAMS)
            raise ReaderError(
                "there is no program to copy with", f'one of {names}; or set clipboard to "auto"'
            )
        if len(text.encode()) > LONGEST:
            raise ReaderError(
                "that is too long to be copied by the terminal",
                f"at most {LONGEST:,} bytes; install one of wl-copy, xclip, xsel",
            )
        if self._served:
            return "given to the browser to copy", sequence(text, {})
        return "given to the terminal to copy (OSC 52)", sequence(text, self._environ)

    def _programs(self) -> list[_Program]:
        remote = any(self._environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
        return [
            program
            for program in _PROGRAMS
            if (self._environ.get(program.needs) if program.needs else sys.platform == "darwin")
            and not (program.own and remote)
            and self._find(program)
        ]

    def _find(self, program: _Program) -> str | None:
        return shutil.which(program.words[0], path=self._environ.get("PATH", os.defpath))

    def _gives(self, program: _Program, text: str) -> bool:
        """Give `text` to a program, and return whether it has taken it."""
        try:
            done = subprocess.run(
                [self._find(program) or "", *program.words[1:]],
                input=text.encode(program.encoding, "replace"),
                stdout=subprocess.DEVNULL,  # what stays in the background holds it open
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                env=dict(self._environ),
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0


def sequence(text: str, environ: Mapping[str, str]) -> str:
    """Return what asks a terminal to copy `text`.

    Where tmux or GNU screen stands between, it is wrapped so that they pass it on; tmux is asked
    itself, too, for it passes on only what it was set to (`allow-passthrough`), and takes it itself
    only if it was set to that (`set-clipboard on`).

    Args:
        text: What is to be copied; it is sent as base64, so that nothing in it can act.
        environ: The environment.
    """
    asked = f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\a"
    if environ.get("TMUX"):
        doubled = asked.replace("\x1b", "\x1b\x1b")
        return f"{asked}\x1bPtmux;{doubled}\x1b\\"
    if environ.get("STY") or environ.get("TERM", "").startswith("screen"):
        parts = [asked[i : i + _SCREEN_LIMIT] for i in range(0, len(asked), _SCREEN_LIMIT)]
        return "".join(f"\x1bP{part}\x1b\\" for part in parts)
    return asked
