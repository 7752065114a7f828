"""Every format: the golden files, the schema, and reading back what was written."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import example, given, settings

from reader.errors import ReaderError
from reader.exchange import FORMATS, Export, Imported, json_text, placed_record, schema
from reader.exchange.encoding import safe_json
from reader.exchange.lines import placed_line
from reader.model import Anchor
from tests.exchange import making

if TYPE_CHECKING:
    from reader.exchange import Format

GOLDEN = Path(__file__).parent.parent / "golden"


def written(format_: Format, export: Export) -> str:
    out = io.StringIO(newline="")
    format_.write(export, out)
    return out.getvalue()


def read(format_: Format, text: str) -> Imported:
    assert format_.read is not None
    return format_.read(io.StringIO(text, newline=""))


def closed(part: Any) -> Any:
    """Return a schema in which no object may have a key that is not described."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    tight = {key: closed(value) for key, value in part.items()}
    return (
        tight | {"additionalProperties": False}
        if "$defs" in part or ("required" in part and ("properties" in part))
        else tight
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_golden_file_is_written(name: str) -> None:
    """`UPDATE_GOLDEN=1 pytest tests/exchange` writes them anew; look at the difference."""
    text = written(FORMATS[name], making.export())
    golden = GOLDEN / f"bridge{FORMATS[name].suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert text == file.read()


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_knows_its_own_files_and_no_others(name: str) -> None:
    for other in FORMATS.values():
        assert FORMATS[name].recognise(written(other, making.export())) is (other.name == name)
    assert not FORMATS[name].recognise("An article\n\nThat says something.")


def test_the_schema_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@settings(max_examples=60, deadline=None)
@given(making.exports())
def test_every_json_export_is_valid_and_its_words_are_at_their_places(export: Export) -> None:
    check(json.loads(written(FORMATS["json"], export)))


def test_moved_edited_and_lost_annotations_are_told_apart() -> None:
    document = json.loads(written(FORMATS["json"], making.export()))
    check(document)
    [article] = document["articles"]
    by_anchor = {item["anchor"]: item for item in article["annotations"]}
    assert set(by_anchor) == {"exact", "moved", "edited"}
    assert by_anchor["edited"]["was"] == "8,000\nlorries a week"
    assert by_anchor["edited"]["target"]["exact"] == "9,000\nlorries a week"
    assert [item["target"]["exact"] for item in article["orphans"]] == ["a passage now gone"]


def check(document: Any) -> None:
    jsonschema.Draft202012Validator(closed(schema())).validate(document)
    for exported in document["articles"]:
        text = exported["article"]["text"]
        for item in exported["annotations"]:
            target = item["target"]
            assert text[target["start"] : target["end"]] == target["exact"]


def test_a_line_of_jsonl_is_described_by_the_schema_too() -> None:
    line = schema() | {"$ref": "#/$defs/line"}
    for key in ("type", "required", "properties"):
        del line[key]
    lines = written(FORMATS["jsonl"], making.export()).splitlines()
    assert len(lines) == 1
    jsonschema.Draft202012Validator(line).validate(json.loads(lines[0]))


@pytest.mark.parametrize("name", ["json", "jsonl"])
@settings(max_examples=60, deadline=None)
@given(export=making.exports())
def test_what_json_holds_is_read_back(name: str, export: Export) -> None:
    text = written(FORMATS[name], export)
    text.encode()  # lone surrogates are escaped
    back = read(FORMATS[name], text)
    assert [article.annotations for article in back.articles] == [
        article.annotations for article in export.articles
    ]
    assert [article.text for article in back.articles] == [
        article.article.text for article in export.articles
    ]
    if name == "json":
        assert back.codebook == export.codebook


@settings(max_examples=60, deadline=None)
@given(making.exports())
@example(making.export())
def test_a_line_written_by_the_template_is_the_record_encoded(export: Export) -> None:
    for exported in export.articles:
        for placed in exported.annotations:
            record = placed_record(placed, exported.article.text)
            line = placed_line(placed, exported.article.text)
            assert safe_json(line) == json_text(record)


@settings(max_examples=100, deadline=None)
@given(making.exports(surrogates=False))
def test_what_csv_holds_is_read_back(export: Export) -> None:
    back = read(FORMATS["csv"], written(FORMATS["csv"], export))
    kept = [article for article in export.articles if article.annotations]
    assert [article.id for article in back.articles] == [article.id for article in kept]
    assert [article.title for article in back.articles] == [
        article.article.title for article in kept
    ]
    assert [article.annotations for article in back.articles] == [
        article.annotations for article in kept
    ]


def test_an_export_read_back_stands_in_the_text_of_today() -> None:
    for name in ("json", "jsonl", "csv"):
        [article] = read(FORMATS[name], written(FORMATS[name], making.export())).articles
        anchors = [placed.anchor for placed in article.annotations]
        assert anchors == [Anchor.EXACT, Anchor.MOVED, Anchor.EDITED, Anchor.EXACT, Anchor.ORPHANED]
        for placed in article.annotations:
            if placed.span is not None:
                assert placed.span.text_in(making.TEXT) == placed.annotation.target.exact


@pytest.mark.parametrize("name", ["json", "jsonl", "csv"])
@pytest.mark.parametrize(
    "text",
    [
        "An article",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        '{"format": "reader/2", "annotator": "", "codebook": [], "articles": []}',
        '{"format": "reader/1", "annotator": "", "codebook": [], "articles": [{"article": 1}]}',
        '{"format": "reader/1", "article": {"id": 1}}',
        'id,note\n1,"unfinished',
    ],
)
def test_what_is_no_export_is_refused(name: str, text: str) -> None:
    with pytest.raises(ReaderError):
        read(FORMATS[name], text)


def test_an_export_whose_words_are_elsewhere_is_refused() -> None:
    document = json.loads(written(FORMATS["json"], making.export()))
    document["articles"][0]["annotations"][0]["target"]["start"] += 1
    with pytest.raises(ReaderError, match="not at its place"):
        read(FORMATS["json"], json.dumps(document))
