"""The claims of all articles, side by side."""

from __future__ import annotations

from reader.tui.actions.action import OPENED, STORY, TOLD, Action, in_group

__all__ = ["TELLING"]

_desk = in_group("Story")
_rows = in_group("Story", (STORY,))
_row = in_group("Story", (OPENED,))
_told = in_group("Story", TOLD)

TELLING: tuple[Action, ...] = (
    _desk("story", "S", "story", "Lines up what all articles say: who agrees, who differs.", 7),
    _desk("story_back", "escape", "back", "Back to the story one came from."),
    _rows("row_down", "j down", "down", "To the next row."),
    _rows("row_up", "k up", "up", "To the row above."),
    _rows("rows_down", "space pagedown ctrl+f ctrl+d", "page down", "One page of rows down."),
    _rows("rows_up", "b pageup ctrl+b ctrl+u", "page up", "One page of rows up."),
    _rows("rows_top", "g home", "top", "To the first row."),
    _rows("rows_end", "G end", "end", "To the last row."),
    _rows("column_right", "l right", "article right", "To the next article."),
    _rows("column_left", "h left", "article left", "To the article before."),
    _rows("open_row", "enter", "open", "Opens the row: its claims side by side.", 1),
    _rows("find_row", "/", "find", "Finds rows by words of theirs, as you type.", 2),
    _rows("only_column", "o", "only here", "Shows only rows the article at the cursor is in.", 11),
    _row("next_member", "l right j down n", "next", "To the next claim of the row.", 2),
    _row("previous_member", "h left k up p", "previous", "To the claim before."),
    _row("jump", "enter g", "to its article", "Goes to the claim in its article.", 1),
    _row("next_row", "]", "next row", "Opens the next row.", 10),
    _row("previous_row", "[", "row before", "Opens the row before."),
    _row("opened_down", "space pagedown", "page down", "Scrolls down."),
    _row("opened_up", "b pageup", "page up", "Scrolls up."),
    _told("join", "J", "join", "Joins two rows: pressed on the one, then on the other.", 9),
    _told(
        "split",
        "s",
        "split",
        "Splits the claim at the cursor off its row: it says another thing.",
        9,
    ),
    _told("export_story", "e", "export", "Writes the story to a file, to keep or to show.", 12),
    _rows("leave_story", "escape q S", "leave", "Back to the article.", 14),
    _row("close_row", "escape q", "close", "Back to all rows.", 14),
)
"""In the order in which they are shown."""
