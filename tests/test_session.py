from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import ReaderError
from reader.model import Anchor, Article, Claim, Kind, Span, Status
from reader.session import Session
from reader.store import STARTER, Store

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The mill burned down in May. Nobody was hurt. The owner, Ada Brandt, blames the wiring.\n"
FIRST, SECOND, THIRD = Span(0, 28), Span(29, 45), Span(46, 86)


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT)
    return Article(path, "mill.txt", "The mill", TEXT)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "annotations", "ana")


def claim(span: Span) -> Claim:
    return Claim(f"c{span.start}", span, span.text_in(TEXT), (Kind.EVENT,), 0.5)


@pytest.fixture
def session(article: Article, store: Store) -> Session:
    return Session(article, store, [claim(FIRST), claim(SECOND), claim(THIRD)])


def on_disk(session: Session) -> list[tuple[Span, str | None, tuple[str, ...], str]]:
    kept = session.store.read(session.article).annotations
    return sorted((each.target.span, each.status, each.tags, each.note) for each in kept)


def test_what_somebody_else_wrote_is_noticed_once(session: Session, article: Article) -> None:
    session.decide([FIRST], Status.ACCEPTED)
    assert not session.refresh()
    other = Session(article, Store(session.store.folder, "ana"))
    other.decide([FIRST], Status.REJECTED)
    assert session.refresh()
    placed = session.at(FIRST)
    assert placed is not None
    assert placed.annotation.status == Status.REJECTED
    assert not session.refresh()
    session.undo()
    assert not session.refresh()


def break_store(store: Store) -> Path:
    """Make saving fail for anybody, root too: a file stands where the folder is to be."""
    store.folder.mkdir(parents=True, exist_ok=True)
    store.home.write_bytes(b"in the way")
    return store.home


def test_opening_an_article_writes_nothing(session: Session) -> None:
    assert session.annotations == ()
    assert (session.unsaved, session.problem) == (0, None)
    assert session.saved_at is None
    assert session.undo() is None
    assert session.redo() is None
    assert not session.store.folder.exists()


def test_decisions_tags_and_notes_on_a_claim_are_one_annotation(session: Session) -> None:
    session.decide([FIRST], Status.ACCEPTED)
    session.tag([FIRST], " needs / source ")
    session.note(FIRST, "call [the] mill 🚒\n second line ")
    assert on_disk(session) == [
        (FIRST, "accepted", ("needs/source",), "call [the] mill 🚒\n second line ")
    ]
    placed = session.at(FIRST)
    assert placed
    assert placed.anchor is Anchor.EXACT
    assert placed.annotation.claim
    assert placed.annotation.claim.kinds == (Kind.EVENT,)
    assert session.saved_at
    assert session.progress == (1, 3)


def test_a_claim_of_which_nothing_more_is_said_has_no_annotation(session: Session) -> None:
    session.decide([FIRST], Status.REJECTED)
    session.tag([FIRST], "needs/source")
    session.decide([FIRST], None)
    assert session.progress == (1, 3)
    session.untag([FIRST], "needs/source")
    assert on_disk(session) == []
    assert session.progress == (0, 3)
    session.undo()
    assert on_disk(session) == [(FIRST, None, ("needs/source",), "")]


def test_clearing_what_is_not_decided_changes_nothing(session: Session) -> None:
    session.decide([FIRST, SECOND], None)
    session.untag([FIRST], "x")
    session.note(FIRST, "")
    assert not session.store.path(session.article.path).exists()
    assert session.undo() is None


def test_several_claims_are_one_step(session: Session) -> None:
    session.decide([FIRST, SECOND, THIRD], Status.ACCEPTED)
    session.tag([FIRST, THIRD], "needs/context")
    assert session.undo() == "changed 2 annotations"
    assert [each[2] for each in on_disk(session)] == [(), (), ()]
    assert session.undo() == "added 3 annotations"
    assert on_disk(session) == []
    assert session.undo() is None
    assert session.redo()
    assert session.redo()
    assert session.redo() is None
    assert [each[2] for each in on_disk(session)] == [("needs/context",), (), ("needs/context",)]


