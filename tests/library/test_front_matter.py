from __future__ import annotations

import datetime as dt

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.front_matter import FrontMatter, _read_plain, read_date, split_front_matter


def front(header: str) -> FrontMatter:
    found, start = split_front_matter(f"---\n{header}\n---\nbody")
    assert f"---\n{header}\n---\nbody"[start:] == "body"
    return found


def test_all_five_keys_are_read() -> None:
    assert front(
        'title: "Prison: a tale"\noutlet: The Herald\ndate: 2025-02-05\n'
        "url: https://example.org/a?b=c\nlanguage: en"
    ) == FrontMatter(
        title="Prison: a tale",
        outlet="The Herald",
        date=dt.date(2025, 2, 5),
        url="https://example.org/a?b=c",
        language="en",
    )


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("title: plain", "plain"),
        ("TITLE: plain", "plain"),
        ("title: 'it''s'", "it's"),
        ('title: "a \\u00e9"', "a é"),
        ("title: >\n  over two\n  lines", "over two lines"),
        ("title: 2024", "2024"),
        ("title: yes", "yes"),
        ("title: a: b", "a: b"),  # no YAML, but what people write
        ("title: “a”: b\nkeywords:\n  - x\n- y\n# z", "“a”: b"),
        ("title: [a, b]", None),
        ("title: {a: b}", None),
        ("title: null", None),
        ("title: ~", None),
        ("title:", None),
        ("title: ''", None),
        ("keywords: [a]", None),
    ],
)
def test_values_of_any_type_are_taken_sensibly(header: str, title: str | None) -> None:
    assert front(header).title == title


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "\n---\ntitle: a\n---\nb",
        "---\n\nProse between two rules.\n\n---\nMore prose.",
        "---\n- a\n- b\n---\nb",
        "---\nwords\n---\nb",
        "---\nother: never closed\nb",
        "----\ntitle: a\n---\nb",
        "---title: a\n---\nb",
        "---\nSaid he: no: more\n---\nb",
        "---\n" + "a: b\n" * 9000 + "---\nb",
        "---\n---\nb",
        "---",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == (FrontMatter(), 0)


def test_what_no_line_ends_is_read_and_stays_text() -> None:
    found, start = split_front_matter("---\ntitle: A name\ndate: 2025-02-05\n\nThe text: it is.")
    assert (found.title, found.date, start) == ("A name", dt.date(2025, 2, 5), 0)
    assert found.doubts == ("no line --- ends it",)


@pytest.mark.parametrize(
    ("header", "doubts"),
    [
        ("title: [x", ["title: '[x' lacks a ]"]),
        ('title: "x', ["title: '\"x' lacks a \""]),
        ("title: [a, b]", ["title: '[a, b]' is no plain text"]),
        ("date: 45/99\ntitle: x", ["date: '45/99' is no date such as 2025-02-05"]),
        ("Date: 2025-02-05 # of the print\ntitle: x", []),
        ("title: [Late] A fire: three hurt", []),
        ('title: "over\n  two"\noutlet:\nurl: ""\nlanguage: null', []),
        ("title: >\n  x\ndate: ~\nother: [x", []),
    ],
)
def test_a_value_that_is_not_understood_is_told(header: str, doubts: list[str]) -> None:
    assert list(front(header).doubts) == doubts


def test_the_body_is_what_follows_the_closing_line() -> None:
    for closing in ("---", "...", "---  "):
        text = f"---  \ntitle: a\n{closing}\n\n--- b\n"
        assert text[split_front_matter(text)[1] :] == "\n--- b\n"
    assert split_front_matter("---\ntitle: a\n---")[1] == len("---\ntitle: a\n---")


