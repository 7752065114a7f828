"""A story to write out, with something of everything, and stories of any content."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import strategies as st

from reader.exchange.story_contents import StoryExport
from reader.model import Article, Span
from reader.model.story import (
    Cluster,
    Copy,
    Difference,
    Link,
    Member,
    On,
    Relation,
    Story,
)

__all__ = ["HOSTILE", "STEPS", "export", "exports", "large"]

STEPS = {
    "steps/01.txt": """Lift out of order again

The lift at Hoe Lane carries 300 people a day, the council said on Monday.
“It will be mended by Easter, and not a day later,” Ada Thorne said.
It was built in May 1961.
""",
    "steps/02.txt": """A lift, and nobody to lift it

About 300 people use the lift at Hoe Lane every day. It has stood still since 2 March.
“It will be mended by Easter,” said Ada Thorne, the engineer.
""",
    "steps/03.txt": """Hoe Lane <b>lift</b> & stairs: what we know

As many as 450 people a day take the lift, which was put up in 1963.
There are 112 steps instead.
""",
    "steps/04.txt": """Lift out of order

The lift at Hoe Lane carries 300 people a day, the council said on Monday.
It was built in May 1961.
""",
}
"""The texts of four articles about a lift."""

HOSTILE = (
    "<script>alert(1)</script>",
    "\x1b[31mred\x1b]0;title\x07",
    "]]> <!-- --> &lt; &#x41; \"quoted\" 'single'",
    "right\u202eto left\u202c and \u200f marks \u2066x\u2069",
    "half \ud800 a pair, \ufffe and \x00",
    "=HYPERLINK(1)",
    "x" * 300,
    "مرحبا بالعالم",
    "橋は閉まります。" * 20,
    "javascript:alert(1)\n\n\nlines\r\nand\ttabs",
)
"""Words that must not act on anything."""


def article(name: str) -> Article:
    text = STEPS[name]
    title = text.splitlines()[0]
    if name != "steps/01.txt":
        return Article(Path(name), name, title, text)
    return Article(Path(name), name, title, text, "The Lowmouth Gull", dt.date(2026, 3, 9))


def member(number: int, words: str) -> Member:
    name = f"steps/{number:02}.txt"
    start = STEPS[name].index(words)
    return Member(name, f"c{number}-{start}", Span(start, start + len(words)), words)


def place(number: int, words: str) -> tuple[Span, ...]:
    return (member(number, words).span,)


def named(**values: str) -> dict[str, str]:
    return {f"steps/{key[1:]}.txt": value for key, value in values.items()}


def stands(**relations: Relation) -> dict[str, Relation]:
    return {f"steps/{key[1:]}.txt": relation for key, relation in relations.items()}


def export() -> StoryExport:
    """Return the story of the four articles."""
    used = (
        member(1, "The lift at Hoe Lane carries 300 people a day, the council said on Monday."),
        member(2, "About 300 people use the lift at Hoe Lane every day."),
        member(3, "As many as 450 people a day take the lift"),
        member(4, "The lift at Hoe Lane carries 300 people a day, the council said on Monday."),
    )
    said = (
        member(1, "“It will be mended by Easter, and not a day later,” Ada Thorne said."),
        member(2, "“It will be mended by Easter,” said Ada Thorne, the engineer."),
    )
    built = (
        member(1, "It was built in May 1961."),
        member(3, "which was put up in 1963."),
        member(4, "It was built in May 1961."),
    )
    agree, refine, differ = Relation.AGREE, Relation.REFINE, Relation.DIFFER
    clusters = (
        Cluster(
            "a1",
            "The lift at Hoe Lane carries 300 people a day",
            differ,
            used,
            (
                Difference(
                    On.QUANTITY,
                    named(_01="300", _02="about 300", _03="as many as 450", _04="300"),
                    sure=True,
                    places={
                        "steps/01.txt": place(1, "300 people"),
                        "steps/02.txt": place(2, "About 300 people"),
                        "steps/03.txt": place(3, "As many as 450 people"),
                    },
                ),
            ),
            stands(_01=agree, _02=agree, _03=differ, _04=agree),
            (("steps/01.txt", "steps/04.txt"),),
            (
                Link(used[0].key, used[1].key, 0.91234567, ("shared words: lift, day", "300")),
                Link(used[0].key, used[2].key, 0.5, ("shared words: lift, day",)),
            ),
        ),
        Cluster(
            "b2",
            "It will be mended by Easter",
            differ,
            said,
            (
                Difference(
                    On.QUOTE,
                    named(
                        _01="It will be mended by Easter, and not a day later",
                        _02="It will be mended by Easter",
                    ),
                    sure=True,
                    places={"steps/01.txt": place(1, ", and not a day later")},
                ),
            ),
            stands(_01=differ, _02=differ),
        ),
        Cluster(
            "c3",
            "It was built in May 1961.",
            differ,
            built,
            (Difference(On.DATE, named(_01="May 1961", _03="1963", _04="May 1961"), sure=False),),
            stands(_01=agree, _03=differ, _04=agree),
            (("steps/01.txt", "steps/04.txt"),),
        ),
        Cluster(
            "d4",
            "The council said on Monday",
            refine,
            (used[0], used[1]),
            (),
            stands(_01=refine, _02=agree),
        ),
        Cluster("e5", "Lift out of order", agree, (built[1], used[3]), ()),
    )
    copy = Copy(
        ("steps/01.txt", "steps/04.txt"),
        0.61803398,
        ((used[0].span, used[3].span), (built[0].span, built[2].span)),
    )
    alone = (
        member(2, "It has stood still since 2 March."),
        member(3, "There are 112 steps instead."),
    )
    story = Story(tuple(STEPS), clusters, (copy,), alone)
    return StoryExport(story, [article(name) for name in STEPS])


def large(articles: int, statements: int) -> StoryExport:
    """Return a story of so many articles, with statements that differ."""
    text = "Some 40 lorries stood there."
    names = [f"many/{number:04}.txt" for number in range(articles)]
    clusters = []
    for number in range(statements):
        chosen = [names[(number + step * 7) % articles] for step in range(3)]
        members = tuple(Member(name, f"{number}", Span(0, len(text)), text) for name in chosen)
        values = dict(zip(chosen, ("40", "50", "60"), strict=False))
        difference = Difference(On.QUANTITY, values, sure=True)
        relation = Relation.DIFFER
        clusters.append(Cluster(f"{number}", f"Lorries {number}", relation, members, (difference,)))
    story = Story(tuple(names), tuple(clusters))
    return StoryExport(story, [Article(Path(name), name, name, text) for name in names])


anything = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=30),
    st.text(st.characters(codec=None), max_size=12),
)


@st.composite
def exports(draw: st.DrawFn) -> StoryExport:
    """Return a strategy of stories whose words may be anything."""
    names = draw(st.lists(anything.filter(bool), min_size=1, max_size=4, unique=True))
    articles = [
        Article(
            Path("a"),
            name,
            draw(anything),
            draw(anything),
            draw(st.none() | anything),
            draw(st.none() | st.just(dt.date(2026, 3, 9))),
        )
        for name in names
    ]
    by_name = {one.name: one for one in articles}

    def some_member() -> Member:
        name = draw(st.sampled_from(names))
        text = by_name[name].text
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return Member(name, draw(anything), Span(start, end), text[start:end])

    clusters = []
    for number in range(draw(st.integers(0, 3))):
        members = tuple(some_member() for _ in range(draw(st.integers(1, 4))))
        inside = list(dict.fromkeys(each.article for each in members))
        differences = tuple(
            Difference(
                draw(st.sampled_from(On)),
                {name: draw(anything) for name in draw(st.sets(st.sampled_from(inside)))},
                draw(st.booleans()),
                {each.article: (each.span,) for each in members[:2]},
            )
            for _ in range(draw(st.integers(0, 2)))
        )
        clusters.append(
            Cluster(
                f"{number}{draw(anything)}",
                draw(anything),
                draw(st.sampled_from(Relation)),
                members,
                differences,
                {name: draw(st.sampled_from(Relation)) for name in inside},
                (tuple(inside),) if len(inside) > 1 and draw(st.booleans()) else (),
                (Link(members[0].key, members[-1].key, 0.5, (draw(anything),)),),
            )
        )
    alone = tuple(some_member() for _ in range(draw(st.integers(0, 2))))
    return StoryExport(Story(tuple(names), tuple(clusters), (), alone), articles)
