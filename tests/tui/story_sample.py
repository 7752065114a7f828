"""A story made by hand, and the desk on the articles it is told by."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from reader.config import Settings
from reader.model import Attribution, Claim, Kind, Span
from reader.model.story import (
    Cluster,
    Copy,
    Difference,
    Link,
    Member,
    On,
    Relation,
    Story,
    Told,
    Verdict,
)
from reader.project import Project
from reader.telling import Telling
from reader.tui.app import ReaderApp
from reader.tui.lineup import Lineup
from reader.tui.screens.story import StoryScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.model import Article
    from reader.model.story import Ruling

ARTICLES = {
    "101_courier.txt": (
        "Dam at Velm gives way",
        "The Courier",
        "The dam at Velm gave way on Sunday. Some 300 people were brought to safety.\n\n"
        "“We heard it coming for a long minute,” the miller said.\n",
    ),
    "102_ledger.txt": (
        "Flood in the Velm valley",
        "Valley Ledger",
        "The dam gave way on Sunday. 450 people were brought to safety, the mayor said.\n\n"
        "The mayor said the gates had been checked in May.\n",
    ),
    "103_wire.txt": (
        "Hundreds flee as dam bursts",
        "Northern Wire",
        "The dam above Velm burst on Sunday. Some 300 people were brought to safety.\n\n"
        "“We heard it coming for one minute,” the miller said. The road is closed.\n",
    ),
}

ODD = {
    "We heard it coming for a long minute": "a long",
    "We heard it coming for one minute": "one",
}
"""The words of a quotation that are not in both wordings of it."""

STATEMENTS: tuple[tuple[On | None, tuple[tuple[str, str, str], ...]], ...] = (
    (
        On.QUANTITY,
        (
            ("101_courier.txt", "Some 300 people were brought to safety.", "Some 300 people"),
            ("102_ledger.txt", "450 people were brought to safety", "450 people"),
            ("103_wire.txt", "Some 300 people were brought to safety.", "Some 300 people"),
        ),
    ),
    (
        On.QUOTE,
        (
            (
                "101_courier.txt",
                "“We heard it coming for a long minute,” the miller said.",
                "We heard it coming for a long minute",
            ),
            (
                "103_wire.txt",
                "“We heard it coming for one minute,” the miller said.",
                "We heard it coming for one minute",
            ),
        ),
    ),
    (
        None,
        (
            ("101_courier.txt", "The dam at Velm gave way on Sunday.", ""),
            ("102_ledger.txt", "The dam gave way on Sunday.", ""),
            ("103_wire.txt", "The dam above Velm burst on Sunday.", ""),
        ),
    ),
)
"""What the articles say: on what they differ, and each with the words on which it does."""

ALONE = (
    ("102_ledger.txt", "The mayor said the gates had been checked in May."),
    ("103_wire.txt", "The road is closed."),
)


def write_articles(folder: Path) -> Path:
    """Write the articles below `folder` and return where they are."""
    articles = folder / "velm"
    articles.mkdir(parents=True)
    for name, (title, outlet, text) in ARTICLES.items():
        head = f"---\ntitle: {title}\noutlet: {outlet}\ndate: 2024-03-04\n---\n"
        (articles / name).write_text(head + text, encoding="utf-8")
    return articles


class Sampled(Project):
    """The claims are those of the statements, and so is the story, as far as nobody rules it."""

    def claims(self, article: Article) -> Iterator[Claim]:
        """Yield the claims of an article."""
        texts = [
            text for _, told in STATEMENTS for name, text, _ in told if name == article.path.name
        ]
        texts += [text for name, text in ALONE if name == article.path.name]
        for text in sorted(texts, key=article.text.index):
            start = article.text.index(text)
            quoted = text.startswith("“")
            told = Attribution("the miller", None, "said", None, ()) if quoted else None
            kinds = (Kind.QUOTE,) if quoted else (Kind.EVENT,)
            yield Claim(f"c{start}", Span(start, start + len(text)), text, kinds, 0.5, told)

    def story(
        self,
        *,
        on_article: Callable[[int, int], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Telling:
        """Return the story by hand, with the rulings carried out."""
        told = [
            Told(article.name, article, tuple(self.claims(article))) for article in self.articles
        ]
        for tell in (on_article, on_progress):
            if tell is not None:
                tell(1, 1)
        rulings = self.rulings.found(told, self.store.key)
        return Telling(sample_story(told, rulings), tuple(told))


def sample_story(told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> Story:
    """Return the story of the articles."""
    found = {one.article.path.name: one for one in told}
    groups = [[_member(found[name], text) for name, text, _ in s] for _, s in STATEMENTS]
    groups += [[_member(found[name], text)] for name, text in ALONE]
    for ruling in rulings:
        groups = _ruled(groups, ruling)
    clusters = [_cluster(members, found) for members in groups if len(members) > 1]
    alone = [members[0] for members in groups if len(members) == 1]
    names = tuple(one.name for one in told)
    copies = (Copy((names[0], names[2]), 0.42),)
    return Story(names, tuple(clusters), copies, tuple(alone))


def _member(told: Told, text: str) -> Member:
    claim = next(claim for claim in told.claims if claim.text == text)
    return Member(told.name, claim.id, claim.span, claim.text)


def _ruled(groups: list[list[Member]], ruling: Ruling) -> list[list[Member]]:
    mine = next(group for group in groups if ruling.first in group)
    theirs = next(group for group in groups if ruling.second in group)
    if ruling.verdict is Verdict.TOGETHER:
        rest = [group for group in groups if group is not mine and group is not theirs]
        return [*rest, sorted(mine + theirs)]
    if mine is not theirs:
        return groups
    rest = [group for group in groups if group is not mine]
    return [*rest, [m for m in mine if m != ruling.first], [ruling.first]]


def _cluster(members: list[Member], found: dict[str, Told]) -> Cluster:
    texts = {member.text for member in members}
    on, told = next(
        ((on, told) for on, told in STATEMENTS if len(texts & {text for _, text, _ in told}) > 1),
        (None, ()),
    )
    differences = []
    stands = {member.article: Relation.AGREE for member in members}
    if on is not None:
        values, places = {}, {}
        for name, _, words in told:
            one = found[name]
            values[one.name] = words
            start = one.article.text.index(words)
            odd_ones = ODD.get(words, words)
            start = one.article.text.index(odd_ones, start)
            places[one.name] = (Span(start, start + len(odd_ones)),)
        differences.append(Difference(on, values, True, places))
        odd = [one for one in values if [*values.values()].count(values[one]) == 1]
        stands |= {name: Relation.DIFFER for name in odd if name in stands}
    relation = Relation.DIFFER if differences else Relation.AGREE
    link = Link(members[0].key, members[1].key, 0.9, ("shared words: people, safety",))
    one_text: tuple[tuple[str, ...], ...] = ()
    if on is On.QUANTITY and len(members) == 3:
        one_text = ((members[0].article, members[2].article),)
    return Cluster(
        f"{members[0].claim}-{len(members)}",
        members[0].text,
        relation,
        tuple(members),
        tuple(differences),
        stands,
        one_text,
        (link,),
    )


def open_project(articles: Path) -> Project:
    """Return the project of the sample."""
    return Sampled.open(
        [articles], annotations=articles.parent / "annotations", annotator="ana", on_problem=print
    )


@asynccontextmanager
async def told(
    articles: Path, *keys: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[ReaderApp, Pilot[int]]]:
    """Open the desk on the sample, and press keys once the story is lined up."""
    app = ReaderApp(open_project(articles), Settings("ana"))
    async with app.run_test(size=size) as pilot:
        while app.desk.lineup is None:
            await pilot.pause(0.01)
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
        yield app, pilot


async def settled(app: ReaderApp, pilot: Pilot[int]) -> None:
    """Wait until nothing is read or lined up any more."""
    while [
        each for each in app.workers if each.group in ("said", "story") and not each.is_finished
    ]:
        await pilot.pause(0.01)
    await pilot.pause()


def story_screen(app: ReaderApp) -> StoryScreen:
    """Return the story's screen, which is open."""
    assert isinstance(app.screen, StoryScreen)
    return app.screen


def sample_lineup(articles: Path) -> Lineup:
    """Return the story as the desk has it."""
    telling = open_project(articles).story()
    return Lineup(telling.story, telling.articles, telling.claims)
