from __future__ import annotations

import pytest

from reader.claims.blocks import LONGEST, BlockKind, find_blocks


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text)]


def test_headline_byline_and_text_are_told_apart() -> None:
    text = "Old Mill Burns Down\nBy Ada Holm\nThe mill burned down on Friday."
    assert [kind for kind, _ in kinds(text)] == [
        BlockKind.HEADLINE,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "line", ["Tue 4th Mar, 2031", "5 March 2031", "Published: March 5, 2031, 10 am", "۱۴ مهر ۱۴۰۳"]
)
def test_date_lines(line: str) -> None:
    assert kinds(line + "\n\nThe mill burned down.")[0][0] is BlockKind.DATE_LINE


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Your email address will not be published.",
        "With inputs from agencies",
        "More on the Mill",
        "Read more »",
        "* * *",
        "Required fields are marked *",
        "© 2031 The Fjord Herald",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kinds("The mill burned down.\n\n" + line)[1][0] is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "line", ["Old Mill at Vik Burns Down.", "Watchmen blame owners for fire at mill."]
)
def test_a_headline_may_end_in_a_full_stop(line: str) -> None:
    text = f"{line}\n\n" + "The mill burned down on Friday, and nobody was hurt in it. " * 2
    assert kinds(text)[0] == (BlockKind.HEADLINE, line)


def test_a_short_first_paragraph_is_no_headline() -> None:
    text = (
        "The mill burned down.\n\n" + "It had been built in 1911 by the family of the owner. " * 3
    )
    assert kinds(text)[0][0] is BlockKind.PARAGRAPH


def test_line_under_the_headline_is_the_standfirst() -> None:
    text = "Old Mill Burns Down\nA watchman saw the smoke first.\n\nThe mill burned down."
    assert kinds(text)[1][0] is BlockKind.STANDFIRST


def test_heading_stands_alone_before_its_text() -> None:
    text = "The mill burned down.\nInside the old mill\nThe mill had three floors."
    assert kinds(text)[1] == (BlockKind.HEADING, "Inside the old mill")


@pytest.mark.parametrize(
    "text",
    [
        "The fire began after the owner met with Mayor\nAda Holm, who had come by train.",
        "It had rained all day. According to\nMayor Holm, nobody was hurt in the fire.",
        "The old mill stood at the river since the days\nof the first settlers.",
    ],
)
def test_line_break_inside_a_sentence_is_bridged(text: str) -> None:
    assert kinds(text) == [(BlockKind.PARAGRAPH, text)]


def test_sentence_that_lost_its_beginning_stays_apart() -> None:
    text = "The mill was guarded at night.\nsmoke in the attic would reach the roof."
    assert len(kinds(text)) == 2


def test_endless_line_is_cut() -> None:
    text = "word " * (LONGEST // 2)
    blocks = list(find_blocks(text))
    assert len(blocks) > 1
    assert all(block.end - block.start <= LONGEST for block in blocks)
    assert "".join(text[b.start : b.end] for b in blocks).count("word") == LONGEST // 2


def test_a_byline_of_a_desk_is_not_joined_to_the_text() -> None:
    text = (
        "Old Mill Burns Down\n"
        "Compiled by the Harbour Gazette explainer desk on 5 February 2025\n"
        "The mill burned down on Friday and took the old bridge with it into the river.\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        BlockKind.HEADLINE,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
    ]
