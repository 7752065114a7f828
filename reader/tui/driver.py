"""Reading keys from a terminal, whatever bytes it sends."""

from __future__ import annotations

import codecs
from functools import partial
from typing import TYPE_CHECKING

from textual.drivers import linux_driver

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ForgivingDriver"]


def _forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


class ForgivingDriver(linux_driver.LinuxDriver):
    """Takes a byte that is no UTF-8 for a replacement character.

    Textual's own driver ends the program with a traceback there (Textualize/textual#6456), and
    with it everything that was not saved.
    """

    def run_input_thread(self) -> None:
        """Wait for input and hand it on; Textual offers no other way to its decoder."""
        vars(linux_driver)["getincrementaldecoder"] = _forgiving
        super().run_input_thread()
