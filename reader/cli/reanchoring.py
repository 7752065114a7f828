"""`reader check --reanchor`: annotations that are no longer where they were made, put right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.cli.kept import read_stored
from reader.cli.passages import passage
from reader.cli.printing import print_json, print_text
from reader.cli.problems import UsageError
from reader.errors import ReaderError
from reader.model import Anchor
from reader.store import Store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from reader.cli.sources import Sources
    from reader.model import Article, Placed, Span
    from reader.session import Session

__all__ = ["add_options", "reanchor"]

_WIDE = 48
"""Code points shown on either side of a passage."""

_ACCEPTED = (Anchor.MOVED.value, Anchor.EDITED.value)
"""What may be accepted as a whole."""


@dataclass(frozen=True, slots=True)
class _Displaced:
    """An annotation that is not at its old place."""

    session: Session
    placed: Placed
    old: str | None
    """The text that it was made for, where that is kept."""

    @property
    def id(self) -> str:
        return self.placed.annotation.id


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command take what `reanchor` needs."""
    parser.add_argument(
        "--reanchor",
        action="store_true",
        help="list what moved, was edited or orphaned, old and new; changes nothing by itself",
    )
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="moved|edited|ID",
        help="with --reanchor: take the new place as the annotation's own; may be repeated",
    )
    parser.add_argument(
        "--place",
        nargs=3,
        action="append",
        default=[],
        metavar=("ID", "START", "END"),
        help="with --reanchor: put an annotation there by hand",
    )
    parser.add_argument(
        "--drop",
        action="append",
        default=[],
        metavar="ID",
        help="with --reanchor: delete an annotation; `reader undo FILE` brings it back",
    )


def reanchor(
    options: argparse.Namespace,
    given: Sources,
    articles: Sequence[Article] | None,
    on_problem: Callable[[ReaderError], None],
) -> int:
    """List the annotations that are elsewhere, and put right those that are named.

    Args:
        options: With what `add_options` adds, and `format`.
        given: What the command works with.
        articles: Those whose annotations are wanted; None for all that are annotated.
        on_problem: Told of what cannot be read.

    Returns:
        The exit code: 0 where nothing is left to be put right.

    Raises:
        ReaderError: An id is none of those listed, or it could not be saved.
    """
    found = list(_displaced(given, articles, on_problem))
    _refuse_unknown(options, found)
    done = _settle(found, options)
    for each in found:
        if options.format == "json":
            print_json(_record(each, done.get(each.id)))
        else:
            print_text("\n".join(_lines(each, done.get(each.id))))
    left = len(found) - len(done)
    if options.format == "table":
        print_text(_sum(len(found), left))
    return 1 if left else 0


def _displaced(
    given: Sources,
    articles: Sequence[Article] | None,
    on_problem: Callable[[ReaderError], None],
) -> Iterator[_Displaced]:
    from reader.session import Session

    store = Store(given.annotations, given.annotator)
    if articles is None:
        articles = []
        for entry in store.entries(given.annotator):
            if entry.problem is not None:
                on_problem(entry.problem)
            elif article := read_stored(store, entry, on_problem):
                articles.append(article)
    for article in articles:
        session = Session(article, store)
        if session.problem:
            on_problem(session.problem)
        for placed in session.annotations:
            if placed.anchor is not Anchor.EXACT:
                old = store.texts.recall(placed.annotation.target.sha256)
                yield _Displaced(session, placed, old)


def _refuse_unknown(options: argparse.Namespace, found: Sequence[_Displaced]) -> None:
    """Raise where an id is named that is not among `found`, or an orphan is to be accepted."""
    anchors = {each.id: each.placed.anchor for each in found}
    named = [*options.accept, *options.drop, *(place[0] for place in options.place)]
    for name in named:
        if name not in anchors and name not in _ACCEPTED:
            raise ReaderError(
                f"{name}: is not among what moved, was edited or orphaned",
                "reader check --reanchor lists them",
            )
    for name in options.accept:
        if anchors.get(name) is Anchor.ORPHANED:
            raise ReaderError(
                f"{name}: is an orphan, so there is no new place to accept",
                "use --place ID START END, or --drop ID",
            )


def _settle(found: Sequence[_Displaced], options: argparse.Namespace) -> dict[str, str]:
    """Do what is asked, in each article as one step, and return what was done, by id."""
    by_hand = {id_: (_offset(start), _offset(end)) for id_, start, end in options.place}
    done: dict[str, str] = {}
    for session, group in groupby(found, key=lambda each: each.session):
        places: dict[str, Span] = {}
        dropped = []
        for each in group:
            if each.id in options.drop:
                dropped.append(each.id)
                done[each.id] = "dropped"
            elif each.id in by_hand:
                places[each.id] = passage(session.article, *by_hand[each.id])
                done[each.id] = "placed"
            elif each.placed.span and {each.id, each.placed.anchor.value} & {*options.accept}:
                places[each.id] = each.placed.span
                done[each.id] = "accepted"
        if places:
            session.reanchor(places)
        if dropped:
            session.delete(dropped)
        if session.unsaved and session.problem:
            raise session.problem
    return done


def _offset(word: str) -> int:
    if not word.isdecimal():
        raise UsageError(f"check: --place: not an offset: {word}", "give ID START END")
    return int(word)


def _record(each: _Displaced, done: str | None) -> dict[str, object]:
    target, span = each.placed.annotation.target, each.placed.span
    text = each.session.article.text
    return {
        "article": each.session.article.name,
        "annotation": each.id,
        "anchor": each.placed.anchor.value,
        "was": {"start": target.start, "end": target.end, "text": target.exact},
        "now": {"start": span.start, "end": span.end, "text": span.text_in(text)} if span else None,
        "status": each.placed.annotation.status,
        "note": each.placed.annotation.note,
        "tags": list(each.placed.annotation.tags),
        "done": done,
    }


def _lines(each: _Displaced, done: str | None) -> list[str]:
    annotation, span = each.placed.annotation, each.placed.span
    target = annotation.target
    if each.old is not None:
        was = _around(each.old, target.start, target.end)
    else:
        was = f"{target.prefix}⟦{target.exact}⟧{target.suffix}"
    text = each.session.article.text
    head = f"{each.session.article.name}  {each.placed.anchor.value}  {annotation.id}"
    status = [annotation.status.value] if annotation.status else []
    note = [annotation.note] if annotation.note else []
    said = "; ".join((*status, *annotation.tags, *note))
    return [
        head + (f"  -> {done}" if done else ""),
        f"  was {target.start}-{target.end}: {_flat(was)}",
        f"  now {span.start}-{span.end}: {_flat(_around(text, span.start, span.end))}"
        if span
        else "  now: nowhere",
        *([f"  said of it: {_flat(said)}"] if said else []),
    ]


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - _WIDE) : start]}⟦{text[start:end]}⟧{text[end : end + _WIDE]}"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _sum(count: int, left: int) -> str:
    if not count:
        return "every annotation is where it was made"
    if not left:
        return f"{count} put right"
    return (
        f"{left} of {count} left: --accept moved|edited|ID takes the new place, --place ID START "
        "END puts it by hand, --drop ID deletes it; `reader undo FILE` takes any of it back"
    )
