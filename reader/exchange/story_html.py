"""A story as a page: the matrix, and behind each cell the words of the article.

One file that needs nothing else: no script, no font, no network. It prints, it can be read without
colours, and nothing of an article in it can act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.exchange.story_contents import StoryExport, StoryFormat
from reader.exchange.story_page import CLOSE, STYLE, marked
from reader.exchange.story_signs import (
    HEADS,
    ON_WORDS,
    SIGNS,
    STAND_WORDS,
    breadth,
    changed,
    counted,
    grouped,
    numbers_of,
    ordered,
    relation_of,
    stand_of,
)
from reader.exchange.story_words import cut, escaped, one_line
from reader.model.story import On

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from reader.model import Article
    from reader.model.story import Cluster, Copy, Difference, Story

__all__ = ["STORY_HTML", "write_story_html"]

FIRST_LINES: Final = "<!DOCTYPE html>\n<!-- reader-story/1 -->\n"

MOST_COLUMNS: Final = 40
"""With more articles than these a row lists those that have it, instead of a cell for each."""

_LONGEST_COPY: Final = 300
"""Code points that are shown of a passage that two articles share."""


def write_story_html(export: StoryExport, out: TextIO) -> None:
    """Write a story to `out` as one HTML file."""
    page = _Page(export)
    out.write(
        f'{FIRST_LINES}<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escaped(page.title)}</title>\n<style>{STYLE}</style></head>\n<body>\n"
    )
    for part in page.parts():
        out.write(part)
    out.write(CLOSE)


class _Page:
    """One page, from top to bottom."""

    def __init__(self, export: StoryExport) -> None:
        self._story: Story = export.story
        self._articles: Mapping[str, Article] = {each.name: each for each in export.articles}
        self._numbers = numbers_of(export.story.articles)
        self._wide = len(self._numbers) > MOST_COLUMNS
        self._clusters = ordered(export.story.clusters)
        self._ids = {cluster.id: f"s{at}" for at, cluster in enumerate(self._clusters, 1)}

    @property
    def title(self) -> str:
        return f"What {counted(len(self._numbers))} articles say, claim by claim"

    def parts(self) -> Iterator[str]:
        yield f"<h1>{escaped(self.title)}</h1>\n"
        yield from self._list()
        yield from self._legend()
        if self._clusters:
            yield from self._matrix()
            yield "<h2>The words</h2>\n"
            for cluster in self._clusters:
                yield from self._statement(cluster)
        else:
            yield "<p>No statement is in more than one of them.</p>\n"
        yield from self._copies()
        yield from self._only_here()

    def _list(self) -> Iterator[str]:
        yield '<ol class="articles">\n'
        for name in self._numbers:
            article = self._articles[name]
            date = article.date.isoformat() if article.date else ""
            about = " · ".join(part for part in (article.outlet or "", date, name) if part)
            yield (
                f"<li><bdi>{escaped(one_line(article.title))}</bdi> "
                f"<small><bdi>{escaped(about)}</bdi></small></li>\n"
            )
        yield "</ol>\n"

    def _legend(self) -> Iterator[str]:
        yield '<p class="legend">'
        for stand, words in STAND_WORDS.items():
            yield f'<span><b class="sign {stand}">{SIGNS[stand]}</b> {words}</span> '
        if any(cluster.one_text for cluster in self._clusters):
            yield "<span><b>″</b> these words are one text</span>"
        yield "</p>\n"

    def _matrix(self) -> Iterator[str]:
        yield "<table>\n<thead><tr><th>Statement</th>"
        if not self._wide:
            for name, number in self._numbers.items():
                title = escaped(one_line(self._articles[name].title))
                yield f'<th scope="col" class="cell"><abbr title="{title}">{number}</abbr></th>'
        yield '<th scope="col">Articles</th></tr></thead>\n'
        last = ""
        for cluster in self._clusters:
            relation = relation_of(cluster)
            if relation != last:
                end = "</tbody>\n" if last else ""
                span = 2 if self._wide else len(self._numbers) + 2
                head = f'<tr class="head"><th colspan="{span}">{HEADS[relation]}</th></tr>'
                yield f"{end}<tbody>{head}\n"
                last = relation
            yield from self._row(cluster, relation)
        yield "</tbody>\n</table>\n"

    def _row(self, cluster: Cluster, relation: str) -> Iterator[str]:
        yield (
            f'<tr class="{relation}"><th scope="row"><a href="#{self._ids[cluster.id]}"><bdi>'
            f"{escaped(one_line(cluster.label))}</bdi></a>"
        )
        for difference in cluster.differences:
            yield f'<div class="values">{self._values(difference)}</div>'
        if self._wide:
            yield f'<div class="values">{" ".join(self._cells(cluster))}</div></th>'
        else:
            cells = dict.fromkeys(self._numbers, SIGNS["silent"])
            cells |= zip(cluster.articles, self._cells(cluster), strict=True)
            yield "</th>" + "".join(f'<td class="cell">{cell}</td>' for cell in cells.values())
        yield f'<td class="breadth">{self._breadth(cluster)}</td></tr>\n'

    def _cells(self, cluster: Cluster) -> Iterator[str]:
        """Yield the cell of each article that has it: a sign that leads to its words."""
        words = self._words_of(cluster)
        together = {name for group in cluster.one_text for name in group}
        for name in cluster.articles:
            stand, number = stand_of(cluster, name), self._numbers[name]
            sign = SIGNS[stand] + ("″" if name in together else "")
            yield (
                f'<a class="{stand}" href="#{self._ids[cluster.id]}-{number}" '
                f'title="{number}: {escaped(words[name])}">'
                f"{sign}{f' {number}' if self._wide else ''}</a>"
            )

    def _breadth(self, cluster: Cluster) -> str:
        return breadth(cluster, len(self._numbers), self._numbers)

    def _values(self, difference: Difference) -> str:
        """Return what the articles say; of a quotation, the words that not all have are marked."""
        found = grouped(difference, self._numbers)
        if difference.on is On.QUOTE:
            wordings = changed([value for value, _ in found])
            values = [f"<br><bdi>{_wording(pieces)}</bdi>" for pieces in wordings]
        else:
            values = [f"<b><bdi>{escaped(value)}</bdi></b>" for value, _ in found]
        may = "" if difference.sure else " (may differ)"
        said = "; ".join(
            f"{value} <small>({', '.join(map(str, articles))})</small>"
            for value, (_, articles) in zip(values, found, strict=True)
        )
        return f"<i>{ON_WORDS[difference.on]}{may}:</i> {said}"

    def _words_of(self, cluster: Cluster) -> dict[str, str]:
        words: dict[str, str] = {}
        for member in cluster.members:
            text = one_line(member.text)
            before = words.get(member.article)
            words[member.article] = f"{before} … {text}" if before else text
        return words

    def _statement(self, cluster: Cluster) -> Iterator[str]:
        id_, relation = self._ids[cluster.id], relation_of(cluster)
        yield (
            f'<section id="{id_}"><h3><b class="sign {relation}">{SIGNS[relation]}</b> '
            f"<bdi>{escaped(one_line(cluster.label))}</bdi></h3>\n"
            f"<p>{self._breadth(cluster)}</p>\n"
        )
        for difference in cluster.differences:
            yield f'<p class="values">{self._values(difference)}</p>\n'
        yield "<dl>\n"
        seen: set[str] = set()
        for member in cluster.members:
            name, number = member.article, self._numbers[member.article]
            places = [
                span
                for difference in cluster.differences
                for span in difference.places.get(name, ())
            ]
            own = "" if name in seen else f' id="{id_}-{number}"'
            seen.add(name)
            stand = stand_of(cluster, name)
            title = escaped(cut(self._articles[name].title, 60))
            yield (
                f'<dt{own}><b class="sign {stand}">{SIGNS[stand]}</b> {number} '
                f"<small><bdi>{title}</bdi>, {member.span.start}–{member.span.end}</small></dt>"
                f'<dd><blockquote dir="auto">{marked(member, places)}</blockquote></dd>\n'
            )
        yield "</dl>\n"
        yield from self._why(cluster)
        yield "</section>\n"

    def _why(self, cluster: Cluster) -> Iterator[str]:
        if not cluster.links:
            return
        yield "<details><summary>Why they are together</summary><ul>\n"
        for link in cluster.links:
            first, second = self._numbers[link.first[0]], self._numbers[link.second[0]]
            why = escaped("; ".join(link.why))
            yield f"<li>{first} and {second} ({link.weight:.2f}): <bdi>{why}</bdi></li>\n"
        yield "</ul></details>\n"

    def _copies(self) -> Iterator[str]:
        if not self._story.copies:
            return
        yield "<h2>Shared text</h2>\n"
        for copy in self._story.copies:
            first, second = (self._numbers[name] for name in copy.articles)
            yield f"<p>{first} and {second} share {copy.share:.0%} of their text.</p>\n"
            yield from self._passages(copy)

    def _passages(self, copy: Copy) -> Iterator[str]:
        if not copy.passages:
            return
        text = self._articles[copy.articles[0]].text
        yield f"<details><summary>{len(copy.passages):,} passages</summary><ul>\n"
        for here, _ in copy.passages:
            words = escaped(cut(here.text_in(text), _LONGEST_COPY))
            yield f'<li dir="auto">{words}</li>\n'
        yield "</ul></details>\n"

    def _only_here(self) -> Iterator[str]:
        if not self._story.only_here:
            return
        yield "<h2>Said by one alone</h2>\n"
        for name, number in self._numbers.items():
            members = [each for each in self._story.only_here if each.article == name]
            if not members:
                continue
            title = escaped(cut(self._articles[name].title, 60))
            yield (
                f"<details><summary>{number} <bdi>{title}</bdi>: {len(members):,}</summary><ul>\n"
            )
            for member in members:
                yield f'<li dir="auto">{escaped(one_line(member.text))}</li>\n'
            yield "</ul></details>\n"


def _wording(pieces: Sequence[tuple[str, bool]]) -> str:
    return "".join(
        f"<mark>{escaped(words.rstrip())}</mark>{words[len(words.rstrip()) :]}"
        if is_changed
        else escaped(words)
        for words, is_changed in pieces
    )


def _recognise(head: str) -> bool:
    return head.startswith(FIRST_LINES)


STORY_HTML = StoryFormat("html", write_story_html, _recognise)
