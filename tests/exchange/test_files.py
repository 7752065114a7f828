"""Exports as files: whole or not at all, over nothing that is not ours."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import ReaderError
from reader.exchange import FORMATS, Export, beside, write_file
from tests.exchange import making

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange import ExportedArticle

JSON = FORMATS["json"]


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    for _ in range(2):
        write_file(path, making.export(), JSON)
    assert JSON.recognise(path.read_text(encoding="utf-8"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write_file(path, making.export(), JSON)
    path.chmod(0o640)
    write_file(path, making.export(), JSON)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_no_export_of_that_format_is_never_replaced(name: str, tmp_path: Path) -> None:
    path = tmp_path / "thesis"
    path.write_text('{"mine": true}', encoding="utf-8")
    with pytest.raises(ReaderError, match="thesis: is there already"):
        write_file(path, making.export(), FORMATS[name])
    assert path.read_text(encoding="utf-8") == '{"mine": true}'


def test_an_article_is_never_replaced_under_any_of_its_names(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(article)
    twin = tmp_path / "twin.json"
    twin.hardlink_to(article)
    for path in (article, link, twin):
        with pytest.raises(ReaderError, match="is an article"):
            write_file(path, making.export(), JSON, kept_apart=[article])


def test_nothing_is_written_among_the_annotations(tmp_path: Path) -> None:
    kept = tmp_path / "annotations"
    (kept / "ana").mkdir(parents=True)
    with pytest.raises(ReaderError, match="annotations folder"):
        write_file(kept / "ana" / "x.json", making.export(), JSON, annotations=kept)
    assert list((kept / "ana").iterdir()) == []


def test_an_export_that_fails_midway_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write_file(path, making.export(), JSON)
    before = path.read_bytes()

    def broken() -> Iterator[ExportedArticle]:
        yield from making.export().articles
        raise ReaderError("second.txt: vanished")

    with pytest.raises(ReaderError, match="vanished"):
        write_file(path, Export("ana", (), broken()), JSON)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="/dev/full: cannot be written"):
        write_file(Path("/dev/full"), making.export(), JSON)
    with pytest.raises(ReaderError, match="is a folder"):
        write_file(tmp_path, making.export(), JSON)
    with pytest.raises(ReaderError, match="cannot be written"):
        write_file(tmp_path / "no" / "such" / "folder.json", making.export(), JSON)


def test_a_device_is_written_into_not_replaced() -> None:
    write_file(Path(os.devnull), making.export(), JSON)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_files_beside_articles_never_meet() -> None:
    folder = Path("articles")
    names = {
        beside(folder / article, format_)
        for article in ("01.txt", "01.md", "01")
        for format_ in FORMATS.values()
    }
    assert len(names) == 12
    assert beside(folder / "01.txt", JSON) == folder / "01.txt.reader.json"
    assert not {name.suffix for name in names} & {".txt", ".md"}
