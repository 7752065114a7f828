from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_count_holds_for_the_next_key_and_is_shown_while_it_is_typed(
    articles: Path,
) -> None:
    async with opened(articles) as (app, pilot):
        reading = app.desk.reading
        await pilot.press("n", "comma", "3")
        assert "3 times" in shown(app)
        await pilot.press("]")
        assert reading.number == 4
        assert "times" not in shown(app)
        await pilot.press("comma", "2", "[", "]")
        assert reading.number == 3
        # It is dropped by Esc, and the digit is a tag's again.
        await pilot.press("comma", "2", "escape", "[")
        assert reading.number == 2
        await pilot.press("comma", "9", "9", "9", "]")
        assert reading.number == len(reading.shown)
        await pilot.press("comma", "4", "g")
        assert reading.number == 4
        await pilot.press("comma", "backspace", "n")
        assert reading.number == 5
        await pilot.press("2")
        assert len(kept(articles)) == 1


async def test_a_count_decides_and_tags_so_many_as_one_step(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("n", "comma", "3", "y")
        assert [each["status"] for each in kept(articles)] == ["accepted"] * 3
        await pilot.press("comma", "2", "t", *"cost/all", "enter")
        await pilot.pause()
        assert sorted(each["tags"] for each in kept(articles)) == [[], ["cost/all"], ["cost/all"]]
        before = kept(articles)
        await pilot.press("comma", "9", "9", "u")
        assert kept(articles) == before, "the whole history is not taken back by a slip"
        await pilot.press("comma", "2", "u")
        assert kept(articles) == []


async def test_a_count_moves_ends_and_extends_a_passage(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        text = app.desk.article.text
        await pilot.press("n", "comma", "2", ")")
        stop = app.desk.reading.current
        assert stop is not None
        assert stop.span.text_in(text).startswith("bridge will")
        await pilot.press("u")
        assert kept(articles) == []
        await pilot.press("g", "v", "v", "comma", "4", "w")
        assert app.desk.passage is not None
        assert app.desk.passage.text_in(text) == "The harbour bridge will"


async def test_a_passage_is_extended_over_claims_annotations_and_hits(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        desk, text = app.desk, app.desk.article.text
        claims = [stop.span for stop in desk.reading.stops]
        await pilot.press("n", "n", "y", "g", "v", "v", "]", "]")
        assert desk.view.cursor == sorted(span.end for span in claims)[1]
        await pilot.press("[", "m")
        assert desk.view.cursor == claims[1].end
        await pilot.press("escape", "/", *"bridge", "enter", "v", "v", "n", "n")
        assert desk.passage is not None
        assert desk.passage.text_in(text).endswith("bridge")
        assert desk.passage.text_in(text).count("bridge") == 2
        await pilot.press("N")
        assert text.startswith("bridge", desk.view.cursor)


async def test_digits_may_be_counts_and_then_t_and_a_digit_tag(articles: Path) -> None:
    async with opened(articles, digits="counts") as (app, pilot):
        await pilot.press("n", "1", "0", "]")
        assert app.desk.reading.number == len(app.desk.reading.shown)
        await pilot.press("t", "2")
        await pilot.pause()
        assert kept(articles)[0]["tags"] == [app.desk.tallies.keys["2"]]
