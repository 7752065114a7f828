"""What an engine is: something that finds the claims of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.model import Claim, Reason

__all__ = ["Engine", "Explaining"]


@runtime_checkable
class Engine(Protocol):
    """Finds the claims of a text, in order, while it reads it.

    One engine reads many texts, also at the same time: what it knows of a text belongs to the
    iterator that `find` returns. A package offers one to Reader by an entry point in the group
    `reader.engines`: its name, and something to call that returns the engine.
    """

    @property
    def name(self) -> str:
        """The name by which it is chosen."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other claims."""
        ...

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        """Yield the claims of `text`, in order of start, as soon as they are known.

        Args:
            text: The body of an article; any Unicode text.
            date: When it was published; relative dates are resolved against it.
            language: Its language as a tag such as `en`; None where it is not known.

        Yields:
            The claims. Each `text[claim.span.start:claim.span.end] == claim.text`.
        """
        ...

    def reasons(self) -> tuple[Reason, ...]:
        """Return every reason that a claim's `why` may have, with the weight it has there.

        An engine that makes up reasons as it goes leaves those out; `reader rules` then shows
        them where they occur.
        """
        ...


@runtime_checkable
class Explaining(Protocol):
    """An engine that can also say, when asked, why it took somebody to have said something."""

    def explain(self, text: str, claim: Claim, top: int = 5) -> tuple[Reason, ...]:
        """Return what weighed most for the attribution of a claim, heaviest first.

        Args:
            text: The text that the claim was found in.
            claim: A claim that this engine found.
            top: How many reasons there may be.

        Returns:
            The reasons. Their weights are the engine's own and no part of the claim's score.
        """
        ...
