"""The tags, and changing them in all articles at once."""

from __future__ import annotations

from reader.tui.actions.action import CODEBOOK, SPLITTING, Action, in_group

__all__ = ["CODES"]

_desk = in_group("Codebook")
_tags = in_group("Codebook", (CODEBOOK,))
_split = in_group("Codebook", (SPLITTING,))

CODES: tuple[Action, ...] = (
    _desk(
        "codebook", "C", "codebook", "Shows all tags: what each is for, and how often it was given."
    ),
    _tags("tag_down", "j down", "down", "To the next tag."),
    _tags("tag_up", "k up", "up", "To the tag above."),
    _tags("tags_down", "space pagedown ctrl+f ctrl+d", "page down", "One page of tags down."),
    _tags("tags_up", "b pageup ctrl+b ctrl+u", "page up", "One page of tags up."),
    _tags("tags_top", "g home", "top", "To the first tag."),
    _tags("tags_end", "G end", "end", "To the last tag."),
    _tags("unfold", "l right", "unfold", "Shows the tags below, or goes to the first of them."),
    _tags("fold", "h left", "fold", "Hides the tags below, or goes to the tag above."),
    _tags("fold_all", "-", "fold all", "Shows only the tags that stand below no other."),
    _tags("unfold_all", "+ =", "unfold all", "Shows all tags."),
    _tags("order_tags", "o", "order", "Shows those given most first, or all by name."),
    _tags("find_tag", "/", "find", "Finds tags by words of their names and descriptions.", 9),
    _tags("list_passages", "enter", "passages", "Lists all passages that have the tag.", 1),
    _tags("describe", "a", "describe", "Says what the tag is for.", 2),
    _tags("colour", "c", "colour", "Gives it a colour, which those below have, too.", 3),
    _tags(
        "give_key",
        "1 2 3 4 5 6 7 8 9",
        "digit",
        "Gives the tag this digit, or takes it; no two have one.",
    ),
    _tags("new_tag", "n", "new", "Makes a new tag.", 4),
    _tags("rename_tag", "r", "rename", "Renames it, and all below it, in all articles.", 5),
    _tags("merge_tags", "m", "merge", "Makes it one with another tag, in all articles.", 6),
    _tags("split_tag", "s", "split", "Goes through its passages: which gets which of two tags.", 7),
    _tags("delete_tags", "d delete", "delete", "Takes it away, in all articles.", 8),
    _tags("mark_tag", "v", "mark", "Marks tags that are merged, coloured or deleted together."),
    _tags("leave_codebook", "escape q C", "leave", "Back to the article.", 14),
    _split("passage_down", "j down", "down", "To the next passage."),
    _split("passage_up", "k up", "up", "To the passage above."),
    _split("passages_down", "space pagedown", "page down", "One page of passages down."),
    _split("passages_up", "b pageup", "page up", "One page of passages up."),
    _split("passages_top", "g home", "top", "To the first passage."),
    _split("passages_end", "G end", "end", "To the last passage."),
    _split("give_first", "1", "first", "Gives it the first tag, and goes to the next.", 1),
    _split("give_second", "2", "second", "Gives it the second tag, and goes to the next.", 2),
    _split("give_both", "3", "both", "Gives it both tags, and goes to the next.", 3),
    _split("give_neither", "0 c", "as it is", "Leaves it the tag that it has.", 4),
    _split("make_split", "enter", "split", "Shows what that touches, and does it.", 5),
    _split("give_all", "*", "all alike", "Gives all that are shown what this one got.", 6),
    _split("find_passage", "/", "find", "Shows only passages with some words.", 7),
    _split("next_undecided", "o", "next open", "To the next passage that nothing was said of.", 8),
    _split("leave_split", "escape q", "leave", "Back to the codebook; nothing is changed.", 14),
)
"""In the order in which they are shown."""
