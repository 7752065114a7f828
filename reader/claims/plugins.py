"""Engines that packages offer, by entry points in the group `reader.engines`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.claims.protocol import Engine
from reader.errors import ReaderError
from reader.model import Claim

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator
    from importlib.metadata import EntryPoint

    from reader.model import Reason

__all__ = ["GROUP", "SPACY", "Guarded", "load", "names"]

GROUP = "reader.engines"
"""The group of entry points; what each names is called to get an engine."""

SPACY = "spacy"
"""The engine that comes with Reader, but needs the extra of its name."""


def names(own: Collection[str]) -> tuple[str, ...]:
    """Return the names of all engines: `own`, which need no package, then the others."""
    others = sorted(set(_offers()) - set(own) - {SPACY})
    return (*own, SPACY, *others)


def load(name: str, own: Collection[str]) -> Engine:
    """Return the engine that `name` stands for.

    Args:
        name: Its name; behind a colon, what it is told.
        own: The names of engines that are not looked for here, for the error.

    Raises:
        ReaderError: There is none of that name, or it does not work: says what to do.
    """
    kind, _, told = name.partition(":")
    if kind == SPACY:
        from reader.claims.spacy_engine import SpacyEngine

        return SpacyEngine(told)
    if kind in own:
        raise ReaderError(f"{name}: the engine {kind} is told nothing", f"name it as {kind}")
    offers = _offers().get(kind, [])
    if not offers:
        raise ReaderError(
            f"{name}: no such engine",
            f"there are {', '.join(names(own))}; another one is installed as a package with an "
            f"entry point in the group {GROUP}",
        )
    if len(offers) > 1:
        packages = " and ".join(sorted(map(_package, offers)))
        raise ReaderError(f"{kind}: this engine is in {packages}", "uninstall all but one")
    return Guarded(kind, _made(offers[0], told))


Given = TypeVar("Given")


class Guarded:
    """An engine of a package, held to what the rest of Reader relies on.

    Args:
        name: The name it was chosen by.
        engine: The engine.
    """

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self.version = str(engine.version)
        self._engine = engine

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        """Yield the claims of `text`, see `Engine.find`.

        Raises:
            ReaderError: The engine fails, or gives what is no claim of the text.
        """
        found = self._call(lambda: iter(self._engine.find(text, date=date, language=language)))
        last = 0
        while True:
            claim = self._call(lambda: next(found, None))
            if claim is None:
                return
            if not isinstance(claim, Claim):
                raise self._wrong(f"{type(claim).__name__} is no claim")
            start, end = claim.span.start, claim.span.end
            if not last <= start < end <= len(text) or text[start:end] != claim.text:
                raise self._wrong(f"its claim at {start}-{end} is not the text there, or not next")
            last = start
            yield claim

    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons that it has, see `Engine.reasons`."""
        return tuple(self._call(self._engine.reasons))

    def _call(self, what: Callable[[], Given]) -> Given:
        try:
            return what()
        except Exception as error:
            raise self._wrong(_words(error)) from error

    def _wrong(self, what: str) -> ReaderError:
        return ReaderError(
            f"the engine {self.name} failed: {what}", "use another one, or tell its makers"
        )


def _offers() -> dict[str, list[EntryPoint]]:
    """Return what packages offer, by name; one package that is there twice counts once."""
    from importlib.metadata import entry_points

    offers: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        known = offers.setdefault(point.name, [])
        if all(point.value != other.value for other in known):
            known.append(point)
    return offers


def _made(point: EntryPoint, told: str) -> Engine:
    """Return the engine that an entry point leads to."""
    package = _package(point)
    try:
        make = point.load()
        made = make(told) if told else make()
    except ReaderError:
        raise
    except Exception as error:  # whatever a package does wrong when it is loaded
        raise ReaderError(
            f"{point.name}: the engine of {package} could not be loaded: {_words(error)}",
            f"mend or uninstall {package}, or use another engine",
        ) from error
    if not isinstance(made, Engine):
        lacks = [each for each in ("name", "version", "find", "reasons") if not hasattr(made, each)]
        raise ReaderError(
            f"{point.name}: what {package} gives is no engine: {type(made).__name__} has no "
            f"{', '.join(lacks)}",
            f"mend or uninstall {package}, or use another engine",
        )
    return made


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.value


def _words(error: Exception) -> str:
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
