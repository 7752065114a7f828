"""A story as a picture for papers: statements as rows, articles as columns, a sign in each cell.

It needs nothing but itself: no font (the signs are drawn), no style sheet, no script, no network.
It can be told apart in black and white: a cell that differs is dark, and each sign has a form of
its own. Of a large story it shows what matters most, and says how much that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reader.exchange.story_contents import StoryExport, StoryFormat
from reader.exchange.story_signs import (
    HEADS,
    ON_WORDS,
    STAND_WORDS,
    grouped,
    numbers_of,
    ordered,
    relation_of,
    stand_of,
)
from reader.exchange.story_words import cut, escaped, one_line, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from reader.model.story import Cluster, Difference

__all__ = ["STORY_SVG", "write_story_svg"]

MOST_ARTICLES: Final = 40
"""Columns of the picture; of more articles those are shown that say most of what others say."""

MOST_STATEMENTS: Final = 120
"""Rows of the picture."""

_MOST_LINES: Final = 12
"""Lines for what the articles of a row say."""

_CELL: Final = 26
"""The side of a cell; all lengths are in units of the picture, at first one pixel each."""

_LABEL: Final = 430
_MARGIN: Final = 24
_BREADTH: Final = 92
_SIZE: Final = 13
_SMALL: Final = 11
_LINE: Final = 16

_INK: Final = {
    "agree": ("#e4efe2", "#23512a"),
    "refine": ("#dbe6f4", "#1d3f6e"),
    "differ": ("#9c2a1b", "#ffffff"),
    "may": ("#fbe9d7", "#7a3b00"),
    "silent": ("none", "#8a8a8a"),
}
"""The ground and the sign of a cell: dark where articles differ, light elsewhere."""

_SYMBOLS: Final = """\
<symbol id="agree" viewBox="0 0 26 26"><circle cx="13" cy="13" r="5.5" \
fill="currentColor"/></symbol>
<symbol id="refine" viewBox="0 0 26 26"><circle cx="13" cy="13" r="5.5" fill="none" \
stroke="currentColor" stroke-width="1.6"/><path d="M13 7.5a5.5 5.5 0 0 0 0 11z" \
fill="currentColor"/></symbol>
<symbol id="differ" viewBox="0 0 26 26"><path d="M6.5 10.5h13M6.5 15.5h13M16 6l-6 14" fill="none" \
stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></symbol>
<symbol id="may" viewBox="0 0 26 26"><path d="M6.5 15.5h13M6.5 19.5h13M10.4 8.2a2.6 2.6 0 1 1 \
3.9 2.3c-.9.5-1.3.9-1.3 1.9" fill="none" stroke="currentColor" stroke-width="1.7" \
stroke-linecap="round"/></symbol>
<symbol id="silent" viewBox="0 0 26 26"><circle cx="13" cy="13" r="1.3" \
fill="currentColor"/></symbol>
<symbol id="one-text" viewBox="0 0 26 26"><path d="M19.5 4v4.5M22 4v4.5" fill="none" \
stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/></symbol>
"""


def write_story_svg(export: StoryExport, out: TextIO) -> None:
    """Write the matrix of a story to `out` as one SVG file."""
    picture = _Picture(export)
    body = "".join(picture.parts())
    out.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" data-format="reader-story/1" '
        f'viewBox="0 0 {picture.width} {picture.height}" width="{picture.width}" '
        f'height="{picture.height}" font-family="Helvetica, Arial, Liberation Sans, sans-serif" '
        f'font-size="{_SIZE}" fill="#1a1a1a" role="img">\n'
        f"<title>{escaped(picture.title)}</title>\n<defs>\n{_SYMBOLS}</defs>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}</svg>\n'
    )


@dataclass
class _Picture:
    """One picture while it is drawn, from top to bottom."""

    export: StoryExport
    height: int = _MARGIN

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The names of the articles that have a column."""
        names = self.export.story.articles
        if len(names) <= MOST_ARTICLES:
            return names
        said = dict.fromkeys(names, 0)
        for cluster in self.export.story.clusters:
            for name in cluster.articles:
                said[name] += 1
        most = set(sorted(names, key=lambda name: -said[name])[:MOST_ARTICLES])
        return tuple(name for name in names if name in most)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        return numbers_of(self.export.story.articles)

    @cached_property
    def width(self) -> int:
        grid = _LABEL + len(self.shown) * _CELL + _BREADTH
        return 2 * _MARGIN + max(grid, 620)

    @cached_property
    def title(self) -> str:
        story = self.export.story
        statements, articles = len(story.clusters), len(story.articles)
        return f"{statements:,} statements that several of {articles:,} articles make"

    def parts(self) -> Iterator[str]:
        yield self._text(self.title, _MARGIN, size=17, weight="bold", after=10)
        yield from self._articles()
        yield from self._legend()
        last = ""
        clusters = ordered(self.export.story.clusters)
        for cluster in clusters[:MOST_STATEMENTS]:
            relation = relation_of(cluster)
            if relation != last:
                yield from self._head(HEADS[relation])
                last = relation
            yield from self._row(cluster, relation)
        self.height += 8
        yield from self._notes(len(clusters))
        self.height += _MARGIN - _LINE

    def _text(
        self,
        text: str,
        x: float,
        *,
        size: int = _SIZE,
        weight: str = "",
        fill: str = "",
        after: int = 4,
    ) -> str:
        """Return one line of text, and go on below it."""
        self.height += size
        drawn = _text(text, x, self.height, size=size, weight=weight, fill=fill)
        self.height += after
        return drawn

    def _articles(self) -> Iterator[str]:
        by_name = {article.name: article for article in self.export.articles}
        left = 2 * _MARGIN + 4
        for name in self.shown:
            article = by_name[name]
            date = article.date.isoformat() if article.date else ""
            about = " · ".join(part for part in (article.outlet or name, date) if part)
            title = cut(article.title, 60)
            y = self.height + _SIZE
            number = str(self.numbers[name])
            yield _text(number, left - 8, y, anchor="end", weight="bold")
            room = (self.width - _MARGIN - left) / _SIZE - width_of(title) - 1
            about = cut(about, max(12, int(room / 0.6 * _SIZE / _SMALL)))
            yield (
                f'<text x="{left}" y="{y}">{escaped(title)}<tspan dx="9" font-size="{_SMALL}" '
                f'fill="#555555">{escaped(about)}</tspan></text>\n'
            )
            self.height = y + 5
        self.height += 6

    def _legend(self) -> Iterator[str]:
        x = float(_MARGIN)
        for stand, words in STAND_WORDS.items():
            wide = 24 + width_of(words) * _SMALL + 14
            if x + wide > self.width - _MARGIN:
                x, self.height = float(_MARGIN), self.height + 22
            yield _cell(stand, x, self.height, 18)
            yield _text(words, x + 23, self.height + 13, size=_SMALL)
            x += wide
        self.height += 26
        if any(cluster.one_text for cluster in self.export.story.clusters):
            yield self._text(
                "Two strokes mark the articles of a row whose words are one text.",
                _MARGIN,
                size=_SMALL,
                fill="#555555",
                after=6,
            )

    def _head(self, words: str) -> Iterator[str]:
        self.height += 12
        y = self.height + 15
        yield _text(words, _MARGIN, y, size=14, weight="bold")
        for column, name in enumerate(self.shown):
            x = self._column(column) + _CELL / 2
            yield _text(str(self.numbers[name]), x, y, size=_SMALL, anchor="middle", fill="#333333")
        self.height += 21
        yield self._rule("#1a1a1a")

    def _row(self, cluster: Cluster, relation: str) -> Iterator[str]:
        top = self.height
        y = top + 5
        weight = "bold" if relation == "differ" else ""
        for line in wrapped(cluster.label, (_LABEL - 18) / _SIZE):
            y += _LINE
            yield _text(line, _MARGIN, y - 4, weight=weight)
        for difference in cluster.differences:
            for line in self._difference(difference):
                y += 14
                yield _text(line, _MARGIN + 12, y - 3, size=_SMALL, fill="#333333")
        bottom = max(y + 5, top + _CELL + 4)
        middle = (top + bottom) / 2
        together = {name for group in cluster.one_text for name in group}
        for column, name in enumerate(self.shown):
            yield _cell(
                stand_of(cluster, name),
                self._column(column) + 1,
                middle - _CELL / 2 + 1,
                _CELL - 2,
                one_text=name in together,
            )
        words = f"{len(cluster.articles)} of {len(self.numbers)}"
        if cluster.one_text:
            words += f", {cluster.independent} texts" if cluster.independent > 1 else ", 1 text"
        x = self._column(len(self.shown)) + 10
        yield _text(words, x, middle + 4, size=_SMALL, fill="#333333")
        self.height = int(bottom)
        yield self._rule("#cccccc")

    def _difference(self, difference: Difference) -> list[str]:
        """Return what the articles say: on one line where there is room, else each below."""
        width = (_LABEL - 34) / _SMALL
        values = [
            f"{value} ({', '.join(map(str, articles))})"
            for value, articles in grouped(difference, self.numbers)
        ]
        may = "" if difference.sure else " (may differ)"
        head = f"{ON_WORDS[difference.on]}{may}:"
        whole = f"{head} {' · '.join(values)}"
        if width_of(one_line(whole)) <= width:
            return [whole]
        lines = [line for value in values for line in wrapped(f"– {value}", width)]
        more = ["…"] if len(lines) > _MOST_LINES else []
        return [head, *lines[:_MOST_LINES], *more]

    def _notes(self, statements: int) -> Iterator[str]:
        notes = []
        if statements > MOST_STATEMENTS:
            notes.append(f"{statements - MOST_STATEMENTS:,} more statements are not shown.")
        if len(self.shown) < len(self.numbers):
            notes.append(
                f"Of {len(self.numbers):,} articles the {len(self.shown)} are shown that have most "
                "of what others have, too."
            )
        for copy in self.export.story.copies[:10]:
            first, second = (self.numbers[name] for name in copy.articles)
            notes.append(f"{first} and {second} share {copy.share:.0%} of their text.")
        for note in notes:
            yield self._text(note, _MARGIN, size=_SMALL, fill="#333333")

    def _column(self, column: int) -> float:
        return _MARGIN + _LABEL + column * _CELL

    def _rule(self, colour: str) -> str:
        y = self.height
        return (
            f'<line x1="{_MARGIN}" y1="{y}" x2="{self.width - _MARGIN}" y2="{y}" '
            f'stroke="{colour}" stroke-width="0.8"/>\n'
        )


