from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.folders import kept, opened, shown

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.app import ReaderApp


def turn(app: ReaderApp) -> tuple[int, str]:
    """Return in which article one is, and the words of the current claim."""
    stop = app.desk.reading.current
    assert stop is not None
    return app.desk.index, " ".join(stop.words.split())


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
        assert f"1 of {total}" in shown(app)
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
        assert f"All {total} claims are decided" in shown(app)
