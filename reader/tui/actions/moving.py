"""Going through the article, and from one to another."""

from __future__ import annotations

from reader.tui.actions.action import (
    CODEBOOK,
    FINDING,
    HITS,
    READING,
    SELECTING,
    TOLD,
    Action,
    in_group,
)

__all__ = ["MOVING"]

_move = in_group("Move")
_found = in_group("Move", (FINDING,))

MOVING: tuple[Action, ...] = (
    _move("next_claim", "n ] right", "next", "To the next claim or mark.", 1),
    _move("previous_claim", "p [ left", "previous", "To the claim or mark before."),
    _move("next_open", "o", "next open", "To the next claim that is not reviewed yet.", 2),
    _move("previous_open", "O", "previous open", "To the claim before that is not reviewed yet."),
    _move("next_overlapping", "tab", "overlapping", "Cycles through what overlaps here."),
    _move("scroll_line_down", "j down", "down", "Scrolls one line down."),
    _move("scroll_line_up", "k up", "up", "Scrolls one line up."),
    _move("page_down", "space pagedown ctrl+f", "page down", "Scrolls one page down."),
    _move("page_up", "b pageup ctrl+b", "page up", "Scrolls one page up."),
    _move("half_page_down", "ctrl+d", "half a page down", "Scrolls half a page down."),
    _move("half_page_up", "ctrl+u", "half a page up", "Scrolls half a page up."),
    _move("go_top", "g home", "top", "To the beginning, before the first claim."),
    _move("go_end", "G end", "end", "To the end, after the last claim."),
    _move("next_article", "J", "next article", "Opens the next article."),
    _move("previous_article", "K", "previous article", "Opens the article before."),
    Action(
        "count",
        ("comma",),
        "count",
        "Begins a count: , 1 2 and ] goes 12 claims on, , 3 and y accepts three.",
        "Move",
        (READING, SELECTING, *TOLD, CODEBOOK, HITS),
    ),
    _move("seek", "/", "find", "Finds words in the text, as you type.", 8),
    _found("next_hit", "n", "next hit", "After a find, until Esc: to the next hit.", 1),
    _found("previous_hit", "N", "hit before", "After a find: to the hit before.", 2),
    _found("stop_seeking", "escape", "end find", "Ends the find: n is the next claim again.", 3),
    _move("jump_back", "ctrl+o backspace", "back", "Back to where one was before a jump."),
    _move("jump_forward", "\\", "forward", "Forward again, to where one went back from."),
    _move("set_mark", "m", "keep place", "Gives this place a letter, until one quits."),
    _move("go_to_mark", "'", "to a place", "Goes to the place of a letter."),
    _move("list_articles", "l", "articles", "Lists the articles; type to find one.", 9),
    _move("list_displaced", "M", "moved", "Lists what moved or changed since you annotated it."),
    _move("list_drafts", "A", "drafts", "Lists the notes that are not finished, to go on with."),
)
"""In the order in which they are shown."""
