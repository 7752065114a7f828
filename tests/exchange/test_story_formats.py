"""A story in every format: the golden files, the schema, hostile words, large stories."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exchange.formats import FORMATS
from reader.exchange.story_contents import StoryExport, StoryFormat
from reader.exchange.story_csv import COLUMNS
from reader.exchange.story_formats import STORY_FORMATS
from reader.exchange.story_json import story_schema
from reader.exchange.story_signs import changed
from reader.exchange.story_svg import MOST_ARTICLES, MOST_STATEMENTS
from reader.model.story import Story
from tests.exchange import making
from tests.exchange.story_making import export, exports, large
from tests.exchange.test_formats import closed

GOLDEN = Path(__file__).parent.parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def written(name: str, story: StoryExport) -> str:
    out = io.StringIO(newline="")
    STORY_FORMATS[name].write(story, out)
    return out.getvalue()


@pytest.mark.parametrize("name", STORY_FORMATS)
def test_the_golden_file_is_written(name: str) -> None:
    """`UPDATE_GOLDEN=1 pytest tests/exchange` writes them anew; look at the difference."""
    text = written(name, export())
    golden = GOLDEN / f"story.{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert text == file.read()


@pytest.mark.parametrize("format_", STORY_FORMATS.values(), ids=STORY_FORMATS)
def test_each_format_knows_its_own_files_and_no_others(format_: StoryFormat) -> None:
    for other in STORY_FORMATS:
        assert format_.recognise(written(other, export())[:4096]) is (other == format_.name)
    for each in FORMATS.values():
        out = io.StringIO(newline="")
        each.write(making.export(), out)
        assert not format_.recognise(out.getvalue())
        assert not each.recognise(written(format_.name, export()))
    assert not format_.recognise("An article\n\nThat says something.")


def test_the_schema_is_sound_and_the_contract_is_kept() -> None:
    jsonschema.Draft202012Validator.check_schema(story_schema())
    record = json.loads(written("json", export()))
    assert {"articles", "clusters", "copies", "only_here"} <= record.keys()
    [first, *_] = record["clusters"]
    assert first["relation"] == "differ"
    assert first["differences"][0]["on"] == "quantity"
    assert first["differences"][0]["values"]["steps/03.txt"] == "as many as 450"
    assert first["independent"] == 3
    assert record["copies"][0]["articles"] == ["steps/01.txt", "steps/04.txt"]
    assert [one["article"] for one in record["only_here"]] == ["steps/02.txt", "steps/03.txt"]


@settings(max_examples=60, deadline=None)
@given(exports())
def test_every_json_is_valid_and_has_the_words_at_their_places(story: StoryExport) -> None:
    text = written("json", story)
    text.encode()
    record = json.loads(text)
    jsonschema.Draft202012Validator(closed(story_schema())).validate(record)
    texts = {article.name: article.text for article in story.articles}
    for cluster in record["clusters"]:
        for member in cluster["members"]:
            words = texts[member["article"]][member["start"] : member["end"]]
            assert words == member["text"]


@settings(max_examples=60, deadline=None)
@given(exports())
def test_every_csv_has_a_row_for_each_claim_and_no_formula(story: StoryExport) -> None:
    text = written("csv", story)
    text.encode()
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    members = sum(len(cluster.members) for cluster in story.story.clusters)
    assert len(rows) == 1 + members + len(story.story.only_here)
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(re.match(r"\s*[=+\-@]", cell) for cell in row)


class Strict(HTMLParser):
    """Notes the elements and attributes of a page, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for key, value in attrs:
            self.attributes.add(key)
            if key == "href":
                self.links.append(value or "")
            if key == "id":
                self.ids.append(value or "")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ol", "ul", "li"),
    *("small", "b", "i", "bdi", "abbr", "a", "span", "div", "table", "thead", "tbody", "tr", "th"),
    *("td", "section", "dl", "dt", "dd", "blockquote", "mark", "details", "summary"),
    "br",
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "title"),
    *("scope", "colspan", "dir"),
}


def parsed(page: str) -> Strict:
    parser = Strict()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


