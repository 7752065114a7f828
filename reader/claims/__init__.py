"""From the text of one article to its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.claims.protocol import Engine
from reader.errors import ReaderError

if TYPE_CHECKING:
    import datetime as dt

    from reader.model import Claim

__all__ = ["ENGINES", "Engine", "engine", "find_claims"]

ENGINES = ("rules",)
"""The names of the engines that come with Reader."""


def engine(name: str = "rules") -> Engine:
    """Return the engine called `name`.

    Raises:
        ReaderError: There is none of that name.
    """
    if name == "rules":
        from reader.claims.rules import RulesEngine

        return RulesEngine()
    raise ReaderError(f"{name}: no such engine", f"choose one of: {', '.join(ENGINES)}")


def find_claims(
    text: str, *, date: dt.date | None = None, language: str | None = None
) -> tuple[Claim, ...]:
    """Return the claims of `text`, in order of start, by the built-in engine.

    Args:
        text: The body of an article; any Unicode text.
        date: When it was published; relative dates are resolved against it.
        language: Its language as a tag such as `en`; None where it is not known.
    """
    return tuple(engine().find(text, date=date, language=language))
