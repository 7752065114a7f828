"""The claims of an article as they come from the engine, in batches for the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model import Claim

__all__ = ["batches"]

_FIRST = 0.03
"""Seconds until the first batch goes to the screen: what is seen first should be there first."""


def batches(claims: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Cut a stream of claims into batches, each gathered for twice as long as the one before.

    So the first claims are on the screen at once, and taking up all batches of a long text costs
    little more than taking up the whole.
    """
    gathered: list[Claim] = []
    pause = _FIRST
    due = time.monotonic() + pause
    for claim in claims:
        gathered.append(claim)
        if time.monotonic() >= due:
            yield tuple(gathered)
            gathered.clear()
            pause *= 2
            due = time.monotonic() + pause
    if gathered:
        yield tuple(gathered)
