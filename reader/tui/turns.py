"""Keys one at a time: each only when what the one before it opened is there to take it.

Textual hands a key to what has the focus as soon as it comes. Keys that come in one burst, as over
a slow line, would then all go to the screen that was there before the first of them: what was meant
for a dialog's field would accept and reject claims.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.screen import Screen

__all__ = ["StandBack", "Turns"]

_PATIENCE = 1.0
"""Seconds after which the next key is let through, whatever the one before it still does."""

_LOOK = 0.002
"""Seconds between two looks at whether a dialog that was asked for is there."""

_KEY = 0.08
"""Seconds that a key and the frame it leads to may take."""

_BETWEEN = 0.05
"""Seconds for which claims are found before the next key is waited for."""


class Turns:
    """Hands on keys in turn.

    Args:
        app: The program.
        hand_on: Gives a key to what has the focus.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[events.Key] = deque()
        self._turn: asyncio.Task[None] | None = None
        self.latest = 0.0
        """When the last key came, by the monotonic clock."""

    @property
    def is_busy(self) -> bool:
        """Whether a key is still at work, or others wait for their turn."""
        return self._turn is not None and not self._turn.done()

    async def take(self, event: events.Key) -> None:
        """Hand on a key, now or when its turn comes."""
        self.latest = time.monotonic()
        if self.is_busy:
            self._waiting.append(event)
            return
        await self._give(event)
        self._turn = asyncio.create_task(self._go_on())

    async def _give(self, event: events.Key) -> None:
        self._screen = self._app.screen
        self._target: DOMNode = self._app.focused or self._screen
        await self._hand_on(event)

    async def _go_on(self) -> None:
        """Wait until the last key has done its work, and hand on the next, as long as there is."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self._settled(self._screen, self._target)
            if not self._waiting or not self._app.is_running:
                return
            await self._give(self._waiting.popleft())

    async def _settled(self, screen: Screen[Any], target: DOMNode) -> None:
        """Return when a key that `target` was given has done its work."""
        # What it leads to goes up from one to the next; the program's own action comes last, and
        # may move the focus after it.
        for pump in (*target.ancestors_with_self, self._app):
            await self._heard(pump)
        while self._app.screen is screen and self._is_opening(screen):
            await asyncio.sleep(_LOOK)
        if self._app.screen is not screen:
            await self._heard(self._app.screen)

    async def _heard(self, pump: MessagePump) -> None:
        """Return when `pump` has worked off all that was sent to it before."""
        heard = asyncio.Event()
        if pump.is_running and pump.call_later(heard.set):
            await heard.wait()

    def _is_opening(self, screen: Screen[Any]) -> bool:
        """Return whether an action of `screen` is about to open a dialog, or just closed one."""
        return any(
            worker.node is screen and worker.name.startswith("action_") and not worker.is_finished
            for worker in self._app.workers
        )


class StandBack:
    """Lets a thread that computes wait while a key does its work, but never for good.

    Two threads that compute have half of the time each: without it a key takes twice as long.

    Args:
        turns: Knows when the last key came.
        wait: Waits for so many seconds.
    """

    def __init__(self, turns: Turns, wait: Callable[[float], None] = time.sleep) -> None:
        self._turns = turns
        self._wait = wait
        self._goes_on = 0.0
        """Until when it computes whatever is pressed: keys may come one after the other."""

    def __call__(self) -> None:
        """Wait if a key has just come."""
        now = time.monotonic()
        left = self._turns.latest + _KEY - now
        if left > 0 and now >= self._goes_on:
            self._wait(left)
            self._goes_on = time.monotonic() + _BETWEEN
