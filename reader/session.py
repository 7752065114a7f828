"""One article being worked on: its claims, its annotations. Knows no screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Annotation, Span, new_id, now
from reader.model.records import summary_of
from reader.saving import Saving
from reader.store import (
    KEEP,
    Edit,
    Keep,
    Kept,
    Places,
    after_steps,
    clean_tag,
    is_reviewed,
    revise,
    says_something,
    select,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.model import Anchor, Article, Claim, Placed, Status, Target
    from reader.store import Store

__all__ = ["KEEP", "Keep", "Session"]


class Session(Saving):
    """An article, its claims, and what its annotator makes of them.

    Where the store's file cannot be read, `problem` says so from the start.

    Args:
        article: The article.
        store: Where its annotations are kept.
        claims: Its claims, as far as they are known; see `add_claims`.
    """

    def __init__(self, article: Article, store: Store, claims: Iterable[Claim] = ()) -> None:
        super().__init__(article, store)
        self._claims: list[Claim] = []
        self._claim_at: dict[Span, Claim] = {}
        self._claims_tuple: tuple[Claim, ...] | None = None
        self._placed = Kept()
        self._found: dict[Target, tuple[Anchor, Span] | None] = {}
        self._places = Places(article.text)
        self._progress: tuple[int, int] | None = None
        self._moved: dict[str, Claim] | None = None
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
    def progress(self) -> tuple[int, int]:
        """How many of the known claims have a status, tag or note, and how many there are.

        What was said of other words, before they were edited, does not count.
        """
        if self._progress is None:
            decided = sum(
                (span in self._claim_at or each.annotation.id in self.moved_claims)
                and is_reviewed(each)
                for span, each in self._places.by_span.items()
            )
            self._progress = decided, len(self._claim_at)
        return self._progress

    @property
    def moved_claims(self) -> Mapping[str, Claim]:
        """The claims that were given other ends, by the ids of the annotations that did so.

        What the engine said of a claim is kept with its annotation: that, and some words that both
        have, tells which one it was.
        """
        if self._moved is None:
            self._moved = {}
            astray = [
                (placed.span, placed.annotation.id, placed.annotation.claim)
                for placed in self.annotations
                if placed.annotation.claim and placed.span and placed.span not in self._claim_at
            ]
            alike: dict[object, list[Claim]] = {}
            for claim in self._claims if astray else ():
                alike.setdefault((claim.kinds, claim.score), []).append(claim)
            for span, known, said in astray:
                near = [
                    claim
                    for claim in alike.get((said.kinds, said.score), ())
                    if claim.attribution == said.attribution and _shared(claim.span, span) > 0
                ]
                if near:
                    self._moved[known] = max(near, key=lambda claim: _shared(claim.span, span))
        return self._moved

    def add_claims(self, batch: Iterable[Claim]) -> None:
        """Add claims that the engine has found since."""
        for claim in batch:
            self._claims.append(claim)
            self._claim_at.setdefault(claim.span, claim)
        self._claims_tuple = self._progress = self._moved = None

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

        A decision on words that were edited since holds of the words as they are now.

        Raises:
            ValueError: A span is no passage of the text.
        """
        what = f"{status.value if status else 'cleared'} {_count(len(spans), 'claim')}"
        anew = status is not None
        self.change(spans, what, lambda old: replace(old, status=status), anew=anew)

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
        anew: bool = False,
    ) -> None:
        """Change what is said of some passages, as one step; nothing said of a claim is no mark.

        Args:
            spans: The passages.
            what: What is done, in a few words.
            change: What is to be done with an annotation, or with a new one.
            claims: Claims among them that may not be known here.
            group: The id of the step where it is one in several articles.
            anew: Whether it holds of the words as they are now, where they were edited.

        Raises:
            ValueError: A span is no passage of the text.
        """
        when = now()
        known = {claim.span: claim for claim in claims}
        # Made once, so that the annotation is the same however often the save is tried.
        blanks = {span: self._blank(span, when, known.get(span)) for span in spans}

        def edits(kept: Kept) -> list[Edit]:
            places = self._place(kept)
            return places.edits(blanks, lambda old: _dated(change(old), old, when), anew=anew)

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

    def retag(
        self, what: str, names: Callable[[Annotation], Iterable[str]], group: str | None = None
    ) -> int:
        """Change the tags of all annotations, as one step; the codebook stays as it is.

        Args:
            what: What is done, in a few words.
            names: From an annotation to the tags it is to have.
            group: The id of the step where it is one in several articles.

        Returns:
            How many annotations that changes.
        """
        when = now()

        def edits(kept: Kept) -> list[Edit]:
            made = []
            for old in kept.present.values():
                new = replace(old, tags=_once(*names(old)))
                if new.tags != old.tags:
                    gone = new.claim is not None and not says_something(new)
                    made.append(Edit(old, None if gone else replace(new, modified=when)))
            return made

        count = len(edits(after_steps(self._kept, self._pending)))
        if count:
            self._do(what, edits, when, group)
        return count

    def move(self, span: Span, to: Span, *, id: str | None = None, group: str | None = None) -> str:  # noqa: A002
        """Give what stands at `span` other ends; a claim keeps what the engine said of it.

        Args:
            span: A passage that was annotated, or a claim; any other one is marked.
            to: Its place from now on.
            id: The annotation, where several stand at `span`.
            group: The id of the step that this is a part of, where its ends are moved bit by bit.

        Returns:
            The id of the annotation that has the place now; empty where there is none any more.

        Raises:
            ValueError: A span is no passage of the text.
        """
        target = select(self.article.text, to)
        placed = self.at(span) if id is None else self.get(id)
        when, more = now(), group is not None
        if placed is None:
            made = replace(self._blank(span, when), target=target)
            self._do("moved a claim", lambda _: [Edit(None, made)], when, group, more=more)
            return made.id
        known = placed.annotation.id
        claim = self.moved_claims.get(known)
        if claim is not None and claim.span == to and not says_something(placed.annotation):
            # It told nothing but the ends, which are again those of the claim.
            self._do("moved back", lambda kept: _without(kept, known), when, group, more=more)
            return ""
        edits = revise(known, when, tags=None, note=None, status=KEEP, target=target)
        self._do("moved a passage", edits, when, group, more=more)
        return known

    def reanchor(self, places: Mapping[str, Span]) -> None:
        """Make `places` those of the annotations with these ids, as one step.

        Raises:
            ValueError: A span is no passage of the text.
        """
        targets = {each: select(self.article.text, span) for each, span in places.items()}
        when = now()

        def edits(kept: Kept) -> list[Edit]:
            found = [(kept.present[id_], to) for id_, to in targets.items() if id_ in kept.present]
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
        self._do(f"deleted {_count(len(gone), 'annotation')}", lambda kept: _without(kept, *gone))

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

    def _show(self) -> None:
        """Work out what is to be seen: what is on disk with the pending steps made to it."""
        self._places = self._place(after_steps(self._kept, self._pending))
        self._progress = self._moved = None

    def _place(self, kept: Kept) -> Places:
        """Return the places of what is in `kept`."""
        changes = kept.since(self._placed)
        if changes is None or not self._places.update(changes):
            recall = self.store.texts.recall
            self._places = Places(self.article.text, kept.annotations, self._found, recall)
        self._placed = kept
        return self._places


def _dated(new: Annotation, old: Annotation, when: str) -> Annotation:
    return old if new == old else replace(new, modified=when)


def _count(number: int, what: str) -> str:
    if number != 1:
        return f"{number} {what}s"
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _without(kept: Kept, *ids: str) -> list[Edit]:
    return [Edit(kept.present[each], None) for each in ids if each in kept.present]


def _shared(one: Span, other: Span) -> int:
    """Return how many code points two passages have in common."""
    return min(one.end, other.end) - max(one.start, other.start)


def _once(*tags: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))