def test_undo_reaches_back_beyond_the_start_of_the_program(
    article: Article, store: Store, session: Session
) -> None:
    session.mark(FIRST, note="one")
    session.mark(SECOND, note="two")
    tomorrow = Session(article, Store(store.folder, "ana"))
    assert tomorrow.undo() == "added an annotation"
    assert [each[3] for each in on_disk(session)] == ["one"]
    session.reload()
    assert len(session.annotations) == 1
    assert session.redo() == "added an annotation"


def test_a_passage_of_ones_own_stays_until_it_is_deleted(session: Session) -> None:
    made = session.mark(Span(4, 8), tags=["topic/mills"], note="which?", status=Status.ACCEPTED)
    assert made.claim is None
    assert "topic/mills" in session.store.codebook().names
    assert set(STARTER.names) < set(session.store.codebook().names)
    session.edit(made.id, tags=(), note="", status=None)
    assert on_disk(session) == [(Span(4, 8), None, (), "")]
    moved = session.edit(made.id, span=Span(4, 13), note="moved")
    assert moved.target.exact == "mill burn"
    session.delete([made.id])
    assert on_disk(session) == []
    session.undo()
    session.undo()
    assert on_disk(session) == [(Span(4, 8), None, (), "")]
    for change in (lambda: session.edit("none"), lambda: session.delete(["none"])):
        with pytest.raises(ReaderError, match="no annotation"):
            change()


def test_annotations_can_be_asked_for_by_place(session: Session) -> None:
    wide, narrow = session.mark(Span(0, 45)), session.mark(Span(4, 8))
    session.decide([SECOND], Status.ACCEPTED)
    order = [each.span for each in session.annotations]
    assert order == [Span(0, 45), Span(4, 8), SECOND]
    assert [each.annotation.id for each in session.over(5)] == [wide.id, narrow.id]
    assert [each.span for each in session.over(30)] == [Span(0, 45), SECOND]
    assert session.over(60) == ()
    assert session.at(Span(4, 9)) is None
    assert session.get(narrow.id) is not None
    both = Session(session.article, session.store)
    both.mark(SECOND, note="my own")
    session.reload()
    placed = session.at(SECOND)
    assert placed
    assert placed.annotation.status is Status.ACCEPTED


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(TEXT) + 1)])
def test_a_span_that_is_no_passage_is_refused(session: Session, span: Span) -> None:
    for change in (
        lambda: session.mark(span),
        lambda: session.decide([FIRST, span], Status.ACCEPTED),
        lambda: session.note(span, "x"),
    ):
        with pytest.raises(ValueError, match="not a passage"):
            change()
    with pytest.raises(ReaderError, match="tag"):
        session.tag([FIRST], "a\x1b[31m")
    assert (session.unsaved, on_disk(session)) == (0, [])


def test_what_cannot_be_saved_is_kept_and_saved_later_in_order(session: Session) -> None:
    session.mark(FIRST, note="before")
    saved_at = session.saved_at
    kept = session.store.path(session.article.path).read_bytes()
    aside = session.store.home.rename(session.store.folder / "away")
    in_the_way = break_store(session.store)
    session.decide([SECOND], Status.ACCEPTED)
    session.note(SECOND, "while it was broken")
    made = session.mark(THIRD)
    session.delete([made.id])
    assert session.unsaved == 4
    told = session.problem
    assert told
    assert "ana" in told.message
    assert told.hint
    assert session.saved_at == saved_at
    placed = session.at(SECOND)
    assert placed
    assert (placed.annotation.status, placed.annotation.note) == (
        Status.ACCEPTED,
        "while it was broken",
    )
    assert session.progress == (2, 3)
    assert (aside / "mill.txt.json").read_bytes() == kept
    in_the_way.unlink()
    aside.rename(session.store.home)
    assert session.retry()
    assert session.unsaved == 0
    assert session.problem is None
    assert [(each[0], each[3]) for each in on_disk(session)] == [
        (FIRST, "before"),
        (SECOND, "while it was broken"),
    ]
    assert [change.what for change in session.history] == ["add", "add", "edit", "add", "delete"]


