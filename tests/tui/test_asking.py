"""Queries answered in a thread: from an index that is being made, and the newest one only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.claims import engine
from reader.searching import Search
from reader.store import Store
from reader.tui.screens.search import asking
from reader.tui.screens.search.asking import Answered, Asker, Progressed, Request, SourcesKnown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.message import Message

    from reader.claims import Engine

FILES = 450


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles that have not been indexed yet; while they are, it is asked again all the time."""
    monkeypatch.setattr(asking, "_AGAIN", 0.01)
    monkeypatch.setattr(asking, "_SHARE", 1)
    monkeypatch.setattr(asking, "_TOLD", 0.0)
    found = tmp_path / "articles"
    found.mkdir()
    for number in range(FILES):
        words = "The pier stood." if number % 2 else "The ferry sank, Ada Thorne said."
        (found / f"{number}.txt").write_text(f"{number}\n\n{words}\n", encoding="utf-8")
    return found


def asked(
    folder: Path,
    *requests: Request,
    on_tell: Callable[[Asker, Message], object] = lambda *_: None,
    made: Callable[[], Engine] = engine,
) -> list[Message]:
    """Ask one thing after the other and return all that was told."""
    told: list[Message] = []

    def tell(message: Message) -> None:
        told.append(message)
        on_tell(asker, message)

    def search() -> Search:
        return Search(
            [folder], Store(folder / "notes", "ana"), made, lambda error: pytest.fail(str(error))
        )

    asker = Asker(search, tell)
    for request in requests:
        assert asker.want(request), "nothing is at work"
        asker.work(lambda: False)
    asker.leave()
    return told


def answers(told: list[Message], number: int, *, partial: bool = False) -> list[Answered]:
    found = [each for each in told if isinstance(each, Answered)]
    return [each for each in found if each.request.number == number and each.partial == partial]


def test_what_is_there_is_found_while_the_index_is_made(folder: Path) -> None:
    told = asked(folder, Request(1, "pier"))
    partial, whole = answers(told, 1, partial=True), answers(told, 1)
    assert 0 < max(len(each.hits) for each in partial) < FILES // 2
    assert sum(len(each.hits) for each in whole) == FILES // 2
    assert whole[0].first
    assert whole[-1].done
    assert any(isinstance(each, Progressed) and each.total == FILES for each in told)
    assert isinstance(told[-1], Progressed)
    assert not told[-1].total


def test_only_the_newest_question_is_answered_to_its_end(folder: Path) -> None:
    def ask_again(asker: Asker, message: Message) -> None:
        if isinstance(message, Answered) and message.request.number == 1:
            asker.want(Request(2, "ferry", by_worth=True))

    told = asked(folder, Request(1, "pier"), on_tell=ask_again)
    assert not answers(told, 1)
    whole = answers(told, 2)
    assert sum(len(each.hits) for each in whole) == FILES // 2
    assert len(whole[0].scores) == len(whole[0].hits)
    assert max(whole[0].scores) > 0


def test_who_leaves_is_not_answered(folder: Path) -> None:
    told = asked(folder, Request(1, "pier"), on_tell=lambda asker, _: asker.leave())
    assert not answers(told, 1)


def test_names_are_known_once_claims_were_asked_for(folder: Path) -> None:
    told = asked(folder, Request(1, "", sources=True))
    (known,) = [each for each in told if isinstance(each, SourcesKnown)]
    assert list(known.sources) == ["Ada Thorne"]


def test_an_engine_that_fails_is_told(folder: Path) -> None:
    def fail() -> Engine:
        raise RuntimeError("out of order")

    told = asked(folder, Request(1, "kind:quote"), made=fail)
    (answer,) = answers(told, 1)
    assert answer.done
    assert answer.problem == "RuntimeError: out of order"
