"""From the text of one article to its claims."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.claims.protocol import Engine, Explaining

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from reader.model import Claim

__all__ = ["DEFAULT", "ENGINES", "Engine", "Explaining", "engine", "engines", "find_claims"]

DEFAULT = "rules"
"""The engine that is used where none is named."""


def _rules() -> Engine:
    from reader.claims.rules import RulesEngine

    return RulesEngine()


def _tagger() -> Engine:
    from reader.claims.fitted import TaggerEngine

    return TaggerEngine()


ENGINES: Mapping[str, Callable[[], Engine]] = {"rules": _rules, "tagger": _tagger}
"""The engines that come with Reader and are always there, by name, each with what makes it."""


def engines() -> tuple[str, ...]:
    """Return the names of all engines there are: those always there, then those of packages."""
    from reader.claims.plugins import names

    return names(tuple(ENGINES))


@cache
def engine(name: str | None = None) -> Engine:
    """Return the engine called `name`, always the same one.

    Args:
        name: One of `engines()`; None means `DEFAULT`. An engine of a package may be told
            something behind a colon: `spacy:en_core_web_lg`.

    Raises:
        ReaderError: There is none of that name, or it cannot be used: says why, and what to do.
    """
    if name is None:
        return engine(DEFAULT)
    make = ENGINES.get(name)
    if make is None:
        # To look at what is installed takes time that no engine of our own shall cost.
        from reader.claims.plugins import load

        return load(name, tuple(ENGINES))
    return make()


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
