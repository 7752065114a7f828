"""The tags of a codebook as a tree: `verdict/disputed` stands below `verdict`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["TagRow", "is_below", "names_below", "tree_rows"]


@dataclass(frozen=True, slots=True)
class TagRow:
    """One line of the tree."""

    name: str
    """The whole name; that of a group that is no tag itself, too."""

    depth: int
    """How many stand above it."""

    below: int
    """How many tags stand below it, at any depth."""

    folded: bool = False
    """Whether these are left out."""

    @property
    def label(self) -> str:
        """The last part of its name."""
        return self.name.rpartition("/")[2]


def is_below(name: str, other: str) -> bool:
    """Return whether a tag stands below another one, at any depth."""
    return name.startswith(f"{other}/")


def names_below(names: Iterable[str], tag: str) -> set[str]:
    """Return those of `names` that are `tag` or stand below it."""
    return {name for name in names if name == tag or is_below(name, tag)}


def tree_rows(
    names: Iterable[str],
    folded: Collection[str] = (),
    *,
    weights: Mapping[str, int] | None = None,
) -> tuple[TagRow, ...]:
    """Return the lines of the tree, a group for each part of a name that is no tag itself.

    Args:
        names: The tags.
        folded: The names whose tags below are left out.
        weights: From a tag to how often it was given: what is used more, with all below it, comes
            first. In the order of the names if None.
    """
    wanted = set(names)
    count: dict[str, int] = {}
    weight: dict[str, int] = {}
    inside: dict[str, set[str]] = {}
    for name in wanted:
        own = weights.get(name, 0) if weights else 0
        at = name
        while at:
            above = at.rpartition("/")[0]
            inside.setdefault(above, set()).add(at)
            weight[at] = weight.get(at, 0) + own
            count[at] = count.get(at, 0) + (at != name)
            at = above
    rows: list[TagRow] = []
    hidden = set(folded)
    # Without recursion: a name may have as many slashes as letters.
    waiting = _in_order(inside.get("", ()), weight)
    while waiting:
        name = waiting.pop()
        fold = name in hidden and bool(count[name])
        rows.append(TagRow(name, name.count("/"), count[name], fold))
        if not fold:
            waiting += _in_order(inside.get(name, ()), weight)
    return tuple(rows)


def _in_order(names: Iterable[str], weight: Mapping[str, int]) -> list[str]:
    """Return names, the first one last, to be taken from the end."""
    return sorted(names, key=lambda name: (-weight[name], _spoken(name), name), reverse=True)


def _spoken(name: str) -> list[str | int]:
    """Return what names are put in order by: without their case, and 9 before 10."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [int(part) if at % 2 else part for at, part in enumerate(parts)]
