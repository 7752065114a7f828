"""Queries answered in a thread: the newest one only, and while the index is made, from what it has.

One thread does all of it, on one connection. Where the articles have yet to be read for the index,
it answers in between, so that what is found does not wait for the last of many articles.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.index.database import DamagedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.searching import Hit, Search

__all__ = ["MOST", "Answered", "Asker", "Progressed", "Request", "SourcesKnown"]

MOST = 20_000
"""Hits that are listed; who has more of them is to narrow the query down."""

_FIRST, _LONGEST = 0.04, 1.0
"""Seconds for which hits are gathered before the first ones are shown, and at the most; twice as
long each time, since what is seen first is what is waited for."""

_TOLD = 0.1
"""Seconds between two reports of how far the index has come."""

_AGAIN = 1.5
"""Seconds after which a query is asked again while the index is still being made, at the least."""

_SHARE = 4
"""Times as long as that took; so that the index gets most of the time."""

_FRESH = 10.0
"""Seconds for which the articles are taken to be as they were: one types on in the meantime."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be found."""

    number: int
    """The later, the higher."""

    query: str
    by_worth: bool = False
    """Whether the hits most worth checking come first."""

    fresh: bool = False
    """Whether the articles are to be looked at anew in any case."""

    sources: bool = False
    """Whether only those who are quoted are asked for, with the claims of all articles."""


@dataclass
class Answered(Message):
    """Some hits, or all."""

    request: Request
    hits: Sequence[Hit]
    scores: Sequence[float] = ()
    first: bool = True
    """Whether these take the place of what was found before; else they go on from it."""
    done: bool = False
    """Whether these are the last."""
    partial: bool = False
    """Whether the index is still being made."""
    more: bool = False
    """Whether there are more than `MOST`."""
    problem: str = ""
    """Why there are none, if the query or the index is at fault."""


@dataclass
class Progressed(Message):
    """Some articles more have been read."""

    done: int
    total: int
    """0 when all is done."""


@dataclass
class SourcesKnown(Message):
    """Who is quoted, the most quoted first."""

    sources: Sequence[str]


class _LeftError(Exception):
    """Nobody waits for an answer any more."""


class _StaleError(Exception):
    """Another query has been asked in the meantime."""


