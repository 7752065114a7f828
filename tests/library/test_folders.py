from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.library import default_paths, list_files
from reader.library.folders import is_article_name, natural_key


class Problems(list[ReaderError]):
    """What was complained of."""

    def __call__(self, error: ReaderError) -> None:
        self.append(error)

    @property
    def messages(self) -> list[str]:
        return [error.message for error in self]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}\n", encoding="utf-8")


def names(*paths: str | Path, skip: tuple[Path, ...] = ()) -> list[str]:
    problems = Problems()
    listed = list_files(paths, problems, skip=skip)
    assert problems == []
    return [file.name for file in listed]


def test_a_folder_is_searched_to_any_depth_in_natural_order(folder: Path) -> None:
    put("in/10.txt", "in/2.txt", "in/b/1.md", "in/A.TXT", "in/c.pdf", "in/d", "in/b/c/d/e.txt")
    assert names("in") == ["in/2.txt", "in/10.txt", "in/A.TXT", "in/b/1.md", "in/b/c/d/e.txt"]
    assert names(folder / "in")[0] == (folder / "in/2.txt").as_posix()
    assert names(".") == names("in")


def test_names_are_as_the_person_named_them(folder: Path) -> None:
    put("in/1.txt")
    assert names("./in/") == ["in/1.txt"]
    assert names("in/../in") == ["in/../in/1.txt"]
    (listed,) = list_files(["in"], Problems())
    assert listed.path.read_text(encoding="utf-8").startswith("text of")


def test_files_named_outright_may_be_called_anything(folder: Path) -> None:
    put("notes", "page.html", ".hidden.txt", "README.md")
    found = names("notes", "page.html", ".hidden.txt", "README.md")
    assert found == ["notes", "page.html", ".hidden.txt", "README.md"]


def test_hidden_things_and_readmes_of_a_folder_are_no_articles(folder: Path) -> None:
    put("in/a.txt", "in/.b.txt", "in/.git/c.txt", "in/README.md", "in/readme.de.txt")
    put("in/readmes.txt", "in/sub/ReadMe.TXT")
    assert names("in") == ["in/a.txt", "in/readmes.txt"]
    assert not is_article_name("README")


def test_folders_to_skip_are_skipped_wherever_they_are_met(folder: Path) -> None:
    put("a.txt", "annotations/ana/a.txt", "deep/annotations/b.txt")
    assert names(".", skip=(Path("annotations"), Path("nowhere"))) == [
        "a.txt",
        "deep/annotations/b.txt",
    ]
    (folder / "link").symlink_to("annotations")
    assert "link/ana/a.txt" not in names(".", skip=(folder / "annotations",))


def test_no_file_is_listed_twice(folder: Path) -> None:
    put("in/1.txt", "in/sub/2.txt")
    (folder / "in/again.txt").symlink_to("1.txt")
    assert names("in/sub", "in", "in/1.txt", folder / "in") == ["in/sub/2.txt", "in/1.txt"]


def test_links_are_followed_but_not_round_in_circles(folder: Path) -> None:
    put("in/1.txt", "elsewhere/2.txt", "beside.txt")
    (folder / "in/link").symlink_to(folder / "elsewhere")
    (folder / "in/up").symlink_to(folder)  # would bring in what stands beside
    (folder / "in/self").symlink_to(".")
    (folder / "elsewhere/back").symlink_to(folder / "in")
    assert names("in") == ["in/1.txt", "in/link/2.txt"]


def test_every_other_file_opens_when_some_cannot(folder: Path) -> None:
    put("in/1.txt", "in/9.txt")
    os.mkfifo("in/2.txt")
    (folder / "in/3.txt").symlink_to("3.txt")
    (folder / "in/4.txt").symlink_to("nowhere.txt")
    (folder / "in/gone").symlink_to("nowhere")
    os.mkfifo("in/not-an-article")
    with socket.socket(socket.AF_UNIX) as channel:
        channel.bind("in/5.txt")
        problems = Problems()
        listed = list_files(["in", "/dev/null", "/dev/null/x", "missing.txt"], problems)
    assert [file.name for file in listed] == ["in/1.txt", "in/9.txt"]
    assert problems.messages == [
        "in/2.txt: a named pipe, not a file",
        "in/3.txt: a link that leads round in a circle",
        "in/4.txt: no such file or folder",
        "in/5.txt: a socket, not a file",
        "/dev/null: a device, not a file",
        "/dev/null/x: no such file or folder",
        "missing.txt: no such file or folder",
    ]
    assert all(problem.hint for problem in problems)


def test_a_folder_without_articles_is_said(folder: Path) -> None:
    (folder / "empty").mkdir()
    put("others/a.pdf", "given/1.txt")
    problems = Problems()
    assert [file.name for file in list_files(["empty", "others", "given", "given"], problems)] == [
        "given/1.txt"
    ]
    assert problems.messages == [
        "empty: no articles in this folder",
        "others: no articles in this folder",
    ]


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 300, "\ud800"])
def test_impossible_names_are_one_line(folder: Path, name: str) -> None:
    problems = Problems()
    assert list_files([name], problems) == []
    assert len(problems) == 1
    assert ": " in problems[0].message


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.txt", b"new\nline.txt", b"\x1b[31m.txt", b"--out.txt", b"a\\b.txt"]
)
def test_strange_names_are_listed(folder: Path, name: bytes) -> None:
    (folder / "in").mkdir()
    try:
        (folder / "in" / os.fsdecode(name)).write_text("text\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert names("in") == ["in/" + os.fsdecode(name)]


def test_an_unreadable_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put("in/1.txt", "in/closed/2.txt")
    tmp_path.chmod(0o755)
    Path("in/closed").chmod(0)
    problems = Problems()
    privileged = os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    try:
        listed = list_files(["in"], problems)
    finally:
        if privileged:
            os.seteuid(0)
        Path("in/closed").chmod(0o755)
    assert [file.name for file in listed] == ["in/1.txt"]
    assert problems.messages == ["in/closed: may not be read"]


def test_a_very_deep_folder_is_searched(folder: Path) -> None:
    start = Path.cwd()
    try:
        for _ in range(1010):
            Path("d").mkdir()
            os.chdir("d")
        put("deep.txt")
    finally:
        os.chdir(start)
    problems = Problems()
    listed = list_files(["d"], problems)
    subprocess.run(["rm", "-r", "d"], check=True)  # pytest cannot, it is too deep
    assert [file.path.name for file in listed] == ["deep.txt"]
    assert problems == []


def test_default_paths(folder: Path) -> None:
    assert default_paths() == [Path()]
    (folder / "seeds").mkdir()
    assert default_paths() == [Path("seeds")]


@pytest.mark.parametrize(
    "ordered",
    [
        ["2", "10", "a"],
        ["a1b2", "a1b10", "a2"],
        ["A", "a", "B", "b"],
        ["01", "1", "2"],
        ["x3", "x²"],
        ["chapter 2, part 9", "chapter 2, part 11", "chapter 10"],
    ],
)
def test_natural_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=natural_key) == ordered


@given(st.lists(st.text(alphabet="aA0129²٣ß.", max_size=6), unique=True))
def test_natural_order_does_not_depend_on_how_the_folder_was_read(found: list[str]) -> None:
    backwards = found[::-1]
    assert sorted(found, key=natural_key) == sorted(backwards, key=natural_key)
