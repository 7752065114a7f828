"""`reader undo`, `reader redo`, `reader history`: the changes of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.annotate import open_session
from reader.cli.arguments import positive
from reader.cli.printing import print_json, print_table, print_text
from reader.cli.problems import UsageError, note
from reader.cli.sources import one_article, sources
from reader.errors import ReaderError
from reader.model.records import change_record
from reader.store.history import fold

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reader.model import Annotation, Change

__all__ = ["configure"]

KEPT = 20
"""How many steps of a history are kept unless another number is given."""

DOES = {
    "undo": "Take back the last change of an article that still stands, also one of an earlier "
    "run; several changes made as one are taken back as one.",
    "redo": "Make the change again that was undone last.",
    "history": "Print every change of an article, the oldest first.",
}

EXAMPLES = {
    "undo": "  reader undo seeds/04-brief.txt",
    "redo": "  reader redo seeds/04-brief.txt",
    "history": "  reader history seeds/04-brief.txt\n"
    "  reader history seeds/04-brief.txt --compact --keep 50\n"
    "  reader history seeds/04-brief.txt --format jsonl\n\n"
    "A line of jsonl has id, when, who, what (add, edit, delete, undo, redo), before, after,\n"
    "group (changes made as one) and of (the group that was undone or redone).\n\n"
    "A history is never shortened by itself: --compact does it.",
}


def configure(parser: argparse.ArgumentParser, name: str) -> None:
    """Say what the command called `name` takes."""
    parser.description = DOES[name]
    parser.epilog = f"examples:\n{EXAMPLES[name]}"
    parser.add_argument("file", metavar="FILE", help="the article")
    if name == "history":
        parser.add_argument(
            "--format", choices=("table", "jsonl"), default="table", help="default: table"
        )
        parser.add_argument(
            "--compact",
            action="store_true",
            help="forget for good all but the last steps that can be undone, and what can be "
            "made again; the annotations stay as they are",
        )
        parser.add_argument(
            "--keep",
            type=positive,
            metavar="N",
            help=f"with --compact: how many steps can still be undone (default: {KEPT})",
        )
        parser.set_defaults(run=_history)
    else:
        parser.set_defaults(run=_travel, way=name)


def _travel(options: argparse.Namespace) -> int:
    article = one_article(options.file, sources(options))
    session = open_session(article, options)
    if session.problem:
        raise session.problem
    done = session.undo() if options.way == "undo" else session.redo()
    if session.problem:
        raise session.problem
    if done is None:
        raise ReaderError(f"{article.name}: nothing to {options.way}", "see `reader history`")
    print_text(f"{'undone' if options.way == 'undo' else 'made again'}: {done}")
    return 0


def _history(options: argparse.Namespace) -> int:
    if options.keep is not None and not options.compact:
        raise UsageError("history: --keep without --compact", "give both")
    article = one_article(options.file, sources(options))
    session = open_session(article, options)
    if session.problem:
        raise session.problem
    if options.compact:
        forgotten = session.compact(KEPT if options.keep is None else options.keep)
        left = len(fold(session.history)[0])
        many, steps = "s" * (forgotten != 1), "s" * (left != 1)
        print_text(f"{forgotten} change{many} forgotten; {left} step{steps} can still be undone")
        return 0
    if options.format == "jsonl":
        for change in session.history:
            print_json(change_record(change))
    elif session.history:
        rows = [_row(change) for change in session.history]
        print_table(("when", "what", "status", "tags", "note", "words"), rows)
    else:
        note(f"{article.name}: no changes by {session.store.annotator}")
    return 0


def _row(change: Change) -> tuple[str, ...]:
    before, after = change.before, change.after
    one = after or before
    return (
        change.when,
        change.what,
        _step(before, after, lambda each: each.status.value if each.status else ""),
        _step(before, after, lambda each: ", ".join(each.tags)),
        _step(before, after, lambda each: each.note),
        one.target.exact if one else "-",
    )


def _step(
    before: Annotation | None, after: Annotation | None, part: Callable[[Annotation], str]
) -> str:
    """Return what became of one part of an annotation: `old -> new`, or what stayed."""
    old, new = (part(each) or "-" if each else "-" for each in (before, after))
    return new if old == new or before is None else f"{old} -> {new}"