def test_the_next_change_saves_what_could_not_be_saved(session: Session) -> None:
    in_the_way = break_store(session.store)
    session.mark(FIRST, note="one")
    in_the_way.unlink()
    session.mark(SECOND, note="two")
    assert session.unsaved == 0
    assert [each[3] for each in on_disk(session)] == ["one", "two"]


def test_what_was_not_saved_can_be_undone_and_redone(session: Session) -> None:
    in_the_way = break_store(session.store)
    session.mark(FIRST, note="one")
    session.mark(SECOND, note="two")
    assert session.undo()
    assert (session.unsaved, len(session.annotations)) == (1, 1)
    assert session.redo()
    assert (session.unsaved, len(session.annotations)) == (2, 2)
    session.undo()
    in_the_way.unlink()
    assert session.retry()
    assert [each[3] for each in on_disk(session)] == ["one"]
    session.redo()
    assert [each[3] for each in on_disk(session)] == ["one", "two"]


def test_a_damaged_file_is_said_at_once_and_set_aside_by_the_first_change(
    article: Article, store: Store, session: Session
) -> None:
    session.mark(FIRST, note="one")
    path = store.path(article.path)
    path.write_bytes(path.read_bytes()[:-40])
    damaged = path.read_bytes()
    later = Session(article, store)
    told = later.problem
    assert told
    assert str(path) in told.message
    assert "damaged" in told.message
    assert "set aside" in told.hint
    assert not later.annotations
    assert path.read_bytes() == damaged
    later.mark(SECOND, note="two")
    assert later.unsaved == 0
    assert later.problem is None
    assert later.notice
    assert "damaged" in later.notice
    (aside,) = store.leftovers()
    assert aside.name in later.notice
    assert aside.read_bytes() == damaged
    assert [each[3] for each in on_disk(later)] == ["two"]


def test_a_damaged_codebook_hinders_no_tag_and_is_told(session: Session) -> None:
    session.tag([FIRST], "my/own")
    (session.store.folder / "codebook.json").write_bytes(b"half")
    session.tag([FIRST], "my/other")
    assert session.unsaved == 0
    assert session.notice
    assert "codebook.json.damaged-" in session.notice
    assert "my/other" in session.store.codebook().names
    placed = session.at(FIRST)
    assert placed
    assert placed.annotation.tags == ("my/own", "my/other")


@pytest.mark.parametrize("data", [b'{"_default": {}}', b'{"article": {"1": {"format": 9}}}'])
def test_a_file_that_is_not_ours_to_write_stays_and_so_does_the_work(
    article: Article, store: Store, data: bytes
) -> None:
    path = store.path(article.path)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    session = Session(article, store)
    assert session.problem
    session.mark(FIRST, note="one")
    assert session.unsaved == 1
    assert path.read_bytes() == data
    path.unlink()
    assert session.retry()
    assert [each[3] for each in on_disk(session)] == ["one"]


def test_two_sessions_see_what_the_other_wrote(
    article: Article, store: Store, session: Session
) -> None:
    other = Session(article, Store(store.folder, "ana"), [claim(FIRST)])
    session.decide([FIRST], Status.ACCEPTED)
    other.note(FIRST, "from the other")
    other.tag([FIRST], "needs/source")
    session.untag([FIRST], "none")
    session.reload()
    assert on_disk(session) == [(FIRST, "accepted", ("needs/source",), "from the other")]
    placed = session.at(FIRST)
    assert placed
    other.delete([placed.annotation.id])
    with pytest.raises(ReaderError, match="deleted"):
        session.edit(placed.annotation.id, note="late")
    assert on_disk(session) == []


