"""Everything one can do in the desk: the single table behind keys, footer, help and palette."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.tui.key_names import key_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "ACTIONS",
    "FINDING",
    "GROUPS",
    "OPENED",
    "READING",
    "SELECTING",
    "STORY",
    "Action",
    "action_table",
    "check_keys",
    "in_context",
    "key_word",
    "key_words",
    "remapped",
]

READING = "reading"
"""The context of the desk while one reads."""
SELECTING = "selecting"
"""The context of the desk while a passage is being marked."""
FINDING = "finding"
"""Lies over the context of reading while there are hits of a search: its keys go first."""
STORY = "story"
"""The context of the story: a row for each statement, a column for each article."""
OPENED = "opened"
"""The context of a row of the story that is open: its claims side by side."""

GROUPS = ("Move", "Decide", "Passages", "View", "Story", "Reader")
"""The groups of the help screen and of the README, in their order."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, with the keys that do it."""

    id: str
    """Also the name of the method: `action_` and this."""

    keys: tuple[str, ...]
    """Keys in Textual's names; the first one is shown in the footer."""

    label: str
    """One or two words, for the footer and the palette."""

    help: str
    """One line that says what it does."""

    group: str
    """One of `GROUPS`."""

    contexts: tuple[str, ...] = (READING,)
    """Where its keys work."""

    footer: int = 0
    """Its place in the footer, 1 first; 0 keeps it out."""


_BOTH = (READING, SELECTING)
_ONLY = (SELECTING,)
_ROWS = (STORY,)
_ROW = (OPENED,)
_TOLD = (STORY, OPENED)
_EVERYWHERE = (*_BOTH, *_TOLD)


def _group(group: str, contexts: tuple[str, ...] = (READING,)) -> Callable[..., Action]:
    """Return what makes the actions of a group: name, keys, label, help, place in the footer."""

    def make(name: str, keys: str, label: str, text: str, footer: int = 0) -> Action:
        return Action(name, tuple(keys.split()), label, text, group, contexts, footer)

    return make


_move = _group("Move")
_decide = _group("Decide")
_claims = _group("Decide", (READING, *_TOLD))
_select = _group("Passages", _ONLY)
_ends = _group("Passages")
_found = _group("Move", (FINDING,))
_view = _group("View")
_shown = _group("View", (READING, STORY))
_rows = _group("Story", _ROWS)
_row = _group("Story", _ROW)
_told = _group("Story", _TOLD)
_reader = _group("Reader")
_kept = _group("Reader", (READING, *_TOLD))

