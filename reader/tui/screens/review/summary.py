"""What has come of the review, and the way to what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from reader.summary import OWN_VOICE, Summary
from reader.tui.describe import STATE_SIGNS, bar, kind_words
from reader.tui.review_words import about_words, duration_words
from reader.tui.screens.dialog import Dialog, keys_line, styles
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.model import Article
    from reader.session import Session
    from reader.summary import Tally

__all__ = ["SummaryScreen"]

_MOST = 12
"""Sources that are listed: those of which most is left, and the most frequent ones."""

_MANY = 200
"""Articles that are listed."""

_BAR = 6
_ENOUGH = 8
"""Reviewed claims by which is told how long the others take."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list: a heading, or claims that have something in common."""

    words: str
    tally: Tally | None = None
    after: str = ""


class SummaryScreen(Dialog[tuple[int, str]]):
    """Answers with the first open claim of what was chosen: the place of its article, and its id.

    Counting takes a moment where there are many articles; it ends when one leaves.
    """

    CSS_PATH = styles("summary")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("percent_sign,q", "leave", "Leave"),
        ("enter,o", "choose", "Go there"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("pagedown,space", "move(10)", "Page down"),
        ("pageup,b", "move(-10)", "Page up"),
        ("tab", "section(1)", "Next part"),
        ("shift+tab", "section(-1)", "Part before"),
    ]
    heading = "What was decided"

    sums = getters.query_one("#sums", Static)
    options = getters.query_one(OptionList)

    def __init__(
        self,
        articles: Sequence[Article],
        session_of: Callable[[Article], Session],
        left: Callable[[int], float | None],
    ) -> None:
        """Prepare the screen.

        Args:
            articles: All articles.
            session_of: Returns a session of one with all its claims, in any thread.
            left: Returns the seconds that so many claims will take; None where that is not known.
        """
        super().__init__()
        self.articles = articles
        self.session_of = session_of
        self.left = left
        self.lines: tuple[_Line, ...] = ()

    def contents(self) -> Iterable[Widget]:
        """Return the sums and the list."""
        yield Static("counting …", id="sums", markup=False)
        options = OptionList(markup=False, compact=True)
        options.can_focus = False
        yield options

    def keys(self) -> Content:
        """Return the last line."""
        return keys_line(
            ("j k", "move"), ("Tab", "next part"), ("Enter", "go to what is left"), ("Esc", "leave")
        )

    def on_mount(self) -> None:
        """Count."""
        self._count()

    @work(thread=True)
    def _count(self) -> None:
        worker = get_current_worker()
        summary = Summary()
        for number, article in enumerate(self.articles, start=1):
            summary.add(self.session_of(article))
            if worker.is_cancelled:
                return
            if number % 50 == 0:
                words = f"counting … {number:,} of {len(self.articles):,} articles"
                self.app.call_from_thread(self.sums.update, words)
        summary.finish()
        self.app.call_from_thread(self.show, summary)

    def show(self, summary: Summary) -> None:
        """Show what was counted."""
        self.sums.update(Content("\n").join(self._sums(summary)))
        self.lines = tuple(self._lines(summary))
        self.options.clear_options()
        self.options.add_options(self._option(line) for line in self.lines)
        self.options.highlighted = 1 if len(self.lines) > 1 else None

    def action_move(self, by: int) -> None:
        """Move the highlight, over the headings."""
        if not self.lines:
            return
        at = (self.options.highlighted or 0) + by
        at = max(1, min(len(self.lines) - 1, at))
        if self.lines[at].tally is None:
            at += 1 if by > 0 else -1
        self.options.highlighted = at

    def action_section(self, by: int) -> None:
        """Go to the first line of the next part, or of the one before."""
        heads = [at for at, line in enumerate(self.lines) if line.tally is None]
        if heads:
            now = sum(at < (self.options.highlighted or 0) for at in heads) - 1
            self.options.highlighted = heads[(now + by) % len(heads)] + 1

    def action_choose(self) -> None:
        """Go to the first open claim of what is highlighted."""
        at = self.options.highlighted
        tally = self.lines[at].tally if at is not None and at < len(self.lines) else None
        if tally is not None and tally.first_open is not None:
            self.dismiss(tally.first_open)
        elif tally is not None:
            self.app.notify("Nothing is left of that.", timeout=3, markup=False)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.options.highlighted = event.option_index
        self.action_choose()

    # In words

    def _sums(self, summary: Summary) -> Iterator[Content]:
        tally = summary.all
        spent = sum(summary.seconds)
        first = [f"{tally.reviewed:,} of {tally.total:,} claims reviewed"]
        if spent:
            first.append(f"{duration_words(spent)} at work")
        left = self._left(summary)
        if tally.open and left is not None:
            first.append(f"{tally.open:,} left, for {about_words(left)}")
        elif tally.open:
            first.append(f"{tally.open:,} left")
        yield Content(" · ".join(first))
        if tally.reviewed:
            parts = [
                f"{STATE_SIGNS[state]} {count:,} {words} {_percent(tally.share(count))}"
                for state, count, words in (
                    ("accepted", tally.accepted, "accepted"),
                    ("rejected", tally.rejected, "rejected"),
                    ("tagged", tally.other, "tagged or noted only"),
                )
            ]
            yield Content("   ".join(parts))
        if summary.marks:
            count = f"{summary.marks:,} mark{'s' if summary.marks != 1 else ''} of your own"
            yield Content.styled(f"and {count} that are no claims", "$foreground-muted")

    def _left(self, summary: Summary) -> float | None:
        """Return the seconds that what is left will take, at today's pace or that of all days."""
        left = self.left(summary.all.open)
        spent: float = sum(summary.seconds)
        if left is None and summary.all.reviewed >= _ENOUGH and spent:
            left = spent / summary.all.reviewed * summary.all.open
        return left

    def _lines(self, summary: Summary) -> Iterator[_Line]:
        yield _Line("Kinds")
        for kind, tally in sorted(summary.kinds.items(), key=lambda pair: -pair[1].total):
            yield _Line(kind_words(kind), tally)
        yield from _most("Sources", {_source(name): one for name, one in summary.sources.items()})
        if summary.tags:
            yield _Line("Tags")
            for tag, tally in sorted(summary.tags.items()):
                yield _Line(f"{STATE_SIGNS['tagged']} {tag}", tally)
        yield _Line("Articles")
        pairs = list(zip(self.articles, summary.articles, summary.seconds, strict=True))
        for article, tally, seconds in pairs[:_MANY]:
            yield _Line(article.title, tally, duration_words(seconds) if seconds else "")
        if len(pairs) > _MANY:
            yield _Line(f"and {len(pairs) - _MANY:,} more articles: l lists them all")

    def _option(self, line: _Line) -> Option:
        tally = line.tally
        if tally is None:
            return Option(Content.styled(visible(line.words), "$foreground-muted"), disabled=True)
        room = max(16, self.options.size.width - _TAIL)
        words = Content(visible(line.words)).truncate(room, ellipsis=True)
        words = Content.assemble(words, " " * (room - words.cell_length))
        done = f"{tally.reviewed}/{tally.total}"
        accepted, rejected = (
            f"{sign} {_percent(tally.share(count)):>5}" if tally.reviewed else " " * 7
            for sign, count in (("✓", tally.accepted), ("✗", tally.rejected))
        )
        left = f"{tally.open} left" if tally.open else "all done"
        return Option(
            Content.assemble(
                words,
                (f" {bar(tally.reviewed, tally.total, _BAR)} ", "$primary"),
                f"{done:>11} ",
                (f" {accepted}  {rejected}", "$foreground-muted"),
                f"{left:>10}",
                (f"  {line.after}" if line.after else "", "$foreground-muted"),
            )
        )


_TAIL = 60
"""Cells behind the name of a line."""


def _most(title: str, tallies: dict[str, Tally]) -> Iterator[_Line]:
    """Yield the lines of which most is left, then in how many there are others."""
    yield _Line(title)
    order = sorted(tallies.items(), key=lambda pair: (-pair[1].open, -pair[1].total))
    for words, tally in order[:_MOST]:
        yield _Line(words, tally)
    if len(order) > _MOST:
        yield _Line(f"and {len(order) - _MOST:,} others")


def _source(name: str) -> str:
    return "in the article's own voice" if name == OWN_VOICE else name


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")
