"""What may follow what: the states of the tagger and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.claims.tagger.labels import BETWEEN, LABELS, STATES

if TYPE_CHECKING:
    from reader.claims.tagger.weights import Weights

__all__ = ["GOING_ON", "WAYS", "Side", "sides_of"]

WAYS = 32
"""More than there are ways into a state. In sums of weights times it the lowest bits tell which
way it was: the first one has the highest number, so that it wins a tie."""

GOING_ON = (*range(len(BETWEEN)), *range(len(STATES), len(LABELS)))
"""For each state the label it goes on with; it begins with the label of its own number."""


class Side(NamedTuple):
    """The ways by which paths come to a state, from one side of a paragraph.

    The first way, number `WAYS` - 1, is always that the state goes on.
    """

    ways: tuple[tuple[tuple[int, int], ...], ...]
    """For each state and way from which state it comes, and its weight in units / `WAYS`."""


def sides_of(weights: Weights) -> tuple[Side, Side]:
    """Return the ways from the state before, and those from the state after."""
    count = len(STATES)
    before = [[(state, weights.stays[state])] for state in range(count)]
    after = [[(state, weights.stays[state])] for state in range(count)]
    for state, follows in enumerate(weights.follows):
        for old, weight in follows:
            before[state].append((old, weight))
            after[old].append((state, weight))
    return _side(before), _side(after)


def _side(ways: list[list[tuple[int, int]]]) -> Side:
    return Side(
        tuple(
            tuple(
                (other, weight * WAYS + WAYS - 1 - way) for way, (other, weight) in enumerate(row)
            )
            for row in ways
        )
    )
