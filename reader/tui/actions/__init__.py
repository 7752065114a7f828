"""Everything one can do in the desk: the single table behind keys, footer, help and palette."""

from reader.tui.actions.action import (
    FINDING,
    GROUPS,
    OPENED,
    READING,
    SELECTING,
    STORY,
    TOLD,
    WHERE,
    Action,
)
from reader.tui.actions.table import (
    ACTIONS,
    action_table,
    check_keys,
    in_context,
    key_words,
    remapped,
)
from reader.tui.key_names import key_word

__all__ = [
    "ACTIONS",
    "FINDING",
    "GROUPS",
    "OPENED",
    "READING",
    "SELECTING",
    "STORY",
    "TOLD",
    "WHERE",
    "Action",
    "action_table",
    "check_keys",
    "in_context",
    "key_word",
    "key_words",
    "remapped",
]
