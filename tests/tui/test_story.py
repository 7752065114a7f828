from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.config import Settings
from reader.errors import ReaderError
from reader.model import Span
from reader.model.story import Cluster, Difference, On, Relation, Story
from reader.tui.app import ReaderApp
from reader.tui.lineup import Lineup
from reader.tui.screens.story.export import StoryExportScreen
from reader.tui.screens.story.opened import OpenedRow, page
from reader.tui.screens.story.rows import Row, RowFilter
from reader.tui.screens.story.said import Said
from reader.tui.screens.story.words import row_lines
from reader.typeset.safe import visible
from tests.tui.folders import kept, opened, shown
from tests.tui.story_sample import (
    Sampled,
    open_project,
    sample_lineup,
    settled,
    story_screen,
    told,
    write_articles,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.telling import Telling
    from reader.tui.screens.story import StoryScreen


@pytest.fixture
def velm(tmp_path: Path) -> Path:
    """A folder with three articles about one event."""
    return write_articles(tmp_path)


async def test_s_opens_the_story_with_what_differs_first(velm: Path) -> None:
    async with told(velm, "S") as (app, _):
        stands = [row.stand for row in story_screen(app).matrix.rows]
        assert stands == ["differ", "differ", "agree", "alone", "alone"]
        screen = shown(app)
        assert "101 and 103 share 42 % of their text" in screen
        assert "3 told by several · 2 differ · 2 by one alone" in screen
        assert "≠ 450 people" in screen
        assert "3 of 3 articles, of which 101 and 103 are one text" in screen
        assert "≠ how many  101 and 103: Some 300 people · 102: 450 people" in screen


async def test_it_says_in_one_line_what_one_sees_the_first_time_only(velm: Path) -> None:
    async with told(velm, "S") as (app, pilot):
        assert "A row is what is said, a column an article" in shown(app)
        await pilot.press("escape", "S")
        await settled(app, pilot)
        assert "A row is what is said, a column an article" not in shown(app)


async def test_the_words_of_each_article_stand_below_the_table(velm: Path) -> None:
    async with told(velm, "S") as (app, pilot):
        assert "101 The Courier  Some 300 people were brought to safety." in shown(app)
        await pilot.press("j", "l")
        assert "102 Valley Ledger  says nothing of it" in shown(app)


async def test_a_row_opens_with_the_odd_words_marked_and_a_way_to_each_article_and_back(
    velm: Path,
) -> None:
    async with told(velm, "S", "j", "enter") as (app, pilot):
        screen = shown(app)
        assert "101 The Courier" in screen
        assert "— the miller" in screen
        assert "shared words: people, safety" in screen
        await pilot.press("l", "g")
        await settled(app, pilot)
        assert app.screen is app.desk
        assert app.desk.article.path.name == "103_wire.txt"
        current = app.desk.reading.current
        assert current is not None
        assert current.words.startswith("“We heard it coming for one")
        await pilot.press("n", "escape")
        await settled(app, pilot)
        story = story_screen(app)
        assert story.place.opened
        assert story.member is not None
        assert story.member.text == current.words
        await pilot.press("escape", "escape")
        assert app.screen is app.desk


async def test_the_desk_tells_how_the_others_stand_to_the_claim(velm: Path) -> None:
    async with told(velm, "n", "n") as (app, _):
        screen = shown(app)
        assert "3 of 3 articles" in screen
        assert "≠ 102 says 450 people" in screen


async def test_a_tag_on_a_row_is_on_each_claim_and_one_step_in_all_articles(velm: Path) -> None:
    async with told(velm, "S", "2") as (app, pilot):
        for name in ("101_courier.txt", "102_ledger.txt", "103_wire.txt"):
            (annotation,) = kept(velm, name)
            assert annotation["tags"] == ["verdict/disputed"]
            assert annotation["claim"]["kinds"] == ["event"]
            story = annotation["claim"]["story"]
            assert story["articles"] == [f"velm/{each}" for each in sorted(_names())]
        assert "⚑ verdict/disputed" in shown(app)
        await pilot.press("escape", "n", "n")
        assert "verdict/disputed" in shown(app)
        # Taken back in one of the articles, it is taken back in all.
        await pilot.press("u")
        assert [kept(velm, name) for name in _names()] == [[], [], []]
        assert "in 2 other articles, too" in shown(app)
        await pilot.press("ctrl+r")
        assert [len(kept(velm, name)) for name in _names()] == [1, 1, 1]


async def test_what_was_said_since_of_other_claims_stays_when_a_row_is_taken_back(
    velm: Path,
) -> None:
    async with told(velm, "S", "y", "j", "x", "escape") as (_, pilot):
        assert len(kept(velm, "101_courier.txt")) == 2
        await pilot.press("S", "u")
        assert [each["status"] for each in kept(velm, "101_courier.txt")] == ["accepted"]
        assert kept(velm, "102_ledger.txt")[0]["status"] == "accepted"
    async with told(velm, "J", "n", "n", "u") as (app, _):
        # 102 had no part in the second row, nor had the first row come to more since.
        assert [kept(velm, name) for name in _names()] == [[], [], []]
        assert "in 2 other articles, too" in shown(app)


async def test_what_was_taken_back_in_an_article_is_not_taken_back_again(velm: Path) -> None:
    async with told(velm, "S", "y", "2", "escape", "n", "n", "u") as (app, pilot):
        assert [each["tags"] for each in kept(velm, "101_courier.txt")] == [[]]
        await pilot.press("S", "u")
        await settled(app, pilot)
        assert kept(velm, "101_courier.txt") == []
        assert "undone: in 3 articles" in shown(app)
        await pilot.press("u")
        assert "Nothing more was done in the story" in shown(app)


async def test_a_note_is_written_once_for_all_claims_of_a_row(velm: Path) -> None:
    async with told(velm, "S", "a") as (app, pilot):
        await pilot.press(*"who counted", "ctrl+s")
        await settled(app, pilot)
        assert [kept(velm, name)[0]["note"] for name in _names()] == ["who counted"] * 3
        assert "✎" in shown(app)
        await pilot.press("u")
        assert [kept(velm, name) for name in _names()] == [[], [], []]


async def test_rows_are_filtered_by_relation_and_by_the_article_under_the_cursor(
    velm: Path,
) -> None:
    async with told(velm, "S", "f", "space", "enter") as (app, pilot):
        story = story_screen(app)
        assert [row.stand for row in story.matrix.rows] == ["differ", "differ"]
        assert "2 of 5 shown: differs" in shown(app)
        await pilot.press("l", "o")
        assert labels(story) == ["Some 300 people were brought to safety."]
        await pilot.press("F")
        assert len(labels(story)) == 5
        await pilot.press("f", "space", "escape")
        assert story.place.filter == RowFilter()


async def test_typing_finds_rows_by_the_words_of_any_of_their_claims(velm: Path) -> None:
    async with told(velm, "S", "/", *"BURST qu") as (app, pilot):
        story = story_screen(app)
        assert labels(story) == []
        await pilot.press("backspace", "backspace", "backspace", "enter")
        assert labels(story) == ["The dam at Velm gave way on Sunday."]
        await pilot.press("/", "escape")
        assert len(labels(story)) == 5
        assert app.screen is story


async def test_joining_and_splitting_are_kept_and_can_be_taken_back(velm: Path) -> None:
    file = velm.parent / "annotations" / "ana.story.json"
    async with told(velm, "S", "G", "J", "k", "J") as (app, pilot):
        story = story_screen(app)
        assert len(labels(story)) == 4
        assert story.row is not None
        assert len(story.row.cluster.members) == 2
        await pilot.press("g", "l", "s")
        await settled(app, pilot)
        assert "split off “450 people" in shown(app)
        assert story.row is not None
        assert [member.article[-14:] for member in story.row.cluster.members] == [
            "01_courier.txt",
            "velm/103_wire.txt"[-14:],
        ]
    tables = json.loads(file.read_text(encoding="utf-8"))
    assert [each["verdict"] for each in tables["rulings"].values()] == [
        "together",
        "apart",
        "apart",
    ]
    async with told(velm, "S") as (app, pilot):
        story = story_screen(app)
        assert len(labels(story)) == 5
        await pilot.press("u")
        await settled(app, pilot)
        assert len(labels(story)) == 4
        await pilot.press("u")
        await settled(app, pilot)
        assert len(labels(story)) == 5
        assert sum(row.alone for row in story.rows) == 2
        await pilot.press("u")
        assert "Nothing more was done" in shown(app)
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert sum(row.alone for row in story.rows) == 0


async def test_what_is_said_in_the_story_counts_in_the_list_of_articles(velm: Path) -> None:
    async with told(velm, "S", "y", "j", "j", "2", "escape") as (app, pilot):
        assert [entry.words for entry in app.desk.tallies.entries] == ["2/3", "2/3", "2/4"]
        await pilot.press("u")
        assert [entry.words for entry in app.desk.tallies.entries] == ["1/3", "1/3", "1/4"]
        await pilot.press("J", "J")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.desk.tallies.entries[2].words == "1/4"


async def test_what_cannot_be_saved_is_said_and_saved_later(velm: Path) -> None:
    annotations = velm.parent / "annotations"
    annotations.write_text("a file where a folder is needed")
    async with told(velm, "S", "y") as (app, pilot):
        assert app.project.unsaved == 3
        assert "not saved" in shown(app)
        annotations.unlink()
        await pilot.press("ctrl+s")
        assert app.project.unsaved == 0
        assert [len(kept(velm, name)) for name in _names()] == [1, 1, 1]


async def test_a_count_moves_and_tags_nothing(velm: Path) -> None:
    async with told(velm, "S", "g", "comma", "2") as (app, pilot):
        assert "2 times" in shown(app)
        await pilot.press("j")
        assert "row 3 of" in shown(app)
        await pilot.press("comma", "1", "escape", "k")
        assert "row 2 of" in shown(app)
        assert all(not kept(velm, name) for name in _names())


async def test_a_story_that_fails_is_told_and_the_desk_goes_on(velm: Path) -> None:
    class Failing(Sampled):
        def story(
            self,
            *,
            on_article: Callable[[int, int], None] | None = None,
            on_progress: Callable[[int, int], None] | None = None,
        ) -> Telling:
            raise ReaderError("the engine is ill", "")

    project = Failing.open(
        [velm], annotations=velm.parent / "annotations", annotator="ana", on_problem=print
    )
    app = ReaderApp(project, Settings("ana"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("S")
        while "The story could not be lined up: the engine is ill" not in shown(app):
            await pilot.pause(0.01)
        await pilot.press("y", "j", "enter", "J", "s", "f", "escape", "n", "y")
        assert app.screen is app.desk
        assert len(kept(velm, "101_courier.txt")) == 1


async def test_many_articles_are_scrolled_while_the_words_stay(tmp_path: Path) -> None:
    articles = tmp_path / "many"
    articles.mkdir()
    for number in range(40):
        (articles / f"{number:02}_a.txt").write_text("The dam at Velm gave way on Sunday.\n")
    keys = ("S", *("l" * 39))
    async with opened(articles) as (app, pilot):
        while app.desk.lineup is None:
            await pilot.pause(0.01)
        for key in keys:
            await pilot.press(key)
        story = story_screen(app)
        await settled(app, pilot)
        assert story.column_name.endswith("39_a.txt")
        head = next(line for line in shown(app).splitlines() if "What is said" in line)
        assert head.rstrip().endswith("39")
        assert "‹ " in head
        assert "40/40" in shown(app)
        assert "The dam at Velm gave way" in shown(app)
        await pilot.press(*"h" * 39)
        assert story.matrix.first == 0


async def test_nothing_in_a_story_acts_on_the_terminal(tmp_path: Path) -> None:
    evil = "The \x1b]0;dam\x07 at [bold]Velm[/] [@click=app.quit]gave[/] \u202eway\u2028 [/"
    velm = write_articles(tmp_path)
    lineup = sample_lineup(velm)
    members = tuple(replace(m, text=evil) for m in lineup.story.clusters[0].members)
    names = [member.article for member in members]
    difference = Difference(On.NAME, dict.fromkeys(names, evil), True)
    cluster = Cluster("x", evil, Relation.DIFFER, members, (difference,))
    row = Row(cluster)
    about = OpenedRow(row, Lineup(Story((), (cluster,)), lineup.articles, {}), Said())
    lines = row_lines(row, names[0], about.lineup, about.said, 60, 9)
    lines += page(about, 0, 90)[0]
    drawn = "".join(line.plain for line in lines)
    assert "[@click=app.quit]" in drawn
    assert all(visible(letter) == letter for letter in drawn)
    assert not any("@click" in str(span.style) for line in lines for span in line.spans)


async def test_a_row_whose_words_were_edited_since_is_to_be_accepted_anew(velm: Path) -> None:
    async with told(velm, "S", "y") as (app, _):
        assert "✓≈" not in shown(app)
    # Before the edit one of the articles had another number.
    path = velm / "102_ledger.txt"
    now = path.read_text(encoding="utf-8")
    (annotation,) = kept(velm, "102_ledger.txt")
    path.write_text(now.replace("450 people", "460 people"), encoding="utf-8")
    first = open_project(velm)
    article = next(each for each in first.articles if each.path == path)
    session = first.session(article)
    start, end = annotation["target"]["start"], annotation["target"]["end"]
    session.reanchor({annotation["id"]: Span(start, end)})
    first.store.close()
    path.write_text(now, encoding="utf-8")
    async with told(velm, "S") as (app, pilot):
        assert "≠✓≈" in shown(app)
        assert "≠≈ 450 people" in shown(app)
        assert app.desk.tallies.sums[0] == 2
        await pilot.press("enter")
        assert "≈ edited: these words" in shown(app)
        await pilot.press("escape", "y")
        assert "≠✓≈" not in shown(app)
        assert app.desk.tallies.sums[0] == 3
        assert kept(velm, "102_ledger.txt")[0]["target"]["exact"].startswith("450")


async def test_the_story_is_written_to_a_file_and_never_over_an_article(
    velm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(velm.parent)
    async with told(velm, "S", "e", "down", "down") as (app, pilot):
        assert "story.html" in shown(app)
        await pilot.press("enter")
        while isinstance(app.screen, StoryExportScreen):
            await pilot.pause(0.01)
        await pilot.pause()
        assert "Wrote the story" in shown(app)
        assert "450 people" in (velm.parent / "story.html").read_text(encoding="utf-8")
        article = velm / "101_courier.txt"
        before = article.read_bytes()
        await pilot.press("e")
        app.screen.query_one(Input).value = str(article)
        await pilot.press("enter")
        while any(each.name == "_write" and not each.is_finished for each in app.workers):
            await pilot.pause(0.01)
        await pilot.pause()
        assert isinstance(app.screen, StoryExportScreen)
        assert article.read_bytes() == before


async def test_where_nothing_is_decided_there_is_nothing_to_clear(velm: Path) -> None:
    async with told(velm, "S", "y", "j", "c") as (app, pilot):
        assert "Nothing is decided here." in shown(app)
        await pilot.press("u")
        assert kept(velm, "102_ledger.txt") == []


async def test_what_was_split_off_is_said_once_it_is_lined_up(velm: Path) -> None:
    async with told(velm, "S", "s") as (app, _):
        story = story_screen(app)
        assert "u takes it back" in story.status.said
        assert not story.ruled
        # Where it took so long that what was said is gone, it is said again.
        story.ruled, story.status.said = "split off", ""
        assert story.lineup is not None
        story.take(story.lineup)
        assert story.status.said == "split off"


async def test_u_in_an_article_leaves_what_is_older_than_a_split_in_the_story(velm: Path) -> None:
    async with told(velm, "n", "y", "S", "s", "escape", "u") as (app, pilot):
        assert "The last change was made in the story" in shown(app)
        assert len(kept(velm, "101_courier.txt")) == 1
        await pilot.press("S", "u")
        await settled(app, pilot)
        await pilot.press("escape", "u")
        assert kept(velm, "101_courier.txt") == []


async def test_while_rows_are_looked_for_the_line_of_keys_names_those_of_the_field(
    velm: Path,
) -> None:
    async with told(velm, "S", "slash", "d") as (app, pilot):
        last = shown(app).splitlines()[-1]
        assert "y accept" not in last
        assert "Esc all rows" in last
        await pilot.press("enter")
        assert "y accept" in shown(app).splitlines()[-1]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_it_fits_any_terminal(velm: Path, size: tuple[int, int]) -> None:
    async with told(velm, "S", "j", size=size) as (app, pilot):
        assert "≠" in shown(app)
        assert all(len(line) <= size[0] for line in shown(app).splitlines())
        await pilot.press("enter")
        assert "The Courier" in shown(app)


def labels(story: StoryScreen) -> list[str]:
    """Return what the rows that are shown begin with."""
    return [row.cluster.label for row in story.matrix.rows]


def _names() -> list[str]:
    return ["101_courier.txt", "102_ledger.txt", "103_wire.txt"]
