"""The claims of an article as they come from the engine, in batches for the screen."""

from __future__ import annotations

import gc
import time
from collections import Counter
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.tui.messages import ArticleCounted, ClaimsFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.model import Article, Claim, Placed, Span
    from reader.project import Project
    from reader.session import Session

__all__ = ["batches", "count", "counted", "find", "tags_in"]

_FIRST = 0.03
"""Seconds until the first batch goes to the screen: what is seen first should be there first."""

_MANY = 200
"""Claims of a batch that only a long text has."""

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
            if len(batch) >= _MANY:
                # They live as long as the article is open. To look through a hundred thousand of
                # them for garbage again and again holds up whoever presses a key meanwhile.
                gc.freeze()
            tell(ClaimsFound(article, batch))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said, and told at the end
        problem = _reason(error)
    if not is_cancelled():
        tell(ClaimsFound(article, (), done=True, problem=problem))


def count(project: Project, article: Article, is_cancelled: Callable[[], bool]) -> ArticleCounted:
    """Count what is in `article`, in a thread of its own; its claims are not kept."""
    from reader.store import is_reviewed

    session = project.passing_session(article)
    placed = session.annotations
    said = {each.span for each in placed if is_reviewed(each)}
    spans: set[Span] = set()
    problem = ""
    try:
        for claim in project.claims(article):
            if is_cancelled():
                break
            spans.add(claim.span)
    except Exception as error:  # noqa: BLE001 - as above
        problem = _reason(error)
    tags, used = tags_in(placed)
    unread = str(session.problem or "")
    return ArticleCounted(article, len(said & spans), len(spans), tags, used, problem, unread)


def counted(article: Article, session: Session, spans: Iterable[Span]) -> ArticleCounted:
    """Return what is in an article of which the claims are known, though not to its session.

    Args:
        article: The article.
        session: Its session.
        spans: Where its claims stand.
    """
    from reader.store import is_reviewed

    placed = session.annotations
    said = {each.span for each in placed if is_reviewed(each)}
    known = set(spans)
    tags, used = tags_in(placed)
    unread = str(session.problem or "")
    return ArticleCounted(article, len(said & known), len(known), tags, used, "", unread)


def tags_in(annotations: Iterable[Placed]) -> tuple[Counter[str], dict[str, str]]:
    """Return how often each tag was given in some annotations, and when last."""
    tags: Counter[str] = Counter()
    used: dict[str, str] = {}
    for placed in annotations:
        for tag in placed.annotation.tags:
            tags[tag] += 1
            used[tag] = max(used.get(tag, ""), placed.annotation.modified)
    return tags, used


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, ReaderError) else f"{type(error).__name__}: {error}"


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
