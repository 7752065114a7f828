from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.model import Span
from reader.tui.drafts import Drafts

ARTICLE = Path("/news/a.txt")


def drafts(folder: Path, annotator: str = "ana") -> Drafts:
    return Drafts(folder / "drafts", folder / "annotations", annotator)


def test_a_draft_is_kept_until_it_is_dropped(tmp_path: Path) -> None:
    mine = drafts(tmp_path)
    text = "half\na note 🚢 \udc80 [bold]"
    assert mine.read(ARTICLE, Span(1, 5)) is None
    mine.keep(ARTICLE, Span(1, 5), text)
    assert mine.read(ARTICLE, Span(1, 5)) == text
    assert mine.read(ARTICLE, Span(1, 6)) is None
    assert drafts(tmp_path, "ben").read(ARTICLE, Span(1, 5)) is None
    mine.drop(ARTICLE, Span(1, 5))
    mine.drop(ARTICLE, Span(1, 5))
    assert mine.read(ARTICLE, Span(1, 5)) is None
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_damaged_draft_counts_as_none(tmp_path: Path) -> None:
    mine = drafts(tmp_path)
    mine.keep(ARTICLE, Span(1, 5), "x")
    (file,) = (tmp_path / "drafts").iterdir()
    file.write_text('{"text": 3}')
    assert mine.read(ARTICLE, Span(1, 5)) is None
    file.write_bytes(b"\xff{")
    assert mine.read(ARTICLE, Span(1, 5)) is None


def test_a_name_that_is_not_utf8_has_drafts_too(tmp_path: Path) -> None:
    mine, article = drafts(tmp_path), Path(os.fsdecode(b"/news/\xff.txt"))
    mine.keep(article, Span(0, 1), "x")
    assert mine.read(article, Span(0, 1)) == "x"


def test_where_it_cannot_be_kept_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(ReaderError, match=r"cannot be kept.*ctrl\+s"):
        drafts(tmp_path).keep(ARTICLE, Span(0, 1), "x")
