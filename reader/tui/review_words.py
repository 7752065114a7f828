"""How far one has come with a review, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.reviewing import Pace, Queue

__all__ = ["about_words", "duration_words", "left_words", "queue_words", "standing_words"]

_MINUTE, _HOUR = 60, 3600


def duration_words(seconds: float) -> str:
    """Return a length of time no more exactly than it can be known: `12 min`, `2 h 10 min`."""
    if seconds < _MINUTE:
        return "less than a minute"
    minutes = round(seconds / _MINUTE)
    if minutes < _HOUR / _MINUTE:
        return f"{minutes} min"
    hours, rest = divmod(5 * round(seconds / _MINUTE / 5), _HOUR // _MINUTE)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def left_words(pace: Pace, claims: int) -> str:
    """Return how long the rest will take: `about 12 min left`; nothing where nobody can know."""
    seconds = pace.left(claims)
    if seconds is None or not claims:
        return ""
    return f"{about_words(seconds)} left"


def about_words(seconds: float) -> str:
    """Return a time that nobody knows exactly: `about 12 min`, `less than a minute`."""
    return f"{'about ' if seconds >= _MINUTE else ''}{duration_words(seconds)}"


def standing_words(queue: Queue) -> list[str]:
    """Return how much of a queue is reviewed, and which of its row of the story one is at."""
    words = [f"{queue.done:,} of {queue.total:,} reviewed"]
    row = queue.row()
    if row is not None and row[1] > 1:
        words.append(f"{row[0]} of {row[1]} that say this")
    return words


def queue_words(queue: Queue, pace: Pace) -> list[str]:
    """Return where one stands in a queue: in all of it, in the row or article, and the time left.

    Args:
        queue: The queue, where it is the turn of a claim.
        pace: How fast one decides.
    """
    item = queue.item
    if item is None:
        return []
    words = standing_words(queue)
    if not queue.is_open(item):
        words[0] += ", this one is"
    row = queue.row()
    if row is not None and row[0] > 1:
        words[-1] += " (& does the rest alike)"
    words.append(left_words(pace, queue.left))
    done, total = queue.counts(item.article)
    if total - done < queue.left:
        there = left_words(pace, total - done).removesuffix(" left")
        words.append(f"in this article {done} of {total}" + f", {there}" * bool(there))
    return [part for part in words if part]
