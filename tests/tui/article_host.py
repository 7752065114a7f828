"""A small app around the article's view, and what its tests look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Offset

from reader.model import Article
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment
    from textual.message import Message
    from textual.pilot import Pilot

__all__ = ["FAMILY", "LONG", "MIXED", "Host", "page", "segments", "spot", "view_of"]

FAMILY = "👩‍👩‍👧‍👦"
MIXED = f"One {FAMILY} two 北京市 three e\u0301clair 🇩🇪 four.\nLast line."
LONG = "".join(
    f"Paragraph {n} says a few words, more than one row of them. " * 3 + "\n" for n in range(3000)
)


class Host(App[None]):
    """Nothing but the view, and what it told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.query_one(ArticleView).show(Article(Path("a.txt"), "a.txt", "A", self.text))

    def on_article_view_cursor_moved(self, message: ArticleView.CursorMoved) -> None:
        self.told.append(message)

    def on_article_view_passage_selected(self, message: ArticleView.PassageSelected) -> None:
        self.told.append(message)

    def on_article_view_mark_clicked(self, message: ArticleView.MarkClicked) -> None:
        self.told.append(message)

    def heard(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.told if isinstance(message, kind)]


def view_of(pilot: Pilot[None]) -> ArticleView:
    return pilot.app.query_one(ArticleView)


def page(view: ArticleView) -> list[str]:
    """The rows on screen as they are written."""
    return [view.render_line(y).text for y in range(view.size.height)]


def segments(view: ArticleView) -> Iterator[Segment]:
    for y in range(view.size.height):
        yield from view.render_line(y)


def spot(view: ArticleView, word: str) -> Offset:
    """The cell of the widget in which `word` begins on screen."""
    for y, row in enumerate(page(view)):
        if word in row:
            strip = view.render_line(y)
            before = row[: row.index(word)]
            assert strip.cell_length == view.size.width
            return Offset(cell_len(before), y)
    raise AssertionError(word)
