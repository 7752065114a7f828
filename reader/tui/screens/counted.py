"""How often a key is to do what it does, typed before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from reader.tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from textual import events

__all__ = ["CountedScreen"]

Result = TypeVar("Result")

_DIGITS = 3
"""Digits of a count; more than 999 times is a slip of the hand."""


class CountedScreen(KeyedScreen[Result], Generic[Result]):
    """A count is begun by its key, shown as it is typed, and holds for the next key alone.

    Attributes:
        repeated: The actions that are done so many times.
    """

    repeated: ClassVar[frozenset[str]] = frozenset()

    count: str | None = None
    """The digits typed so far; None where no count is being typed."""

    @property
    def digits_count(self) -> bool:
        """Whether a digit begins a count by itself."""
        return False

    def show_count(self) -> None:
        """Show the count that is typed, or that there is none any more."""
        raise NotImplementedError

    def count_words(self) -> str:
        """Return what is typed so far, and what it is for; empty where no count is typed."""
        if self.count is None:
            return ""
        return f"{self.count or '…'} times: a key that moves · Esc drops it"

    def action_count(self) -> None:
        """Begin a count."""
        self.count = ""
        self.show_count()

    async def on_key(self, event: events.Key) -> None:
        """Take up digits, and the key that they are for."""
        digit = len(event.key) == 1 and event.key in "0123456789"
        if self.count is None:
            if not digit or event.key == "0" or not self.digits_count:
                return
            self.count = ""
        if digit:
            self.count = (self.count + event.key)[-_DIGITS:]
        elif event.key == "escape":
            self.count = None
        elif event.key == "backspace":
            self.count = self.count[:-1] or None
        else:
            count, self.count = int(self.count or "1"), None
            action = self._action_of(event.key)
            self.show_count()
            if action is None or not await self.do_counted(action, max(1, count)):
                return  # the key does what it always does
        event.stop()
        event.prevent_default()
        self.show_count()

    async def do_counted(self, action: str, count: int) -> bool:
        """Do an action so many times; return whether it can be counted."""
        if action not in self.repeated:
            return False
        for _ in range(count):
            await self.run_action(action)
        return True

    def _action_of(self, key: str) -> str | None:
        """Return the action that a key stands for where one is."""
        for binding in self._bindings.key_to_bindings.get(key, ()):
            if self.check_action(binding.action, ()):
                return binding.action
        return None
