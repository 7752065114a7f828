"""A headless Chromium, driven over its own protocol (CDP), with one page in it."""

from __future__ import annotations

import asyncio
import base64
import shutil
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Self

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

__all__ = ["CHROMIUM", "Page"]

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
"""The browser, if there is one on this machine."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1200,800",
)


class Page:
    """A page, and what came and went over the network since it was opened."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._count = 0
        self._loaded = asyncio.Event()
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reading = asyncio.create_task(self._read())
        self.output = b""
        """What the websockets of the page have brought: what the desk draws."""
        self.asked: list[str] = []
        """Every address that was asked for."""
        self.answered: dict[str, int] = {}
        """The status of each answer."""
        self.said: list[str] = []
        """What the page wrote to its console, and what was refused to it."""

    @classmethod
    @asynccontextmanager
    async def opened(cls, folder: Path) -> AsyncIterator[Self]:
        """Start a browser with an empty page; its profile is in `folder`."""
        assert CHROMIUM is not None
        browser = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port_file = folder / "DevToolsActivePort"
            async with asyncio.timeout(60):
                while not (port_file.exists() and port_file.read_text().count("\n")):
                    assert browser.poll() is None
                    await asyncio.sleep(0.1)
            port = port_file.read_text().split()[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    pages = [each for each in await answer.json() if each["type"] == "page"]
                address = pages[0]["webSocketDebuggerUrl"]
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    page = cls(socket)
                    for domain in ("Page", "Network", "Runtime", "Log"):
                        await page.ask(f"{domain}.enable")
                    yield page
                    page._reading.cancel()
        finally:
            browser.terminate()
            browser.wait(20)

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Have the browser do something, and return its answer."""
        self._count += 1
        answer = self._answers[self._count] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._count, "method": method, "params": parameters})
        async with asyncio.timeout(30):
            result: dict[str, Any] = await answer
        return result

    async def go_to(self, address: str) -> None:
        """Open an address, and wait until its page is there."""
        self._loaded.clear()
        await self.ask("Page.navigate", url=address)
        async with asyncio.timeout(30):
            await self._loaded.wait()

    async def press(self, key: str) -> None:
        """Press a key, as a person does: down, and up."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            await self.ask("Input.dispatchKeyEvent", type=kind, key=key, **text)

    async def wait_for(self, words: bytes, seconds: float = 60) -> None:
        """Wait until the desk has drawn `words`."""
        async with asyncio.timeout(seconds):
            while words not in self.output:
                await asyncio.sleep(0.05)

    async def evaluate(self, expression: str) -> Any:
        """Return what an expression of the page's own language is."""
        answer = await self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        return answer["result"].get("value")

    async def picture(self) -> bytes:
        """Return what is seen, as PNG."""
        answer = await self.ask("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])

    async def _read(self) -> None:
        async for message in self._socket:
            self._take(message.json())

    def _take(self, message: dict[str, Any]) -> None:
        event = message.get("params", {})
        if "id" in message:
            self._answers.pop(message["id"]).set_result(message.get("result", message))
        elif message["method"] == "Page.loadEventFired":
            self._loaded.set()
        elif message["method"] == "Network.webSocketFrameReceived":
            frame = event["response"]
            if frame["opcode"] == 2:
                self.output += base64.b64decode(frame["payloadData"])
        elif message["method"] == "Network.webSocketCreated":
            self.asked.append(event["url"])
        elif message["method"] == "Network.requestWillBeSent":
            self.asked.append(event["request"]["url"])
        elif message["method"] == "Network.responseReceived":
            self.answered[event["response"]["url"]] = event["response"]["status"]
        elif message["method"] == "Runtime.exceptionThrown":
            self.said.append(str(event["exceptionDetails"].get("exception", event)))
        elif message["method"] == "Log.entryAdded":
            self.said.append(event["entry"]["text"])
