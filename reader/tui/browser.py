"""The desk without a terminal: its screen goes to a browser, its keys come from there.

`reader serve` names this driver in the environment. What stands between the two is the protocol of
textual-serve: packets of one byte for the kind, four for the length, and so many bytes.
"""

from __future__ import annotations

import codecs
import os
import selectors
import sys
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from reader.tui.driver import DriverFailed, TerminalLost

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

__all__ = ["BrowserDriver"]

_PAUSE = 0.1
"""Seconds to wait for a key before looking whether the program ends."""


class BrowserDriver(WebDriver):
    """Ends the program in order when whoever holds the other end of its pipes is gone.

    Textual's own goes on for ever then, with nobody to see it; and it ends the program by a way
    that keeps no draft.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        """Prepare the driver; the arguments are Textual's."""
        super().__init__(app, **options)
        self._write = partial(self._write_all)
        self._gone = False

    def start_application_mode(self) -> None:
        """Take up the screen. Whether the page has the focus is not asked: its keys come or not."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def run_input_thread(self) -> None:
        """Hand on what comes from the browser, until the program ends or the browser is gone."""
        try:
            self._read_all()
        except Exception as error:  # noqa: BLE001 - raised again where the program ends
            self._app.post_message(DriverFailed(error))

    def _read_all(self) -> None:
        handle = sys.__stdin__.fileno() if sys.__stdin__ else 0
        packets = ByteStream()
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(handle, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PAUSE):
                    if not (data := os.read(handle, 65536)):
                        self._lose()
                        return
                    for kind, payload in packets.feed(data):
                        if kind != "D":
                            self._on_meta(kind, payload)
                            continue
                        for event in parser.feed(decode(payload)):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _write_all(self, data: bytes) -> int:
        """Write all of `data`, or nothing where nobody reads it any more."""
        rest = memoryview(data)
        while rest and not self._gone:
            try:
                rest = rest[os.write(self.fileno, rest) :]
            except OSError:
                self._lose()
        return len(data)

    def _lose(self) -> None:
        if not self._gone:
            self._gone = True
            self._app.post_message(TerminalLost())
