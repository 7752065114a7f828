from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.index.marks import Count
from reader.model import Tag
from reader.model.codebook_tree import tree_rows
from reader.project import Project
from reader.store import Store
from reader.tui.screens.codebook.book import Book
from reader.tui.screens.codebook.card import card_lines
from reader.tui.screens.codebook.screen import CodebookScreen
from reader.tui.screens.codebook.split import SplitScreen
from reader.tui.screens.codebook.tree import TagTree
from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.tui.app import ReaderApp

FERRY = "02-ferry.txt"


@pytest.fixture
def tagged(articles: Path) -> Path:
    """Two articles with five tagged claims; another person has tagged one, too."""
    for name, *given in (
        ("ana", ("topic/sea", "topic/sea", "verdict/disputed"), ("topic/sea", "verdict/disputed")),
        ("ben", (), ("topic/sea", "tide")),
    ):
        project = Project.open(
            [articles],
            annotations=articles.parent / "annotations",
            annotator=name,
            on_problem=lambda problem: pytest.fail(str(problem)),
        )
        for article, tags in zip(project.articles, given, strict=True):
            session = project.session(article)
            claims = [*project.claims(article)]
            session.add_claims(claims)
            for claim, tag in zip(claims, tags, strict=False):
                session.tag([claim.span], tag)
        project.store.close()
    return articles


def tags(articles: Path) -> list[list[str]]:
    """Return the tags of all annotations on disk, article by article."""
    found = [each for name in ("01-harbour.txt", FERRY) for each in kept(articles, name)]
    return [each["tags"] for each in found if each["annotator"] == "ana"]


def codebook(articles: Path) -> dict[str, Tag]:
    found = Store(articles.parent / "annotations", "ana").codebook()
    return {tag.name: tag for tag in found.tags}


async def until(app: ReaderApp, pilot: Pilot[int], words: str) -> str:
    """Wait until some words stand on the screen, and return all of it."""
    for _ in range(400):
        await pilot.pause(0.01)
        if words in (screen := shown(app)):
            return screen
    raise AssertionError(f"{words!r} is not in\n{shown(app)}")


async def at(app: ReaderApp, pilot: Pilot[int], name: str) -> None:
    """Move to a tag."""
    screen = app.screen
    assert isinstance(screen, CodebookScreen)
    await until(app, pilot, "topic")
    for _ in range(400):
        if screen.book.counts is not None:
            break
        await pilot.pause(0.01)
    screen.go_to_row([row.name for row in screen.tree_view.rows].index(name))
    await pilot.pause()


async def test_a_tag_is_described_coloured_keyed_and_all_that_taken_back(tagged: Path) -> None:
    async with opened(tagged) as (app, pilot):
        await pilot.press("C")
        await at(app, pilot, "topic/sea")
        screen = shown(app)
        assert "3 annotations in 2 articles · also given by ben 1" in screen
        assert "▾ · topic" in screen
        before = codebook(tagged)
        await pilot.press("a", *"Boats", "enter")
        await until(app, pilot, "described topic/sea · u takes it back")
        await pilot.press("c", "o")
        await until(app, pilot, "made topic/sea orange")
        await pilot.press("2")
        await until(app, pilot, "gave topic/sea the digit 2; verdict/disputed has none now")
        assert codebook(tagged)["topic/sea"] == Tag("topic/sea", "Boats", "orange", "2")
        assert "O orange   digit 2" in await until(app, pilot, "Boats")
        for what in ("gave", "made", "described"):
            await pilot.press("u")
            await until(app, pilot, f"undone: {what}")
        assert codebook(tagged) == before
        await pilot.press("u")
        await until(app, pilot, "No change of tags is left.")
        await pilot.press("ctrl+r")
        await until(app, pilot, "done again: described topic/sea")
        assert codebook(tagged)["topic/sea"].description == "Boats"