@settings(max_examples=60, deadline=None)
@given(exports())
def test_nothing_in_a_page_acts_and_every_link_leads_somewhere(story: StoryExport) -> None:
    page = written("html", story)
    page.encode()
    found = parsed(page)
    assert found.elements <= ELEMENTS
    assert found.attributes <= ATTRIBUTES
    assert len(found.ids) == len(set(found.ids))
    assert set(found.links) <= {f"#{id_}" for id_ in found.ids}
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_a_page_has_the_words_behind_each_cell_and_marks_what_differs() -> None:
    page = written("html", export())
    found = parsed(page)
    assert "<mark>As many as 450 people</mark> a day take the lift" in page
    assert "Hoe Lane <b>lift</b> & stairs: what we know" in found.words
    assert 'title="3: As many as 450 people a day take the lift">≠</a>' in page
    assert "four say so, of which two (1 and 4) are one text" in found.words
    wordings = "It will be mended by Easter, <mark>and not a day later</mark></bdi> <small>(1)"
    assert wordings in page
    assert "when (may differ): May 1961 (1, 4); 1963 (3)" in found.words
    assert "1 and 4 share 62% of their text." in found.words
    assert "It has stood still since 2 March." in found.words
    assert "1 and 2 (0.91): shared words: lift, day; 300" in found.words


def drawn(story: StoryExport) -> ET.Element:
    return ET.fromstring(written("svg", story).encode())


@settings(max_examples=60, deadline=None)
@given(exports())
def test_every_picture_is_sound_and_shows_all_its_cells(story: StoryExport) -> None:
    root = drawn(story)
    names = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert names <= {
        *("svg", "title", "defs", "symbol", "circle", "path", "rect", "g", "use", "text"),
        *("tspan", "line"),
    }
    for use in root.iter(f"{SVG}use"):
        assert root.find(f".//*[@id='{use.attrib['href'][1:]}']") is not None
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for each in root.iter():
        if each.tag in (f"{SVG}text", f"{SVG}use"):
            assert 0 <= float(each.attrib["x"]) <= width
            assert 0 <= float(each.attrib["y"]) <= height


def signs(root: ET.Element, size: str) -> list[str]:
    uses = [each for each in root.iter(f"{SVG}use") if each.attrib["width"] == size]
    return [each.attrib["href"] for each in uses]


def test_a_picture_has_a_sign_for_each_article_of_each_statement() -> None:
    root = drawn(export())
    assert [sign for sign in signs(root, "24") if sign != "#one-text"] == [
        *("#agree", "#agree", "#differ", "#agree"),
        *("#differ", "#differ", "#silent", "#silent"),
        *("#agree", "#silent", "#may", "#agree"),
        *("#refine", "#agree", "#silent", "#silent"),
        *("#silent", "#silent", "#agree", "#agree"),
    ]
    assert signs(root, "24").count("#one-text") == 4
    words = [each.text for each in root.iter(f"{SVG}text")]
    assert "how many: 300 (1, 4) · about 300 (2) · as many as 450 (3)" in words
    assert "4 of 4, 3 texts" in words


def test_of_a_large_story_a_picture_shows_a_part_and_says_so() -> None:
    root = drawn(large(MOST_ARTICLES + 20, MOST_STATEMENTS + 30))
    words = [each.text or "" for each in root.iter(f"{SVG}text")]
    assert "30 more statements are not shown." in words
    assert any(f"Of {MOST_ARTICLES + 20} articles the {MOST_ARTICLES}" in each for each in words)
    assert len(signs(root, "24")) == MOST_ARTICLES * MOST_STATEMENTS


def test_a_page_of_many_articles_lists_those_that_have_it() -> None:
    page = written("html", large(500, 40))
    assert parsed(page).elements <= ELEMENTS
    assert page.count("<td") == 40
    assert len(page) < 500_000


@pytest.mark.parametrize("name", STORY_FORMATS)
def test_a_story_without_statements_is_written(name: str) -> None:
    empty = StoryExport(Story(("steps/01.txt",)), export().articles[:1])
    text = written(name, empty)
    assert text.endswith("\n")
    checks: dict[str, Any] = {"json": json.loads, "svg": ET.fromstring, "html": parsed}
    checks.get(name, str)(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("ab c,“”\n", max_size=20), max_size=4))
def test_pieces_of_wordings_are_the_wordings(values: list[str]) -> None:
    pieces = changed(values)
    assert ["".join(words for words, _ in each) for each in pieces] == [
        value.lstrip() for value in values
    ]


def test_words_that_are_not_in_all_wordings_are_changed() -> None:
    values = ["“Only take in convicts”", "Take in only convicts", "take in “convicts”"]
    assert [[words.strip() for words, flag in each if flag] for each in changed(values)] == [
        ["“Only"],
        ["only"],
        [],
    ]
    assert changed(["all the same", "All the same."]) == [
        [("all the same", False)],
        [("All the same.", False)],
    ]
    assert changed([]) == []