def _text(
    text: str,
    x: float,
    y: float,
    *,
    size: int = _SIZE,
    weight: str = "",
    fill: str = "",
    anchor: str = "",
) -> str:
    given = {"font-weight": weight, "fill": fill, "text-anchor": anchor}
    more = "".join(f' {key}="{value}"' for key, value in given.items() if value)
    if size != _SIZE:
        more += f' font-size="{size}"'
    return f'<text x="{x:g}" y="{y:g}"{more}>{escaped(text)}</text>\n'


def _cell(stand: str, x: float, y: float, side: float, *, one_text: bool = False) -> str:
    ground, sign = _INK[stand]
    place = f'x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}"'
    box = "" if stand == "silent" else f'<rect {place} rx="3" fill="{ground}"'
    if box:
        box += f' stroke="{sign}" stroke-width="0.6"/>' if stand != "differ" else "/>"
    marks = [stand, *(["one-text"] if one_text else [])]
    uses = "".join(f'<use href="#{mark}" {place}/>' for mark in marks)
    return f'<g color="{sign}">{box}{uses}</g>\n'


def _recognise(head: str) -> bool:
    return head.startswith('<svg xmlns="http://www.w3.org/2000/svg" data-format="reader-story/1" ')


STORY_SVG = StoryFormat("svg", write_story_svg, _recognise)
