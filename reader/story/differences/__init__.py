"""How the claims of a cluster stand to one another, and on what they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.story.differences.reading import Reading
from reader.story.differences.standing import Related, relate_readings

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from reader.model.story import Link
    from reader.story.stated import Stated

__all__ = ["Reading", "Related", "relate"]


def relate(
    stated: Sequence[Stated],
    links: Sequence[Link] = (),
    readings: MutableMapping[tuple[str, str], Reading] | None = None,
) -> Related:
    """Return how claims that state the same thing stand to one another.

    Their order makes no difference, and neither does that of the links.

    Args:
        stated: The claims of a cluster, of one or more articles.
        links: Which of them were put together, and how surely.
        readings: What was read of claims, by the keys of their members. Who relates many clusters
            of one story hands in the same mapping each time, empty at first, so that a claim that
            stands in several is read once.
    """
    known = {} if readings is None else readings
    read = []
    for one in stated:
        reading = known.get(one.member.key)
        if reading is None:
            reading = known[one.member.key] = Reading(one)
        read.append(reading)
    return relate_readings(read, links)
