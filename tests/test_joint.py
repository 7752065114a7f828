from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.joint import JointStep, Part, begin_step, change_all, next_steps
from reader.model import Annotation, Article, Claim, Kind, Span, Status
from reader.session import Session
from reader.store import Store

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ("The mill burned down. Nobody was hurt.", "A mill burned. No one was hurt.")


@pytest.fixture
def sessions(tmp_path: Path) -> list[Session]:
    """Two articles, opened."""
    return reopened(tmp_path)


def reopened(folder: Path) -> list[Session]:
    """Open the articles, as another run would."""
    store = Store(folder / "annotations", "ana")
    found = []
    for number, text in enumerate(TEXTS):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        found.append(Session(Article(path, path.name, path.name, text), store))
    return found


def first_claims(sessions: list[Session]) -> list[Part]:
    """Return the first sentence of each article."""
    parts = []
    for session in sessions:
        end = session.article.text.index(".") + 1
        claim = Claim("c", Span(0, end), session.article.text[:end], (Kind.EVENT,), 0.7)
        parts.append(Part(session, (claim,)))
    return parts


def accept(old: Annotation) -> Annotation:
    return replace(old, status=Status.ACCEPTED)


def accept_all(sessions: list[Session]) -> JointStep:
    parts = first_claims(sessions)
    return change_all(parts, "accepted", accept, cluster="k1", label="The mill burned")


def statuses(sessions: list[Session]) -> list[list[Status | None]]:
    return [[placed.annotation.status for placed in s.annotations] for s in sessions]


def test_each_article_keeps_its_part_and_the_names_of_all(sessions: list[Session]) -> None:
    step = accept_all(sessions)
    assert step.articles == ("0.txt", "1.txt")
    for session in sessions:
        (placed,) = session.annotations
        claim = placed.annotation.claim
        assert claim is not None
        assert claim.kinds == (Kind.EVENT,)
        assert claim.story is not None
        assert (claim.story.cluster, claim.story.label) == ("k1", "The mill burned")
        assert claim.story.articles == step.articles
        assert session.history[-1].group == step.group


def test_it_is_known_as_one_step_in_every_article_also_tomorrow(
    sessions: list[Session], tmp_path: Path
) -> None:
    step = accept_all(sessions)
    later = reopened(tmp_path)
    assert [next_steps(session) for session in later] == [(step, None)] * 2
    for session in later:
        assert session.undo(step.group) is not None
    assert statuses(later) == [[], []]
    assert [next_steps(session) for session in later] == [(None, step)] * 2
    for session in later:
        assert session.redo(step.group) is not None
    assert statuses(later) == [[Status.ACCEPTED]] * 2


def test_it_is_taken_back_from_under_what_was_said_since_elsewhere(
    sessions: list[Session],
) -> None:
    step = accept_all(sessions)
    other = Span(TEXTS[0].index("Nobody"), len(TEXTS[0]))
    sessions[0].mark(other, note="who?")
    assert sessions[0].undo(step.group) is not None
    assert [placed.annotation.note for placed in sessions[0].annotations] == ["who?"]
    # The mark is still what an undo takes back next.
    assert sessions[0].undo() is not None
    assert sessions[0].annotations == ()


def test_it_stays_where_its_own_claims_were_changed_since(sessions: list[Session]) -> None:
    step = accept_all(sessions)
    (placed,) = sessions[0].annotations
    sessions[0].edit(placed.annotation.id, note="mine")
    assert sessions[0].undo(step.group) is None
    assert sessions[0].annotations[0].annotation.note == "mine"
    assert sessions[1].undo(step.group) is not None


def test_one_that_could_not_be_saved_is_taken_back_in_memory(
    sessions: list[Session], tmp_path: Path
) -> None:
    (tmp_path / "annotations").write_text("a file where a folder is needed")
    step = accept_all(sessions)
    assert [session.unsaved for session in sessions] == [1, 1]
    assert statuses(sessions) == [[Status.ACCEPTED]] * 2
    assert sessions[0].undo(step.group) is not None
    assert [session.unsaved for session in sessions] == [0, 1]
    assert sessions[0].redo(step.group) is not None
    (tmp_path / "annotations").unlink()
    assert all(session.retry() for session in sessions)
    assert statuses(reopened(tmp_path)) == [[Status.ACCEPTED]] * 2


def test_what_changes_nothing_is_no_step(sessions: list[Session]) -> None:
    accept_all(sessions)
    count = len(sessions[0].history)
    accept_all(sessions)
    assert len(sessions[0].history) == count


def test_a_step_on_marks_of_ones_own_is_one_in_several_articles(
    sessions: list[Session], tmp_path: Path
) -> None:
    store = sessions[0].store
    keys = [store.key(session.article.path) for session in sessions]
    step = begin_step(store, keys, "accepted 2 passages")
    for session in sessions:
        session.change([Span(2, 6)], "accepted", _accepted, group=step.group, anew=True)
    again = reopened(tmp_path)
    back, forward = next_steps(again[1])
    assert back is not None
    assert (back.group, set(back.articles)) == (step.group, set(keys))
    assert forward is None
    again[0].change([Span(7, 13)], "accepted", _accepted)
    assert next_steps(again[0])[0] is None, "that was a step in one article"


def _accepted(old: Annotation) -> Annotation:
    return replace(old, status=Status.ACCEPTED)
