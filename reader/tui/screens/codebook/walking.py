"""The codebook: moving among the tags, folding, finding, marking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reader.tui.actions import Action
from reader.tui.screens.codebook.base import CodebookBase
from reader.tui.screens.codebook.tree import TagTree

if TYPE_CHECKING:
    from textual import events

__all__ = ["Walking"]

_TYPING = (
    Action("tag_down", ("enter",), "keep these", "", "Codebook"),
    Action("tag_down", ("down",), "next tag", "", "Codebook"),
    Action("tag_up", ("up",), "tag above", "", "Codebook"),
    Action("leave_codebook", ("escape",), "all tags", "", "Codebook"),
)
"""The keys of the field in which tags are found, as the line of keys shows them."""


class Walking(CodebookBase):
    """Actions that only move, and those that choose what is shown."""

    def action_tag_down(self) -> None:
        """To the next tag."""
        self._walk(1)

    def action_tag_up(self) -> None:
        """To the tag above."""
        self._walk(-1)

    def action_tags_down(self) -> None:
        """One page down."""
        self._walk(max(1, self.tree_view.page - 1))

    def action_tags_up(self) -> None:
        """One page up."""
        self._walk(-max(1, self.tree_view.page - 1))

    def action_tags_top(self) -> None:
        """To the first tag."""
        self.go_to_row(0)

    def action_tags_end(self) -> None:
        """To the last one."""
        self.go_to_row(len(self.tree_view.rows) - 1)

    def action_unfold(self) -> None:
        """Show the tags below, or go to the first of them."""
        row = self.row
        if row is not None and row.folded:
            self.place.folded.discard(row.name)
            self.show_rows()
        elif row is not None and row.below:
            self._walk(1)

    def action_fold(self) -> None:
        """Hide the tags below, or go to the tag above."""
        row = self.row
        if row is None:
            return
        if row.below and not row.folded and not self.place.words:
            self.place.folded.add(row.name)
            self.show_rows()
        elif row.depth:
            above = row.name.rpartition("/")[0]
            names = [each.name for each in self.tree_view.rows]
            self.go_to_row(names.index(above))

    def action_fold_all(self) -> None:
        """Show only the tags that stand below no other."""
        self.place.folded = {row.name for row in self.book.rows(()) if row.below}
        self.show_rows()

    def action_unfold_all(self) -> None:
        """Show all tags."""
        self.place.folded.clear()
        self.show_rows()

    def action_order_tags(self) -> None:
        """Show those given most first, or all in the order of their names."""
        self.place.by_use = not self.place.by_use
        self.show_rows()
        self.say("Those given most come first." if self.place.by_use else "By name.")

    def action_mark_tag(self) -> None:
        """Mark the tag for what is done with several, or unmark it."""
        row = self.row
        if row is None:
            return
        if self.book.is_group(row.name):
            self.say("That is a group of tags: mark those that it holds.")
            return
        self.place.marked ^= {row.name}
        self.go_to_row(min(self.place.at + 1, len(self.tree_view.rows) - 1))

    def action_find_tag(self) -> None:
        """Type words of tags to find."""
        self.add_class("-finding")
        self.line.can_focus = True
        self.line.value = self.place.words
        self.line.focus()
        self.show_keys()

    def action_leave_codebook(self) -> None:
        """Back to the article; first to all tags, or to no marks."""
        if self.place.words:
            self._find("")
        elif self.place.marked:
            self.place.marked.clear()
            self.go_to_row(self.place.at)
        elif self.doing:
            self.say(f"Still {self.doing}.")
        else:
            self.dismiss(None)

    def action_list_passages(self) -> None:
        """Show the passages that have the tag, in all articles."""
        row = self.row
        if row is None:
            return
        if self.book.counts is not None and not self.book.given_below(row.name):
            self.say("It was not given yet: t in an article gives it.")
        elif not self.doing:
            self.dismiss(row.name)

    def show_keys(self) -> None:
        """Show the keys of the context; while one types, those that do not type."""
        super().show_keys()
        if self.has_class("-finding"):
            self.keys.actions = _TYPING
            self.keys.always = ()

    @on(TagTree.Clicked)
    def _clicked_row(self, event: TagTree.Clicked) -> None:
        again = event.row == self.place.at
        self.go_to_row(event.row)
        row = self.row
        if event.on_fold and row is not None and row.below:
            if row.folded:
                self.action_unfold()
            else:
                self.action_fold()
        elif again:
            self.action_list_passages()

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        if self.line.has_focus:
            self._find(event.value)

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self._stop_finding()

    async def on_key(self, event: events.Key) -> None:
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
        self.place.words = words.strip()
        self.show_rows()

    def _stop_finding(self) -> None:
        self.remove_class("-finding")
        self.set_focus(None)
        self.line.can_focus = False
        self.show_keys()
        if not self.tree_view.rows:
            self._find("")
            self.say("No tag has these words.")

    def _walk(self, by: int) -> None:
        rows = self.tree_view.rows
        at = max(0, min(len(rows) - 1, self.place.at + by))
        if at == self.place.at:
            self.say("This is the last tag." if by > 0 else "This is the first tag.")
            return
        self.status.said = ""
        self.go_to_row(at)
