"""A screen whose keys are those of the table of actions, some of them in some contexts only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on, work
from textual.binding import Binding, BindingsMap
from textual.screen import Screen

from reader.tui.actions import FINDING, READING, REVIEWING, TOURING, in_context, key_words
from reader.tui.messages import ActionRequested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.actions import Action
    from reader.tui.widgets.bars import KeyBar

__all__ = ["KeyedScreen", "bindings_of"]

Answer = TypeVar("Answer")
Result = TypeVar("Result")

_OVER: dict[tuple[str, ...], int] = {(TOURING,): 0, (FINDING,): 1, (REVIEWING,): 2}
"""What lies over reading: where it holds, its keys go first."""

_NUMBERED = ("quick_tag", "give_key")
"""Actions that are told which of their keys was pressed, from 1."""

_ALWAYS = (
    "leave_codebook",
    "leave_split",
    "help",
    "quit",
    "leave_story",
    "close_row",
    "leave_search",
    "leave_query",
)
"""Actions that the footer shows whatever the width."""


def bindings_of(actions: Sequence[Action]) -> BindingsMap:
    """Return the keys of `actions`; one key may stand for one action in each context."""
    bindings = []
    # Of two that a key stands for, the first one that works where one is has it.
    for action in sorted(actions, key=lambda action: _OVER.get(action.contexts, len(_OVER))):
        for number, key in enumerate(action.keys, start=1):
            name = f"{action.id}({number})" if action.id in _NUMBERED else action.id
            bindings.append(Binding(key, name, action.label, show=False))
    return BindingsMap(bindings)


class KeyedScreen(Screen[Result], Generic[Result]):
    """What all screens with a footer of keys share."""

    keys: KeyBar

    def __init__(self, actions: Sequence[Action]) -> None:
        """Prepare the screen.

        Args:
            actions: The table of actions, with a person's own keys.
        """
        super().__init__()
        self.take_actions(actions)

    def take_actions(self, actions: Sequence[Action]) -> None:
        """Do what `actions` name from now on, at their keys."""
        self.actions = tuple(actions)
        self._bindings = bindings_of(self.actions)
        self._contexts = {action.id: action.contexts for action in self.actions}

    @property
    def context(self) -> str:
        """Where one is: the actions of this context work."""
        return READING

    @property
    def contexts(self) -> tuple[str, ...]:
        """The context, after one that lies over it: the keys of the first one go first."""
        return (self.context,)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Return whether an action works where one is now."""
        if self.has_class("-tiny-x") or self.has_class("-tiny-y"):
            return action not in self._contexts or action in _ALWAYS
        contexts = self._contexts.get(action)
        return contexts is None or not set(self.contexts).isdisjoint(contexts)

    def show_keys(self) -> None:
        """Show the keys of the context."""
        taken: set[str] = set()
        chosen: list[Action] = []
        for context in self.contexts:
            found = [a for a in in_context(self.actions, context) if a.footer and a.keys]
            found.sort(key=lambda action: action.footer)
            chosen += [action for action in found if action.keys[0] not in taken]
            taken.update(key for action in found for key in action.keys)
        self.keys.always = tuple(action for action in chosen if action.id in _ALWAYS)
        self.keys.actions = tuple(action for action in chosen if action.id not in _ALWAYS)

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Open a dialog and return its answer; None where one is open already.

        Two keys pressed at once would else put the second dialog over the first.
        """
        if self.app.screen is not self:
            return None
        return await self.app.push_screen_wait(dialog)

    async def action_change_theme(self) -> None:
        """Go to the next theme."""
        await self.app.run_action("next_theme")

    @work
    async def action_help(self) -> None:
        """Show all keys."""
        from reader.tui.screens.help import HelpScreen

        await self.ask(HelpScreen(self.actions, self.contexts))

    @work
    async def action_palette(self) -> None:
        """Find an action by its name and do it."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        contexts = self.contexts
        choices = [
            Choice(
                action.id,
                action.label.capitalize(),
                before=key_words(action).split(" ")[0].ljust(5),
                after=action.help,
            )
            for action in self.actions
            if not set(contexts).isdisjoint(action.contexts)
            and action.id not in (*_NUMBERED, "palette")
        ]
        chosen = await self.ask(ChooseScreen("What to do", choices))
        if chosen is not None:
            await self.run_action(chosen)

    async def action_quit(self) -> None:
        """End the program."""
        await self.app.run_action("quit")

    @on(ActionRequested)
    async def _clicked(self, event: ActionRequested) -> None:
        await self.run_action(event.id)
