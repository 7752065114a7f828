"""One change in several articles: the claims that are wordings of one statement, made to agree.

Each article keeps its own part, under the same step of its history, together with the names of the
others: so that whoever takes it back in one of them, today or later, takes it back in all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Linked, new_id, now
from reader.store import steps_to_go
from reader.store.joint_steps import KeptStep, StepFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Annotation, Change, Claim
    from reader.session import Session
    from reader.store import Store

__all__ = ["JointStep", "Part", "begin_step", "change_all", "next_steps"]


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


def begin_step(store: Store, articles: Sequence[str], what: str) -> JointStep:
    """Return a step that is to be made, as one, in several articles that share no statement.

    That these belong together is on disk before any of them is changed.

    Args:
        store: Where the annotations are kept.
        articles: The names of the articles in it.
        what: What is done, in a few words.

    Raises:
        ReaderError: It could not be kept; nothing is to be changed then.
    """
    step = JointStep(new_id(), tuple(dict.fromkeys(articles)))
    if len(step.articles) > 1:
        kept = KeptStep(step.group, now(), what, step.articles)
        StepFile(store.folder, store.annotator).add(kept)
    return step


def next_steps(session: Session) -> tuple[JointStep | None, JointStep | None]:
    """Return what `undo` and `redo` would do in an article where that is a step in several."""
    if session.unsaved:
        return None, None
    back, forward = steps_to_go(session.history)
    return _joint(session.store, back), _joint(session.store, forward)


def _joint(store: Store, changes: Sequence[Change]) -> JointStep | None:
    if changes and (kept := _kept(store, changes[0].group)) is not None:
        return JointStep(kept.id, kept.articles)
    for change in changes:
        one = change.after or change.before
        story = one.claim.story if one and one.claim else None
        if story and len(story.articles) > 1:
            return JointStep(change.group, story.articles)
    return None


def _kept(store: Store, group: str) -> KeptStep | None:
    try:
        return StepFile(store.folder, store.annotator).find(group)
    except ReaderError:
        return None  # each article has its own part all the same
