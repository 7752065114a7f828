"""The desk: showing what the session has, saying what went wrong, keeping the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Span, Status
from reader.model.claim import strength
from reader.project import Place
from reader.tui.describe import clock, stop_sign
from reader.tui.position import Position
from reader.tui.reading import Reading
from reader.tui.screens.desk.renewing import Renewing
from reader.tui.telling import deed_words, differences
from reader.tui.widgets.bars import Saved
from reader.tui.widgets.ends import safe
from reader.tui.widgets.marks import Mark, State
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading import Stop

__all__ = ["Showing"]

_PLACE_PAUSE = 1.0
"""Seconds after the last move until the place is kept."""


_SAID = 5.0
"""Seconds for which what was said stands in the status line."""


class Showing(Renewing):
    """What all actions use: make a change, go somewhere, and let it be seen."""

    def take_up(self) -> None:
        """Show what the session has now: after a change, or when claims were found."""
        self.reading.refresh()
        if self._wanted is not None and (found := self.reading.find(self._wanted)):
            # The claim one left the article at has been found again.
            self.reading.current, self._wanted = found, None
            place = self.project.place(self.article)
            if place and self.view.top_offset <= place.offset <= self.view.bottom_offset:
                # Nobody has scrolled away yet; on another screen it might be out of sight.
                self.view.reveal(found.span)
        current = self.reading.current
        self.view.set_marks(_Marks(self.reading))
        self.view.current = current.span if current else None
        self.tallies.take(self.article, self.session)
        self.show_tallies()
        self.show_where()
        self.show_saved()

    def show_tallies(self) -> None:
        """Show what was counted in all articles."""
        self.articles.entries = self.tallies.entries
        self.tags.tags = self.tallies.tag_counts()
        self.panel.digits = self._digits()
        self.top.progress = self.tallies.words

    def _digits(self) -> str:
        """Return which digit gives which tag, where the list of tags is folded away."""
        if not self.has_class("-narrow"):
            return ""
        keys = sorted(self.tallies.keys.items())
        return "  ".join(f"{digit} {name.rpartition('/')[2]}" for digit, name in keys)

    def show_where(self) -> None:
        """Show the current stop, and where one is."""
        reading = self.reading
        current = reading.current
        self.header.indent = self.view.text_left
        around = len(reading.over(current.span)) if current else 0
        self.panel.position = Position(*reading.rank, max(0, around - 1))
        self.panel.stop = current
        self.panel.story = self._story_lines()
        self.status.where = self._where()
        self.status.hint = self.hint()
        self._keep_place_soon()

    def hint(self) -> str:
        """Return what is going on, in words; nothing while one only reads."""
        if not self.selecting:
            return self.file_words
        if not self.anchored:
            return "marking: move to the first word, then v"
        count = len(self.view.selection or ())
        what, them = ("1 character", "it") if count == 1 else (f"{count:,} characters", "them")
        return f"marking {what}: move to the end, then keep, tag or note {them}"

    def _story_lines(self) -> tuple[str, ...]:
        """Return how the other articles stand to the current claim, as far as that is known."""
        current = self.reading.current
        if self.lineup is None or current is None or current.claim is None:
            return ()
        return self.lineup.desk_lines(self.article.name, current.claim.id)

    def show_saved(self) -> None:
        """Show what is saved, and say it once where saving did not work."""
        session = self.session
        problem = session.problem
        shown = problem or self.failed.get(self.article.path, "")
        at = clock(session.saved_at) if session.saved_at else ""
        self.status.saved = Saved(at, session.unsaved, str(shown))
        if problem is None:
            self._told = None
        elif str(problem) != self._told:
            self._told = str(problem)
            self.tell(problem, unsaved=session.unsaved)
        if session.notice:
            self.app.notify(visible(session.notice), severity="warning", timeout=12, markup=False)
            session.notice = None

    def tell(self, problem: ReaderError, *, unsaved: int = 0) -> None:
        """Say what did not work and what to do."""
        words = problem.message
        if problem.hint:
            words += f"\n{problem.hint}"
        if unsaved:
            words += "\nNothing is lost: ctrl+s saves it once this is mended."
        self.app.clear_notifications()
        self.app.notify(
            visible(words, keep="\n"),
            title="Not saved" if unsaved else "That did not work",
            severity="error",
            timeout=12,
            markup=False,
        )

    def say(self, words: str, more: str = "") -> None:
        """Say something that hinders nothing: in the status line, where it covers nothing.

        Args:
            words: What is to be known.
            more: What else, in front of it.
        """
        words = " · ".join(part for part in (more, words) if part)
        if self._said_timer is not None:
            self._said_timer.stop()
        room = self.size.width - 4
        if self.ready and safe(words).cell_length <= room and self.status.display:
            self.status.said = words
            self._said_timer = self.set_timer(_SAID, self._forget_said)
        else:
            self._forget_said()
            self.app.clear_notifications()
            self.app.notify(visible(words), timeout=_SAID, markup=False)

    def ruled_last(self) -> bool:
        """Return whether the last change of all was joining or splitting in the story."""
        return False

    def retagged(self, *, back: bool) -> bool:  # noqa: ARG002 - for who knows of such changes
        """Return whether what would be undone, or made again, is a change of tags everywhere."""
        return False

    def _forget_said(self) -> None:
        if self.ready:
            self.status.said = ""

    def _where(self) -> str:
        reading = self.reading
        length = max(1, len(self.article.text))
        share = min(100, round(100 * self.view.bottom_offset / length))
        parts = [f"article {self.index + 1} of {len(self.project.articles)}", f"{share} %"]
        current = reading.current
        if current is not None and not self.panel.display:
            number, total = reading.rank
            parts.insert(0, f"{stop_sign(current)} {number or '–'}/{total}")
        if current is not None and self.drafts.find(self.article, current.span) is not None:
            parts.append("a draft of a note: a")
        elif drafts := len(self.drafts.all()):
            parts.append(f"{drafts} unfinished note{'s' if drafts > 1 else ''}: A")
        if reading.filter:
            parts.append(f"{len(reading.shown)} of {len(reading.stops)} shown")
        if elsewhere := self.elsewhere_words():
            parts.append(elsewhere)
        return " · ".join(parts)

    def change(self, what: Callable[[], object], done: str = "") -> bool:
        """Make a change through the session, show what came of it, say what went wrong.

        It is made to what is on disk; if that is no longer what was shown, it is said. If it is
        the article that is another one by now, that is shown instead, and nothing is changed.

        Args:
            what: Makes the change.
            done: What is said when it is made.

        Returns:
            Whether it was made: in memory at least.
        """
        if self.read_anew("before that was done: look, and do it again"):
            return False
        elsewhere = self.look_elsewhere()
        try:
            what()
        except ReaderError as error:
            self.take_up()
            self.tell(error)
            return False
        self.take_up()
        if (done or elsewhere) and not self.session.unsaved:
            self.say(done, elsewhere)
        return True

    def look_elsewhere(self) -> str:
        """Take in what another program has written, and return it in words; else nothing."""
        before = self.session.annotations
        if not self.session.refresh():
            return ""
        found = differences(before, self.session.annotations)
        return f"changed elsewhere: {deed_words(found, self.article.text)}"

    def seen_stop(self) -> Stop | None:
        """Return the current stop, for a decision on it.

        One that was scrolled off the screen is brought back first, and None is returned: nothing
        is decided of what is not seen, nor of words that the article has no more.
        """
        if self.read_anew("before that was done: look, and do it again"):
            return None
        stop = self.reading.current
        if stop is None:
            self.say("No claim is chosen yet: n goes to the next one.")
        elif not self.on_screen(stop.span):
            self.view.reveal(stop.span, center=True)
            self.say("Here is the chosen one, which was off the screen: press again.")
            return None
        return stop

    def on_screen(self, span: Span) -> bool:
        """Return whether some of `span` can be seen."""
        return span.start < self.view.bottom_offset and self.view.top_offset < span.end

    def go_to(self, stop: Stop | None) -> None:
        """Make `stop` the current one and bring it onto the screen."""
        self._wanted = self.point = None
        self.reading.current = stop
        self.view.current = stop.span if stop else None
        if stop is not None:
            self.view.reveal(stop.span)
        self.show_where()

    def open_article(self, index: int) -> None:
        """Open another article, at the place where one left it."""
        self.keep_place()
        self.stop_selecting()
        other = index % len(self.project.articles) != self.index
        if other:
            self.index = index % len(self.project.articles)
            self.app.clear_notifications()
        renewed = self.renew_article()
        if other or renewed:
            self.show_page()
        place = self.project.place(self.article)
        self.reading = Reading(self.session, self.filter)
        self.articles.current = self.index
        self._wanted = place.claim_id if place else None
        self.take_up()
        if renewed:
            self.say("changed on disk, and read again", self.elsewhere_words())

    def read_anew(self, when: str = "") -> bool:
        """Take up the open article anew if its file has changed, and return whether it has.

        Args:
            when: What to say besides.
        """
        if self.project.files.newer(self.article) is None:
            return False
        before = self.article
        self.open_article(self.index)
        if self.article is before:
            return False
        if when:
            self.say(f"changed on disk, and read again {when}")
        return True

    def keep_place(self) -> None:
        """Remember where one is in the open article."""
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer = None
        if not self.ready or not self.view.is_mounted or not hasattr(self, "reading"):
            return
        current = self.reading.current
        self.project.keep_place(
            self.article, Place(self.view.top_offset, current.id if current else self._wanted)
        )

    def _keep_place_soon(self) -> None:
        if self._place_timer is not None:
            self._place_timer.stop()
        self._place_timer = self.set_timer(_PLACE_PAUSE, self.keep_place)


class _Marks:
    """What the stops of an article look like in it, row by row as rows are drawn."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the marks that have something in common with `[start, end)`, in order."""
        return [_mark(stop) for stop in self._reading.over(Span(start, end))]


def _mark(stop: Stop) -> Mark:
    strong = strength(stop.score) if stop.claim else 0
    return Mark(stop.span, strong, stop_sign(stop), _state(stop))


def _state(stop: Stop) -> State:
    if stop.own:
        return "mine"
    if stop.status is not None:
        return "rejected" if stop.status is Status.REJECTED else "accepted"
    return "tagged" if stop.tags or stop.note else "open"