ACTIONS: tuple[Action, ...] = (
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
    _move("list_annotations", "L", "annotations", "Lists all you marked, tagged and noted here."),
    _move("list_drafts", "A", "drafts", "Lists the notes that are not finished, to go on with."),
    _claims("accept", "y", "accept", "Accepts the claim under the cursor.", 3),
    _claims("reject", "x", "reject", "Rejects it.", 4),
    _claims("clear", "c", "clear", "Takes the decision back."),
    _decide("accept_next", "Y", "accept, next", "Accepts it and goes to the next open claim."),
    _decide("reject_next", "X", "reject, next", "Rejects it and goes to the next open claim."),
    _decide("repeat", "full_stop", "again", "Does the last decision, tag or note again, here."),
    _decide("decide_group", "*", "several", "Decides on or tags all of a source, kind or tag."),
    Action(
        "tag",
        ("t",),
        "tag",
        "Chooses a tag, or makes a new one, for the claim or the marked passage.",
        "Decide",
        _EVERYWHERE,
        5,
    ),
    Action(
        "quick_tag",
        tuple("123456789"),
        "tag 1–9",
        "Gives or takes the tag of this digit, which it keeps; t shows the digits.",
        "Decide",
        _EVERYWHERE,
    ),
    Action(
        "note",
        ("a",),
        "note",
        "Writes a note on the claim or the marked passage.",
        "Decide",
        _EVERYWHERE,
        6,
    ),
    _claims("undo", "u", "undo", "Takes the last change back, also one of an earlier day.", 8),
    _claims("redo", "ctrl+r", "redo", "Does again what was undone."),
    Action(
        "select",
        ("v",),
        "mark",
        "Marks a passage of your own: shows the word where it would begin.",
        "Passages",
        footer=7,
    ),
    _select("select_start", "v space", "begin here", "Begins the passage at this word.", 1),
    _select("mark", "enter", "keep", "Keeps the marked passage.", 2),
    _select("stop_selecting", "escape q", "leave", "Leaves the passage unmarked.", 3),
    _select("select_right", "l right", "right", "One character to the right.", 11),
    _select("select_left", "h left", "left", "One character to the left."),
    _select("select_down", "j down", "down", "One line down."),
    _select("select_up", "k up", "up", "One line up."),
    _select("select_word", "w", "word", "To the next word.", 7),
    _select("select_word_back", "b", "word back", "To the word before."),
    _select("select_word_end", "e", "word end", "To the end of the word."),
    _select("select_sentence", ")", "sentence", "To the next sentence.", 8),
    _select("select_sentence_back", "(", "sentence back", "To the sentence before."),
    _select("select_paragraph", "}", "paragraph", "To the next paragraph.", 9),
    _select("select_paragraph_back", "{", "paragraph back", "To the paragraph before."),
    _select("select_line_start", "0 home", "line start", "To the beginning of the line."),
    _select("select_line_end", "$ end", "line end", "To the end of the line."),
    _select("select_top", "g", "top", "To the beginning of the article."),
    _select("select_end", "G", "end", "To the end of the article."),
    _select("select_other_end", "o", "other end", "Moves the other end of the passage.", 10),
    _select("object_sentence", "s", "this sentence", "The whole sentence at the cursor."),
    _select("object_quotation", '"', "this quotation", "The quotation here, or the next one."),
    _select("object_number", "#", "this number", "The number here, with what it counts."),
    _select("object_claim", "c", "this claim", "The claim here."),
    _select("object_paragraph", "p", "this paragraph", "The whole paragraph."),
    _ends("reshape", "r", "other ends", "Moves its ends by any motion; o takes the other one."),
    _ends("start_earlier", "(", "start earlier", "Moves its start one word to the left."),
    _ends("start_later", ")", "start later", "Moves its start one word to the right."),
    _ends("end_earlier", "{", "end earlier", "Moves its end one word to the left."),
    _ends("end_later", "}", "end later", "Moves its end one word to the right."),
    Action(
        "delete",
        ("d", "delete"),
        "delete",
        "Deletes a mark of your own, or all you said of a claim.",
        "Passages",
    ),
    _shown("filter", "f", "filter", "Shows only some kinds, states and tags.", 10),
    _view("raise_score", "+ =", "fewer claims", "Shows only claims more worth checking."),
    _view("lower_score", "-", "more claims", "Shows claims less worth checking, too."),
    _shown("clear_filter", "F", "no filter", "Shows everything again."),
    _view("show_claim", "i enter", "details", "Shows all that is known of the claim.", 11),
    _view("narrow", "<", "narrower", "Sets the text in shorter lines."),
    _view("widen", ">", "wider", "Sets the text in longer lines."),
    Action(
        "change_theme",
        ("T",),
        "theme",
        "Changes between dark and light.",
        "View",
        (READING, *_TOLD),
    ),
    Action(
        "story",
        ("S",),
        "story",
        "Lines up what all articles say: who agrees, who differs.",
        "Story",
        footer=7,
    ),
    Action("story_back", ("escape",), "back", "Back to the story one came from.", "Story"),
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
    _reader("export", "e", "export", "Writes annotations with their source text to a file.", 12),
    _kept("save", "ctrl+s", "save again", "Tries again to save what could not be saved."),
    _kept("reload", "R", "reload", "Reads what others have written in the meantime."),
    Action("help", ("?", "f1"), "keys", "Shows this list.", "Reader", _EVERYWHERE, 13),
    Action(
        "palette",
        ("ctrl+p", ":"),
        "palette",
        "Finds an action by its name and does it.",
        "Reader",
        (READING, *_TOLD),
    ),
    _reader("quit", "q ctrl+q", "quit", "Ends Reader; all that is saved is there again.", 14),
)
"""Everything one can do, in the order in which it is shown."""

