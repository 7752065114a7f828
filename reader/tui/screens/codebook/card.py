"""The tag under the cursor in words, below the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.screens.codebook.book import Book
from reader.tui.screens.codebook.wording import count_words, few_names, in_articles
from reader.tui.swatches import swatch
from reader.tui.widgets.ends import safe

if TYPE_CHECKING:
    from reader.model.codebook_tree import TagRow

__all__ = ["TagCard", "card_lines"]

_MUTED = "$foreground-muted"


class TagCard(Widget):
    """The whole name, colour and digit of a tag, what is said of it, and how often it was given."""

    row: reactive[TagRow | None] = reactive(None)
    """The tag; None where there is none."""
    book: reactive[Book] = reactive(Book(), always_update=True)
    """What is known of the tags."""

    def render(self) -> Content:
        """Return the words, in the rows there are."""
        width, height = self.content_size
        if self.row is None or width < 1 or height < 1:
            return Content("")
        return Content("\n").join(card_lines(self.row, self.book, width, height))


def card_lines(row: TagRow, book: Book, width: int, height: int) -> list[Content]:
    """Return what is said of a tag.

    Args:
        row: Its line in the tree.
        book: What is known of the tags.
        width: The cells of a line.
        height: So many lines at most: what is said of it is cut first.
    """
    name = row.name
    heads = Content.assemble(safe(name, "bold"), "   ", _looks(row, book)).wrap(width)
    counts = safe(_counts(row, book), _MUTED).wrap(width)
    said = book.description(name)
    if said:
        words = safe(said).wrap(width)
    else:
        what = "This is a group of tags: " if book.is_group(name) else ""
        words = Content.styled(f"{what}a says what it is for.", _MUTED).wrap(width)
    heads = heads[: max(1, height - 2)]
    counts = counts[: max(1, height - len(heads) - 1)]
    room = max(0, height - len(heads) - len(counts))
    if len(words) > room:
        words = [*words[: room - 1], words[room - 1].truncate(width - 1) + "…"] if room else []
    return [*heads, *words, *counts][:height]


def _looks(row: TagRow, book: Book) -> Content:
    """Return its colour and its digit."""
    colour, source = book.colour(row.name)
    parts = []
    if colour is not None:
        words = f" {colour.name}" + (f", from {source}" if source != row.name else "")
        parts.append(Content.assemble(swatch(colour), safe(words, _MUTED)))
    if key := book.key(row.name):
        parts.append(safe(f"digit {key}", _MUTED))
    return Content.styled("   ", _MUTED).join(parts)


def _counts(row: TagRow, book: Book) -> str:
    """Return how often it was given, by whom, and whether the codebook has it."""
    name = row.name
    if book.counts is None:
        return "counting …"
    given = book.given(name)
    parts = [] if book.is_group(name) else ["not given yet"]
    if given:
        parts = [in_articles(given, book.articles(name))]
    if row.below:
        below = count_words(book.given_below(name) - given, "time")
        parts.append(f"{count_words(row.below, 'tag')} below, given {below}")
    others = [f"{who} {count.annotations:,}" for who, count in book.others_of(name)]
    if others:
        parts.append(f"also given by {few_names(others, 3)}")
    if name not in book.tags and not book.is_group(name):
        parts.append("in use, but not in the codebook")
    return " · ".join(parts)
