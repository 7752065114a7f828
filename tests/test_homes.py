"""Reader's own files are where the system's rules put them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import platformdirs
import pytest

from reader.homes import home

if TYPE_CHECKING:
    from typing import Literal


@pytest.mark.parametrize("kind", ["config", "cache", "state"])
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/ana"},
        {"HOME": "/home/ana", "XDG": "/srv/own"},
        {"HOME": "/home/ana", "XDG": "own"},  # relative: to be passed over, says the specification
        {"HOME": "/home/ana", "XDG": ""},
        {"HOME": ""},
        {"XDG": "/srv/own"},
        {},
    ],
)
def test_homes_are_those_of_platformdirs(
    kind: Literal["config", "cache", "state"],
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    variable = f"XDG_{kind.upper()}_HOME"
    monkeypatch.delenv("HOME")
    monkeypatch.delenv(variable, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(variable if name == "XDG" else name, value)
    folders = platformdirs.PlatformDirs("claim-reader", appauthor=False)
    assert str(home(kind)) == getattr(folders, f"user_{kind}_dir")
    if sys.platform == "linux" and environment.get("XDG", "").startswith("/"):
        assert home(kind).parent.as_posix() == "/srv/own"
