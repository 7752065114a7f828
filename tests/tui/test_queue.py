from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.accord import say_the_same
from tests.tui.folders import HARBOUR, kept, opened, shown

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp


def turn(app: ReaderApp) -> tuple[int, str]:
    """Return in which article one is, and the words of the current claim."""
    stop = app.desk.reading.current
    assert stop is not None
    return app.desk.index, " ".join(stop.words.split())


def scores_of(app: ReaderApp) -> list[float]:
    """Return how much each claim of all articles is worth checking."""
    project = app.project
    return [claim.score for article in project.articles for claim in project.claims(article)]


def is_in_queue(app: ReaderApp) -> bool:
    """Return whether one goes through the queue."""
    return app.desk.queue is not None


def left(app: ReaderApp) -> int:
    """Return how many claims of the queue are open."""
    return app.desk.queue.left if app.desk.queue else 0


async def test_every_decision_goes_on_also_into_the_next_article_and_undo_comes_back(
    articles: Path,
) -> None:
    async with opened(articles) as (app, pilot):
        desk = app.desk
        first = len(desk.reading.stops)
        total = desk.tallies.sums[1]
        await pilot.press("Q", "enter")
        assert is_in_queue(app)
        assert shown(app).count(f"0 of {total} reviewed") == 2, "above and below it is one number"
        seen = []
        for key in ("y", "x", "2", "n", *"y" * (first - 4)):
            seen.append(turn(app))
            await pilot.press(key)
        assert len(set(seen)) == first
        assert {index for index, _ in seen} == {0}
        assert turn(app)[0] == 1, "after the last of the first article comes the second one"
        said = [(each["status"], each["tags"]) for each in kept(articles)]
        assert said[:3] == [("accepted", []), ("rejected", []), (None, [desk.tallies.keys["2"]])]
        assert len(said) == first - 1
        skipped = seen[3]
        second = turn(app)
        await pilot.press("a", *"ask", "ctrl+s")
        assert turn(app) != second
        assert kept(articles, "02-ferry.txt")[0]["note"] == "ask"
        # Undone is what was done last in the queue, wherever that was.
        await pilot.press("u")
        assert turn(app) == second
        assert kept(articles, "02-ferry.txt") == []
        await pilot.press("u")
        assert turn(app) == seen[-1]
        await pilot.press("ctrl+r", "ctrl+r", "n")
        assert len(kept(articles, "02-ferry.txt")) == 1
        for _ in range(left(app) - 1):
            await pilot.press("y")
        assert turn(app) == skipped, "what was passed over comes up at the end"
        await pilot.press("y")
        assert not is_in_queue(app)
        for _ in range(100):
            if "claims are reviewed" in shown(app):
                break
            await pilot.pause(0.02)  # the summary is drawn once it is counted
        assert f"All {total} claims are reviewed" in shown(app)


async def test_the_queue_keeps_its_place_and_shows_what_is_most_worth_first(
    articles: Path,
) -> None:
    async with opened(articles) as (app, pilot):
        scores = scores_of(app)
        await pilot.press("Q", *"worth", "enter")
        await pilot.pause()
        stop = app.desk.reading.current
        assert stop is not None
        assert stop.score == max(scores)
        await pilot.press("y", "n")
        place = turn(app)
        await pilot.press("[")
        assert turn(app) != place
        assert "looking around" in app.desk.hint()
        await pilot.press("n")
        assert turn(app) == place
        await pilot.press("z", "2")
        assert turn(app) == place, "after z a tag stays"
        assert left(app) == len(scores) - 2
        await pilot.press("escape")
        assert not is_in_queue(app)
        await pilot.press("q")
    async with opened(articles) as (app, pilot):
        await pilot.press("Q", "enter")
        await pilot.pause()
        assert is_in_queue(app)
        # The one that was left is tagged by now: what is open behind it comes up.
        assert left(app) == len(scores) - 2
        assert app.desk.stays


async def test_by_story_the_same_is_judged_once_everywhere(articles: Path) -> None:
    wire = "The wire reports: " + " ".join(HARBOUR.split("---")[2].split())
    for name in ("03-wire.txt", "04-radio.txt"):
        (articles / name).write_text(wire, encoding="utf-8")
    async with opened(articles) as (app, pilot):
        await pilot.press("Q", *"story", "enter")
        await pilot.pause()
        lineup = app.desk.lineup
        assert lineup is not None
        row = lineup.story.clusters[0]
        assert len(row.articles) >= 3
        assert turn(app)[1] == " ".join(row.members[0].text.split())
        assert f"1 of {len(row.members)} that say this" in shown(app)
        before = left(app)
        await pilot.press("&")
        assert left(app) == before, "nothing was said yet that could be said of all"
        await pilot.press("x", "&")
        alike = [member for member in row.members if say_the_same(row, row.members[0], member)]
        assert len(alike) == len(row.members) - 1, "one of them says otherwise"
        assert left(app) == before - len(alike)
        rejected = {
            (name, each["target"]["start"])
            for name in row.articles
            for each in kept(articles, Path(name).name)
            if each["status"] == "rejected"
        }
        assert {at for _, at in rejected} == {member.span.start for member in alike}
        other = next(member for member in row.members if member not in alike)
        assert turn(app)[1] == " ".join(other.text.split()), "which comes up by itself"
        done = len(scores_of(app)) - left(app)
        await pilot.pause()
        said = " ".join(shown(app).split())
        assert "rejected 2 more that say the same" in said, said
        assert "1 says otherwise" in said, said
        assert said.count(f"{done} of {left(app) + done} reviewed") >= 2, said
        await pilot.press("&")
        assert left(app) == before - len(alike), "nor is it taken when asked again"
        await pilot.press("y", "&")
        assert left(app) == before - len(row.members), "nor is anything of the next row"
        await pilot.press("u", "u")
        assert left(app) == before - 1, "all that was said alike is taken back at once"


async def test_a_bulk_decision_goes_on_and_the_summary_leads_to_what_is_left(
    articles: Path,
) -> None:
    async with opened(articles) as (app, pilot):
        total = app.desk.tallies.sums[1]
        first = len(app.desk.reading.stops)
        await pilot.press("Q", "enter", "asterisk", "enter", *"accept", "enter")
        await pilot.pause()
        assert app.desk.index == 1
        assert left(app) == total - first
        await pilot.press("Q", "enter", "K", "percent_sign")
        while "counting" in shown(app):
            await pilot.pause(0.02)
        screen = shown(app)
        assert f"{first} of {total} claims reviewed" in screen
        assert f"✓ {first} accepted 100 %" in screen
        # The first part is that of the kinds: there one goes to what is left.
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.desk
        assert app.desk.index == 1
        assert app.desk.reading.current is not None
        assert app.desk.reading.current.open
