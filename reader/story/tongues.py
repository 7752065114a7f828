"""Articles of several languages: only those of one are lined up with one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.story import Told

__all__ = ["part", "tongues_of"]


def tongues_of(told: Sequence[Told], languages: Mapping[str, str]) -> tuple[str, ...]:
    """Return the language of each article, without its country; most have what is not known.

    Args:
        told: The articles.
        languages: The tags that are known, by the names of articles.
    """
    known = [_plain(languages.get(each.name, "")) for each in told]
    counts = Counter(tag for tag in known if tag)
    most = min(counts, key=lambda tag: (-counts[tag], tag), default="")
    return tuple(tag or most for tag in known)


def _plain(tag: str) -> str:
    """Return a tag without country and script; nothing for "not known"."""
    first = tag.replace("_", "-").split("-")[0].strip().lower()
    return "" if first == "und" else first


def part(groups: Iterable[frozenset[int]], tongues: Sequence[str]) -> list[frozenset[int]]:
    """Return groups of which each is in one language, in the order of the groups they are of.

    Args:
        groups: Groups of articles or claims, by their numbers.
        tongues: The language of each of these.
    """
    found = []
    for group in groups:
        parts: dict[str, set[int]] = defaultdict(set)
        for number in group:
            parts[tongues[number]].add(number)
        found += [frozenset(parts[tongue]) for tongue in sorted(parts)]
    return found
