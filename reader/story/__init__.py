"""The claims of many articles -> who agrees, who refines, who differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model.story import Ruling, Story, Told

__all__ = ["compare"]


def compare(
    told: Sequence[Told],
    *,
    rulings: Sequence[Ruling] = (),
    languages: Mapping[str, str] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Story:
    """Return what the articles say, lined up claim by claim.

    The same articles and rulings always give the same story.

    Args:
        told: The articles with their claims, in the order in which they shall stand; no two of
            them have the same name.
        rulings: What a reader ruled on pairs of claims; it wins over what is found here, and of
            two rulings on the same claims the later one counts.
        languages: The language of each article as a tag, by its name, as far as it is known; None
            for what the articles name themselves. Articles of one language are lined up with one
            another only; what is not known is taken for the language of most.
        on_progress: Called now and then with how many claims are done, and how many there are.
    """
    from reader.story.lining import line_up

    if languages is None:
        languages = {each.name: tag for each in told if (tag := each.article.language)}
    return line_up(told, rulings, languages, on_progress or _pass_over)


def _pass_over(done: int, of: int) -> None:
    """Tell nobody."""
