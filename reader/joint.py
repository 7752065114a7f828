"""One change in several articles: the claims that are wordings of one statement, made to agree.

Each article keeps its own part, under the same step of its history, together with the names of the
others: so that whoever takes it back in one of them, today or later, takes it back in all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model import Linked, new_id
from reader.store import steps_to_go

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Annotation, Change, Claim
    from reader.session import Session

__all__ = ["JointStep", "Part", "change_all", "next_steps"]


@dataclass(frozen=True)
class Part:
    """The claims of one article that are to be changed."""

    session: Session
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class JointStep:
    """A step that is one in several articles."""

    group: str
    """Its id in the history of each."""

    articles: tuple[str, ...]
    """Their names in the store, see `reader.store.naming`."""


def change_all(
    parts: Sequence[Part],
    what: str,
    change: Callable[[Annotation], Annotation],
    *,
    cluster: str,
    label: str,
    anew: bool = False,
) -> JointStep:
    """Change what is said of the claims of a statement, in all its articles, as one step.

    What cannot be saved in one of them is kept in memory there, as with any other change.

    Args:
        parts: The articles, each with its claims.
        what: What is done, in a few words.
        change: What is to be done with an annotation, or with a new one.
        cluster: The statement's id in the story.
        label: Its wording.
        anew: Whether it holds of the words as they are now, where they were edited.
    """
    names = [part.session.store.key(part.session.article.path) for part in parts]
    step = JointStep(new_id(), tuple(dict.fromkeys(names)))
    story = Linked(cluster, label, step.articles)

    def linked(old: Annotation) -> Annotation:
        new = change(old)
        if new == old or new.claim is None:
            return new
        return replace(new, claim=replace(new.claim, story=story))

    for part in parts:
        spans = [claim.span for claim in part.claims]
        part.session.change(spans, what, linked, claims=part.claims, group=step.group, anew=anew)
    return step


def next_steps(session: Session) -> tuple[JointStep | None, JointStep | None]:
    """Return what `undo` and `redo` would do in an article where that is a step in several."""
    if session.unsaved:
        return None, None
    back, forward = steps_to_go(session.history)
    return _joint(back), _joint(forward)


def _joint(changes: Sequence[Change]) -> JointStep | None:
    for change in changes:
        one = change.after or change.before
        story = one.claim.story if one and one.claim else None
        if story and len(story.articles) > 1:
            return JointStep(change.group, story.articles)
    return None
