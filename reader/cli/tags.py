"""`reader tags`: the codebook with counts, and its changes in all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.printing import print_json, print_table, print_text
from reader.cli.problems import Problems, UsageError, note
from reader.cli.progress import counting
from reader.cli.sources import sources
from reader.model import Tag
from reader.model.codebook_colours import COLOURS
from reader.store import Store
from reader.tagging import Tagging, holding

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from reader.index.marks import Count
    from reader.tagging import Change, Done

__all__ = ["configure"]

_WORDS = {
    "list": (0, 0, "nothing"),
    "new": (1, 2, "TAG [TEXT]"),
    "describe": (2, 2, "TAG TEXT"),
    "colour": (2, 1000, "TAG… COLOUR"),
    "key": (2, 2, "TAG DIGIT"),
    "rename": (2, 2, "OLD NEW"),
    "merge": (2, 1000, "OLD… NEW"),
    "split": (3, 3, "OLD NEW WORDS"),
    "delete": (1, 1000, "TAG…"),
    "undo": (0, 0, "nothing"),
    "redo": (0, 0, "nothing"),
}
"""How many words, at least and at most, each action takes, and which."""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print the tags of the codebook and those in use, with how often the annotator gave each; "
        "or change them, in all articles and in the codebook."
    )
    parser.epilog = f"""\
examples:
  reader tags
  reader tags new verdict/misleading "True as it stands, but leads astray."
  reader tags describe verdict/disputed "Another source contradicts it."
  reader tags colour verdict topic green          what is below has it too, unless it has its own
  reader tags key verdict/misleading 9            "" takes its digit away
  reader tags rename verdict/disputed verdict/contested
  reader tags rename verdict judgement            and verdict/disputed is judgement/disputed
  reader tags merge source needs-source needs/source
  reader tags split topic topic/law court         what says "court" gets topic/law for topic
  reader tags delete topic --dry-run              says what that touches, and changes nothing
  reader tags undo                                takes the last of these changes back
  reader tags redo                                makes it again

Colours: {", ".join(each.name for each in COLOURS)}, none.

What is below a tag moves, or goes, along with it; description, colour and key stay with it. A
change is one step: `undo` takes it back everywhere, but where the same annotations have been
changed since, and `reader undo FILE` in one article only. Annotations of other annotators stay.

A line of jsonl has tag, description, colour, key, annotations and articles (how many have it),
and codebook (whether it is in there)."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=tuple(_WORDS),
        metavar="ACTION",
        default="list",
        help=f"{', '.join(_WORDS)} (default: list)",
    )
    parser.add_argument("names", nargs="*", metavar="WORD", help="tags, and what becomes of them")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what a change would touch, and leave it at that"
    )
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="default: table"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    least, most, which = _WORDS[options.action]
    if not least <= len(options.names) <= most:
        raise UsageError(f"tags {options.action}: takes {which}", "see: reader tags --help")
    given = sources(options)
    problems = Problems()
    with counting("reading") as on_progress:
        tagging = Tagging(Store(given.annotations, given.annotator), problems, on_progress)
        if options.action == "list":
            _list(tagging, given.annotator, options.format)
        elif options.action == "undo":
            _travelled(tagging.undo(), "taken back", "no change of tags to take back")
        elif options.action == "redo":
            _travelled(tagging.redo(), "made again", "no change of tags to make again")
        else:
            _make(tagging, _change(tagging, options.action, options.names), dry=options.dry_run)
    return problems.exit_code


def _change(tagging: Tagging, action: str, names: Sequence[str]) -> Change:
    first, last = names[0], names[-1]
    changes: dict[str, Callable[[], Change]] = {
        "new": lambda: tagging.add(first, *names[1:]),
        "describe": lambda: tagging.describe(first, last),
        "colour": lambda: tagging.colour(names[:-1], last),
        "key": lambda: tagging.give_key(first, last),
        "rename": lambda: tagging.rename(first, last),
        "merge": lambda: tagging.merge(names[:-1], last),
        "split": lambda: _split(tagging, *names),
        "delete": lambda: tagging.delete(*names),
    }
    return changes[action]()


def _split(tagging: Tagging, old: str, new: str, words: str) -> Change:
    found = holding(tagging.passages(old), words)
    return tagging.split(old, {each.annotation.id: [new] for each in found})


def _make(tagging: Tagging, change: Change, *, dry: bool) -> None:
    if dry:
        touched = _touched(change.annotations, len(change.touched))
        print_text(f"would have {change.what}: {touched}")
    else:
        done = tagging.make(change)
        touched = _touched(done.annotations, done.articles)
        print_text(f"{done.what}: {touched}; `reader tags undo` takes it back")


def _travelled(done: Done | None, what: str, nothing: str) -> None:
    if done is None:
        note(nothing)
    else:
        print_text(f"{what}: {done.what}: {_touched(done.annotations, done.articles)}")


def _list(tagging: Tagging, annotator: str, form: str) -> None:
    counts = tagging.counts()
    codebook = tagging.store.codebook()
    names = sorted({*counts, *codebook.names})
    if form == "jsonl":
        for name in names:
            _print_record(codebook.get(name), name, counts.get(name))
        return
    rows = []
    for name in names:
        tag, count = codebook.get(name), counts.get(name)
        used = [str(count.annotations), str(count.articles)] if count else ["-", "-"]
        what = (tag.description or "-") if tag else "(not in the codebook)"
        rows.append([name, (tag.key if tag else "") or "-", *used, what])
    print_table(("tag", "key", "annotations", "articles", "description"), rows)
    if not counts:
        note(f"no tags were given by {annotator} yet")


def _print_record(tag: Tag | None, name: str, count: Count | None) -> None:
    shown = tag or Tag(name)
    print_json(
        {
            "tag": name,
            "description": shown.description,
            "colour": shown.colour,
            "key": shown.key,
            "annotations": count.annotations if count else 0,
            "articles": count.articles if count else 0,
            "codebook": tag is not None,
        }
    )


def _touched(annotations: int, articles: int) -> str:
    """Return in words how much is touched."""
    many, files = "s" * (annotations != 1), "s" * (articles != 1)
    return f"{annotations} annotation{many} in {articles} article{files}"
