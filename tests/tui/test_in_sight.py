"""Nothing is decided that is not seen, and what happened is said where it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Status
from reader.session import Session
from reader.store import Store
from reader.tui.screens.choose import ChooseScreen
from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.app import ReaderApp

LONG = "\n\n".join(
    f"Mayor Ida Kron said on {day} May 2024 that {day * 11} boats had left the old harbour "
    "before the storm, more than in any year since the pier was built."
    for day in range(1, 29)
)


def write_long(articles: Path) -> None:
    (articles / "01-harbour.txt").write_text(LONG, encoding="utf-8")


def seen(app: ReaderApp) -> bool:
    current = app.desk.reading.current
    return current is not None and app.desk.on_screen(current.span)


async def test_a_decision_on_what_was_scrolled_away_first_brings_it_back(articles: Path) -> None:
    write_long(articles)
    for key in ("y", "x", "2", "t", "a"):
        async with opened(articles, size=(100, 24)) as (app, pilot):
            await pilot.press("g", "n", "space", "space", "space")
            assert not seen(app)
            await pilot.press(key)
            assert seen(app)
            assert app.screen is app.desk
            assert "press again" in app.desk.status.said
            assert kept(articles) == []
    async with opened(articles, size=(100, 24)) as (app, pilot):
        await pilot.press("g", "n", "space", "space", "space", "y", "y")
        assert [each["status"] for each in kept(articles)] == ["accepted"]
        await pilot.press("space", "space", "space", "d")
        assert len(kept(articles)) == 1
        await pilot.press("d")
        assert kept(articles) == []


async def test_the_chosen_claim_stays_in_sight_at_any_size_and_on_the_next_start(
    articles: Path,
) -> None:
    write_long(articles)
    async with opened(articles, size=(160, 50)) as (app, pilot):
        await pilot.press(*["n"] * 14)
        number = app.desk.reading.number
        for size in ((80, 24), (45, 12), (200, 50), (100, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert seen(app), size
        await pilot.resize_terminal(160, 50)
        await pilot.press("q")
    async with opened(articles, size=(60, 16)) as (app, pilot):
        assert app.desk.reading.number == number == 14
        assert seen(app)
        await pilot.press("p")
        assert app.desk.reading.number == 13


async def test_g_lets_go_so_that_n_goes_to_the_first_claim(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "n", "n", "g")
        assert app.desk.reading.current is None
        await pilot.press("p")
        assert app.desk.reading.current is None
        await pilot.press("n")
        assert app.desk.reading.number == 1
        await pilot.press("G", "n")
        assert app.desk.reading.current is None
        await pilot.press("p")
        assert app.desk.reading.number == len(app.desk.reading.shown)


async def test_what_a_key_did_stands_in_the_status_line(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "2")
        assert "tagged verdict/disputed: “The harbour bridge" in shown(app).splitlines()[-2]
        await pilot.press("2")
        assert "took verdict/disputed off “The harbour" in shown(app).splitlines()[-2]
        await pilot.press("G", "p", "n")
        assert "No further claim, this is the end" in shown(app).splitlines()[-2]


async def test_undo_says_what_it_took_back_and_goes_there(articles: Path) -> None:
    write_long(articles)
    async with opened(articles, size=(100, 24)) as (app, pilot):
        await pilot.press("g", "n", "y", "2", *["n"] * 9)
        first = app.desk.reading.stops[0]
        assert not app.desk.on_screen(first.span)
        await pilot.press("u")
        assert app.desk.status.said.startswith("undone: tagged verdict/disputed “Mayor Ida Kron")
        assert app.desk.reading.number == 1
        assert seen(app)
        await pilot.press("u")
        assert app.desk.status.said.startswith("undone: accepted “Mayor")
        await pilot.press("ctrl+r")
        assert app.desk.status.said.startswith("done again: accepted “Mayor")


async def test_a_press_holds_for_what_is_on_disk_and_says_what_changed_there(
    articles: Path,
) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y")
        article, span = app.desk.article, app.desk.reading.stops[0].span
        other = Session(article, Store(app.project.annotations, "ana"))
        other.decide([span], Status.REJECTED)
        await pilot.press("y")
        assert [each["status"] for each in kept(articles)] == ["accepted"]
        assert "changed elsewhere: rejected “The harbour" in shown(app)
        # A tag that the other one has given meanwhile is not taken off by giving it.
        other.reload()
        other.tag([span], "verdict/disputed")
        await pilot.press("2")
        assert kept(articles)[0]["tags"] == ["verdict/disputed"]


async def test_what_changed_elsewhere_is_seen_without_a_press(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y")
        span = app.desk.reading.stops[0].span
        Session(app.desk.article, Store(app.project.annotations, "ana")).note(span, "Ask her.")
        while not app.desk.reading.stops[0].note:
            await pilot.pause(0.05)
        assert "changed elsewhere: noted “The harbour" in shown(app)


async def test_a_second_dialog_does_not_open_over_the_first(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n")
        for first, second in (("e", "f"), ("f", "e"), ("question_mark", "l"), ("t", "a")):
            app.simulate_key(first)
            app.simulate_key(second)
            await pilot.pause(0.05)
            assert len(app.screen_stack) == 2
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.desk


async def test_claims_and_own_marks_are_counted_apart(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        claims = len(app.desk.reading.stops)
        await pilot.press("n", "n", "v", "w", "w", "v", "w", "enter")
        assert "Mark 1 of 1" in shown(app)
        await pilot.press("n")
        assert f"Claim 3 of {claims}" in shown(app)
        assert app.desk.reading.number == 4


async def test_a_store_that_cannot_be_read_is_marked_before_it_is_opened(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("J", "n", "y", "K", "q")
    file = articles.parent / "annotations" / "ana" / "news" / "02-ferry.txt.json"
    file.write_text("{")
    async with opened(articles) as (app, pilot):
        assert "! cannot be read" in shown(app)
        await pilot.press("J")
        await pilot.pause()
        assert "02-ferry.txt.json" in app.desk.status.saved.problem


async def test_files_that_could_not_be_read_are_named(articles: Path) -> None:
    (articles / "03.txt").write_bytes(b"")
    async with opened(articles, problems=[]) as (app, pilot):
        assert "2 articles · 1 not read: l" in shown(app)
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, ChooseScreen)
        assert "03.txt" in app.screen.choices[-1].words
        assert "not read" in shown(app)


async def test_a_draft_can_be_dropped_and_the_words_say_how(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a", *"half", "escape", "a")
        assert "^o drops it" in shown(app)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "The draft is dropped" in shown(app)
        assert "This is your draft" not in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "a draft of a note" not in shown(app)


async def test_all_that_was_said_of_a_claim_stands_in_the_margin(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y", "2")
        assert "✓⚑" in shown(app)
        app.desk.change(lambda: app.desk.session.note(app.desk.reading.stops[0].span, "Ask."))
        await pilot.pause()
        assert "✓⚑✎" in shown(app)


async def test_the_pane_begins_with_the_words_of_the_claim(articles: Path) -> None:
    narrow = (80, 24)
    for size in ((120, 40), narrow):
        async with opened(articles, size=size) as (app, pilot):
            await pilot.press("g", "n")
            words = app.desk.panel.query_one("ClaimWords").render()
            assert "The harbour bridge will" in str(words)
            last = shown(app).splitlines()[-2:]
            if size == narrow:
                assert "1 supported  2 disputed  3 unverifiable" in shown(app)
                assert all(each in " ".join(last) for each in ("u undo", "l articles", "f filter"))


async def test_the_help_begins_with_what_the_signs_mean(articles: Path) -> None:
    async with opened(articles, size=(80, 24)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        screen = shown(app)
        for words in ("✓ accepted", "# quantity", "reviewed"):
            assert words in screen


async def test_a_claim_counts_as_reviewed_in_one_way_everywhere(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y", "n", "2", "v", "w", "v", "w", "enter")
        states = [stop.states for stop in app.desk.reading.stops]
        assert sum("reviewed" in each for each in states) == 2
        assert "2 of " in app.desk.top.progress
        assert "reviewed" in app.desk.top.progress


async def test_long_titles_cut_off_no_count_and_use_the_width(articles: Path) -> None:
    title = "The harbour bridge, its cracks and those who knew of them"
    (articles / "01-harbour.txt").write_text(f"---\ntitle: {title}\n---\n{LONG}", encoding="utf-8")
    async with opened(articles, size=(200, 50)) as (app, pilot):
        assert title in "\n".join(row[:62] for row in shown(app).splitlines())
        await pilot.resize_terminal(60, 24)
        await pilot.press("n", "y", "l")
        await pilot.pause()
        assert app.desk.tallies.entries[0].words in shown(app)
