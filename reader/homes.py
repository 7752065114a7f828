"""Where Reader keeps what is its own: settings, what can be thrown away, and where one stopped."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["home"]

_NAME = "claim-reader"
_LINUX = {"config": ".config", "cache": ".cache", "state": ".local/state"}


def home(kind: Literal["config", "cache", "state"]) -> Path:
    """Return the user's folder for Reader's own files of a kind; it need not exist.

    On Linux it follows from two variables of the environment, as the XDG Base Directory
    Specification says; so that no short command has to import platformdirs and what that needs,
    which is asked only on other systems and where the variables do not tell.

    Args:
        kind: `config` for settings, `cache` for what may be deleted, `state` for the rest.
    """
    if sys.platform == "linux":
        named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
        if named.startswith("/"):
            return Path(named, _NAME)
        user = os.environ.get("HOME", "")
        if user.startswith("/"):
            return Path(user, _LINUX[kind], _NAME)
    import platformdirs

    folders = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return Path(getattr(folders, f"user_{kind}_dir"))
