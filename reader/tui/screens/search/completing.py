"""What Tab makes of the word at the cursor of a query: an operator, or a value of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.index.query import OPERATORS, fold_words
from reader.model import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Completion", "complete", "fixed_values", "operator_at"]

_WORD = re.compile(r'-?(?:[^\W\d_]+:)?(?:"[^"]*"?|[^\s"]*)$')
"""The word that ends at the cursor, a phrase that is not closed yet among them."""

_LEAST = 2
"""Letters from which on an operator is offered; fewer begin too many other words."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The ways in which the word at the cursor can go on."""

    start: int
    """Where the word begins, without its minus."""

    choices: tuple[str, ...] = ()
    """What may stand in its place, the likeliest first."""

    labels: tuple[str, ...] = field(default=())
    """The same as it is shown: values without their operator."""


def fixed_values() -> dict[str, tuple[str, ...]]:
    """Return the values of the operators that always have the same ones."""
    return {
        "kind": tuple(kind.value for kind in Kind),
        "status": tuple(status.value for status in Status),
    }


def operator_at(text: str, cursor: int) -> str:
    """Return the operator that a value is being typed of at `cursor`; empty where none is."""
    operator, colon, _ = _word_at(text, cursor)[1].partition(":")
    return operator.casefold() if colon and operator.casefold() in OPERATORS else ""


def complete(
    text: str,
    cursor: int,
    values: Mapping[str, Sequence[str]],
    *,
    operators: Sequence[str] = OPERATORS,
) -> Completion:
    """Return how the word that ends at `cursor` can go on.

    Args:
        text: The query.
        cursor: Where one types in it.
        values: The values that each operator may have, the likeliest first.
        operators: What can stand before a colon.
    """
    start, word = _word_at(text, cursor)
    operator, colon, typed = word.partition(":")
    if not colon:
        begun = operator.casefold()
        found = [name for name in operators if name.startswith(begun) and name != begun]
        names = tuple(f"{name}:" for name in found) if len(begun) >= _LEAST else ()
        return Completion(start, names, names)
    known = values.get(operator.casefold(), ())
    shown = tuple(value for value in _beginning(known, typed.strip('"')) if value)
    return Completion(start, tuple(f"{operator}:{_quoted(each)}" for each in shown), shown)


def _word_at(text: str, cursor: int) -> tuple[int, str]:
    match = _WORD.search(text, 0, cursor)
    if match is None:
        return cursor, ""
    start = match.start() + text.startswith("-", match.start())
    return start, text[start:cursor]


def _beginning(values: Sequence[str], typed: str) -> list[str]:
    """Return the values that begin with what was typed, then those with a word or part that does.

    Without regard to case; what is typed in full is left out only where nothing goes on from it.
    """
    begun = typed.casefold()
    if not begun:
        return list(values)
    first = [value for value in values if value.casefold().startswith(begun)]
    inside = [
        value
        for value in values
        if value not in first and any(word.startswith(begun) for word in fold_words(value))
    ]
    return [*first, *inside]


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"\s", value) else value
