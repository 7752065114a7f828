"""The hits of a search as files."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.hits import HIT_FORMATS, FoundPlace

PLACES = [
    FoundPlace("n/a.txt", 4, 8, "pier", "The pier, it\nstood.", 4),
    FoundPlace("n/a.txt", 30, 34, "pier", "=pier, *too*", 1),
    FoundPlace("n/b.txt", 0, 4, "Pier", "Pier 9", 0),
]


def written(name: str, places: list[FoundPlace], query: str = "pier") -> str:
    out = io.StringIO(newline="")
    assert HIT_FORMATS[name].write(query, places, out) == len(places)
    return out.getvalue()


def test_each_format_holds_every_hit_with_what_is_around_it() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", PLACES), newline="")))
    assert [(row["article"], row["start"], row["text"]) for row in rows] == [
        ("n/a.txt", "4", "pier"),
        ("n/a.txt", "30", "pier"),
        ("n/b.txt", "0", "Pier"),
    ]
    assert rows[0]["before"] + rows[0]["text"] + rows[0]["after"] == PLACES[0].context
    assert rows[1]["before"] == "'=", "no cell starts a formula"
    lines = [json.loads(line) for line in written("jsonl", PLACES).splitlines()]
    assert lines[2] == {
        "article": "n/b.txt",
        "start": 0,
        "end": 4,
        "text": "Pier",
        "context": "Pier 9",
    }
    report = written("markdown", PLACES, "pier *")
    assert "# pier \\*" in report
    assert report.count("## ") == 2
    assert "- The **pier**, it stood. (4–8)" in report
    assert "\\*too\\*" in report
    for name, format_ in HIT_FORMATS.items():
        assert format_.recognise(written(name, PLACES))
        others = [each for each in HIT_FORMATS if each != name]
        assert not any(HIT_FORMATS[each].recognise(written(name, PLACES)) for each in others)


@given(st.text(max_size=20), st.text(min_size=1, max_size=10), st.text(max_size=20))
def test_what_stands_around_a_hit_comes_back_from_jsonl(before: str, hit: str, after: str) -> None:
    place = FoundPlace("a.txt", 1, 1 + len(hit), hit, before + hit + after, len(before))
    assert (place.before, place.after) == (before, after)
    (line,) = written("jsonl", [place]).splitlines()
    assert json.loads(line)["context"] == before + hit + after
    for name in ("csv", "markdown"):
        assert "\x1b" not in written("markdown", [place])
        written(name, [place]).encode("utf-8")
