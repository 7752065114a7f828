"""A story as a table: statements as rows, a sign for each article, what differs below the row."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from reader.cli import progress
from reader.exchange.story_signs import (
    ON_WORDS,
    SIGNS,
    STAND_WORDS,
    breadth,
    changed,
    grouped,
    numbers_of,
    ordered,
    relation_of,
    stand_of,
)
from reader.model.story import On
from reader.typeset.safe import visible
from reader.typeset.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Article
    from reader.model.story import Cluster, Difference, Story
    from reader.telling import Telling

__all__ = ["print_story"]

NARROWEST: Final = 40
"""Cells: below this, lines are not made shorter."""

STYLES: Final = {
    "agree": "green",
    "refine": "cyan",
    "differ": "bold red",
    "may": "yellow",
    "silent": "dim",
}
"""The colours of signs, which say nothing that the signs do not."""

RELATION_WORDS: Final = {
    "differ": ("differs", "differ"),
    "may": ("may differ", "may differ"),
    "refine": ("is said more or less exactly", "are said more or less exactly"),
    "agree": ("is agreed on", "are agreed on"),
}

Part = tuple[str, str]
"""Some words, and their style."""

Line = list[Part]


def print_story(telling: Telling) -> None:
    """Print a story: in colour on a terminal, else as plain text."""
    progress.clear()
    if not sys.stdout.isatty():
        width = shutil.get_terminal_size((80, 24)).columns
        for line in _lines(telling, max(NARROWEST, width)):
            sys.stdout.write("".join(text for text, _ in line).rstrip() + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    for line in _lines(telling, max(NARROWEST, console.width)):
        console.print(Text.assemble(*line), no_wrap=True, overflow="ignore", crop=False)


def _lines(telling: Telling, width: int) -> Iterator[Line]:
    story = telling.story
    numbers = numbers_of(story.articles)
    yield from _paragraph([(_summary(story), "bold")], width)
    yield []
    yield from _articles(telling, numbers, width)
    for copy in story.copies:
        first, second = (numbers[name] for name in copy.articles)
        yield from _paragraph(
            [(f"{first} and {second} share {copy.share:.0%} of their text.", "")], width
        )
    if not story.clusters:
        return
    yield []
    yield from _legend(story, width)
    rows = _Rows(numbers, width)
    last = ""
    for cluster in ordered(story.clusters):
        relation = relation_of(cluster)
        if relation != last:
            yield []
            if rows.columns:
                yield [(rows.header, "dim")]
            last = relation
        yield from rows.lines(cluster, relation)


def _summary(story: Story) -> str:
    """Return how many statements there are of each sort."""
    articles = len(story.articles)
    if articles == 1:
        return f"1 article: {len(story.only_here):,} claims, nothing to compare them with"
    counts = Counter(map(relation_of, story.clusters))
    sorts = [
        f"{counts[relation]:,} {words[counts[relation] != 1]}"
        for relation, words in RELATION_WORDS.items()
        if counts[relation]
    ]
    told = f"{len(story.clusters):,} told by several"
    if sorts:
        told += f" ({', '.join(sorts)})"
    return f"{articles:,} articles: {told}; {len(story.only_here):,} said by one alone"


def _articles(telling: Telling, numbers: Mapping[str, int], width: int) -> Iterator[Line]:
    alone = Counter(member.article for member in telling.story.only_here)
    edge = len(str(len(numbers)))
    for article in telling.articles:
        about = [(f"{numbers[article.name]:>{edge}}  ", "bold"), (_title(article), "")]
        where = f"  {article.name}"
        if telling.story.clusters:
            where += f", {alone[article.name]:,} said here alone"
        yield from _paragraph([*about, (where, "dim")], width, indent=edge + 2)


def _title(article: Article) -> str:
    parts = [article.title, article.outlet or "", article.date.isoformat() if article.date else ""]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _legend(story: Story, width: int) -> Iterator[Line]:
    met = {stand_of(each, name) for each in story.clusters for name in story.articles}
    parts: Line = []
    for stand, words in STAND_WORDS.items():
        if stand in met:
            parts += [(SIGNS[stand], STYLES[stand]), (f" {words}   ", "")]
    yield from _paragraph(parts, width)


class _Rows:
    """The rows of one table.

    Args:
        numbers: The articles' numbers.
        width: Cells of a line.
    """

    def __init__(self, numbers: Mapping[str, int], width: int) -> None:
        self._numbers = numbers
        self._width = width
        cells = len(str(len(numbers))) + 1
        self.columns = len(numbers) * cells <= width // 3
        """Whether each article has a column; else a row lists the articles by their signs."""
        self.header = "".join(f"{number:<{cells}}" for number in numbers.values())
        self._cells = cells
        self._indent = len(self.header) + 1 if self.columns else 2

    def lines(self, cluster: Cluster, relation: str) -> Iterator[Line]:
        label = " ".join(cluster.label.split())
        strong = "bold" if relation == "differ" else ""
        stands = {name: stand_of(cluster, name) for name in self._numbers}
        lead: Line
        if self.columns:
            lead = [
                (SIGNS[stand] + " " * (self._cells - 1), STYLES[stand]) for stand in stands.values()
            ]
            lead.append((" ", ""))
        else:
            lead = [(f"{SIGNS[relation]} ", STYLES[relation])]
        yield from _paragraph([*lead, (label, strong)], self._width, self._indent)
        if not self.columns:
            yield from self._below(self._listed(stands))
        for difference in cluster.differences:
            yield from self._difference(difference)
        if cluster.one_text:
            yield from self._below([(breadth(cluster, len(stands), self._numbers), "dim")])

    def _below(self, parts: Line, deeper: int = 0) -> Iterator[Line]:
        indent = self._indent + 2 + deeper
        yield from _paragraph([(" " * indent, ""), *parts], self._width, indent + 2)

    def _listed(self, stands: Mapping[str, str]) -> Line:
        parts: Line = []
        for stand in SIGNS:
            told = [str(self._numbers[name]) for name, each in stands.items() if each == stand]
            if told and stand != "silent":
                parts += [(SIGNS[stand], STYLES[stand]), (f" {', '.join(told)}   ", "")]
        return parts

    def _difference(self, difference: Difference) -> Iterator[Line]:
        """Yield what the articles say: on one line where there is room, else a line for each."""
        may = "" if difference.sure else " (may differ)"
        head = f"{ON_WORDS[difference.on]}{may}:"
        values = grouped(difference, self._numbers)
        parts: Line = [(head, "italic")]
        for place, (value, articles) in enumerate(values):
            parts += [(" · " if place else " ", "dim"), (value, ""), (_which(articles), "dim")]
        if self._indent + 2 + sum(len(words) for words, _ in parts) <= self._width:
            yield from self._below(parts)
            return
        yield from self._below(parts[:1])
        quoted = difference.on is On.QUOTE
        wordings = changed([value for value, _ in values]) if quoted else None
        for place, (value, articles) in enumerate(values):
            pieces = wordings[place] if wordings else [(value, False)]
            line = [(words, "bold" if is_changed else "") for words, is_changed in pieces]
            yield from self._below([*line, (_which(articles), "dim")], deeper=2)


def _which(articles: Sequence[int]) -> str:
    return f" ({', '.join(map(str, articles))})"


def _paragraph(parts: Sequence[Part], width: int, indent: int = 0) -> Iterator[Line]:
    """Yield `parts` as lines no wider than `width`, the later ones indented."""
    shown = [
        (visible(" ".join(text.splitlines()).replace("\t", " ")), style) for text, style in parts
    ]
    text = "".join(words for words, _ in shown)
    # The first line is as long as the others with their indent.
    starts = _starts(text, width, indent)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        line: Line = [(" " * indent, "")] if number and indent else []
        at = 0
        for words, style in shown:
            inside = words[max(0, start - at) : max(0, end - at)]
            if inside:
                line.append((inside, style))
            at += len(words)
        yield line


def _starts(text: str, width: int, indent: int) -> list[int]:
    """Return where the lines of `text` begin, of which all but the first are indented."""
    first = wrap(text, width)
    if len(first) == 1 or not indent:
        return first
    rest = wrap(text[first[1] :], width - indent)
    return [0, *(first[1] + start for start in rest)]
