from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import ReaderError
from reader.model import Article, Claim, Span
from reader.model.story import Member, Told, Verdict
from reader.store import Store
from reader.store.rulings import RulingFile, Rulings, passage_of

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("The mill burned down on Friday. Nobody was hurt.", "A mill burned. No one was hurt.")


def told(folder: Path, *texts: str) -> list[Told]:
    """Return articles of which each sentence is a claim."""
    found = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        claims, start = [], 0
        for sentence in text.split(". "):
            end = min(len(text), start + len(sentence) + 1)
            claims.append(Claim(f"c{start}", Span(start, end), text[start:end], (), 0.5))
            start = end + 1
        name = path.as_posix()
        found.append(Told(name, Article(path, name, name, text), tuple(claims)))
    return found


def member(one: Told, number: int) -> Member:
    claim = one.claims[number]
    return Member(one.name, claim.id, claim.span, claim.text)


@pytest.fixture
def file(tmp_path: Path) -> RulingFile:
    """Where rulings are kept."""
    return RulingFile(tmp_path / "annotations", "ana")


def rule(file: RulingFile, articles: list[Told], verdict: Verdict, *numbers: int) -> None:
    """Rule on claims of the first two articles."""
    key = Store(file.folder, file.annotator).key
    pair = [
        passage_of(one.article, member(one, number), key)
        for one, number in zip(articles, numbers, strict=False)
    ]
    assert file.change(lambda rulings: rulings.with_step([(pair[0], pair[1])], verdict))


def found(file: RulingFile, articles: list[Told]) -> list[tuple[str, str, Verdict]]:
    """Return the words of the claims that are ruled on now."""
    key = Store(file.folder, file.annotator).key
    return [
        (ruling.first.text, ruling.second.text, ruling.verdict)
        for ruling in file.read().found(articles, key)
    ]


def test_reading_makes_nothing(file: RulingFile) -> None:
    assert file.read() == Rulings()
    assert not file.folder.exists()


def test_a_ruling_is_kept_and_found(file: RulingFile, tmp_path: Path) -> None:
    articles = told(tmp_path, *WORDS)
    rule(file, articles, Verdict.TOGETHER, 1, 1)
    expected = [("Nobody was hurt.", "No one was hurt.", Verdict.TOGETHER)]
    assert found(RulingFile(file.folder, "ana"), articles) == expected
    assert RulingFile(file.folder, "ben").read() == Rulings()


def test_it_is_found_again_where_its_article_has_changed(file: RulingFile, tmp_path: Path) -> None:
    rule(file, told(tmp_path, *WORDS), Verdict.APART, 1, 1)
    later = told(tmp_path, "This was added. " + WORDS[0], WORDS[1])
    assert found(file, later) == [("Nobody was hurt.", "No one was hurt.", Verdict.APART)]
    # Where one of the claims is gone, so is the ruling, until it is there again.
    assert found(file, told(tmp_path, "Something else stands here now.", WORDS[1])) == []
    assert len(found(file, told(tmp_path, *WORDS))) == 1


def test_steps_are_taken_back_and_made_again_in_order(file: RulingFile, tmp_path: Path) -> None:
    articles = told(tmp_path, *WORDS)
    rule(file, articles, Verdict.TOGETHER, 0, 0)
    rule(file, articles, Verdict.APART, 1, 1)
    full = file.read().kept
    assert file.change(Rulings.back)
    assert file.read().kept == full[:1]
    assert file.change(Rulings.back)
    assert not file.change(Rulings.back)
    assert file.read().kept == ()
    assert file.change(Rulings.forward)
    assert file.read().kept == full[:1]
    assert file.change(Rulings.forward)
    assert file.read().kept == full
    assert not file.change(Rulings.forward)
    file.change(Rulings.back)
    rule(file, articles, Verdict.TOGETHER, 1, 1)
    assert not file.change(Rulings.forward)


def test_a_damaged_file_is_refused_and_set_aside_by_the_next_ruling(
    file: RulingFile, tmp_path: Path
) -> None:
    articles = told(tmp_path, *WORDS)
    rule(file, articles, Verdict.TOGETHER, 0, 0)
    damaged = file.path.read_bytes()[:-30]
    file.path.write_bytes(damaged)
    with pytest.raises(ReaderError, match=r"ana\.story\.json: damaged"):
        file.read()
    rule(file, articles, Verdict.APART, 0, 0)
    assert [each[2] for each in found(file, articles)] == [Verdict.APART]
    asides = [path for path in file.folder.iterdir() if ".damaged-" in path.name]
    assert [path.read_bytes() for path in asides] == [damaged]


def test_a_file_of_somebody_else_is_left_alone(file: RulingFile, tmp_path: Path) -> None:
    file.folder.mkdir()
    file.path.write_text('{"mine": 1}', encoding="utf-8")
    with pytest.raises(ReaderError, match="foreign"):
        rule(file, told(tmp_path, *WORDS), Verdict.APART, 0, 0)
    assert file.path.read_text(encoding="utf-8") == '{"mine": 1}'


def test_two_who_rule_at_once_lose_nothing(file: RulingFile, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    articles = told(tmp_path, *WORDS)
    with ThreadPoolExecutor(4) as pool:
        done = [
            pool.submit(rule, RulingFile(file.folder, "ana"), articles, Verdict.APART, 0, 0)
            for _ in range(12)
        ]
    for each in done:
        each.result()
    assert len(file.read().kept) == 12
