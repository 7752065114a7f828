from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from reader.config import Settings
from reader.homes import home
from reader.project import Project
from reader.tui.actions import ACTIONS, READING
from reader.tui.app import ReaderApp
from reader.tui.touring import is_first_run, steps, words_of
from reader.tui.widgets.tour_panel import TourPanel
from tests.tui.folders import kept, opened, settled, shown
from tests.tui.terminal import READY, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def panels(app: ReaderApp) -> list[str]:
    return [panel.place for panel in app.desk.query(TourPanel)]


async def keys(pilot: Pilot[int], *names: str) -> None:
    await pilot.press(*names)
    await pilot.pause()


def test_every_step_waits_for_an_action_of_the_desk() -> None:
    known = {action.id: action for action in ACTIONS}
    assert 5 <= len(steps(1)) < len(steps(2)) <= 7
    for step in steps(2):
        assert READING in known[step.does].contexts
        assert f"{{{step.does}}}" in step.words
        # Two rows of 80 cells: the text above does not move from step to step.
        panel = TourPanel()
        panel.set_reactive(TourPanel.words, words_of(step, ACTIONS))
        panel.set_reactive(TourPanel.place, "1 of 7")
        panel.set_reactive(TourPanel.leave, "Esc ends the tour.")
        assert panel.get_content_height(Size(77, 24), Size(80, 24), 77) == 2


async def test_it_goes_on_with_what_it_waits_for_and_covers_nothing(articles: Path) -> None:
    project = Project.open(
        [articles], annotations=articles.parent / "annotations", annotator="ana", on_problem=print
    )
    app = ReaderApp(project, Settings("ana"), tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        desk = app.desk
        assert panels(app) == ["1 of 7"]
        panel = desk.query_one(TourPanel)
        assert "n goes to the next one" in panel.words.plain
        for size in ((40, 10), (200, 50), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert desk.view.region.bottom <= panel.region.y
            assert desk.view.size.height >= 3
            assert "1 of 7" in shown(app)
        top = desk.view.top_offset
        await keys(pilot, "j", "k")
        assert panels(app) == ["1 of 7"]
        await pilot.press("n")
        assert panels(app) == ["2 of 7"]
        assert desk.view.top_offset == top
        await pilot.press("y")
        assert kept(articles)[0]["status"] == "accepted"
        await pilot.press("u")
        assert not kept(articles)
        await keys(pilot, "t", "enter")
        await keys(pilot, "a", "h", "i", "ctrl+s")
        assert kept(articles)[0]["note"] == "hi"
        assert panels(app) == ["6 of 7"]
        await keys(pilot, "S", "escape")
        assert panels(app) == ["7 of 7"]
        await keys(pilot, "question_mark", "escape")
        assert panels(app) == []
        await keys(pilot, "exclamation_mark")
        assert panels(app) == ["1 of 7"]
        await keys(pilot, "escape")
        assert panels(app) == []
        assert app.screen is desk


async def test_with_one_article_there_is_no_story_to_show_and_own_keys_are_named(
    articles: Path,
) -> None:
    (articles / "02-ferry.txt").unlink()
    async with opened(articles, keys={"next_claim": "ctrl+t", "leave_tour": "f9"}) as (app, pilot):
        await keys(pilot, "exclamation_mark")
        assert panels(app) == ["1 of 6"]
        panel = app.desk.query_one(TourPanel)
        assert "^t goes to the next one" in panel.words.plain
        assert "f9" in panel.leave
        await keys(pilot, "v", "escape")
        assert panels(app) == ["1 of 6"]
        await keys(pilot, "f9")
        assert panels(app) == []


def test_it_comes_once_by_itself_and_only_to_who_is_new(articles: Path) -> None:
    annotations = articles.parent / "annotations"
    assert is_first_run(annotations)
    with Terminal(articles, tour=True) as terminal:
        terminal.wait_for(READY)
        terminal.wait_for(b"1 of 7")
        terminal.press(b"\x1b")
        terminal.wait_for(b"begins it again")
        terminal.press(b"q")
        assert terminal.end() == 0
    assert not is_first_run(annotations)
    with Terminal(articles, tour=True) as terminal:
        terminal.wait_for(READY)
        terminal.press(b"q")
        assert terminal.end() == 0
        assert b"1 of 7" not in terminal.output


def test_who_has_annotations_is_not_new(articles: Path) -> None:
    annotations = articles.parent / "annotations"
    annotations.mkdir()
    (annotations / ".gitkeep").touch()
    (annotations / ".locks").mkdir()
    (annotations / "README.md").write_text("Here annotations are kept.")
    assert is_first_run(annotations)
    (annotations / "codebook.json").write_text("{}")
    assert not is_first_run(annotations)
    assert not home("state").exists()