def test_annotators_do_not_meet(article: Article, store: Store, session: Session) -> None:
    session.mark(FIRST, note="ana's")
    ben = Session(article, Store(store.folder, "ben"))
    assert not ben.annotations
    ben.mark(FIRST, note="ben's")
    assert ben.annotations[0].annotation.annotator == "ben"
    assert [each[3] for each in on_disk(session)] == ["ana's"]


def test_annotations_follow_a_changed_article(article: Article, session: Session) -> None:
    session.decide([FIRST, SECOND], Status.ACCEPTED)
    session.mark(Span(57, 67), note="who")
    text = "Correction.\n" + TEXT.replace("in May", "in June").replace(", Ada Brandt,", "")
    changed = Session(Article(article.path, article.name, "T", text), session.store)
    found = [(each.anchor, each.span and each.span.text_in(text)) for each in changed.annotations]
    assert found == [
        (Anchor.EDITED, "The mill burned down in June."),
        (Anchor.MOVED, "Nobody was hurt."),
        (Anchor.ORPHANED, None),
    ]
    orphan = changed.annotations[-1].annotation
    changed.edit(orphan.id, note="gone")
    assert changed.annotations[-1].annotation.note == "gone"


def test_claims_come_in_batches(article: Article, store: Store) -> None:
    session = Session(article, store, [claim(FIRST)])
    assert len(session.claims) == 1
    session.add_claims([claim(SECOND), claim(THIRD)])
    assert [each.span for each in session.claims] == [FIRST, SECOND, THIRD]
    session.decide([THIRD], Status.REJECTED)
    assert session.progress == (1, 3)
    found = session.claim_at(THIRD)
    assert found
    assert found.id == "c46"


def test_a_claim_that_is_given_other_ends_keeps_what_was_found_of_it(session: Session) -> None:
    known = session.move(FIRST, Span(0, 15))
    assert on_disk(session) == [(Span(0, 15), None, (), "")]
    placed = session.get(known)
    assert placed is not None
    assert placed.annotation.claim is not None
    assert placed.annotation.claim.kinds == (Kind.EVENT,)
    assert {id_: claim.span for id_, claim in session.moved_claims.items()} == {known: FIRST}
    assert session.progress == (0, 3)
    session.decide([Span(0, 15)], Status.ACCEPTED)
    assert session.progress == (1, 3)
    session.decide([Span(0, 15)], None)
    assert on_disk(session) == [(Span(0, 15), None, (), "")], "clearing must not undo the ends"


def test_an_annotation_that_is_given_other_ends_keeps_what_was_said(session: Session) -> None:
    session.note(FIRST, "here")
    placed = session.at(FIRST)
    assert placed is not None
    assert session.move(FIRST, Span(4, 28)) == placed.annotation.id
    assert on_disk(session) == [(Span(4, 28), None, (), "here")]
    session.undo()
    assert on_disk(session) == [(FIRST, None, (), "here")]


def test_ends_that_are_moved_bit_by_bit_are_one_step_also_tomorrow(
    session: Session, article: Article
) -> None:
    session.move(FIRST, Span(4, 28), group="one")
    session.move(Span(4, 28), Span(9, 28), group="one")
    assert [span for span, *_ in on_disk(session)] == [Span(9, 28)]
    again = Session(article, Store(session.store.folder, "ana"), session.claims)
    again.undo()
    assert on_disk(again) == []
    again.redo()
    assert [span for span, *_ in on_disk(again)] == [Span(9, 28)]
    # Moved back with nothing said of it, it is no mark, and that is a part of the step, too.
    again.move(Span(9, 28), FIRST, group="one")
    assert on_disk(again) == []