async def test_a_change_of_all_articles_shows_before_what_it_touches(tagged: Path) -> None:
    async with opened(tagged, size=(80, 30)) as (app, pilot):
        before = tags(tagged)
        await pilot.press("C")
        await at(app, pilot, "topic")
        await pilot.press("r")
        screen = await until(app, pilot, "Touches 3 annotations in 2 articles, all by ana:")
        assert "Rename topic, and 4 tags below it" in screen
        assert "Harbour bridge to close for nine months" in screen
        assert "ben has 1 annotation in 1 article: they stay." in screen
        assert tags(tagged) == before
        await pilot.press("ctrl+u", *"w/z", "enter")
        await until(app, pilot, "renamed topic to w/z: 3 annotations in 2 articles")
        assert tags(tagged) == [[tag.replace("topic", "w/z") for tag in each] for each in before]
        assert "w/z/people" in codebook(tagged)
        await pilot.press("u")
        await until(app, pilot, "undone: renamed topic to w/z: 3 annotations in 2 articles")
        assert tags(tagged) == before
        # A name that there is already makes them one; leaving changes nothing.
        await at(app, pilot, "topic/sea")
        await pilot.press("r")
        app.screen.query_one("Input", Input).value = "verdict/disputed"
        await until(app, pilot, "There is verdict/disputed already: Enter makes them one.")
        await pilot.press("escape", "d")
        await until(app, pilot, "topic/sea is deleted")
        await pilot.press("escape")
        assert tags(tagged) == before
        await pilot.press("m", *"disp", "enter")
        await until(app, pilot, "merged topic/sea into verdict/disputed: 3 annotations")
        assert tags(tagged) == [["verdict/disputed"]] * 5
        assert app.project.session(app.project.articles[0]).annotations[0].annotation.tags == (
            "verdict/disputed",
        )


async def test_several_marked_tags_are_deleted_as_one_step(tagged: Path) -> None:
    store = Store(tagged.parent / "annotations", "ana")
    store.change_codebook(lambda book: book.without(["tide"]))
    async with opened(tagged) as (app, pilot):
        before = tags(tagged)
        await pilot.press("C")
        await at(app, pilot, "tide")
        await pilot.press("d")
        await until(app, pilot, "Only ben gave tide: your changes leave that as it is.")
        await at(app, pilot, "topic/sea")
        await pilot.press("v")
        await at(app, pilot, "verdict/disputed")
        await pilot.press("v", "d")
        await until(app, pilot, "Delete topic/sea, verdict/disputed?")
        await pilot.press("enter")
        await until(app, pilot, "deleted topic/sea, verdict/disputed: 5 annotations in 2 articles")
        assert tags(tagged) == []
        await pilot.press("q")
        await pilot.pause()
        assert app.screen is app.desk
        await app.workers.wait_for_complete()
        await pilot.pause()
        left = {tag.name: tag.count for tag in app.desk.tallies.tag_counts() if tag.count}
        assert left == {}, "also in the article that was not opened"
        await pilot.press("n", "t")
        assert "topic/people" in shown(app)
        assert "topic/sea" not in shown(app)
        await pilot.press("escape")
        await pilot.press("u")
        await until(app, pilot, "changed tags in all articles: C, then u takes it back.")
        await pilot.press("C", "u")
        await until(app, pilot, "undone: deleted")
        assert tags(tagged) == before
        await pilot.press("q", "ctrl+r")
        await until(app, pilot, "C, then ^r makes it again.")
        assert tags(tagged) == before


async def test_a_tag_is_split_passage_by_passage(tagged: Path) -> None:
    async with opened(tagged, size=(100, 30)) as (app, pilot):
        before = tags(tagged)
        await pilot.press("C")
        await at(app, pilot, "topic/sea")
        await pilot.press("s", "enter")
        await until(app, pilot, "Split topic/sea: topic/sea, and …")
        await pilot.press("q", "ctrl+n")
        await until(app, pilot, "q  new")
        await pilot.press("2", "3", "enter")
        screen = await until(app, pilot, "Split topic/sea?")
        assert "1 passage → q" in screen
        assert "1 passage → topic/sea and q" in screen
        assert "1 passage as before: topic/sea" in screen
        assert "Touches 2 annotations in 1 article, all by ana:" in screen
        await pilot.press("enter")
        await until(app, pilot, "split topic/sea into q: 2 annotations in 1 article")
        assert tags(tagged)[:2] == [["q"], ["topic/sea", "q"]]
        assert tags(tagged)[2:] == before[2:]
        await pilot.press("u")
        await until(app, pilot, "undone: split")
        assert tags(tagged) == before
        # By words: all that are shown as the first; what was said is not forgotten in silence.
        await at(app, pilot, "topic/sea")
        await pilot.press("s", "enter", "q", "ctrl+n")
        await until(app, pilot, "passage 1 of 3")
        await pilot.press("slash", *"ferr", "enter", "2", "k", "*")
        await until(app, pilot, "all 1 that are shown: q")
        await pilot.press("escape", "escape")
        await until(app, pilot, "What you said of 1 passage would be forgotten.")
        await pilot.press("escape")
        assert isinstance(app.screen, SplitScreen)
        await pilot.press("escape", "l")
        await pilot.pause()
        assert tags(tagged) == before


