"""The program with a screen."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.worker import WorkerFailed

from reader.errors import ReaderError
from reader.tui.filters import FILTERS
from reader.tui.screens.desk.page import PageScreen, PageShown
from reader.tui.tastes import Tastes
from reader.tui.themes import FEW, PLAIN, THEMES, own_theme, shows_colours, theme_name
from reader.tui.touring import is_first_run
from reader.tui.turns import Turns
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.screen import Screen

    from reader.config import Settings
    from reader.project import Project
    from reader.tui.driver import DriverFailed
    from reader.tui.screens.desk.screen import DeskScreen

__all__ = ["ReaderApp", "run"]


_TURN = 0.001
"""Seconds for which one thread computes before another gets its turn."""


class ReaderApp(App[int], inherit_bindings=False):
    """Owns what holds for all screens: themes, signals, and the end."""

    TITLE = "Reader"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(__file__).parent / "screens" / "desk" / "desk.tcss",
        Path(__file__).with_name("plain.tcss"),
    ]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares its type
        (0, "-tiny-x"),
        (40, "-narrow"),
        (81, "-medium"),
        (100, "-wide"),
        (120, "-broad"),
        (140, "-roomy"),
        (180, "-vast"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny-y"),
        (10, "-low"),
        (16, "-short"),
        (24, "-tall"),
        (40, "-high"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "say_how_to_quit", "Quit", show=False),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False),
    ]

    def __init__(self, project: Project, settings: Settings, *, tour: bool = False) -> None:
        """Prepare the program.

        Args:
            project: The articles; there is at least one.
            settings: What holds for this run.
            tour: Whether to begin with the tour.

        Raises:
            ReaderError: The keys in the settings clash, or name no action.
        """
        super().__init__()
        self.project = project
        own = [own_theme(name, colours) for name, colours in settings.themes.items()]
        self.themes = (*(FEW if self._has_few_colours else THEMES), *own)
        for theme in self.themes:
            self.register_theme(theme)
        tastes: dict[str, str | int] = {"theme": settings.theme, "measure": settings.measure}
        tastes |= {"left": 0, "right": 0, "under": 0, "hidden": "", "tour": 0}
        self.tastes = Tastes(tastes)
        chosen = theme_name(str(self.tastes.get("theme")))
        self.coloured = shows_colours(os.environ)
        """Whether the terminal has colours, and they are wanted."""
        known = chosen in self.available_themes and self.coloured
        self._begin_with(chosen if known else self._fallback(settings.theme))
        measure = int(self.tastes.get("measure"))
        if settings.keys:
            from reader.tui.actions import remapped

            remapped(settings.keys)  # keys that clash are told before the screen opens
        self.page = PageScreen(project, replace(settings, measure=measure), self._widened)
        """What is seen first; it becomes the desk."""
        self.page.tastes = self.tastes
        self._begins_with_tour = tour
        self._drawn = False
        self._early: list[events.InputEvent] = []
        self.turns = Turns(self, super().on_event)
        """What hands on the keys."""
        self.page.turns = self.turns

    @property
    def desk(self) -> DeskScreen:
        """The page with all that can be done on it."""
        from reader.tui.screens.desk.screen import grown

        return grown(self.page)

    def get_driver_class(self) -> type[Driver]:
        """Return the driver for this terminal, one that no byte can end."""
        found = super().get_driver_class()
        if sys.platform != "win32":
            from textual.drivers.linux_driver import LinuxDriver

            from reader.tui.driver import ForgivingDriver

            if found is LinuxDriver:
                return ForgivingDriver
        return found

    def get_default_screen(self) -> Screen[None]:
        """Show the page."""
        return self.page

    def on_mount(self) -> None:
        """End in order when one is told to end, and draw all of it anew after a suspension."""
        self._listen()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Tell the page when it was drawn for the first time."""
        super()._display(screen, renderable)
        if not self._drawn and screen is self.page and not self._batch_count:
            self._drawn = True
            self.page.post_message(PageShown())

    async def on_event(self, event: events.Event) -> None:
        """Keep what is pressed before all of the desk is there until it is."""
        if isinstance(event, events.InputEvent) and not self.page.ready:
            self._early.append(event)
        elif isinstance(event, events.Key) and not event.is_forwarded:
            await self.turns.take(event)
        else:
            await super().on_event(event)

    async def on_desk_ready(self) -> None:
        """Take up what was pressed early; begin with the tour where it is to be shown."""
        if self._begins_with_tour:
            await self.desk.action_tour()
        for event in self._early:
            self.post_message(event)
        self._early.clear()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action, and let the tour go on if it waits for that."""
        done = await super().run_action(action, default_namespace, namespaces)
        if done and isinstance(action, str) and self.page.ready:
            self.desk.note_action(action)
        return done

    def _begin_with(self, theme: str) -> None:
        """Take a theme before anything is drawn: to set it would have all styles read twice."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        classes = {f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}
        self.update_classes(classes, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def _has_few_colours(self) -> bool:
        return self.console.color_system in {"standard", "windows"}

    def _fallback(self, theme: str) -> str:
        return theme_name(theme) if self.coloured else PLAIN.name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what goes over each row that is drawn: no colour is left in the plain theme."""
        own = FILTERS.get(self.theme)
        return (own,) if own else super().get_line_filters()

    def action_next_theme(self) -> None:
        """Go to the next theme."""
        say = getattr(self.screen, "say", self.desk.say)
        if not self.coloured:
            say("NO_COLOR is set, or this terminal has no colours: the theme stays plain.")
            return
        names = [theme.name for theme in self.themes]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.tastes.choose("theme", self.theme)
        say(f"theme: {self.theme}")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy `text`, and say by what."""
        self._clipboard = text
        self.run_worker(self._copy(text), group="copy", exclusive=True)

    async def _copy(self, text: str) -> None:
        from reader.tui.clipboard import Clipboard
        from reader.tui.telling import first_words

        clipboard = Clipboard(self.desk.settings.clipboard, os.environ, served=self.is_web)
        try:
            how, asked = await asyncio.to_thread(clipboard.copy, text)
        except ReaderError as error:
            self._say(str(error))
            return
        if asked and self._driver is not None:
            self._driver.write(asked)
        words, *_ = text.split("\n", 1)
        self._say(f"{how}: {first_words(words)}")

    def _say(self, words: str) -> None:
        """Say something on the screen that is open."""
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(words)
        else:
            self.notify(visible(words), timeout=5, markup=False)

    def action_suspend_process(self) -> None:
        """Go to the background; what is half done is kept, for some are never called back."""
        self._keep_drafts()
        self.desk.keep_place()
        super().action_suspend_process()

    def _widened(self, measure: int) -> None:
        self.tastes.choose("measure", measure)
        self.desk.fit_panes(self.desk.size)

    def action_say_how_to_quit(self) -> None:
        """Say it to whoever presses ctrl+c, as many do."""
        self.notify("q ends Reader.", timeout=3, markup=False)

    async def action_quit(self) -> None:
        """End; ask first where something would be lost."""
        self.run_worker(self._quit(), exclusive=True, group="quit")

    async def _quit(self) -> None:
        from reader.tui.drafts import HoldsDraft

        if isinstance(self.screen, HoldsDraft):
            # Its text is kept as a draft, or it says why that does not work.
            self.screen.action_leave()
            return
        from reader.tui.screens.confirm import ConfirmScreen

        while unsaved := self.project.unsaved:
            sessions = [session for session in self.project.sessions if session.unsaved]
            problems = {str(session.problem) for session in sessions if session.problem}
            self.clear_notifications()
            count = f"{unsaved} change{'s are' if unsaved != 1 else ' is'} not saved."
            answer = await self.push_screen_wait(
                ConfirmScreen(
                    "Quit?",
                    "\n".join([count, *sorted(problems)]),
                    (("s", "save again"), ("q", "quit and lose them")),
                )
            )
            if answer is None:
                return
            if answer == "q":
                break
            for session in sessions:
                session.retry()
            self.desk.take_up()
        self.desk.keep_place()
        self.exit(0)

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            try:
                loop.add_signal_handler(number, self._end, number)
            except (RuntimeError, ValueError, NotImplementedError):
                # Only the main thread hears signals; elsewhere somebody else sees to the end.
                return

    def on_terminal_lost(self) -> None:
        """End as at the signal that usually comes with it."""
        self._end(signal.SIGHUP)

    def on_driver_failed(self, event: DriverFailed) -> None:
        """End as at any other error of the program."""
        self._handle_exception(event.error)

    def _handle_exception(self, error: Exception) -> None:
        """Keep half a note before an error of the program itself ends it."""
        try:
            self._keep_drafts()
        finally:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a picture of the error: `run` raises it once the terminal is free."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing, for the same reason."""
        self._exit_renderables.clear()

    @property
    def failure(self) -> BaseException | None:
        """The error of the program itself that ended it."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _keep_drafts(self) -> None:
        from reader.tui.drafts import HoldsDraft

        for screen in self.screen_stack:
            if isinstance(screen, HoldsDraft):
                screen.keep_draft()

    def _end(self, number: int) -> None:
        """Keep what there is to keep and leave the terminal as it was found."""
        self._keep_drafts()
        self.desk.keep_place()
        self.exit(return_code=128 + number)


def run(project: Project, settings: Settings) -> int:
    """Open the desk, and return the exit code of the program when it is closed.

    Args:
        project: The articles.
        settings: What holds for this run.

    Raises:
        ReaderError: There is nothing to read, or the keys in the settings clash.
        Exception: An error of the program itself ended it; the terminal is as it was found.
    """
    if not project.articles:
        raise ReaderError("there is no article to open", "name a folder with .txt or .md files")
    app = ReaderApp(project, settings, tour=is_first_run(project.annotations))
    # Claims are found in a thread: a key is not to wait for long until that one stands back.
    sys.setswitchinterval(_TURN)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
