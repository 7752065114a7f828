"""The theme and the measure that a person has chosen in the desk, kept for the next start."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from reader.homes import home

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Tastes"]


class Tastes:
    """What was chosen, in the user's state folder; the settings hold where nothing was.

    A choice is kept with what the settings said when it was made: whoever changes the settings
    afterwards means it.

    Args:
        settings: What the settings say, by name.
    """

    def __init__(self, settings: dict[str, str | int]) -> None:
        self._settings = settings
        self._chosen = _read()

    def get(self, name: str) -> str | int:
        """Return what holds for `name`."""
        said = self._settings[name]
        chosen = self._chosen.get(name)
        if not isinstance(chosen, dict) or chosen.get("instead_of") != said:
            return said
        value = chosen.get("value")
        return value if isinstance(value, type(said)) else said

    def choose(self, name: str, value: str | int) -> None:
        """Keep `value` for `name`; where it cannot be kept it holds for this run only."""
        # Another desk may have kept something else in the meantime.
        self._chosen = _read() | {name: {"value": value, "instead_of": self._settings[name]}}
        file = _file()
        new = file.with_suffix(f".{os.getpid()}.new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.write_text(json.dumps(self._chosen, indent=1, sort_keys=True), encoding="utf-8")
            new.replace(file)
        except OSError:
            return


def _read() -> dict[str, object]:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _file() -> Path:
    return home("state") / "desk.json"
