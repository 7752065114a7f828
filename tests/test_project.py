from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model import Span, Status
from reader.project import Place, Project

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import ReaderError

TEXT = (
    "Flood at Orlen\n\nThe river rose by 3 metres on Monday. “We lost the barn,” said Ida Kron.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    for number in (1, 2, 10):
        (news / f"{number}.txt").write_text(TEXT.replace("3", str(number)))
    return tmp_path


def open_project(
    folder: Path, problems: list[ReaderError] | None = None, annotations: str = "annotations"
) -> Project:
    return Project.open(
        [folder / "news"],
        annotations=folder / annotations,
        annotator="ana",
        on_problem=(problems if problems is not None else []).append,
    )


def test_a_folder_opens_and_what_is_no_article_is_told(folder: Path) -> None:
    (folder / "news" / "3.txt").write_bytes(b"")
    problems: list[ReaderError] = []
    project = open_project(folder, problems)
    assert [article.path.name for article in project.articles] == ["1.txt", "2.txt", "10.txt"]
    assert len(problems) == 1
    assert "3.txt" in problems[0].message
    assert not (folder / "annotations").exists()


def test_claims_are_found_and_progress_counts_the_decided(folder: Path) -> None:
    project = open_project(folder)
    article = project.articles[0]
    session = project.session(article)
    assert project.session(article) is session
    assert project.progress(article) == (0, 0)
    session.add_claims(project.claims(article))
    count = len(session.claims)
    assert count >= 2
    session.decide([session.claims[0].span], Status.ACCEPTED)
    session.mark(Span(0, 5))
    assert project.progress(article) == (1, count)
    again = open_project(folder)
    again.session(again.articles[0]).add_claims(session.claims)
    assert again.progress(again.articles[0]) == (1, count)
    assert again.progress(again.articles[1]) == (0, 0)


def test_the_place_where_one_stopped_is_there_on_the_next_start(folder: Path) -> None:
    project = open_project(folder)
    assert project.last_article is None
    first, second, _ = project.articles
    assert project.place(first) is None
    project.keep_place(first, Place(12, "c1"))
    project.keep_place(second, Place(30))
    again = open_project(folder)
    assert again.place(again.articles[0]) == Place(12, "c1")
    assert again.place(again.articles[1]) == Place(30, None)
    assert again.last_article == again.articles[1]
    other = open_project(folder, annotations="other")
    assert other.place(other.articles[0]) is None
    assert not (folder / "annotations").exists()


def test_the_last_article_is_that_of_the_paths_that_are_open(folder: Path) -> None:
    def opened(*names: str) -> Project:
        paths = [folder / name for name in names]
        annotations = folder / "annotations"
        return Project.open(paths, annotations=annotations, annotator="ana", on_problem=print)

    (folder / "more").mkdir()
    (folder / "more" / "x.txt").write_text("The ferry sank in May.")
    every, one = opened("."), opened("more")
    every.keep_place(every.articles[1], Place(5))
    one.keep_place(one.articles[0], Place(7))
    # What the second desk kept is still there when the first one keeps its place again.
    every.keep_place(every.articles[1], Place(6))
    again = opened(".")
    assert again.last_article == every.articles[1]
    assert again.place(every.articles[1]) == Place(6)
    assert opened("more").last_article == one.articles[0]
    assert opened("more").place(one.articles[0]) == Place(7)
    assert opened("more", ".").last_article is None


def test_what_could_not_be_read_is_known(folder: Path) -> None:
    (folder / "news" / "3.txt").write_bytes(b"")
    project = open_project(folder)
    assert ["3.txt" in problem.message for problem in project.skipped] == [True]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b'{"places": []}',
        b'{"places": {"a": 1}}',
        b'{"places": {"news/1.txt": {"offset": "x"}}}',
        b'{"places": {"news/1.txt": {"offset": 1e999}}}',
    ],
)
def test_an_unreadable_place_is_no_harm(folder: Path, home: Path, data: bytes) -> None:
    project = open_project(folder)
    project.keep_place(project.articles[0], Place(12))
    (file,) = (home / ".local" / "state").rglob("*.json")
    file.write_bytes(data)
    again = open_project(folder)
    assert again.place(again.articles[0]) is None
    assert again.last_article is None
    again.keep_place(again.articles[0], Place(13))
    assert open_project(folder).place(again.articles[0]) == Place(13)


def test_a_state_folder_that_cannot_be_written_is_no_harm(folder: Path, home: Path) -> None:
    (home / ".local").write_bytes(b"in the way")
    project = open_project(folder)
    project.keep_place(project.articles[0], Place(12))
    assert project.place(project.articles[0]) == Place(12)


def test_a_damaged_codebook_is_told_and_offers_nothing(folder: Path) -> None:
    problems: list[ReaderError] = []
    project = open_project(folder, problems)
    assert project.codebook.names
    assert problems == []
    (folder / "annotations").mkdir()
    (folder / "annotations" / "codebook.json").write_bytes(b"{")
    assert project.codebook.names == ()
    assert "codebook.json" in problems[0].message


def test_what_is_unsaved_is_counted_over_all_articles(folder: Path) -> None:
    project = open_project(folder)
    (folder / "annotations").mkdir()
    (folder / "annotations" / "ana").write_bytes(b"in the way")
    for article in project.articles[:2]:
        project.session(article).mark(Span(0, 5))
    assert project.unsaved == 2
