"""What a power cut may leave: all that was synced, and any part of what was not.

A recorder notes every change to the files below a folder while a program works. For any moment of
that, `cuts` gives the folders that a disk might hold afterwards: a file's data since its last sync
may be there, or not, or in part, or as zeros; each change to the names in a folder since that
folder's last sync may be there or not, in any combination.
"""

from __future__ import annotations

import itertools
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

__all__ = ["Event", "Recorder", "State", "cuts"]

Event = tuple[str, Any, Any]
"""What was done, to what, with what."""

_MOST = 60
"""How many states are given at most for one moment."""


class Recorder:
    """Notes what this process changes below a folder, its hidden folders aside.

    Args:
        top: The folder.
        patch: Puts things back at the end of a test.
    """

    def __init__(self, top: Path, patch: pytest.MonkeyPatch) -> None:
        self.events: list[Event] = []
        self._top = top
        self._lock = threading.RLock()
        for name in ("open", "write", "ftruncate", "fsync", "replace", "unlink", "link", "mkdir"):
            patch.setattr(os, name, self._noting(name, getattr(os, name)))

    def confirm(self, what: object) -> None:
        """Note that a program has said something to be safe."""
        with self._lock:
            self.events.append(("confirm", what, None))

    def _noting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        note = getattr(self, f"_{name}")

        def noting(*arguments: Any, **named: Any) -> Any:
            with self._lock:
                before = None
                if name == "open":
                    before = Path(arguments[0]).exists()
                result = real(*arguments, **named)
                note(arguments, result, before)
                return result

        return noting

    def _add(self, what: str, path: Any, extra: Any = None) -> None:
        path = Path(path)
        if path.is_relative_to(self._top):
            inside = path.relative_to(self._top)
            if not any(part in (".locks", ".texts") for part in inside.parts):
                self.events.append((what, inside, extra))

    def _at(self, handle: int) -> Path:
        return Path(f"/proc/self/fd/{handle}").readlink()

    def _open(self, arguments: Any, handle: int, existed: bool) -> None:
        if not existed:
            self._add("create", arguments[0])

    def _write(self, arguments: Any, written: int, _: object) -> None:
        self._add("write", self._at(arguments[0]), bytes(arguments[1][:written]))

    def _ftruncate(self, arguments: Any, *_: object) -> None:
        self._add("truncate", self._at(arguments[0]), arguments[1])

    def _fsync(self, arguments: Any, *_: object) -> None:
        path = self._at(arguments[0])
        self._add("sync folder" if path.is_dir() else "sync", path)

    def _replace(self, arguments: Any, *_: object) -> None:
        self._add("replace", arguments[1], Path(arguments[0]).name)

    def _unlink(self, arguments: Any, *_: object) -> None:
        self._add("unlink", arguments[0])

    def _link(self, arguments: Any, *_: object) -> None:
        self._add("link", arguments[1], Path(arguments[0]).name)

    def _mkdir(self, arguments: Any, *_: object) -> None:
        self._add("mkdir", arguments[0])


@dataclass
class _File:
    data: bytes = b""
    synced: bytes = b""

    def versions(self) -> list[bytes]:
        """Return what may be on disk of it."""
        if self.data == self.synced:
            return [self.data]
        new = len(self.data) - len(self.synced)
        half = self.data[: len(self.synced) + new // 2] if new > 0 else self.synced
        holes = self.synced + bytes(max(0, new))
        return list(dict.fromkeys([self.synced, self.data, half, holes]))


@dataclass
class State:
    """The disk at one moment."""

    names: dict[Path, _File | None] = field(default_factory=dict)
    """All names, with folders as None."""
    synced: dict[Path, _File | None] = field(default_factory=dict)
    """Those that a power cut leaves in any case."""
    pending: list[Callable[[dict[Path, _File | None]], None]] = field(default_factory=list)
    """What has been done to names that are not synced."""
    of: list[Path] = field(default_factory=list)
    """The folder of each of those."""

    def do(self, event: Event) -> None:
        """Bring one event into it."""
        what, path, extra = event
        if what == "confirm":
            return
        file = self.names.get(path)
        if what == "write":
            assert file is not None
            file.data += extra
        elif what == "truncate":
            assert file is not None
            file.data = file.data[:extra]
        elif what == "sync":
            assert file is not None
            file.synced = file.data
        elif what == "sync folder":
            for change, folder in zip(self.pending, self.of, strict=True):
                if folder == path:
                    change(self.synced)
            rest = [
                (change, folder)
                for change, folder in zip(self.pending, self.of, strict=True)
                if folder != path
            ]
            self.pending = [change for change, _ in rest]
            self.of = [folder for _, folder in rest]
        else:
            change = self._change(what, path, extra)
            change(self.names)
            self.pending.append(change)
            self.of.append(path.parent)

    def _change(
        self, what: str, path: Path, extra: Any
    ) -> Callable[[dict[Path, _File | None]], None]:
        file: _File | None = None if what == "mkdir" else _File()
        if what in ("replace", "link"):
            file = self.names[path.with_name(extra)]

        def change(names: dict[Path, _File | None]) -> None:
            if what == "unlink":
                names.pop(path, None)
                return
            names[path] = file
            if what == "replace":
                names.pop(path.with_name(extra), None)

        return change

    def leftovers(self) -> Iterator[dict[Path, bytes | None]]:
        """Give what may be on disk if the power goes now, not more than some of it."""
        seen = set()
        chosen = itertools.chain.from_iterable(
            itertools.combinations(range(len(self.pending)), size)
            for size in range(len(self.pending) + 1)
        )
        for choice in chosen:
            names = dict(self.synced)
            for number in choice:
                self.pending[number](names)
            there = {
                path: file
                for path, file in names.items()
                if all(up in names or up == Path() for up in path.parents)
            }
            files = list({id(file): file for file in there.values() if file}.values())
            for data in itertools.product(*(file.versions() for file in files)):
                of = {id(file): each for file, each in zip(files, data, strict=True)}
                found = {path: of[id(file)] if file else None for path, file in there.items()}
                key = tuple(sorted(found.items(), key=str))
                if key not in seen:
                    seen.add(key)
                    yield found
                    if len(seen) == _MOST:
                        return


def cuts(events: list[Event]) -> Iterator[tuple[list[object], dict[Path, bytes | None]]]:
    """Give what was confirmed, and what the disk may hold, for a power cut at every moment.

    Args:
        events: What a `Recorder` has noted of a folder that was empty, and synced.
    """
    state = State()
    confirmed: list[object] = []
    for event in events:
        state.do(event)
        if event[0] == "confirm":
            confirmed.append(event[1])
        for found in state.leftovers():
            yield list(confirmed), found
