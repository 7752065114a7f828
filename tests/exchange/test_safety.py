"""What leaves Reader starts no formula, no terminal command, no markup."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from reader.exchange import FORMATS, Export, json_text
from tests.exchange import making

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


@given(making.texts())
def test_json_text_reads_back_and_holds_nothing_that_acts(text: str) -> None:
    line = json_text({"text": text, text: [text]})
    assert json.loads(line) == {"text": text, text: [text]} | {"text": text}
    for character in line:
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
        }


def test_json_text_leaves_letters_readable() -> None:
    assert json_text(["é", "漢字", "🌉", "ل"]) == '["é", "漢字", "🌉", "ل"]'


def test_all_that_acts_is_escaped_whatever_stands_beside_it() -> None:
    single = (0x7F, 0x61C, 0x200E, 0x200F, 0xFEFF, 0xD800, 0xDFFF)
    ranges = (
        (0x80, 0xA0),
        (0x2028, 0x202F),
        (0x2066, 0x206A),
        (0xFFF9, 0xFFFC),
        (0xE0000, 0xE0080),
    )
    for character in map(chr, (*single, *(code for each in ranges for code in range(*each)))):
        for beside in ("", "é", "é\n"):
            line = json_text(beside + character)
            assert character not in line
            assert json.loads(line) == beside + character


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text(float("nan"))


@settings(max_examples=100, deadline=None)
@given(making.exports())
def test_no_csv_cell_starts_a_formula(export: Export) -> None:
    out = io.StringIO(newline="")
    FORMATS["csv"].write(export, out)
    out.getvalue().encode()
    for row in csv.reader(io.StringIO(out.getvalue(), newline="")):
        for cell in row:
            assert not cell.startswith(("\t", "\r", "\n"))
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


ALLOWED = {
    *("inline", "text", "softbreak", "hardbreak", "strong_open", "strong_close"),
    *("paragraph_open", "paragraph_close", "heading_open", "heading_close"),
    *("blockquote_open", "blockquote_close", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close"),
}
"""What a report consists of; its first line is an HTML comment besides."""


def tokens(text: str) -> Iterator[Token]:
    first, rest = text.split("\n", 1)
    assert first.startswith("<!--")
    for preset in ("commonmark", "gfm-like"):
        for token in MarkdownIt(preset).parse(rest):
            yield token
            yield from token.children or ()


@settings(max_examples=100, deadline=None)
@given(making.exports())
@example(making.export())
def test_no_content_becomes_markup_in_a_report(export: Export) -> None:
    out = io.StringIO()
    FORMATS["markdown"].write(export, out)
    out.getvalue().encode()
    assert {token.type for token in tokens(out.getvalue())} <= ALLOWED
    headings = [token for token in tokens(out.getvalue()) if token.type == "heading_open"]
    annotations = sum(len(article.annotations) for article in export.articles)
    assert len(headings) == 2 * (1 + len(list(export.articles)) + annotations)


@settings(max_examples=100, deadline=None)
@given(making.texts(least=1))
@example("1. one\n2) two\n- three\n+ four\n# five\n    six\n\n\nseven\n===\n---\n: eight")
@example("a@b.example, http://c.example, www.d.example, e.example, //f.example, mailto:g@h.example")
@example("~~x~~ ``y`` $z$ | a | **b** __c__ [^1]: d ![e](f) <i>g</i> &amp; {:h}")
def test_a_report_shows_the_very_words(note: str) -> None:
    base = making.export()
    [exported] = base.articles
    only = exported.annotations[0]
    from dataclasses import replace

    placed = replace(only, annotation=replace(only.annotation, note=note, tags=(), claim=None))
    out = io.StringIO()
    FORMATS["markdown"].write(Export("ana", (), [replace(exported, annotations=(placed,))]), out)
    shown = ""
    for token in MarkdownIt("gfm-like").parse(out.getvalue().split("\n", 1)[1]):
        for child in token.children or ():
            shown += child.content if child.type == "text" else "\n"
    assert squeezed(note) in squeezed(shown)


def squeezed(text: str) -> str:
    """Return `text` without spaces and controls, however those are shown."""
    text = re.sub(r"⟨U\+[0-9A-F]{4,5}⟩", "", text)
    return "".join(
        character
        for character in text
        if not character.isspace()
        and character not in "\u2060\ufeff\x7f⟨⟩"
        and unicodedata.category(character) not in {"Cc", "Cs", "Cf"}
    )
