"""The queries that were asked, kept in the user's state folder for the next time."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from reader.homes import home

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["History"]

_MOST = 200
"""Queries that are kept; those that were asked longest ago go."""


class History:
    """The queries of all runs, as one goes back through them and forward again.

    Args:
        path: Where they are kept; None means the user's state folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _default_path()
        self._known = _read(self._path)
        self._at = len(self._known)
        self._typed = ""

    def keep(self, query: str) -> None:
        """Keep a query as the last one; where it cannot be kept, it holds for this run only."""
        query = query.strip()
        if query:
            # Another desk may have kept something else in the meantime.
            before = [each for each in _read(self._path) or self._known if each != query]
            self._known = [*before, query][-_MOST:]
            self._write()
        self.leave()

    def back(self, typed: str) -> str | None:
        """Return the query before the one that is shown; None where there is none.

        Args:
            typed: What is in the line, which comes back at the end of the way forward.
        """
        if self._at == len(self._known):
            self._typed = typed
        at = self._at - 1
        while at >= 0 and self._known[at] == typed:
            at -= 1
        if at < 0:
            return None
        self._at = at
        return self._known[at]

    def forward(self) -> str | None:
        """Return the query after the one that is shown; None where one is at the end already."""
        if self._at >= len(self._known):
            return None
        self._at += 1
        return self._known[self._at] if self._at < len(self._known) else self._typed

    def leave(self) -> None:
        """Begin anew at the end: what is typed now is a query of its own."""
        self._at = len(self._known)

    def _write(self) -> None:
        new = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.write_text(json.dumps(self._known, indent=1), encoding="utf-8")
            new.replace(self._path)
        except OSError:
            return


def _read(path: Path) -> list[str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(found, list):
        return []
    return [each for each in found if isinstance(each, str) and each][-_MOST:]


def _default_path() -> Path:
    return home("state") / "queries.json"