@pytest.mark.parametrize(
    "header",
    [
        "title: a\nb: &b [x, x, x, x]\n"
        + "".join(
            f"{c}: &{c} [*{b}, *{b}, *{b}, *{b}]\n" for b, c in zip("bcdefg", "cdefgh", strict=True)
        ),
        "title: a\nb: &b {x: 1}\n"
        + "".join(
            f"{c}: &{c} {{<<: [*{b}, *{b}]}}\n" for b, c in zip("bcdefg", "cdefgh", strict=True)
        ),
        "title: a\nx: !!python/object/apply:os.system ['false']",
        "title: a\nx: " + "[" * 8000,
        "title: a\nx: " + "- " * 7000,
        "title: a\nx: &x\n  y: *x",
    ],
)
def test_hostile_yaml_is_harmless(header: str) -> None:
    found, start = split_front_matter(f"---\n{header}\n---\nbody")
    assert (found.title, start > 0) in {("a", True), (None, False)}


PLAIN = st.text(alphabet="ab01 -.:#'\"\\,&*!|>%@`~[]{}?=_éß\u00a0\u2028\t\x85", max_size=8)
PLAIN = st.one_of(
    PLAIN, st.builds("{}{}".format, st.sampled_from(["a", "0", "é", "'", '"']), PLAIN)
)


@given(st.dictionaries(st.sampled_from(["title", "outlet", "date", "url"]), PLAIN, min_size=1))
@settings(max_examples=400)
def test_the_short_way_reads_what_yaml_reads(values: dict[str, str]) -> None:
    header = "".join(f"{key}: {value}\n" for key, value in values.items())
    plain = _read_plain(header)
    if plain is not None:
        assert plain == yaml.load(header, Loader=yaml.BaseLoader)


def test_the_short_way_is_taken_for_what_most_files_have() -> None:
    header = (
        'title: "A: b"\noutlet: The Herald\ndate: 2025-02-05\nurl: https://x.org\nlanguage: en\n'
    )
    assert _read_plain(header) == yaml.load(header, Loader=yaml.BaseLoader)


@given(st.text(max_size=80))
@settings(max_examples=100)
def test_any_header_is_read_or_left(header: str) -> None:
    text = f"---\n{header}\n---\nbody"
    start = split_front_matter(text)[1]
    assert 0 <= start <= len(text)
    assert start == 0 or text[:start].rstrip("\n \t").endswith(("---", "..."))


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2025-02-05", dt.date(2025, 2, 5)),
        ("2025-2-5", dt.date(2025, 2, 5)),
        ("2025-02-05T10:00:00+01:00", dt.date(2025, 2, 5)),
        ("2025-02-05 10:00", dt.date(2025, 2, 5)),
        ("2025/02/05", dt.date(2025, 2, 5)),
        ("5 February 2025", dt.date(2025, 2, 5)),
        ("Feb. 5, 2025", dt.date(2025, 2, 5)),
        ("Wednesday, February 5, 2025", dt.date(2025, 2, 5)),
        ("Tue 4th Feb, 2025", dt.date(2025, 2, 4)),
        ("02/03/2025", None),
        ("2025-02-31", None),
        ("2025", None),
        ("February 2025", None),
        ("5 Feb 6, 2025", None),
        ("yesterday", None),
        ("۲۰۲۵-۰۲-۰۵", None),
        ("", None),
    ],
)
def test_dates(words: str, date: dt.date | None) -> None:
    assert read_date(words) == date
    assert front(f"title: a\ndate: '{words}'").date == date


@given(st.dates(min_value=dt.date(1000, 1, 1)))
@settings(max_examples=50)
def test_every_date_is_read_as_it_is_usually_written(date: dt.date) -> None:
    assert read_date(date.isoformat()) == date
    month = date.strftime("%B")
    assert read_date(f"{date.day} {month} {date.year}") == date
    assert read_date(f"{month[:3]} {date.day}, {date.year}") == date


def test_marks_of_quotation_are_taken_off_only_around_a_whole_value() -> None:
    header = "---\ntitle: Flood: \"Nobody warned us\"\noutlet: 'The Mill: a paper'\n---\nText."
    found, _ = split_front_matter(header)
    assert (found.title, found.outlet) == ('Flood: "Nobody warned us"', "The Mill: a paper")
