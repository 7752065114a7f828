"""The names that keys have."""

from __future__ import annotations

import functools

__all__ = ["is_key", "key_word"]

_NAMES = {
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "space": "space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "delete": "Del",
    "f1": "F1",
    "full_stop": ".",
    "comma": ",",
}
"""What people write, where that is not what Textual calls a key."""

_HELD = ("ctrl", "shift", "alt", "meta", "super", "hyper")


def is_key(name: str) -> bool:
    """Return whether `name` is that of a key, with keys that are held down or without.

    Args:
        name: In Textual's way: `y`, `ctrl+t`, `shift+left`, `question_mark`, `f5`.
    """
    *held, key = [*name[:-1].split("+")[:-1], "+"] if name.endswith("+") else name.split("+")
    return all(each in _HELD for each in held) and (len(key) == 1 or key in _names())


def key_word(key: str) -> str:
    """Return `key` as a person would write it: `^r` for `ctrl+r`, `→` for `right`."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return _NAMES.get(key, key)


@functools.cache
def _names() -> frozenset[str]:
    """Return all names of more than one letter."""
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys

    return frozenset(
        {key.value.rpartition("+")[2] for key in Keys}
        | {_named(character) for character in map(chr, range(33, 127))}
        | {*KEY_NAME_REPLACEMENTS, *KEY_NAME_REPLACEMENTS.values()}
    )


def _named(character: str) -> str:
    from textual.keys import _character_to_key

    return _character_to_key(character)
