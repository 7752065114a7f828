"""The single table behind keys, footer, help, palette and README."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.tui.actions.action import AWAY, GROUPS, WHERE, Action
from reader.tui.actions.codebook import CODES
from reader.tui.actions.deciding import DECIDING
from reader.tui.actions.moving import MOVING
from reader.tui.actions.passages import PASSAGES
from reader.tui.actions.program import PROGRAM
from reader.tui.actions.reviewing import REVIEW
from reader.tui.actions.searching import SEARCHING
from reader.tui.actions.story import TELLING
from reader.tui.actions.viewing import VIEWING
from reader.tui.key_names import key_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["ACTIONS", "action_table", "check_keys", "in_context", "key_words", "remapped"]

ACTIONS: tuple[Action, ...] = (
    *(*MOVING, *DECIDING, *REVIEW, *PASSAGES, *VIEWING, *TELLING, *SEARCHING, *CODES, *PROGRAM),
)
"""Everything one can do, in the order in which it is shown."""


def key_words(action: Action) -> str:
    """Return all keys of `action` as a person would write them."""
    if action.keys == tuple("123456789"):
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
        ReaderError(f"keys.{name}: there is no such action", _nearest(name, known))
        for name in keys
        if name not in known
    ]
    table = tuple(
        replace(action, keys=_split(keys[action.id])) if action.id in keys else action
        for action in ACTIONS
    )
    table = tuple(_yielding(action, table, keys) for action in table)
    said: set[tuple[str, str, str]] = set()
    for context in WHERE:
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


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return what to do about an action that is not `known`."""
    import difflib  # only for a mistake

    close = difflib.get_close_matches(name, sorted(known), n=1)
    where = "`reader config --init --file all.toml` lists all actions"
    return f"{close[0]} was meant? {where}" if close else where


def _yielding(action: Action, table: Sequence[Action], keys: Mapping[str, str]) -> Action:
    """Return an action of another screen without keys that a person gave away, if it has more.

    Whoever has chosen keys for the article alone need not know those of the story or the search.
    """
    if action.id in keys or not set(action.contexts) <= set(AWAY):
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
        for action in actions:
            if action.group == group and action.keys:
                keys = " ".join(_code(word) for word in key_words(action).split())
                rows.append(f"| {keys} | {WHERE[action.contexts[0]]}{action.help} |")
    return "\n".join(rows) + "\n"


def _code(word: str) -> str:
    # In a table of Markdown a bar would end the cell, in code as well.
    bare = word.replace("|", "\\|")
    return word if word == "…" else f"`{bare}`"


def _split(keys: str) -> tuple[str, ...]:
    return tuple(keys.replace(",", " ").split())
