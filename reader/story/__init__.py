"""The claims of many articles -> who agrees, who refines, who differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model.story import Ruling, Story, Told

__all__ = ["compare"]


def compare(
    told: Sequence[Told],
    *,
    rulings: Sequence[Ruling] = (),
    on_progress: Callable[[int, int], None] | None = None,
) -> Story:
    """Return what the articles say, lined up claim by claim.

    The same articles and rulings always give the same story.

    Args:
        told: The articles with their claims, in the order in which they shall stand; no two of
            them have the same name.
        rulings: What a reader ruled on pairs of claims; it wins over what is found here, and of
            two rulings on the same claims the later one counts.
        on_progress: Called now and then with how many claims are done, and how many there are.
    """
    from reader.story.lining import line_up

    return line_up(told, rulings, on_progress or _pass_over)


def _pass_over(done: int, of: int) -> None:
    """Tell nobody."""