async def test_the_tree_folds_finds_and_goes_to_the_passages(tagged: Path) -> None:
    async with opened(tagged, size=(80, 24)) as (app, pilot):
        await pilot.press("C")
        await at(app, pilot, "topic")
        await pilot.press("h")
        screen = shown(app)
        assert "topic  (4)" in screen
        assert "Σ 3" in screen
        assert "timeline" not in screen
        await pilot.press("slash", *"tim")
        assert "topic" in shown(app)
        assert "timeline" in shown(app)
        await pilot.press("escape", "l", "minus")
        assert "disputed" not in shown(app)
        await pilot.press("plus", "o")
        await at(app, pilot, "topic/sea")
        assert app.screen.query_one(TagTree).row == 1, "what was given most comes first"
        await pilot.press("n", "backspace", *"/w", "enter")
        await until(app, pilot, "added topic/w")
        await at(app, pilot, "topic/w")
        await pilot.press("enter")
        assert "It was not given yet" in shown(app)
        await at(app, pilot, "topic/sea")
        await pilot.press("enter")
        screen = await until(app, pilot, 'tag:"topic/sea"')
        assert not isinstance(app.screen, CodebookScreen)
        await pilot.press("escape")
        await until(app, pilot, "3 annotations in 2 articles")
        await pilot.press("enter")
        await until(app, pilot, 'tag:"topic/sea"')
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.desk


def test_a_card_says_what_a_long_wide_or_foreign_tag_is() -> None:
    names = ["漢" * 90 + "/" + "字" * 90, "x" * 200, "a\x1b[31m/b"]
    tags = {name: Tag(name, "what it is for " * 40, "sky", "\x1b]0;") for name in names}
    book = Book(tags, {names[1]: Count(1, 1)}, {"ben": {names[1]: Count(2, 1)}})
    for row in tree_rows(book.names):
        for width in (20, 76):
            lines = card_lines(row, book, width, 6)
            assert len(lines) <= 6
            assert max(line.cell_length for line in lines) <= width
            assert "\x1b" not in "".join(line.plain for line in lines)


async def test_no_tags_and_many_tags_are_shown_on_the_smallest_terminal(articles: Path) -> None:
    store = Store(articles.parent / "annotations", "ana")
    store.change_codebook(lambda book: book.without(book.names))
    async with opened(articles, size=(40, 10)) as (app, pilot):
        await pilot.press("C")
        assert "There are no tags yet." in await until(app, pilot, "no tag")
        await pilot.press(*"jrmsdcav1hlu", "enter")
        await pilot.press("n", *"one", "enter")
        await until(app, pilot, "added one")
        many = [Tag(f"{'長' * 60}/{number:03}", colour="red") for number in range(300)]
        many.append(Tag("e\x1b[31m", "d\x1bd", "\x1bc", "\x1bk"))
        store.change_codebook(lambda book: book.with_tags(many))
        await pilot.press("escape", "C", "G")
        assert "V 299" in await until(app, pilot, "line 303 of 303")
        await pilot.press("h", "h")
        assert "\x1b" not in shown(app)
        assert "e␛[31m" in shown(app)
        assert "(300)" in await until(app, pilot, "▸")
        for key, words in (("r", "Rename"), ("d", "Delete"), ("m", "Make"), ("c", "Colour")):
            await pilot.press(key)
            await until(app, pilot, words)
            keys = app.screen.query_one("#keys").region
            assert keys.height, key
            assert keys.bottom <= 10, key
            await pilot.press("escape")
