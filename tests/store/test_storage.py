from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.storage import (
    VERSION,
    AtomicStorage,
    Tables,
    UnreadableError,
    dump_tables,
    load_tables,
)
from tests.store.conftest import CALM

if TYPE_CHECKING:
    from pathlib import Path

# Two halves of a surrogate pair beside each other are one character in JSON, so at most one half.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.just("\udc80"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
NUMBERS = st.integers(1, 999).map(str)
TABLES = st.dictionaries(
    st.sampled_from(["annotations", "history"]),
    st.dictionaries(NUMBERS, st.dictionaries(TEXTS, VALUES, max_size=4), max_size=4),
)


def with_header(tables: Tables) -> Tables:
    return {**tables, "article": {"1": {"format": VERSION}}}


@CALM
@given(tables=TABLES)
def test_what_was_written_is_read_again(tmp_path_factory: Any, tables: Tables) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.json"
    path.write_bytes(dump_tables(with_header(tables))[0])
    assert load_tables(path, "article") == with_header(tables)


@CALM
@given(tables=TABLES)
def test_a_file_holds_no_byte_that_a_terminal_acts_on(tables: Tables) -> None:
    text = dump_tables(tables)[0].decode("utf-8")
    assert text.endswith("}\n")
    assert not {letter for letter in text if ord(letter) < 32} - {"\n"}
    assert not set(text) & {*map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u200f", "\u2028"}


def test_keys_are_sorted_and_a_changed_field_is_one_changed_line() -> None:
    before = {"annotations": {str(n): {"note": f"n{n}", "id": str(n)} for n in range(1, 30)}}
    after = json.loads(json.dumps(before))
    after["annotations"]["17"]["note"] = "another"
    one, two = (dump_tables(each)[0].splitlines() for each in (before, after))
    assert sum(a != b for a, b in zip(one, two, strict=True)) == 1
    text, _ = dump_tables(before)
    assert text == dump_tables(json.loads(text))[0]

    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert [key for key, _ in pairs] == sorted(key for key, _ in pairs)
        return dict(pairs)

    json.loads(text, object_pairs_hook=check)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "damaged"),
        (b" \n", "damaged"),
        (b"\0" * 400, "damaged"),
        (b'{"article": {"1": {"format": 1}}, "annot', "damaged"),
        (b'{"article": {"1": {"format": 1}}, "history": [1]}', "damaged"),
        (b'{"article": {"1": {"format": 1}}, "history": {"one": {}}}', "damaged"),
        (b'{"article": {"1": {"format": 1}}}\xff', "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "foreign"),
        (b"{}", "foreign"),
        (b'{"_default": {"1": {"name": "somebody"}}}', "foreign"),
        (b'{"article": {"1": {"format": "one"}}}', "foreign"),
        (b'{"article": {"1": {"format": true}}}', "foreign"),
        (b'{"article": {"1": {"format": 2}}}', "newer"),
    ],
)
def test_what_is_no_store_is_refused_by_name(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as refused:
        load_tables(path, "article")
    assert refused.value.kind == kind
    assert str(path) in refused.value.message
    assert refused.value.hint
    assert path.read_bytes() == data


def test_no_file_is_no_tables(tmp_path: Path) -> None:
    assert load_tables(tmp_path / "none.json", "article") is None
    with pytest.raises(UnreadableError, match="unreadable"):
        load_tables(tmp_path, "article")


def test_nothing_is_written_before_the_commit(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    storage = AtomicStorage(path, None)
    storage.write({"article": {"1": {"format": VERSION}}})
    assert not path.exists()
    storage.commit()
    assert load_tables(path, "article") == storage.read()