class Asker:
    """Takes queries in the thread of the screen, and answers them in another one.

    Args:
        search: Opens the search.
        tell: Takes the answers, in any thread.
    """

    def __init__(self, search: Callable[[], Search], tell: Callable[[Message], object]) -> None:
        self._open = search
        self._tell = tell
        self._search: Search | None = None
        self._lock = threading.Lock()
        self._wanted: Request | None = None
        self._working = False
        self._left = False
        self._is_cancelled: Callable[[], bool] = lambda: False
        self._looked = float("-inf")
        self._told = 0.0

    def want(self, request: Request) -> bool:
        """Ask for something, in place of what was asked before.

        Returns:
            Whether nothing is at work yet: then `work` is to be called, in a thread.
        """
        with self._lock:
            self._wanted = request
            started, self._working = not self._working, True
            return started

    def leave(self) -> None:
        """Ask no more; what is at work ends soon."""
        with self._lock:
            self._left = True
            if not self._working:
                self._close()

    def work(self, is_cancelled: Callable[[], bool]) -> None:
        """Answer what is wanted until nothing is any more; in a thread of its own."""
        self._is_cancelled = is_cancelled
        try:
            while (request := self._next()) is not None:
                self._answer(request)
        except _LeftError:
            pass
        finally:
            with self._lock:
                self._working = False
                if self._left:
                    self._close()

    def _close(self) -> None:
        if self._search is not None:
            self._search.close()
            self._search = None

    def _next(self) -> Request | None:
        with self._lock:
            request, self._wanted = self._wanted, None
            if request is None or self._left:
                self._working = False
                return None
            return request

    def _answer(self, request: Request) -> None:
        try:
            if self._search is None:
                self._search = self._open()
            search = self._search
            if request.fresh or time.monotonic() - self._looked > _FRESH:
                making = _Making(self, search, request)
                search.on_progress = making.tick
                search.refresh()
                self._looked = time.monotonic()
                request = making.request
            search.on_progress = self.tick
            if request.sources:
                search.find_claims()
                self._tell(SourcesKnown(search.sources()))
            else:
                self.stream(search, request)
                if "source:" in request.query:
                    self._tell(SourcesKnown(search.sources()))  # the claims of all are known now
            self._tell(Progressed(0, 0))
        except _StaleError:
            return
        except _LeftError:
            raise
        except Exception as error:  # noqa: BLE001 - also of an engine: it is said on the screen
            words = f"{type(error).__name__}: {error}"
            if isinstance(error, ReaderError):
                words = " – ".join(part for part in (error.message, error.hint) if part)
            self._tell(Progressed(0, 0))
            self._tell(Answered(request, (), done=True, problem=words))

    def stream(self, search: Search, request: Request, *, partial: bool = False) -> None:
        """Tell of all hits, as they are found or the best first."""
        batch: list[Hit] = []
        first, pause = True, _FIRST
        due = time.monotonic() + pause
        more = False
        for number, hit in enumerate(search.find(request.query, fresh=False)):
            if number >= MOST:
                more = True
                break
            batch.append(hit)
            if not request.by_worth and time.monotonic() >= due:
                self.check(request)
                self._tell(Answered(request, batch, first=first, partial=partial))
                batch, first = [], False
                pause = min(2 * pause, _LONGEST)
                due = time.monotonic() + pause
        self.check(request)
        scores = search.worth(batch) if request.by_worth else ()
        self._tell(Answered(request, batch, scores, first, done=True, partial=partial, more=more))

    def check(self, request: Request) -> None:
        """End where nobody waits for the answer, or another one is wanted.

        Raises:
            _LeftError: The screen is closed.
            _StaleError: There is another request.
        """
        if self._left or self._is_cancelled():
            raise _LeftError
        if self._wanted is not None and self._wanted is not request:
            raise _StaleError

    def tick(self, done: int, total: int) -> None:
        """Tell how far it has come, and end where another query waits."""
        if self._left or self._is_cancelled():
            raise _LeftError
        if self._wanted is not None:
            raise _StaleError
        self.tell_progress(done, total)

    def tell_progress(self, done: int, total: int) -> None:
        """Tell how far it has come, now and then."""
        now = time.monotonic()
        if now - self._told >= _TOLD:
            self._told = now
            self._tell(Progressed(done, total))

    def newer(self) -> Request | None:
        """Take the request that has come in the meantime; None where there is none."""
        if self._left or self._is_cancelled():
            raise _LeftError
        with self._lock:
            request, self._wanted = self._wanted, None
        return request


class _Making:
    """Answers from an index that is being made, whenever that pauses."""

    def __init__(self, asker: Asker, search: Search, request: Request) -> None:
        self.request = request
        self._asker = asker
        self._search = search
        self._due = time.monotonic() + _AGAIN

    def tick(self, done: int, total: int) -> None:
        """Called between two articles."""
        self._asker.tell_progress(done, total)
        newer = self._asker.newer()
        if newer is not None:
            self.request = newer
        elif time.monotonic() < self._due:
            return
        began = time.monotonic()
        if self.request.query and not self.request.sources:
            self._answer()
        now = time.monotonic()
        self._due = now + max(_AGAIN, _SHARE * (now - began))

    def _answer(self) -> None:
        search, generation = self._search, self._search.generation
        search.on_progress = self._quiet
        try:
            self._asker.stream(search, self.request, partial=True)
        except _StaleError:
            return
        except ReaderError:
            return  # it is said once the index is made
        finally:
            search.on_progress = self.tick
            if search.generation is not generation:
                # It was damaged: whoever makes it has to begin again.
                raise DamagedError

    def _quiet(self, _done: int, _total: int) -> None:
        self._asker.check(self.request)
