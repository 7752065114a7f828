"""`reader show`: an article for a plain terminal or a screen reader, its claims marked."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.annotate import open_session
from reader.cli.arguments import add_engine
from reader.cli.claims import speaker_of
from reader.cli.printing import print_text
from reader.cli.problems import Problems
from reader.cli.sources import articles_in, claims_of, finder, sources
from reader.typeset.safe import visible
from reader.typeset.wrap import wrap

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from reader.model import Annotation, Article, Claim, Placed, Span

__all__ = ["configure"]

NARROWEST = 20
"""Cells: below this, lines are not made shorter."""

INDENT = "    "


@dataclass(frozen=True, slots=True)
class Item:
    """A passage that is marked: a claim, or one that somebody annotated."""

    number: int
    span: Span
    about: str
    """What is known about it, in one line."""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print articles with their claims marked and numbered: [1: the claim :1]. Below each "
        "paragraph stands what is known of its claims: kinds, who says it, check-worthiness, and "
        "what the annotator decided. Nothing in an article can act on the terminal."
    )
    parser.epilog = """\
examples:
  reader show seeds/04-brief.txt
  reader show seeds/04-brief.txt --width 60 | less"""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="articles or folders of them")
    parser.add_argument(
        "--width",
        type=int,
        metavar="N",
        help="cells of a line (default: the terminal's, 80 where there is none)",
    )
    add_engine(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    given = sources(options)
    engine = finder(given)
    problems = Problems()
    width = max(NARROWEST, options.width or shutil.get_terminal_size((80, 24)).columns)
    for article in articles_in(options.paths, given, problems):
        annotations: tuple[Placed, ...] = ()
        if given.annotations.is_dir():
            session = open_session(article, options)
            annotations = session.annotations
            if session.problem:
                problems(session.problem)
        claims = list(claims_of(article, engine))
        for line in _lines(article, claims, annotations, width):
            print_text(line)
    return problems.exit_code


def _lines(
    article: Article, claims: Sequence[Claim], annotations: Sequence[Placed], width: int
) -> Iterator[str]:
    date = article.date.isoformat() if article.date else None
    head = " · ".join(part for part in (article.name, article.outlet, date) if part)
    yield from _wrapped(article.title, width)
    yield from _wrapped(head, width)
    yield ""
    items = _items(claims, annotations)
    at = 0
    for paragraph, end in _marked(article.text, items):
        for line in paragraph.split("\n"):
            yield from _wrapped(line, width)
        while at < len(items) and items[at].span.start < end:
            item = items[at]
            yield from _wrapped(f"{item.number}: {item.about}", width, INDENT)
            at += 1
        yield ""
    lost = [each.annotation for each in annotations if each.span is None]
    if lost:
        yield "No longer in the article:"
    for annotation in lost:
        words = " ".join(annotation.target.exact.split())
        yield from _wrapped(f"“{words}”: {_said_of(annotation)}", width, INDENT)


def _items(claims: Sequence[Claim], annotations: Sequence[Placed]) -> list[Item]:
    """Return all that is to be marked, in order of place."""
    said: dict[Span, list[str]] = {}
    for placed in annotations:
        if placed.span is not None:
            said.setdefault(placed.span, []).append(_said_of(placed.annotation))
    about: dict[Span, str] = {}
    for claim in claims:
        who = speaker_of(claim)
        parts = [", ".join(claim.kinds), f"says {who}" if who else "", f"{claim.score:.2f}"]
        about.setdefault(claim.span, "; ".join(part for part in parts if part))
    for span, words in said.items():
        known = about.get(span, "marked passage")
        about[span] = "; ".join((known, *words))
    return [
        Item(number, span, about[span])
        for number, span in enumerate(sorted(about, key=lambda each: (each.start, -each.end)), 1)
    ]


def _said_of(annotation: Annotation) -> str:
    tags = f"tagged {', '.join(annotation.tags)}" if annotation.tags else ""
    note = f"note: {' '.join(annotation.note.split())}" if annotation.note else ""
    return "; ".join(part for part in (annotation.status, tags, note) if part) or "annotated"


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that blank lines part."""
    start = 0
    for blank in re.finditer(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text):
        if text[start : blank.start()].strip():
            yield start, blank.start()
        start = blank.end()
    if text[start:].strip():
        yield start, len(text)


def _marked(text: str, items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """Yield each paragraph of `text` with the marks in it, and where it ends."""
    marks = sorted(
        [(item.span.start, 1, item.number, f"[{item.number}: ") for item in items]
        # Of two that end together, the inner one ends first.
        + [(item.span.end, 0, -item.number, f" :{item.number}]") for item in items]
    )
    at = 0
    for start, end in _paragraphs(text):
        parts: list[str] = []
        here = start
        while at < len(marks) and marks[at][0] <= end:
            place, _, _, mark = marks[at]
            parts += text[here : max(here, place)], mark
            here = max(here, place)
            at += 1
        yield "".join((*parts, text[here:end])), end


def _wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield one line of text as lines of at most `width` cells, controls made visible."""
    shown = visible(text, keep="\t").expandtabs(4).strip()
    starts = wrap(shown, max(2, width - len(indent)))
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield indent + shown[start:end].rstrip()
