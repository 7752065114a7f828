"""Going through much in steps, between which somebody may look whether it is still wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["in_steps", "pass_over"]

_STEP: Final = 64
"""Items of a step: some milliseconds."""

Item = TypeVar("Item")


def in_steps(items: Iterable[Item], tick: Callable[[], None]) -> Iterator[Item]:
    """Yield `items`, and call `tick` before each step; what it raises ends it all."""
    for number, item in enumerate(items):
        if number % _STEP == 0:
            tick()
        yield item


def pass_over() -> None:
    """Go on: nobody looks."""
