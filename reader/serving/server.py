"""The server: the gate before everything, the page, and a websocket for each desk."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import signal
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import WSCloseCode, WSMsgType, web

from reader.errors import ReaderError
from reader.serving.desk import ServedDesk
from reader.serving.page import FILES, HEADERS, page, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiohttp.typedefs import Handler

    from reader.serving.gate import Gate

__all__ = ["Served", "serve"]

_HOST: Final = "127.0.0.1"
"""This machine only."""

_HEARTBEAT: Final = 15.0
"""Seconds after which a page that does not answer is gone."""

_PATIENCE: Final = 2.0
"""Seconds for a page to say goodbye."""

_AT_MOST: Final = 10.0
"""Seconds for all desks to end."""

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_REFUSED: Final = "Refused. Open the address that `reader serve` printed: it holds the token.\n"


@dataclass(frozen=True, slots=True)
class Served:
    """What is served."""

    name: str
    """What the page is called."""

    words: Sequence[str]
    """The command line of each desk, after the program's name."""

    gate: Gate
    """Who may come in."""

    tell: Callable[[str], None]
    """Takes each line that a desk, or the server itself, has to say."""


def serve(served: Served, port: int, started: Callable[[str], None]) -> int:
    """Serve until told to end, and return the number of the signal that did.

    Args:
        served: What is served.
        port: The port on loopback; 0 takes a free one.
        started: Told the address, with the token, once it can be opened.

    Raises:
        ReaderError: The port cannot be had.
    """
    with _listen(port) as listening:
        return asyncio.run(_serve(served, listening, started))


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HOST, port))
        listening.listen(64)
    except OSError as error:
        listening.close()
        used = error.errno == errno.EADDRINUSE
        raise ReaderError(
            f"port {port}: {'is in use' if used else error.strerror}",
            "name another one with --port; --port 0 takes a free one",
        ) from error
    return listening


async def _serve(served: Served, listening: socket.socket, started: Callable[[str], None]) -> int:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    for number in _SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, _settle, ended, number)
    logger = logging.getLogger("aiohttp")
    logger.handlers, logger.propagate = [_Telling(served.tell)], False
    port = listening.getsockname()[1]
    runner = web.AppRunner(
        _Server(served, port).application(), access_log=None, shutdown_timeout=_AT_MOST
    )
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        started(f"http://{_HOST}:{port}/?token={served.gate.token}")
        return await ended
    finally:
        await runner.cleanup()


def _settle(ended: asyncio.Future[int], number: int) -> None:
    if not ended.done():
        ended.set_result(number)


class _Telling(logging.Handler):
    """Tells what goes wrong in the server itself."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._tell(f"{record.getMessage()}{f': {error!r}' if error else ''}")


class _Server:
    """What answers each request."""

    def __init__(self, served: Served, port: int) -> None:
        self._served = served
        self._gate = served.gate
        self._cookie = f"reader-{port}"  # cookies are those of a host, whatever its port
        self._open: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """Return the application, with the gate before everything."""
        made = web.Application(middlewares=[self._guard])
        made.router.add_get("/", self._page)
        made.router.add_get("/ws", self._desk)
        made.router.add_get("/static/{name}", self._file)
        made.on_response_prepare.append(_add_headers)
        made.on_shutdown.append(self._close)
        return made

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse everything, whether it is there or not, to whoever may not come in."""
        hosts = request.headers.getall("Host", [])
        token = request.query.get("token", "")
        known = self._gate.knows_cookie(request.cookies.get(self._cookie, ""))
        if len(hosts) != 1 or not self._gate.is_host(hosts[0]):
            return web.Response(status=403, text=_REFUSED)
        if not (self._gate.knows_token(token) or known):
            return web.Response(status=403, text=_REFUSED)
        return await handler(request)

    async def _page(self, request: web.Request) -> web.Response:
        size = request.query.get("fontsize", "")
        response = web.Response(
            text=page(self._served.name, request.host, size), content_type="text/html"
        )
        response.set_cookie(self._cookie, self._gate.cookie, httponly=True, samesite="Strict")
        return response

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in FILES:
            raise web.HTTPNotFound
        return web.Response(body=read(name), content_type=FILES[name][2], charset=None)

    async def _desk(self, request: web.Request) -> web.StreamResponse:
        """Open a desk for a page, for as long as both are there."""
        if not self._gate.is_own_page(request.headers.get("Origin", ""), request.host):
            return web.Response(status=403, text=_REFUSED)
        page_ = web.WebSocketResponse(heartbeat=_HEARTBEAT, timeout=_PATIENCE)
        await page_.prepare(request)
        desk = ServedDesk(self._served.words, page_.send_bytes, self._served.tell)
        await desk.start(_number(request, "width", 80), _number(request, "height", 24))
        self._open.add(page_)
        running = asyncio.create_task(_until_it_ends(desk, page_))
        try:
            async for message in page_:
                if message.type is WSMsgType.TEXT:
                    await _hand_on(message.data, desk, page_)
        finally:
            self._open.discard(page_)
            await desk.end()
            await running
        return page_

    async def _close(self, _: web.Application) -> None:
        """Close all pages; whoever waits for them ends their desks."""
        closing = [page_.close(code=WSCloseCode.GOING_AWAY) for page_ in self._open]
        await asyncio.gather(*closing)


async def _until_it_ends(desk: ServedDesk, page_: web.WebSocketResponse) -> None:
    await desk.run()
    await page_.close()


async def _hand_on(text: str, desk: ServedDesk, page_: web.WebSocketResponse) -> None:
    """Do what a message of the page says; one that says nothing known is left alone."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return
    match message:
        case ["stdin", str(keys)]:
            desk.press(keys)
        case ["resize", {"width": int(width), "height": int(height)}]:
            desk.resize(width, height)
        case ["ping", str(sent)]:
            await page_.send_json(["pong", sent])
        case _:
            pass


def _number(request: web.Request, name: str, usual: int) -> int:
    word = request.query.get(name, "")
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 6 else usual


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
