from __future__ import annotations

import pytest

from reader.errors import ReaderError
from reader.tui.actions import (
    ACTIONS,
    ASKING,
    CODEBOOK,
    FINDING,
    GROUPS,
    HITS,
    OPENED,
    READING,
    REVIEWING,
    SELECTING,
    SPLITTING,
    STORY,
    TOURING,
    action_table,
    in_context,
    key_word,
    remapped,
)
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.codebook.split import SplitScreen
from reader.tui.screens.desk.screen import DeskScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.screens.story import StoryScreen

PLACES = {
    READING: DeskScreen,
    FINDING: DeskScreen,
    REVIEWING: DeskScreen,
    SELECTING: DeskScreen,
    TOURING: DeskScreen,
    STORY: StoryScreen,
    OPENED: StoryScreen,
    ASKING: SearchScreen,
    HITS: SearchScreen,
    CODEBOOK: CodebookScreen,
    SPLITTING: SplitScreen,
}


def test_every_action_has_a_method_where_its_keys_work() -> None:
    missing = [
        (action.id, context)
        for action in ACTIONS
        for context in action.contexts
        if not hasattr(PLACES[context], f"action_{action.id}")
    ]
    assert missing == []


def test_no_key_does_two_things_at_one_place() -> None:
    for context in PLACES:
        keys = [key for action in in_context(ACTIONS, context) for key in action.keys]
        assert len(keys) == len(set(keys))


def test_every_action_is_explained_once() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(a.help.endswith(".") and a.label and a.group in GROUPS for a in ACTIONS)


def test_the_table_of_keys_names_every_action() -> None:
    table = action_table()
    rows = table.splitlines()
    assert len(rows) == 2 + len(GROUPS) + len(ACTIONS)
    assert "| `y` | Accepts the claim under the cursor. |" in rows
    assert "| `1` … `9` |" in table


def test_a_key_can_be_given_away() -> None:
    table = {action.id: action for action in remapped({"accept": "space, ctrl+y", "page_down": ""})}
    assert table["accept"].keys == ("space", "ctrl+y")
    assert table["page_down"].keys == ()


def test_a_clash_names_both_actions() -> None:
    with pytest.raises(ReaderError, match=r"keys: x is both accept and reject"):
        remapped({"accept": "x"})


def test_a_key_may_mean_something_else_while_marking() -> None:
    assert remapped({"accept": "w"})


def test_an_unknown_action_is_refused_with_the_one_that_is_like_it() -> None:
    with pytest.raises(ReaderError, match=r"keys\.acept: there is no such action; accept was m"):
        remapped({"acept": "y"})
    with pytest.raises(ReaderError, match=r"keys\.qqq: there is no such action; `reader config"):
        remapped({"qqq": "y"})


@pytest.mark.parametrize(
    ("key", "word"), [("ctrl+r", "^r"), ("right", "→"), ("y", "y"), ("pagedown", "PgDn")]
)
def test_keys_are_written_as_people_do(key: str, word: str) -> None:
    assert key_word(key) == word