_WHERE = {
    _ONLY: "while marking: ",
    _ROWS: "in the story: ",
    _ROW: "in an open row: ",
    _TOLD: "in the story: ",
}
"""What the README says of actions that work only there."""


def key_words(action: Action) -> str:
    """Return all keys of `action` as a person would write them."""
    if action.id == "quick_tag" and action.keys == tuple("123456789"):
        return "1 … 9"
    return " ".join(key_word(key) for key in action.keys)


def in_context(actions: Sequence[Action], context: str) -> tuple[Action, ...]:
    """Return those of `actions` whose keys work in `context`."""
    return tuple(action for action in actions if context in action.contexts)


def remapped(keys: Mapping[str, str]) -> tuple[Action, ...]:
    """Return the table with a person's own keys.

    Args:
        keys: From the id of an action to its keys, separated by commas or spaces; an empty
            text leaves the action to the palette.

    Raises:
        ReaderError: An action is unknown, or a key would do two things at one place.
    """
    table, problems = check_keys(keys)
    if problems:
        raise problems[0]
    return table


def check_keys(keys: Mapping[str, str]) -> tuple[tuple[Action, ...], list[ReaderError]]:
    """Return the table with a person's own keys, as far as they can be, and all that is wrong.

    Args:
        keys: As for `remapped`.
    """
    known = {action.id for action in ACTIONS}
    problems = [
        ReaderError(
            f"keys.{name}: there is no such action",
            f"the actions are {', '.join(sorted(known))}",
        )
        for name in keys
        if name not in known
    ]
    table = tuple(
        replace(action, keys=_split(keys[action.id])) if action.id in keys else action
        for action in ACTIONS
    )
    table = tuple(_yielding(action, table, keys) for action in table)
    said: set[tuple[str, str, str]] = set()
    for context in (READING, SELECTING, FINDING, STORY, OPENED):
        taken: dict[str, Action] = {}
        for action in in_context(table, context):
            for key in action.keys:
                other = taken.setdefault(key, action)
                clash = key, other.id, action.id
                if other is not action and clash not in said:
                    said.add(clash)
                    problems.append(
                        ReaderError(
                            f"keys: {key_word(key)} is both {other.id} and {action.id}",
                            "give one of them another key in the settings",
                        )
                    )
    return table, problems


def _yielding(action: Action, table: Sequence[Action], keys: Mapping[str, str]) -> Action:
    """Return an action of the story without keys that a person gave to another, if it has more.

    Whoever has chosen keys for the article alone need not know those of the story.
    """
    if action.id in keys or not set(action.contexts) <= set(_TOLD):
        return action
    taken = {
        key
        for other in table
        if other.id in keys and not set(other.contexts).isdisjoint(action.contexts)
        for key in other.keys
    }
    left = tuple(key for key in action.keys if key not in taken)
    return replace(action, keys=left) if left else action


def action_table(actions: Sequence[Action] = ACTIONS) -> str:
    """Return the table of keys in Markdown, as the README shows it."""
    rows = ["| keys | does |", "|---|---|"]
    for group in GROUPS:
        rows.append(f"| **{group}** | |")
        rows += [
            f"| {' '.join(_code(word) for word in key_words(action).split())} | {_words(action)} |"
            for action in actions
            if action.group == group and action.keys
        ]
    return "\n".join(rows) + "\n"


def _words(action: Action) -> str:
    where = _WHERE.get(action.contexts, "")
    return f"{where}{action.help}"


def _code(word: str) -> str:
    return word if word == "…" else f"`{word}`"


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.replace(",", " ").split())
