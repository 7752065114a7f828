"""The terminal: keys from whatever bytes it sends, and its end noticed when it is gone."""

from __future__ import annotations

import codecs
import os
import selectors
import sys
from typing import IO, TYPE_CHECKING, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import TextIOWrapper

__all__ = ["DriverFailed", "ForgivingDriver", "TerminalLost"]

_PAUSE = 0.1
"""Seconds to wait for a key before looking whether the program ends; as long as Textual does."""


class TerminalLost(Message):
    """The terminal is gone: nothing can be read from it or written to it any more."""


class DriverFailed(Message):
    """Reading keys ended with an error of the program itself."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class ForgivingDriver(LinuxDriver):
    """Takes a byte that is no UTF-8 for a replacement character, and notices the end of input.

    Textual's own driver ends the program with a traceback at the one (Textualize/textual#6456),
    and with it everything that was not saved; at the other it goes on for ever, reading nothing,
    and stops still in the middle of a frame that nobody takes.
    """

    def start_application_mode(self) -> None:
        """Take the terminal over: the one of the output, which was looked at, not of errors."""
        self._file = cast("TextIOWrapper", _Output(sys.__stdout__, lambda: self._lost(1)))
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def run_input_thread(self) -> None:
        """Hand on what comes from the terminal, until the program ends or the terminal does."""
        try:
            self._read_all()
        except Exception as error:  # noqa: BLE001 - raised again where the program ends
            self._app.post_message(DriverFailed(error))

    def _read_all(self) -> None:
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PAUSE):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        self._lost(self.fileno)
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _lost(self, lost: int) -> None:
        """Let nothing more be written to the terminal that `lost` was, and tell the program."""
        device = os.fstat(lost).st_rdev
        nowhere = os.open(os.devnull, os.O_RDWR)
        for handle in {lost, 0, 1, 2}:
            # Python writes out what is left over when it ends, and would fail once more.
            if os.fstat(handle).st_rdev == device:
                os.dup2(nowhere, handle)
        os.close(nowhere)
        self._app.post_message(TerminalLost())


class _Output:
    """A terminal to write to, or nothing where it is gone.

    Whoever writes to it is a thread of Textual's, which an error would end; the program would then
    wait for ever until it takes up the next frame.
    """

    def __init__(self, file: IO[str] | None, lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost

    def write(self, text: str) -> None:
        """Write `text`."""
        self._try(lambda file: file.write(text))

    def flush(self) -> None:
        """Let all of it be seen."""
        self._try(lambda file: file.flush())

    def fileno(self) -> int:
        """Return its number."""
        return 1 if self._file is None else self._file.fileno()

    def _try(self, what: Callable[[IO[str]], object]) -> None:
        if self._file is None:
            return
        try:
            what(self._file)
        except OSError:
            self._file = None
            self._lost()
