"""Splitting a tag: its passages one by one, and which of two tags each is to get."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.content import Content
from textual.widgets import Input, Static

from reader.tagging import Elsewhere, holding
from reader.tui.actions import SPLITTING, Action
from reader.tui.screens.codebook.asking import AgreeScreen
from reader.tui.screens.codebook.parting import Parting
from reader.tui.screens.codebook.passages import PassageList, passage_lines
from reader.tui.screens.codebook.wording import brief, count_words
from reader.tui.screens.confirm import ConfirmScreen
from reader.tui.screens.dialog import SafeInput
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.swatches import swatch
from reader.tui.widgets.bars import KeyBar, StatusBar, TopBar
from reader.tui.widgets.ends import safe
from reader.tui.widgets.lines import Lines
from reader.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.tagging import TaggedPassage
    from reader.tui.screens.codebook.book import Book

    Given = dict[str, tuple[str, ...]]

__all__ = ["SplitScreen"]

_BELOW = 6
"""Rows for the whole words of the passage."""

_TYPING = (
    Action("next_undecided", ("enter",), "keep these", "", "Codebook"),
    Action("passage_down", ("down",), "next passage", "", "Codebook"),
    Action("leave_split", ("escape",), "all passages", "", "Codebook"),
)
"""The keys of the field in which passages are found, as the line of keys shows them."""


class SplitScreen(KeyedScreen["Given | None"]):
    """Answers with the tags that some annotations get in place of the one that is split."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("codebook.tcss")]
    AUTO_FOCUS: ClassVar[str | None] = ""

    top = getters.query_one(TopBar)
    passages_view = getters.query_one(PassageList)
    targets = getters.query_one("#targets", Static)
    words = getters.query_one(Lines)
    line = getters.query_one("#find", Input)
    status = getters.query_one(StatusBar)

    def __init__(
        self,
        actions: Sequence[Action],
        passages: Sequence[TaggedPassage],
        name: str,
        into: tuple[str, str],
        book: Book,
        annotator: str,
    ) -> None:
        """Prepare the screen.

        Args:
            actions: The table of actions, with a person's own keys.
            passages: Those that have the tag; there is at least one.
            name: The tag.
            into: The two tags; the tag itself may be one of them.
            book: What is known of the tags.
            annotator: Whose passages they are.
        """
        super().__init__(actions)
        self.parting = Parting(passages, name, into)
        self.book = book
        self.annotator = annotator

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return SPLITTING

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        yield TopBar()
        yield Static(id="targets", markup=False)
        yield PassageList()
        yield Lines(self._passage_lines, id="passage")
        yield SafeInput(placeholder="words of a passage, its note or its article", id="find")
        yield StatusBar()
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show all passages."""
        self.keys = self.query_one(KeyBar)
        self.line.can_focus = False
        self.top.annotator = self.annotator
        self.top.place = f"splitting {self.parting.name}"
        self.targets.update(Content("   ").join(map(self._target, range(2))))
        self.show_keys()
        self._find("")

    def _target(self, place: int) -> Content:
        name = self.parting.into[place]
        colour, _ = self.book.colour(name)
        key = Content.styled(f"{place + 1} ", "bold $footer-key-foreground")
        new = "" if name in self.book.names else "  new"
        return Content.assemble(key, swatch(colour), " ", safe(name), (new, "$foreground-muted"))

    @property
    def passage(self) -> TaggedPassage:
        """The passage under the cursor."""
        return self.passages_view.rows[self.passages_view.row]

    def _passage_lines(self, width: int) -> list[Content]:
        rows = self.passages_view.rows if self.is_mounted else ()
        lines = passage_lines(self.passage, width, _BELOW) if rows else []
        return [*lines, *[Content("")] * (_BELOW - len(lines))]

    def _show(self) -> None:
        """Show what was said, and where one is."""
        view = self.passages_view
        view.given = dict(self.parting.places)
        self.words.show(self._passage_lines)
        self.top.progress = self.parting.words
        total = (
            f" · {len(view.rows):,} of {len(self.parting.passages):,} shown" if self._words else ""
        )
        self.status.where = f"passage {view.row + 1:,} of {len(view.rows):,}{total}"

    def action_passage_down(self) -> None:
        """To the next passage."""
        self._walk(1)

    def action_passage_up(self) -> None:
        """To the passage above."""
        self._walk(-1)

    def action_passages_down(self) -> None:
        """One page down."""
        self._walk(max(1, self.passages_view.page - 1))

    def action_passages_up(self) -> None:
        """One page up."""
        self._walk(-max(1, self.passages_view.page - 1))

    def action_passages_top(self) -> None:
        """To the first passage."""
        self._walk(-len(self.parting.passages))

    def action_passages_end(self) -> None:
        """To the last one."""
        self._walk(len(self.parting.passages))

    def action_give_first(self) -> None:
        """Give it the first tag."""
        self._give((0,))

    def action_give_second(self) -> None:
        """Give it the second tag."""
        self._give((1,))

    def action_give_both(self) -> None:
        """Give it both."""
        self._give((0, 1))

    def action_give_neither(self) -> None:
        """Leave it as it is."""
        self._give(())

    def action_give_all(self) -> None:
        """Give all that are shown what this one got."""
        places = self.parting.of(self.passage)
        self.parting.say(self.passages_view.rows, places)
        self._show()
        told = " and ".join(self.parting.into[place] for place in places) or self.parting.name
        self.status.said = f"all {len(self.passages_view.rows):,} that are shown: {told}"

    def action_next_undecided(self) -> None:
        """To the next passage that nothing was said of."""
        rows, at = self.passages_view.rows, self.passages_view.row
        order = [*range(at + 1, len(rows)), *range(at)]
        found = next((i for i in order if self.parting.is_open(rows[i])), None)
        if found is None:
            self.status.said = "Of all that are shown something was said: Enter splits."
        else:
            self._walk(found - at)

    def action_find_passage(self) -> None:
        """Type words of passages to find."""
        self.add_class("-finding")
        self.line.can_focus = True
        self.line.value = self._words
        self.line.focus()
        self.show_keys()

    @work
    async def action_make_split(self) -> None:
        """Show what that touches, and answer with it."""
        given = self.parting.given
        if not given:
            self.status.said = "Nothing would change: 1, 2 and 3 say which tag a passage gets."
            return
        name = self.parting.name
        others = [
            Elsewhere(who, count.annotations, count.articles)
            for who, count in self.book.others_of(name)
        ]
        screen = AgreeScreen(
            f"Split {brief(name)}?",
            "split, u takes it back",
            lambda width: self.parting.lines(others, self.annotator, width),
        )
        if await self.ask(screen):
            self.dismiss(given)

    @work
    async def action_leave_split(self) -> None:
        """Back to the codebook; ask first where something was said."""
        if self._words:
            self._find("")
            return
        if self.parting.places:
            count = count_words(len(self.parting.places), "passage")
            words = f"What you said of {count} would be forgotten. Enter in the list splits."
            question = ConfirmScreen("Leave without splitting?", words, (("l", "leave"),))
            if await self.ask(question) is None:
                return
        self.dismiss(None)

    def show_keys(self) -> None:
        """Show the keys of the context; while one types, those that do not type."""
        super().show_keys()
        if self.has_class("-finding"):
            self.keys.actions = _TYPING
            self.keys.always = ()

    @on(PassageList.Clicked)
    def _clicked_passage(self, event: PassageList.Clicked) -> None:
        self._walk(event.row - self.passages_view.row)

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        if self.line.has_focus:
            self._find(event.value)

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self._stop_finding()

    def on_key(self, event: events.Key) -> None:
        """While one types, escape leaves without what was typed, and arrows move."""
        if not self.line.has_focus:
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self._stop_finding()
            self._find("")
        elif event.key in ("up", "down"):
            event.stop()
            self._walk(1 if event.key == "down" else -1)

    def _find(self, words: str) -> None:
        """Show the passages in which words stand, the cursor on the one it was on."""
        view = self.passages_view
        now = self.passage.annotation.id if view.rows else ""
        rows = holding(self.parting.passages, words)
        self._words = words.strip() if rows else ""
        if not rows:
            self.status.said = "No passage has these words."
            return
        self.status.said = ""
        view.rows = rows
        view.row = next((i for i, each in enumerate(rows) if each.annotation.id == now), 0)
        self._show()

    _words = ""

    def _stop_finding(self) -> None:
        self.remove_class("-finding")
        self.set_focus(None)
        self.line.can_focus = False
        self.show_keys()

    def _walk(self, by: int) -> None:
        view = self.passages_view
        view.row = max(0, min(len(view.rows) - 1, view.row + by))
        self.status.said = ""
        self._show()

    def _give(self, places: tuple[int, ...]) -> None:
        self.parting.say([self.passage], places)
        if self.passages_view.row + 1 < len(self.passages_view.rows):
            self._walk(1)
        else:
            self._show()
