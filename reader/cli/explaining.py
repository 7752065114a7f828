"""Claims with the reasons for which they are claims, for people to read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.cli.printing import print_text
from reader.model import strength
from reader.tui.describe import kind_words, mention_words, quantity_words, score_dots, source_words
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console

    from reader.model import Claim, Reason

__all__ = ["explain"]

STRENGTHS = ("", "underline", "bold underline")
"""How a claim's words are drawn, by strength: as in the desk where there are few colours."""

LABEL = 7
"""Cells of the labels at the left."""

Part = tuple[str, str]
"""Some words, and their style."""

Line = tuple[str, list[Part]]
"""A label, and what stands behind it."""


def explain(
    claims: Iterable[Claim],
    title: str,
    features: Callable[[Claim], Sequence[Reason]] = lambda _claim: (),
) -> None:
    """Print each of `claims`: in colour on a terminal, else as plain text.

    Args:
        claims: The claims of an article; each is printed as soon as it is known.
        title: What stands above them.
        features: Says what made the engine take somebody to have said a claim, in its own weights.
    """
    if sys.stdout.isatty():
        from rich.console import Console

        console: Console | None = Console(file=sys.stdout, highlight=False)
    else:
        console = None
    print_text(title)
    for number, claim in enumerate(claims, 1):
        words = (str(number), [(claim.text, STRENGTHS[strength(claim.score) - 1])])
        lines = [
            (label, [(_safe(text), style) for text, style in parts])
            for label, parts in (words, *_lines(claim), *_seen(features(claim)))
        ]
        print_text("")
        if console is None:
            _print_plain(lines)
        else:
            _print_drawn(lines, console)


def _lines(claim: Claim) -> Iterator[Line]:
    place = f"   at {claim.span.start}-{claim.span.end}"
    yield (
        "",
        [
            (score_dots(claim.score), "yellow"),
            (f" {claim.score:.2f}   ", "bold"),
            ("  ".join(map(kind_words, claim.kinds)), ""),
            (place, "dim"),
        ],
    )
    who = claim.attribution
    if who is None:
        yield "who", [("the article itself", "dim")]
    else:
        cue = f"  “{who.cue}”" if who.cue else ""
        yield "who", [(source_words(who), "cyan"), (cue, "dim")]
    if claim.hedge:
        yield "hedge", [(claim.hedge, "")]
    for quantity in claim.quantities:
        yield "value", [(quantity_words(quantity), "")]
    for date in claim.dates:
        yield "date", [(mention_words(date), "")]
    label = "why"
    for reason in claim.why:
        style = "green" if reason.weight >= 0 else "red"
        yield label, [(f"{reason.weight:+.2f}", style), (f"  {reason.name}", "")]
        label = ""
    yield "", _sum(claim)


def _seen(features: Sequence[Reason]) -> Iterator[Line]:
    label = "cue by"
    for feature in features:
        yield label, [(f"{feature.weight:+.2f}", "dim"), (f"  {feature.name}", "dim")]
        label = ""


def _sum(claim: Claim) -> list[Part]:
    total = sum(reason.weight for reason in claim.why)
    parts = [(f"={total:5.2f}", "bold"), ("  worth checking", "dim")]
    if abs(total - claim.score) >= 0.005:  # the score stays between 0 and 1
        parts.append((f", kept at {claim.score:.2f}", "dim"))
    return parts


def _print_plain(lines: Iterable[Line]) -> None:
    for label, parts in lines:
        words = "".join(text for text, _ in parts)
        sys.stdout.write(f"{label:<{LABEL}}{words}".rstrip() + "\n")


def _print_drawn(lines: Iterable[Line], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=LABEL - 1)
    grid.add_column(overflow="fold")
    for label, parts in lines:
        grid.add_row(Text(label, style="dim"), Text.assemble(*parts))
    console.print(grid)


def _safe(text: str) -> str:
    """Return `text` on one line; nothing in it can act on the terminal."""
    return visible(text.replace("\n", " ").replace("\t", " "))
