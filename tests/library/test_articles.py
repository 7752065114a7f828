from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.library import Listed, open_articles, read_article
from reader.library.articles import LARGEST

if TYPE_CHECKING:
    from reader.model import Article


def article(path: Path, data: bytes | str) -> Article:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_article(Listed(path, "in/" + path.name))


def refusal(path: Path) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        read_article(Listed(path, "in/" + path.name))
    assert caught.value.message.startswith(f"in/{path.name}: ")
    return caught.value


def test_an_article_with_front_matter(tmp_path: Path) -> None:
    found = article(
        tmp_path / "a.txt",
        "\ufeff---\r\ntitle: A tale\r\noutlet: The Herald\r\ndate: 2025-02-05\r\nurl: x\r\n"
        "language: en\r\n---\r\nFirst line.\r\nSecond “line”.\r\n",
    )
    assert found.text == "First line.\nSecond “line”.\n"
    assert (found.title, found.outlet, found.url, found.language) == (
        "A tale",
        "The Herald",
        "x",
        "en",
    )
    assert found.date == dt.date(2025, 2, 5)
    assert (found.encoding, found.guessed) == ("utf-8", False)
    assert (found.name, found.path) == ("in/a.txt", tmp_path / "a.txt")


def test_the_title_is_the_first_line_else_the_name(tmp_path: Path) -> None:
    assert article(tmp_path / "a.txt", "A headline\n\nText.").title == "A headline"
    assert article(tmp_path / "b.md", "Somebody wrote:\n\n# A heading\n").title == "A heading"
    assert article(tmp_path / "c.txt", "---\ntitle: ''\n---\nA line").title == "A line"


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\x1b"), min_size=1
).filter(
    lambda text: bool(text.strip()) and not text.startswith(("---", "\ufeff", "%PDF-", "GIF8"))
)


@given(TEXT, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(
    tmp_path: Path, text: str, newline: str, marked: bool, headed: bool
) -> None:
    whole = ("\ufeff" if marked else "") + ("---\ntitle: t\n---\n" if headed else "") + text
    data = whole.replace("\n", newline).encode("utf-8")
    found = article(tmp_path / "a.txt", data)
    assert found.text == text
    assert tmp_path.joinpath("a.txt").read_bytes() == data
    if newline == "\n":
        assert data.endswith(found.text.encode("utf-8"))
    assert read_article(Listed(tmp_path / "a.txt", "x")).sha256 == found.sha256


def test_encodings_are_told(tmp_path: Path) -> None:
    wide = article(tmp_path / "a.txt", "Wide “words”.".encode("utf-16"))
    assert (wide.text, wide.encoding, wide.guessed) == ("Wide “words”.", "utf-16", False)
    old = article(tmp_path / "b.txt", "Old “words”, café.".encode("cp1252"))
    assert (old.text, old.encoding, old.guessed) == ("Old “words”, café.", "cp1252", True)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"---\ntitle: a\n---\n\n", "nothing after its front matter"),
        (bytes(64), "binary"),
    ],
)
def test_what_has_no_text_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert what in refusal(path).message


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name, what in {
        "pipe.txt": "a named pipe",
        "folder.txt": "a folder",
        "circle.txt": "a circle",
        "zero.txt": "a device",
        "gone.txt": "no such file",
    }.items():
        assert what in refusal(tmp_path / name).message


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    path = Path("a.txt")
    path.write_text("text", encoding="utf-8")
    path.chmod(0)
    privileged = os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    try:
        assert refusal(path).message == "in/a.txt: may not be read"
    finally:
        if privileged:
            os.seteuid(0)


def test_a_file_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "larger than 256 MB" in refusal(path).message


def test_the_rest_still_opens(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("One.\n", encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(bytes(100))
    (tmp_path / "3.txt").write_text("", encoding="utf-8")
    (tmp_path / os.fsdecode(b"4\xff\n.txt")).write_text("Four.\n", encoding="utf-8")
    problems: list[ReaderError] = []
    articles = open_articles([tmp_path, tmp_path / "5.txt"], problems.append)
    assert [article.text for article in articles] == ["One.\n", "Four.\n"]
    where = tmp_path.as_posix()
    assert [problem.message for problem in problems] == [
        f"{where}/5.txt: no such file or folder",
        f"{where}/2.txt: binary, not text",
        f"{where}/3.txt: empty",
    ]


def test_a_file_that_vanished_in_between_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")
    listed = Listed(path, "in/a.txt")
    path.unlink()
    with pytest.raises(ReaderError, match=r"in/a\.txt: no such file"):
        read_article(listed)


def test_reading_a_plain_article_imports_no_parser_and_no_detector(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('---\ntitle: "A: b"\ndate: 2025-02-05\n---\nText “here”.\n', encoding="utf-8")
    code = (
        "import sys; from reader.library import open_articles;"
        f"open_articles([{str(path)!r}], print); print(*sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "reader.library" in found
    assert not {"yaml", "charset_normalizer", "textual", "rich", "tinydb"} & set(found)
