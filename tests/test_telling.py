"""The story of some articles, and of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.claims import find_claims
from reader.model import Article, Claim
from reader.model.story import Ruling, Told, Verdict
from reader.project import Project
from reader.telling import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.errors import ReaderError

TEXTS = (
    "The mill at Ousby burnt down on Friday, the fire brigade said.\n\nIt was built in 1871.\n",
    "On Friday the mill at Ousby burnt down.\n\nNobody knows who owned the horses in its stable.\n",
    "Ousby's mill, which was built in 1871, burnt down on Friday, said the fire brigade.\n",
)


def articles() -> list[Article]:
    return [
        Article(Path(f"{number}.txt"), f"{number}.txt", f"The mill {number}", text)
        for number, text in enumerate(TEXTS)
    ]


def find(article: Article) -> Iterator[Claim]:
    return iter(find_claims(article.text))


def nothing(_told: Sequence[Told]) -> tuple[Ruling, ...]:
    return ()


def test_a_telling_knows_its_articles_and_claims() -> None:
    telling = tell(iter(articles()), find, nothing)
    assert telling.articles == tuple(articles())
    assert telling.story.articles == ("0.txt", "1.txt", "2.txt")
    members = [member for cluster in telling.story.clusters for member in cluster.members]
    assert members
    for member in (*members, *telling.story.only_here):
        assert telling.claims[member.key].text == member.text


def test_what_is_ruled_is_asked_with_the_claims_and_wins() -> None:
    before = tell(articles(), find, nothing).story.clusters[0]
    first, second = before.members[:2]

    def ruled(told: Sequence[Told]) -> tuple[Ruling, ...]:
        assert [each.name for each in told] == ["0.txt", "1.txt", "2.txt"]
        assert all(each.claims for each in told)
        return (Ruling(first, second, Verdict.APART),)

    for cluster in tell(articles(), find, ruled).story.clusters:
        assert not {first.key, second.key} <= {member.key for member in cluster.members}


def test_whoever_is_told_of_progress_can_end_it() -> None:
    def enough(done: int, of: int) -> None:
        assert 0 <= done <= of
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tell(articles(), find, nothing, on_progress=enough)


def test_a_project_tells_the_story_of_its_articles(tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    problems: list[ReaderError] = []
    project = Project.open(
        [tmp_path],
        annotations=tmp_path / "annotations",
        annotator="ana",
        on_problem=problems.append,
    )
    assert not problems
    telling = project.story()
    assert [Path(name).name for name in telling.story.articles] == ["0.txt", "1.txt", "2.txt"]
    assert len(telling.story.clusters) == len(tell(articles(), find, nothing).story.clusters)
    assert not (tmp_path / "annotations").exists()
