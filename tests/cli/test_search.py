"""`reader search`: exact places, kept fresh, whatever becomes of the index."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reader.library import list_files, read_article
from tests.cli.conftest import environment, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Reader


def hits(reader: Reader, *words: str, code: int = 0) -> list[dict[str, Any]]:
    result = reader("search", "--format", "jsonl", *words)
    assert result.code == code, result.err
    found = [json.loads(line) for line in result.out.splitlines()]
    for hit in found:
        (listed,) = list_files([hit["article"]], lambda error: pytest.fail(str(error)))
        text = read_article(listed).text
        assert text[hit["start"] : hit["end"]] == hit["text"]
        assert hit["context"] in text
        assert hit["text"] in hit["context"]
    return found


def texts(found: list[dict[str, Any]]) -> list[str]:
    return [hit["text"] for hit in found]


def test_all_places_of_a_word(reader: Reader) -> None:
    found = hits(reader, "bridge", "articles")
    assert texts(found) == ["bridge", "bridge"]
    assert {hit["article"] for hit in found} == {"articles/01.txt"}


def test_a_table_for_spreadsheets_and_a_report(reader: Reader) -> None:
    table = reader("search", "bridge", "articles", "--format", "csv")
    assert table.code == 0
    assert table.out.splitlines()[0] == "article,start,end,before,text,after"
    report = reader("search", "bridge", "articles", "--format", "markdown")
    assert report.out.count("**bridge**") == 2


def test_words_are_in_one_article_and_phrases_side_by_side(reader: Reader) -> None:
    assert len(hits(reader, "ferry day", "articles")) == 3
    assert hits(reader, "ferry lorries", "articles") == []
    assert texts(hits(reader, '"a day"', "articles")) == ["a day"]
    assert hits(reader, '"day a"', "articles") == []
    assert texts(hits(reader, "lorr* -ferry", "articles")) == ["lorries"]
    assert hits(reader, "run -ferry", "articles") == []


def test_passages_by_kind_and_source_and_words_in_them(reader: Reader) -> None:
    quotes = hits(reader, "kind:quote", "articles")
    assert len(quotes) == 1
    assert "9,000" in quotes[0]["text"]
    assert texts(hits(reader, "lorries kind:quote source:thorne", "articles")) == ["lorries"]
    assert hits(reader, "ferry kind:quote", "articles") == []
    assert hits(reader, "lorries -kind:quote", "articles") == []
    assert hits(reader, "source:thorn", "articles") == []
    assert hits(reader, "source:thorn*", "articles") == hits(reader, "source:ADA", "articles")


def test_tags_and_decisions(reader: Reader) -> None:
    place = ("--quote", "The bridge\nopened in 1961.", "--tag", "needs/source")
    assert reader("annotate", "articles/01.txt", *place, "--status", "accepted").code == 0
    assert texts(hits(reader, "tag:needs", "articles")) == ["The bridge\nopened in 1961."]
    assert texts(hits(reader, "bridge tag:needs/source status:accepted", "articles")) == ["bridge"]
    assert texts(hits(reader, "bridge -tag:needs", "articles")) == ["bridge"]
    assert hits(reader, "tag:need", "articles") == []
    assert hits(reader, "status:rejected", "articles") == []
    assert hits(reader, "tag:needs", "articles", "--annotator", "other") == []
    assert len(hits(reader, "tag:needs kind:event", "articles")) == 1


def test_an_annotation_is_found_where_it_is_now(reader: Reader, folder: Path) -> None:
    assert (
        reader("annotate", "articles/02.txt", "--quote", "parish archive", "--tag", "x").code == 0
    )
    file = folder / "articles" / "02.txt"
    file.write_text("News of the day\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert texts(hits(reader, "tag:x", "articles")) == ["parish archive"]


def test_the_index_is_as_new_as_the_files(reader: Reader, folder: Path) -> None:
    file = folder / "articles" / "03.txt"
    assert hits(reader, "lantern", "articles") == []
    file.write_text("A lantern\n\nwas lit.\n", encoding="utf-8")
    assert len(hits(reader, "lantern", "articles")) == 1
    status = file.stat()
    file.write_text("A lectern\n\nwas lit.\n", encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert hits(reader, "lantern", "articles") == []
    assert texts(hits(reader, "lectern", "articles")) == ["lectern"]
    file.unlink()
    assert hits(reader, "lectern", "articles") == []


def test_articles_come_in_their_order_under_the_names_they_were_given(
    reader: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits(reader, "ferry", "articles")
    (folder / "articles" / "00.txt").write_text("A ferry of old\n\nran.\n", encoding="utf-8")
    names = [hit["article"] for hit in hits(reader, "ferry", "articles")]
    assert names == ["articles/00.txt", "articles/02.txt", "articles/02.txt"]
    monkeypatch.chdir(folder / "articles")
    assert {hit["article"] for hit in hits(reader, "ferry", ".")} == {"00.txt", "02.txt"}
    assert {hit["article"] for hit in hits(reader, "ferry", "02.txt")} == {"02.txt"}


def indexes(home: Path) -> list[Path]:
    return sorted((home / ".cache" / "claim-reader" / "index").glob("*.sqlite"))


def test_the_index_may_be_deleted_or_damaged(reader: Reader, home: Path) -> None:
    wanted = hits(reader, "bridge", "articles")
    (file,) = indexes(home)
    file.unlink()
    assert hits(reader, "bridge", "articles") == wanted
    size = file.stat().st_size
    for data in (b"", b"\xff" * size, file.read_bytes()[:4096] + b"\xff" * (size - 4096)):
        file.write_bytes(data)
        assert hits(reader, "bridge", "articles") == wanted
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("in the way", encoding="utf-8")
    assert hits(reader, "bridge", "articles") == wanted


def test_on_a_full_disk_it_is_made_in_memory(reader: Reader, folder: Path, home: Path) -> None:
    for number in range(40):
        text = f"Pier {number}\n\n" + f"The pier stood for {number} years.\n" * 40
        (folder / "articles" / f"p{number}.txt").write_text(text, encoding="utf-8")
    words = [sys.executable, "-m", "reader", "search", "pier", "articles", "--format", "jsonl"]
    done = subprocess.run(words, capture_output=True, env=environment(), preexec_fn=_fill_disk)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 40 * 41
    assert indexes(home) == []


def _fill_disk() -> None:
    """Let no file grow beyond a few pages."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))


