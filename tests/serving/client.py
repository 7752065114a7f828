"""`reader serve` in a process of its own, and what a page of it does, without a browser."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

__all__ = ["Desk", "Serving"]

ROOT = Path(__file__).parents[2]

START = "from reader.cli import main\nraise SystemExit(main())"


class Serving:
    """The server, started on a free port."""

    def __init__(self, articles: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, "serve", str(articles), "--port", "0"],
            cwd=articles.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.base = self.address.partition("/?")[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def desks(self) -> list[int]:
        """Return the process ids of the desks that it has started."""
        listed = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
        )
        pairs = (map(int, line.split()) for line in listed.stdout.splitlines())
        return [pid for pid, parent in pairs if parent == self.process.pid]


def runs(pid: int) -> bool:
    """Return whether a process is there, and not only waiting to be forgotten."""
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return bool(listed.stdout.strip()) and not listed.stdout.strip().startswith("Z")


async def ended(pid: int) -> None:
    """Wait until a process has ended."""
    async with asyncio.timeout(30):
        while runs(pid):
            await asyncio.sleep(0.1)


class Desk:
    """One page, and the desk behind it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.output = b""

    @classmethod
    @asynccontextmanager
    async def opened(cls, serving: Serving) -> AsyncIterator[Self]:
        """Open a page with the token, then its websocket with what the page was given."""
        jar = aiohttp.CookieJar(unsafe=True)  # one that keeps cookies of a number, as browsers do
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            async with session.get(serving.address) as answer:
                assert answer.status == 200
                found = re.search(r'socket-url="([^"]+)"', await answer.text())
            assert found is not None
            headers = {"Origin": serving.base}
            address = f"{found[1]}?width=100&height=30"
            async with session.ws_connect(address, headers=headers) as socket:
                yield cls(socket)

    async def press(self, keys: str) -> None:
        """Send keys."""
        await self.socket.send_json(["stdin", keys])

    async def wait_for(self, words: bytes, seconds: float = 60) -> None:
        """Wait until `words` have been drawn."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while words not in self.output:
                    message = await self.socket.receive()
                    if message.type is aiohttp.WSMsgType.BINARY:
                        self.output += message.data
                    assert message.type not in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
        assert words in self.output, self.output[-2000:]


async def status(address: str, headers: Mapping[str, str]) -> int:
    """Return what the server answers to a request without a cookie."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(address, headers=headers) as answer,
    ):
        return answer.status
