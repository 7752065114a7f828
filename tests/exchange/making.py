"""What the tests of this folder export: an invented article, and strategies for hostile ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import strategies as st

from reader.exchange import Export, ExportedArticle
from reader.model import (
    Anchor,
    Annotation,
    Article,
    Attribution,
    Claim,
    ClaimSummary,
    DateMention,
    Kind,
    Placed,
    Quantity,
    Reason,
    Span,
    Status,
    Tag,
    Target,
)

TEXT = """Harbour bridge closes for repairs

The old bridge at Lowmouth will close in May, the harbour board said. "It carries 9,000
lorries a week," said Ada Thorne, its engineer.

=cmd|'/c calc'!A1 stood on a leaflet, next to <b>free</b> [tickets](http://x.example).
"""


def target_at(text: str, start: int, end: int) -> Target:
    exact = text[start:end]
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    return Target(start, end, exact, before, after, max(1, text.count(exact)))


def words(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def annotation(number: int, target: Target, **more: object) -> Annotation:
    known: dict[str, object] = {
        "id": f"01990000-0000-7000-8000-{number:012d}",
        "target": target,
        "annotator": "ana",
        "created": "2026-01-31T12:00:00Z",
        "modified": "2026-01-31T12:05:00Z",
    }
    return Annotation(**(known | more))  # type: ignore[arg-type]


def claim() -> Claim:
    span = words('"It carries 9,000\nlorries a week," said Ada Thorne, its engineer.')
    said = Attribution(
        source="Ada Thorne",
        source_span=words("Ada Thorne"),
        cue="said",
        cue_span=words("said Ada").__class__(words("said Ada").start, words("said Ada").start + 4),
        content_spans=(words("It carries 9,000\nlorries a week,"),),
    )
    return Claim(
        id="c1",
        span=span,
        text=span.text_in(TEXT),
        kinds=(Kind.QUANTITY, Kind.QUOTE),
        score=0.75,
        attribution=said,
        quantities=(Quantity(9000, "lorries a week", None, words("9,000\nlorries a week")),),
        dates=(DateMention("2026-05", "month", words("May")),),
        why=(Reason("direct quotation", 0.2),),
    )


def export() -> Export:
    """Return an export with one annotation of every anchor, all fields in use."""
    article = Article(
        path=Path("/work/articles/bridge.txt"),
        name="articles/bridge.txt",
        title="Harbour bridge closes for repairs",
        text=TEXT,
        outlet="The Lowmouth Gull",
        date=dt.date(2026, 1, 30),
    )
    found = claim()
    leaflet = words("=cmd|'/c calc'!A1")
    moved = words("harbour board")
    edited = words("9,000\nlorries a week")
    summary = ClaimSummary(found.kinds, found.attribution, found.score)
    placed = (
        Placed(
            annotation(
                1,
                target_at(TEXT, found.span.start, found.span.end),
                tags=("verdict/disputed", "needs; a source"),
                note="Two lines,\n[bold]one[/] with an emoji 🌉 and \x1b[31m red",
                status=Status.REJECTED,
                claim=summary,
            ),
            Anchor.EXACT,
            found.span,
        ),
        Placed(
            annotation(2, Target(3, 16, "harbour board", "abc", " said"), status=Status.ACCEPTED),
            Anchor.MOVED,
            moved,
        ),
        Placed(
            annotation(
                3, Target(100, 120, "8,000\nlorries a week", "", ""), tags=("topic/traffic",)
            ),
            Anchor.EDITED,
            edited,
        ),
        Placed(
            annotation(4, target_at(TEXT, leaflet.start, leaflet.end), note="=1+1"),
            Anchor.EXACT,
            leaflet,
        ),
        Placed(
            annotation(5, Target(40, 58, "a passage now gone", "before ", " after"), note="- why?"),
            Anchor.ORPHANED,
            None,
        ),
    )
    codebook = (Tag("verdict/disputed", "Contradicted elsewhere", "red", "2"), Tag("topic/traffic"))
    return Export(
        "ana", codebook, [ExportedArticle("articles/bridge.txt", article, placed, (found,))]
    )


HOSTILE = (
    *(
        "\x00",
        "\x1b[31m",
        "\x1b]52;c;aGk=\x07",
        "\r\n",
        "\r",
        "\n",
        "\t",
        '"',
        "'",
        "''=1",
        "=1",
        "+",
        "-",
    ),
    *(
        "@x",
        ";",
        "\\",
        "\\;",
        "a,b",
        "\u202e",
        "\u2028",
        "\x85",
        "\x9b",
        "\ufeff",
        "[/]",
        "[link=x]",
    ),
    *(
        "<b>",
        "&lt;",
        "](x)",
        "```",
        "* * *",
        "1. ",
        "# ",
        "www.a.example",
        "http://a.example",
        "a@b.example",
    ),
    *("🌉", "👩‍🚒", "é", "é", "漢字", "＝1", " =1", "\\\n", "|", "---", "\x7f"),
)
"""Pieces of text that some format or terminal might take for more than text."""


def texts(*, surrogates: bool = True, least: int = 0) -> st.SearchStrategy[str]:
    """Return a strategy of text with much that is hostile in it."""
    excluded: tuple[str, ...] = () if surrogates else ("Cs",)
    letters = st.characters(exclude_categories=excluded)  # type: ignore[arg-type]
    piece = st.one_of(st.sampled_from(HOSTILE), st.text(letters, max_size=4))
    return (
        st.lists(piece, min_size=least, max_size=5)
        .map("".join)
        .filter(lambda text: len(text) >= least)
    )


@st.composite
def exports(draw: st.DrawFn, *, surrogates: bool = True) -> Export:
    """Return a strategy of exports in which every string is hostile."""
    plain = texts(surrogates=surrogates)
    full = texts(surrogates=surrogates, least=1)
    articles = []
    for index in range(draw(st.integers(0, 2))):
        text = draw(full)
        placed = []
        for number in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            anchor = draw(st.sampled_from([Anchor.EXACT, Anchor.ORPHANED]))
            made = annotation(
                index * 10 + number,
                target_at(text, start, end),
                tags=tuple(draw(st.lists(full, max_size=3))),
                note=draw(plain),
                status=draw(st.sampled_from([None, *Status])),
                claim=draw(
                    st.none()
                    | st.builds(
                        ClaimSummary,
                        kinds=st.just((Kind.QUOTE,)),
                        attribution=st.none()
                        | st.builds(
                            Attribution,
                            source=st.none() | plain,
                            source_span=st.none() | st.just(Span(0, 1)),
                            cue=st.none() | plain,
                            cue_span=st.none(),
                            content_spans=st.just((Span(0, 1),)),
                            via=st.none() | plain,
                        ),
                        score=st.floats(0, 1),
                    )
                ),
            )
            placed.append(
                Placed(made, anchor, None if anchor is Anchor.ORPHANED else Span(start, end))
            )
        # What was lost stands behind what was found, in every format.
        placed.sort(key=lambda item: item.span is None)
        article = Article(Path("x"), draw(plain), draw(plain), text)
        articles.append(ExportedArticle(f"{index}{draw(plain)}", article, tuple(placed)))
    codebook = tuple(Tag(name, draw(plain)) for name in draw(st.lists(full, max_size=2)))
    return Export("ana", codebook, articles)
