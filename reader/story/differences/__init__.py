"""How the claims of a cluster stand to one another, and on what they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.story.differences.reading import Reading
from reader.story.differences.standing import Related, relate_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.story import Link
    from reader.story.stated import Stated

__all__ = ["Related", "relate"]


def relate(stated: Sequence[Stated], links: Sequence[Link] = ()) -> Related:
    """Return how claims that state the same thing stand to one another.

    Args:
        stated: The claims of a cluster, of two or more articles.
        links: Which of them were put together, and how surely.
    """
    return relate_readings([Reading(one) for one in stated], links)
