"""One desk in a process of its own, for one page of a browser."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

__all__ = ["ServedDesk"]

_DRIVER: Final = "reader.tui.browser:BrowserDriver"

_START: Final = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from reader.cli import main; raise SystemExit(main())"
)
"""Starts this very package, also where it is not installed; see `_command` for the path."""

_READY: Final = b"__GANGLION__\n"
"""What a Textual program writes first when it is driven from elsewhere."""

_GRACE: Final = 5.0
"""Seconds that a desk has to keep its draft and its place before it is killed."""

_LARGEST: Final = 1000
"""Cells: no screen is wider or higher."""

_MOST: Final = 8 * 1024 * 1024
"""Bytes that wait to be read by a desk; what is typed beyond that is dropped."""

_LEFT_OUT: Final = ("READER_TOKEN", "TMUX", "TMUX_PANE", "STY", "SSH_TTY", "SSH_CONNECTION")
"""What the terminal of the server has and the desk has not."""


class ServedDesk:
    """Starts a desk, passes on keys to it and its screen to the page, and ends it.

    Args:
        words: The command line of the desk, after the program's name.
        send: Takes what is to be drawn, for the page.
        tell: Takes each line that the desk writes on stderr.
    """

    def __init__(
        self,
        words: Sequence[str],
        send: Callable[[bytes], Awaitable[None]],
        tell: Callable[[str], None],
    ) -> None:
        self._words = words
        self._send = send
        self._tell = tell
        self._said: list[str] = []
        self._process: asyncio.subprocess.Process

    async def start(self, width: int, height: int) -> None:
        """Start the process.

        Args:
            width: Cells of the page.
            height: The same.
        """
        self._process = await asyncio.create_subprocess_exec(
            *_command(self._words),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=_environment(_cells(width), _cells(height)),
            start_new_session=True,  # ctrl+c is for the server, which ends its desks in order
        )

    async def run(self) -> None:
        """Pass on what it draws until it ends; then what it says if it never drew anything."""
        telling = asyncio.create_task(self._pass_on_errors())
        try:
            begun = await self._pass_on_screen()
        except asyncio.IncompleteReadError:
            begun = True  # it was killed in the middle of a packet
        await telling
        if not begun:
            lines = "\r\n".join(self._said) or "The desk did not start."
            with contextlib.suppress(ConnectionError):
                await self._send(f"\x1b[2J\x1b[H{lines}\r\n".encode("utf-8", "replace"))

    def press(self, keys: str) -> None:
        """Give it what was typed, as a terminal would send it."""
        self._put(b"D", keys.encode("utf-8", "replace"))

    def resize(self, width: int, height: int) -> None:
        """Give it the new size of the page, in cells."""
        size = {"type": "resize", "width": _cells(width), "height": _cells(height)}
        self._put(b"M", json.dumps(size).encode())

    async def end(self) -> None:
        """Let it end as when a terminal is closed; kill it if it does not."""
        process = self._process
        assert process.stdin is not None
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    def _put(self, kind: bytes, payload: bytes) -> None:
        """Hand on a packet, without waiting: a desk that stands still must not hold up its page."""
        stdin = self._process.stdin
        assert stdin is not None
        if stdin.is_closing() or stdin.transport.get_write_buffer_size() > _MOST:
            return
        stdin.write(kind + len(payload).to_bytes(4, "big") + payload)

    async def _pass_on_screen(self) -> bool:
        """Read until the end, also when nobody looks any more; return whether it ever began.

        A desk whose output is not read stands still in the middle of a frame, and never ends.
        """
        stream = self._process.stdout
        assert stream is not None
        if await stream.readline() != _READY:
            return False
        seen = True
        while kind := await stream.read(1):
            payload = await stream.readexactly(int.from_bytes(await stream.readexactly(4), "big"))
            if kind == b"D" and seen:
                try:
                    await self._send(payload)
                except ConnectionError:
                    seen = False
        return True

    async def _pass_on_errors(self) -> None:
        stream = self._process.stderr
        assert stream is not None
        while line := await stream.readline():
            said = visible(line.decode("utf-8", "replace").rstrip("\n"))
            self._said = [*self._said[-20:], said]
            self._tell(said)


def _command(words: Sequence[str]) -> list[str]:
    """Return what starts the desk with this Python.

    The current folder is not searched for modules (-P): it may be one of articles.
    """
    package = Path(__file__).resolve().parents[2]
    return [sys.executable, "-P", "-c", _START, str(package), *words]


def _environment(width: int, height: int) -> dict[str, str]:
    left = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return left | {
        "TEXTUAL_DRIVER": _DRIVER,
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "TERM_PROGRAM": "textual",
        "COLUMNS": str(width),
        "ROWS": str(height),
    }


def _cells(count: int) -> int:
    return max(1, min(count, _LARGEST))
