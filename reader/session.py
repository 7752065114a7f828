"""One article being worked on: its claims, its annotations, undo. Knows no screen.

Every change is first made in memory, then saved. What could not be saved stays in memory, in order,
is counted in `Session.unsaved`, and is tried again by the next change or by `Session.retry`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Annotation, Span, new_id, now
from reader.model.records import summary_of
from reader.store import (
    KEEP,
    Edit,
    Keep,
    Kept,
    Places,
    Step,
    UnreadableError,
    after_steps,
    clean_tag,
    revise,
    says_something,
    select,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Anchor, Article, Change, Claim, Placed, Status, Target
    from reader.store import Store, Undone

__all__ = ["KEEP", "Keep", "Session"]

_PATIENCE, _HASTE = 10.0, 0.2
"""Seconds to wait for a lock, the latter when the last save has failed already."""


class Session:
    """An article, its claims, and what its annotator makes of them.

    Where the store's file cannot be read, `problem` says so from the start.

    Args:
        article: The article.
        store: Where its annotations are kept.
        claims: Its claims, as far as they are known; see `add_claims`.
    """

    def __init__(self, article: Article, store: Store, claims: Iterable[Claim] = ()) -> None:
        self.article = article
        self.store = store
        self.problem: ReaderError | None = None
        """Why the last save or reading did not work; None if it did."""
        self.notice: str | None = None
        """Something the person should know that hinders nothing: a damaged file was set aside."""
        self.saved_at: str | None = None
        """When the last save returned, see `reader.model.now`; None before the first."""
        self._claims: list[Claim] = []
        self._claim_at: dict[Span, Claim] = {}
        self._claims_tuple: tuple[Claim, ...] | None = None
        self._kept = self._placed = Kept()
        self._stamp: tuple[int, ...] = ()
        self._pending: list[Step] = []
        self._dropped: list[Step] = []
        self._found: dict[Target, tuple[Anchor, Span] | None] = {}
        self._places = Places(article.text)
        self._progress: tuple[int, int] | None = None
        self.add_claims(claims)
        self.reload()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims known so far, in order."""
        if self._claims_tuple is None:
            self._claims_tuple = tuple(self._claims)
        return self._claims_tuple

    @property
    def annotations(self) -> tuple[Placed, ...]:
        """The annotations by place, the orphans last; those not saved yet among them."""
        return self._places.placed

    @property
    def unsaved(self) -> int:
        """How many changes are kept in memory because they could not be saved yet."""
        return len(self._pending)

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change that is on disk, the oldest first, as of the last save or reading."""
        return self._kept.history

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the known claims have a status, tag or note, and how many there are."""
        if self._progress is None:
            decided = sum(
                span in self._claim_at and says_something(each.annotation)
                for span, each in self._places.by_span.items()
            )
            self._progress = decided, len(self._claim_at)
        return self._progress

    def add_claims(self, batch: Iterable[Claim]) -> None:
        """Add claims that the engine has found since."""
        for claim in batch:
            self._claims.append(claim)
            self._claim_at.setdefault(claim.span, claim)
        self._claims_tuple = self._progress = None

    def claim_at(self, span: Span) -> Claim | None:
        """Return the claim whose place is exactly `span`."""
        return self._claim_at.get(span)

    def at(self, span: Span) -> Placed | None:
        """Return the annotation whose place is exactly `span`; one on a claim before others."""
        return self._places.at(span)

    def over(self, offset: int) -> tuple[Placed, ...]:
        """Return the annotations that cover the code point at `offset`, by place."""
        return self._places.over(offset)

    def get(self, id: str) -> Placed | None:  # noqa: A002
        """Return the annotation with this id."""
        return self._places.get(id)

    def decide(self, spans: Sequence[Span], status: Status | None) -> None:
        """Accept or reject what stands at `spans`, as one step; None clears the decision.

        Raises:
            ValueError: A span is no passage of the text.
        """
        what = f"{status.value if status else 'cleared'} {_count(len(spans), 'claim')}"
        self.change(spans, what, lambda old: replace(old, status=status))

    def tag(self, spans: Sequence[Span], name: str) -> None:
        """Tag what stands at `spans`, as one step; a new tag is added to the codebook.

        Raises:
            ReaderError: The tag's name is none.
            ValueError: A span is no passage of the text.
        """
        tag = clean_tag(name)
        self.change(spans, f"tagged {tag}", lambda old: replace(old, tags=_once(*old.tags, tag)))
        self._add_tags([tag])

    def untag(self, spans: Sequence[Span], name: str) -> None:
        """Take a tag from what stands at `spans`, as one step."""
        self.change(
            spans,
            f"took off {name}",
            lambda old: replace(old, tags=tuple(tag for tag in old.tags if tag != name)),
        )

    def note(self, span: Span, text: str) -> None:
        """Write a note on what stands at `span`, in place of the one there; empty deletes it.

        Raises:
            ValueError: The span is no passage of the text.
        """
        self.change([span], "wrote a note", lambda old: replace(old, note=text))

    def change(
        self,
        spans: Sequence[Span],
        what: str,
        change: Callable[[Annotation], Annotation],
        *,
        claims: Iterable[Claim] = (),
        group: str | None = None,
    ) -> None:
        """Change what is said of some passages, as one step; nothing said of a claim is no mark.

        Args:
            spans: The passages.
            what: What is done, in a few words.
            change: What is to be done with an annotation, or with a new one.
            claims: Claims among them that may not be known here.
            group: The id of the step where it is one in several articles.

        Raises:
            ValueError: A span is no passage of the text.
        """
        when = now()
        known = {claim.span: claim for claim in claims}
        # Made once, so that the annotation is the same however often the save is tried.
        blanks = {span: self._blank(span, when, known.get(span)) for span in spans}

        def edits(kept: Kept) -> list[Edit]:
            return self._place(kept).edits(blanks, lambda old: _dated(change(old), old, when))

        self._do(what, edits, when, group)

    def mark(
        self,
        span: Span,
        *,
        tags: Iterable[str] = (),
        note: str = "",
        status: Status | None = None,
    ) -> Annotation:
        """Annotate a passage of the reader's own choice, and return the annotation.

        Where it is just that of a claim and something is said of it, the claim is kept with it.

        Raises:
            ReaderError: A tag's name is none.
            ValueError: The span is no passage of the text.
        """
        names = _once(*(clean_tag(tag) for tag in tags))
        made = replace(self._blank(span), tags=names, note=note, status=status)
        if not says_something(made):
            made = replace(made, claim=None)
        self._do("marked a passage", lambda _: [Edit(None, made)])
        self._add_tags(names)
        return made

    def edit(
        self,
        id: str,  # noqa: A002
        *,
        tags: Iterable[str] | None = None,
        note: str | None = None,
        status: Status | Keep | None = KEEP,
        span: Span | None = None,
    ) -> Annotation:
        """Change an annotation, and return it as it is then; what is not given stays.

        Raises:
            ReaderError: There is no such annotation, or a tag's name is none.
            ValueError: The span is no passage of the text.
        """
        if self._places.get(id) is None:
            raise ReaderError(f"{self.article.name}: no annotation {id}", "see `reader list`")
        names = None if tags is None else _once(*(clean_tag(tag) for tag in tags))
        target = None if span is None else select(self.article.text, span)
        when = now()
        edits = revise(id, when, tags=names, note=note, status=status, target=target)
        self._do("edited an annotation", edits, when)
        self._add_tags(names or ())
        placed = self._places.get(id)
        if placed is None:
            raise ReaderError(f"{self.article.name}: {id} was deleted meanwhile", "")
        return placed.annotation

    def reanchor(self, places: Mapping[str, Span]) -> None:
        """Make `places` those of the annotations with these ids, as one step.

        Raises:
            ValueError: A span is no passage of the text.
        """
        targets = {each: select(self.article.text, span) for each, span in places.items()}
        when = now()

        def edits(kept: Kept) -> list[Edit]:
            found = [
                (kept.present[each], to) for each, to in targets.items() if each in kept.present
            ]
            return [Edit(old, replace(old, target=to, modified=when)) for old, to in found]

        self._do(f"re-anchored {_count(len(targets), 'annotation')}", edits, when)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete annotations, as one step.

        Raises:
            ReaderError: There is no such annotation.
        """
        for each in ids:
            if self._places.get(each) is None:
                raise ReaderError(f"{self.article.name}: no annotation {each}", "see `reader list`")
        gone = dict.fromkeys(ids)
        count = _count(len(gone), "annotation")
        self._do(
            f"deleted {count}",
            lambda kept: [Edit(kept.present[each], None) for each in gone if each in kept.present],
        )

    def undo(self, group: str | None = None) -> str | None:
        """Take back the last change and say which; None where there is none or it failed.

        A change that could not be saved is taken back in memory.

        Args:
            group: Take back this step, whatever came after it in other passages.
        """
        if self._pending and not self.retry():
            step = _last(self._pending, group)
            if step is not None:
                self._pending.remove(step)
                self._dropped.append(step)
                self._show()
                return step.what
        return self._travel(partial(self.store.undo, group=group))

    def redo(self, group: str | None = None) -> str | None:
        """Make the change again that was undone last and say which; None as for `undo`."""
        step = _last(self._dropped, group)
        if step is not None:
            self._dropped.remove(step)
            self._pending.append(step)
            self._save()
            return step.what
        if self._pending and not self.retry():
            return None
        return self._travel(partial(self.store.redo, group=group))

    def retry(self) -> bool:
        """Try to save what is unsaved, and return whether all is saved."""
        self._save()
        return not self._pending

    def reload(self) -> None:
        """Take in what other programs have written; what is unsaved here stays on top of it."""
        # Taken before the file is read: what is written in between is then noticed the next time.
        self._stamp = self.store.stamp(self.article)
        try:
            self._kept = self.store.read(self.article)
        except UnreadableError as error:
            self.problem = error
            if error.kind == "damaged":
                self._kept = Kept()
        else:
            if not self._pending:
                self.problem = None
        self._show()

    def refresh(self) -> bool:
        """Take in what other programs have written, if they have, and return whether they have.

        This looks at the file's times only, so it may be called as often as one likes.
        """
        if self.store.stamp(self.article) == self._stamp:
            return False
        before = self._kept.annotations
        self.reload()
        return self._kept.annotations != before

    def _blank(self, span: Span, when: str | None = None, claim: Claim | None = None) -> Annotation:
        when = when or now()
        claim = claim or self._claim_at.get(span)
        return Annotation(
            id=new_id(),
            target=select(self.article.text, span),
            annotator=self.store.annotator,
            created=when,
            modified=when,
            claim=summary_of(claim) if claim else None,
        )

    def _do(
        self,
        what: str,
        edits: Callable[[Kept], Sequence[Edit]],
        when: str | None = None,
        group: str | None = None,
    ) -> None:
        self._dropped.clear()
        self._pending.append(Step(group or new_id(), when or now(), what, edits))
        self._save()

    def _save(self) -> None:
        """Save the pending steps in order, as far as that works, and show the result."""
        while self._pending:
            step = self._pending[0]
            try:
                self._kept = self.store.change(
                    self.article,
                    step.edits,
                    group=step.id,
                    when=step.when,
                    timeout=_HASTE if self.problem else _PATIENCE,
                )
            except ReaderError as error:
                self.problem = error
                break
            self._pending.pop(0)
            self._saved()
        self._show()

    def _saved(self) -> None:
        self._stamp = self.store.last_stamp(self.article)
        self.problem = None
        self.saved_at = now()
        self._tell_aside(self._kept.aside)

    def _tell_aside(self, aside: Path | None) -> None:
        if aside is not None:
            self.notice = f"{aside}: what was there was damaged, and is kept under this name"

    def _travel(self, way: Callable[[Article], Undone | None]) -> str | None:
        try:
            done = way(self.article)
        except ReaderError as error:
            self.problem = error
            return None
        self.reload()
        if done is None:
            return None
        self._saved()
        return done.summary

    def _add_tags(self, names: Collection[str]) -> None:
        if not names:
            return
        try:
            self._tell_aside(self.store.add_tags(names))
        except ReaderError as error:
            # The annotation holds the tag all the same; the codebook only offers it.
            self.problem = self.problem or error

    def _show(self) -> None:
        """Work out what is to be seen: what is on disk with the pending steps made to it."""
        self._places = self._place(after_steps(self._kept, self._pending))
        self._progress = None

    def _place(self, kept: Kept) -> Places:
        """Return the places of what is in `kept`."""
        changes = kept.since(self._placed)
        if changes is None or not self._places.update(changes):
            recall = self.store.texts.recall
            self._places = Places(self.article.text, kept.annotations, self._found, recall)
        self._placed = kept
        return self._places


def _last(steps: Sequence[Step], group: str | None) -> Step | None:
    """Return the last of `steps`, or the one that is called `group`."""
    return next((step for step in reversed(steps) if group in (None, step.id)), None)


def _dated(new: Annotation, old: Annotation, when: str) -> Annotation:
    return old if new == old else replace(new, modified=when)


def _count(number: int, what: str) -> str:
    if number != 1:
        return f"{number} {what}s"
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _once(*tags: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))
