"""The claims of an article as they come from the engine, in batches for the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.tui.messages import ClaimsFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.model import Article, Claim
    from reader.project import Project

__all__ = ["batches", "find"]

_FIRST = 0.03
"""Seconds until the first batch goes to the screen: what is seen first should be there first."""

_LONGEST = 0.5
"""Seconds for which claims are gathered at the most: a few hundred are taken up unnoticed."""


def find(
    project: Project,
    article: Article,
    tell: Callable[[ClaimsFound], object],
    is_cancelled: Callable[[], bool],
) -> None:
    """Find the claims of `article`, in a thread of its own, and tell of them batch by batch.

    An engine that fails is no reason to end: the article can be read all the same.

    Args:
        project: The project that `article` is of.
        article: The article.
        tell: Takes what was found up.
        is_cancelled: Says whether nobody wants it any more; asked at every claim.
    """
    problem = ""
    try:
        for batch in batches(project.claims(article), is_cancelled):
            tell(ClaimsFound(article, batch))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said, and told at the end
        problem = f"{type(error).__name__}: {error}"
    if not is_cancelled():
        tell(ClaimsFound(article, (), done=True, problem=problem))


def batches(
    claims: Iterable[Claim], is_cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Claim, ...]]:
    """Cut a stream of claims into batches, the first ones gathered for the shortest time.

    So the first claims are on the screen at once.
    """
    gathered: list[Claim] = []
    pause = _FIRST
    due = time.monotonic() + pause
    for claim in claims:
        if is_cancelled():
            return
        gathered.append(claim)
        if time.monotonic() >= due:
            yield tuple(gathered)
            gathered.clear()
            pause = min(2 * pause, _LONGEST)
            due = time.monotonic() + pause
    if gathered:
        yield tuple(gathered)
