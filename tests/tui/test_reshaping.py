from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.app import ReaderApp


def words(app: ReaderApp) -> str:
    """Return the words of the current stop as they stand in the article."""
    stop = app.desk.reading.current
    assert stop is not None
    return stop.span.text_in(app.desk.article.text)


async def test_brackets_move_either_end_by_a_word_and_back(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n")
        whole = words(app)
        await pilot.press(")", ")", "{", "{")
        assert words(app) == whole.split(maxsplit=2)[2].rsplit(maxsplit=2)[0]
        (record,) = kept(articles)
        assert record["target"]["exact"] == words(app)
        assert record["claim"]["kinds"]
        await pilot.press("(", "(", "}", "}")
        assert words(app) == whole
        assert kept(articles) == [], "a claim at its own place of which nothing is said is no mark"


async def test_a_claim_with_other_ends_is_decided_on_and_counted_once(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n")
        count = len(app.desk.reading.stops)
        await pilot.press(")", "y")
        assert len(app.desk.reading.stops) == count
        (record,) = kept(articles)
        assert record["status"] == "accepted"
        assert app.desk.session.progress[0] == 1
        assert "Claim 1 of" in shown(app)
        await pilot.press("u", "u")
        assert kept(articles) == []


async def test_any_motion_moves_the_ends_as_one_step(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y", "r", "b", "b", "l", "l", "h", "o", "w", "w")
        assert "moving its start" in shown(app)
        await pilot.press("enter")
        assert (
            words(app) == "bridge will close for nine months from 3 June, the port authority said o"
        )
        (record,) = kept(articles)
        assert record["target"]["exact"] == words(app)
        assert record["status"] == "accepted"
        await pilot.press("u")
        (record,) = kept(articles)
        assert record["target"]["exact"].startswith("The harbour bridge")


async def test_leaving_keeps_the_ends_and_a_tag_meanwhile_is_given_to_the_claim_there(
    articles: Path,
) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n")
        whole = words(app)
        await pilot.press("r", "b", "escape")
        assert words(app) == whole
        assert kept(articles) == []
        assert app.desk.context == "reading"
        await pilot.press("r", "b", "b", "t", *"short/one", "enter")
        await pilot.pause()
        (record,) = kept(articles)
        assert record["tags"] == ["short/one"]
        assert record["target"]["exact"] == words(app)
        assert record["claim"] is not None


async def test_brackets_in_a_row_are_one_step_and_any_other_key_ends_it(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n")
        whole = words(app)
        await pilot.press(")", ")", ")", "(", "{")
        once = words(app)
        assert once == whole.split(maxsplit=2)[2].rsplit(maxsplit=1)[0]
        await pilot.press("j", "k", ")")
        assert words(app) != once
        await pilot.press("u")
        assert words(app) == once
        await pilot.press("u")
        assert words(app) == whole
        assert kept(articles) == []
        await pilot.press("ctrl+r")
        assert words(app) == once
    async with opened(articles) as (app, pilot):
        # It is one step tomorrow, too.
        await pilot.press("u")
        assert kept(articles) == []


async def test_brackets_move_by_character_and_by_sentence_too(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n")
        whole = words(app)
        await pilot.press(";", ")", "{")
        assert words(app) == whole[1:-1]
        assert "move by a character" in shown(app) or "Saved" in shown(app)
        await pilot.press(";", "}", "}")
        after = app.desk.article.text[app.desk.article.text.index(whole) + len(whole) :]
        assert words(app).startswith(whole[1:])
        assert words(app).endswith("told reporters.")
        assert after.lstrip().startswith('"We found')
        await pilot.press("{")
        assert words(app) == whole[1:]
