from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.errors import ReaderError
from reader.library import open_articles
from reader.project import Project

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_told_to_be_new_only_if_it_holds_something_else(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("The mill closed in 1950.\n", encoding="utf-8")
    project = Project.open([file], annotations=tmp_path / "a", annotator="ana", on_problem=print)
    (article,) = project.articles
    assert project.files.latest(article) is article
    os.utime(file, ns=(1, 1))
    assert project.files.newer(article) is None
    file.write_text("The mill closed in 1951.\n", encoding="utf-8")
    newer = project.files.newer(article)
    assert newer is not None
    assert (newer.name, newer.text) == (article.name, "The mill closed in 1951.\n")
    # What was said of the old text is there, and the article is no news any more.
    session = project.session(article)
    assert project.renew(newer)
    assert project.articles == (newer,)
    assert project.session(newer) is not session
    assert project.files.newer(newer) is None
    file.unlink()
    assert project.files.newer(newer) is None
    with pytest.raises(ReaderError, match=r"one\.txt"):
        project.files.latest(newer)


def test_an_article_that_was_read_elsewhere_is_compared_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("The mill closed.\n", encoding="utf-8")
    articles = open_articles([file], print)
    file.write_text("The mill opened.\n", encoding="utf-8")
    newer = Project(articles, tmp_path / "a", "ana", print).files.newer(articles[0])
    assert newer is not None
    assert newer.text == "The mill opened.\n"
