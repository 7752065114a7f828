from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Span
from reader.project import Project
from reader.tui.messages import ArticleCounted
from reader.tui.tallies import Tallies

if TYPE_CHECKING:
    from pathlib import Path


def test_sums_are_those_of_all_articles_however_often_one_is_counted(articles: Path) -> None:
    project = Project.open(
        [articles], annotations=articles.parent / "annotations", annotator="ana", on_problem=print
    )
    tallies = Tallies(project)
    tallies.read_codebook()
    first, second = project.articles
    for article in (first, second):
        session = project.session(article)
        session.add_claims(project.claims(article))
        tallies.take(article, session, complete=True)
    claims = project.session(first).claims
    session = project.session(first)
    session.tag([claims[0].span, claims[1].span], "harbour/bridge")
    session.mark(Span(0, 3), tags=["harbour/bridge"])
    tallies.take(first, session)
    session.untag([claims[0].span], "harbour/bridge")
    for _ in range(3):
        tallies.take(first, session)
    decided, total, counted = tallies.sums
    assert counted
    assert decided == 1
    assert total == len(claims) + len(project.session(second).claims)
    counts = {tag.name: (tag.count, tag.key) for tag in tallies.tag_counts()}
    assert counts["harbour/bridge"][0] == 2
    assert counts["harbour/bridge"][1].isdigit()
    assert tallies.recent == ("harbour/bridge",)


def test_how_far_the_counting_of_many_articles_has_come_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"The ferry carries {number + 2} cars.\n")
    project = Project.open(
        [folder],
        annotations=tmp_path / "annotations",
        annotator="ana",
        on_problem=print,
        patience=0,
    )
    tallies = Tallies(project)
    assert tallies.words == "counting ▱▱▱▱▱▱▱▱▱▱ 0 of 60"
    project.take_up(project.read_rest())
    tallies.take_articles()
    for article in project.articles[:30]:
        tallies.take_count(ArticleCounted(article, total=2))
    assert tallies.words == "counting ▰▰▰▰▰▱▱▱▱▱ 30 of 60"
    for article in project.articles[30:]:
        tallies.take_count(ArticleCounted(article, decided=1, total=2))
    assert tallies.words == "30 of 120 reviewed"
