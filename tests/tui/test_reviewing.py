from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.model import Status
from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.tui.app import ReaderApp


async def test_the_desk_opens_on_the_first_article_with_its_claims(articles: Path) -> None:
    async with opened(articles) as (app, _):
        screen = shown(app)
        assert "Harbour bridge to close for nine months" in screen
        assert "The Coastal Courier · 6 May 2024 · 1 min" in screen
        assert "Ferries to replace" in screen
        assert len(app.desk.reading.stops) > 4
        assert app.desk.tallies.sums[2]


async def test_n_and_p_walk_the_claims_in_order(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "n", "n")
        assert app.desk.reading.number == 3
        await pilot.press("p")
        assert app.desk.reading.number == 2
        await pilot.press("left", "left")
        assert app.desk.reading.number == 1


async def test_accepting_is_on_disk_before_it_is_called_saved(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        assert "Saved" not in shown(app)
        await pilot.press("n", "y")
        assert [each["status"] for each in kept(articles)] == ["accepted"]
        assert "Saved" in shown(app)


async def test_decide_and_go_on_needs_one_key(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "Y", "X")
        assert [stop.status for stop in app.desk.reading.stops[:3]] == [
            Status.ACCEPTED,
            Status.REJECTED,
            None,
        ]
        assert app.desk.reading.number == 3


async def test_next_open_passes_over_what_is_decided(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "n", "y", "p", "o")
        assert app.desk.reading.number == 3


async def test_clearing_takes_the_annotation_away(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("n", "x", "c")
        assert kept(articles) == []


async def test_a_digit_gives_and_takes_a_tag(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "2")
        assert kept(articles)[0]["tags"] == [app.desk.tallies.keys["2"]]
        await pilot.press("2")
        assert kept(articles) == []


async def test_typing_a_new_name_makes_the_tag_and_gives_it(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "t", *"cost/repair", "enter")
        await pilot.pause()
        assert kept(articles)[0]["tags"] == ["cost/repair"]
        assert "cost/repair" in [tag.name for tag in app.project.codebook.tags]
        # It has a digit now, and comes first the next time.
        digit = next(key for key, name in app.desk.tallies.keys.items() if name == "cost/repair")
        await pilot.press("n", digit)
        assert sorted(tag for each in kept(articles) for tag in each["tags"]) == ["cost/repair"] * 2
        await pilot.press("n", "t", "enter")
        await pilot.pause()
        assert len(kept(articles)) == 3


async def test_a_few_letters_find_a_tag(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("n", "t", *"disp", "enter")
        await pilot.pause()
        assert kept(articles)[0]["tags"] == ["verdict/disputed"]


async def test_a_note_of_two_lines_with_an_emoji_and_brackets_comes_back(articles: Path) -> None:
    note = "Ask her 🚢\n[bold]how many[/bold] [@click=app.quit]cracks[/]"
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "a")
        app.screen.query_one("TextArea").insert(note)  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert kept(articles)[0]["note"] == note
        assert "[bold]how many[/bold]" in shown(app)
        await pilot.press("q")
    async with opened(articles) as (app, _):
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.note == note


async def test_escape_keeps_what_was_typed_as_a_draft(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("n", "a", *"half a", "escape")
        assert kept(articles) == []
        await pilot.press("q")
    async with opened(articles) as (app, pilot):
        assert "1 unfinished note" in shown(app)
        await pilot.press("a")
        assert app.screen.query_one("TextArea").text == "half a"  # type: ignore[attr-defined]
        await pilot.press(*" note", "ctrl+s")
        await pilot.pause()
        assert kept(articles)[0]["note"] == "half a note"
        assert "a draft of a note" not in shown(app)


async def test_undo_and_redo_walk_back_through_everything_also_tomorrow(articles: Path) -> None:
    async with opened(articles) as (_, pilot):
        await pilot.press("n", "y", "2", "n", "x")
        assert len(kept(articles)) == 2
    async with opened(articles) as (_, pilot):
        await pilot.press("u")
        assert len(kept(articles)) == 1
        await pilot.press("u", "u")
        assert kept(articles) == []
        await pilot.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert [(each["status"], len(each["tags"])) for each in kept(articles)] == [
            ("accepted", 1),
            ("rejected", 0),
        ]


async def test_the_place_where_one_stopped_comes_back(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("J")
        await app.workers.wait_for_complete()
        await pilot.press("n", "n")
        assert app.desk.index == 1
        await pilot.press("q")
        await pilot.pause()
    async with opened(articles) as (app, _):
        assert app.desk.index == 1
        assert app.desk.reading.number == 2


async def test_an_export_holds_what_was_said(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y", "e")
        app.screen.query_one("Input").value = str(out)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
    export = json.loads(out.read_text(encoding="utf-8"))
    assert len(export["articles"]) == 2
    article = export["articles"][0]
    target = article["annotations"][0]["target"]
    assert article["article"]["text"][target["start"] : target["end"]] == target["exact"]


async def test_only_what_is_tagged_so_goes_out(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y", "n", "2", "e", "ctrl+t", *"disputed", "enter")
        await pilot.pause()
        assert "only what is tagged verdict/disputed" in shown(app)
        app.screen.query_one(Input).value = str(out)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
    (article,) = json.loads(out.read_text(encoding="utf-8"))["articles"]
    assert [each["tags"] for each in article["annotations"]] == [["verdict/disputed"]]


async def test_an_export_over_another_file_is_refused_in_words(articles: Path) -> None:
    async with opened(articles) as (app, pilot):
        await pilot.press("e")
        app.screen.query_one("Input").value = str(articles / "01-harbour.txt")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "is there already" in shown(app)
    assert (articles / "01-harbour.txt").read_text(encoding="utf-8").startswith("---")


async def test_an_export_without_what_cannot_be_read_leaves_the_earlier_one(
    articles: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    async with opened(articles) as (app, pilot):
        await pilot.press("n", "y")
        await export_to(pilot, app, out)
        assert app.screen is app.desk
    earlier = out.read_bytes()
    store = articles.parent / "annotations" / "ana" / "news" / "01-harbour.txt.json"
    store.write_bytes(store.read_bytes()[:-20])
    async with opened(articles) as (app, pilot):
        await export_to(pilot, app, out)
        assert "may hold what can no" in " ".join(shown(app).split())
        assert out.read_bytes() == earlier
        await pilot.press("escape")
        await export_to(pilot, app, tmp_path / "other.json")
        assert (tmp_path / "other.json").is_file()


async def export_to(pilot: Pilot[int], app: ReaderApp, out: Path) -> None:
    """Write an export of all articles to `out`, through the dialog."""
    await pilot.press("e")
    await pilot.pause()
    app.screen.query_one(Input).value = str(out)
    await pilot.press("enter")
    await pilot.pause()
    while "writing …" in shown(app):
        await pilot.pause(0.02)