def test_processes_may_make_it_at_once(reader: Reader, folder: Path) -> None:
    for number in range(60):
        text = f"Pier {number}\n\nThe pier stood for {number} years.\n"
        (folder / "articles" / f"p{number}.txt").write_text(text, encoding="utf-8")
    running = [start(["search", "pier", "articles", "--format", "jsonl"]) for _ in range(3)]
    printed = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len({out for out, _ in printed}) == 1
    assert len(printed[0][0].splitlines()) == 120
    assert len(hits(reader, "pier", "articles")) == 120


def test_signs_and_texts_that_cannot_be_indexed_as_they_are(reader: Reader, folder: Path) -> None:
    text = "Tolls\n\nThe toll rose by 5% \x01 橋は五月\x1fに閉まる. \N{FERRY}\n"
    (folder / "articles" / "04.txt").write_text(text, encoding="utf-8")
    assert len(hits(reader, "%", "articles")) == 1
    assert len(hits(reader, "五月", "articles")) == 1
    assert len(hits(reader, "\N{FERRY} toll", "articles")) == 2
    assert hits(reader, "toll -%", "articles") == []


def test_what_is_wrong_with_a_query_is_one_line(reader: Reader) -> None:
    for query in ('"the bridge', "colour:red", "kind:rumour", "", "-x"):
        result = reader("search", "articles", query) if query[:1] == "-" else None
        result = result or reader("search", query, "articles")
        assert result.code == 2, query
        assert result.out == ""
        assert len(result.err.splitlines()) == 1
        assert result.err.startswith("reader: search: ")


def test_what_cannot_be_read_is_said_and_the_rest_found(reader: Reader, folder: Path) -> None:
    (folder / "articles" / "05.txt").write_bytes(b"\0\1\2" * 99)
    for _ in range(2):
        result = reader("search", "bridge", "articles", "nowhere")
        assert result.code == 1
        assert "articles/05.txt" in result.err
        assert "nowhere: no such file" in result.err
        assert "[bridge]" in result.out


def test_the_table_sets_hits_off(reader: Reader) -> None:
    out = reader("search", '"opened in"', "articles").out
    assert out.splitlines()[0] == "articles/01.txt"
    assert "The bridge [opened in] 1961." in out
    assert reader("search", "nobody", "articles").err == "reader: note: nobody: nothing found\n"


@pytest.mark.parametrize("dashes", [[], ["--"]])
def test_a_query_may_begin_with_a_minus(reader: Reader, dashes: list[str]) -> None:
    found = hits(reader, "--annotator", "ana", *dashes, "-ferry bridge", "articles")[:1]
    assert texts(found) == ["bridge"]
    assert hits(reader, *dashes, "-lorries bridge", "articles") == []
    for query in ("-ferry", "-kind:quote"):
        refused = reader("search", *dashes, query, "articles")
        assert refused.code == 2
        assert "says only what is to be left out; give a word" in refused.err


def test_what_a_query_lacks_is_said(reader: Reader) -> None:
    assert "put all of it in quotes" in reader("search", "bridge", "-ferry").err
    assert "required: QUERY;" in reader("search").err
    assert reader("search", "-h").code == 0
