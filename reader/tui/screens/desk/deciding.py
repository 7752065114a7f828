"""The desk: accepting, rejecting, tagging, undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader.model import Span, Status
from reader.tui.screens.desk.showing import Showing
from reader.tui.telling import deed_words, differences, first_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.joint import JointStep
    from reader.tui.reading import Stop

__all__ = ["Deciding"]


class Deciding(Showing):
    """Actions that change what is said of a claim or passage, all through the session."""

    once_more: Callable[[], object] | None = None
    """Does to the current claim what was done last."""

    def action_accept(self) -> None:
        """Accept the current claim."""
        self._decide(Status.ACCEPTED)

    def action_reject(self) -> None:
        """Reject the current claim."""
        self._decide(Status.REJECTED)

    def action_clear(self) -> None:
        """Take the decision on the current claim back."""
        self._decide(None)

    async def action_accept_next(self) -> None:
        """Accept the current claim and go to the next open one."""
        if self._decide(Status.ACCEPTED):
            await self.run_action("next_open")

    async def action_reject_next(self) -> None:
        """Reject the current claim and go to the next open one."""
        if self._decide(Status.REJECTED):
            await self.run_action("next_open")

    @work
    async def action_tag(self) -> None:
        """Choose a tag for what is being marked, or for the current stop."""
        from reader.tui.screens.tags import TagScreen

        span = self._target()
        if span is None:
            return
        stop = self._stop_at(span)
        self.tallies.read_codebook()
        chosen = await self.ask(
            TagScreen(
                self.tallies.codebook,
                given=stop.tags if stop else (),
                recent=self.tallies.recent,
                keys={name: digit for digit, name in self.tallies.keys.items()},
                by_digit=self.settings.digits == "counts",
            )
        )
        if chosen is not None:
            self._toggle_tag(span, chosen)

    def action_quick_tag(self, digit: int) -> None:
        """Give or take the tag that has this digit."""
        name = self.tallies.keys.get(str(digit))
        if name is None:
            self.say(f"No tag has the digit {digit} yet: t chooses one.")
            return
        span = self._target()
        if span is not None:
            self._toggle_tag(span, name)

    def action_repeat(self) -> None:
        """Do to the current claim what was done last."""
        if self.once_more is None:
            self.say("Nothing to do again yet: that is the last of y, x, c, a tag or a note.")
            return
        self.once_more()

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.ruled_last():
            self.say("The last change was made in the story: S, then u takes it back.")
            return
        if self.retagged(back=True):
            self.say("The last change here changed tags in all articles: C, then u takes it back.")
            return
        self._travel("undone", self.session.undo, back=True)

    def action_redo(self) -> None:
        """Make it again."""
        if self.retagged(back=False):
            self.say("That was a change of tags in all articles: C, then ^r makes it again.")
            return
        self._travel("done again", self.session.redo, back=False)

    def action_save(self) -> None:
        """Try again to save what could not be saved."""
        session = self.session
        if not session.unsaved:
            self.say("Everything is saved.")
            return
        self._told = None
        if session.retry():
            self.say("Saved.")
        self.take_up()

    def action_reload(self) -> None:
        """Read what others have written."""
        self._told = None
        self.session.reload()
        self.tallies.read_codebook()
        if not self.read_anew():
            self.look_at_file()
            self.take_up()

    def _decide(self, status: Status | None) -> bool:
        stop = self.seen_stop()
        if stop is None:
            return False
        self.once_more = lambda: self._decide(status)
        if self._is_twin(stop):
            anew = stop.span if status and stop.edited else None
            return self.change(lambda: self.session.edit(_id(stop), status=status, span=anew))
        return self.change(lambda: self.session.decide([stop.span], status))

    def _toggle_tag(self, span: Span, name: str) -> None:
        # Whether it is given or taken is what one saw, whatever somebody else has made of it since.
        stop = self._stop_at(span)
        given = stop.tags if stop else ()
        taken = name in given
        self.once_more = lambda: self._tag_again(name, taken=taken)
        passage = first_words(span.text_in(self.article.text))
        done = f"took {name} off {passage}" if name in given else f"tagged {name}: {passage}"
        if stop is not None and self._is_twin(stop):
            tags = [tag for tag in given if tag != name] if name in given else [*given, name]
            self.change(lambda: self.session.edit(_id(stop), tags=tags), done)
        elif name in given:
            self.change(lambda: self.session.untag([span], name), done)
        else:
            self.change(lambda: self.session.tag([span], name), done)
        self._settle(span)

    def _write(self, span: Span, text: str) -> None:
        stop = self._stop_at(span)
        self.once_more = lambda: self._note_again(text)
        if stop is not None and self._is_twin(stop):
            self.session.edit(_id(stop), note=text)
        else:
            self.session.note(span, text)

    def _tag_again(self, name: str, *, taken: bool) -> None:
        """Give a tag once more, or take it; never the contrary."""
        stop = self.seen_stop()
        if stop is not None and (name in stop.tags) == taken:
            self._toggle_tag(stop.span, name)
        elif stop is not None:
            self.say(f"It {'does not have' if taken else 'already has'} the tag {name}.")

    def _note_again(self, text: str) -> None:
        """Write a note once more, where there is no other one."""
        stop = self.seen_stop()
        if stop is not None and stop.note and text:
            self.say("It has a note, which stays: a changes it.")
        elif stop is not None:
            done = f"{'noted' if text else 'note deleted on'} {first_words(stop.words)}"
            self.change(lambda: self._write(stop.span, text), done)

    def _travel(self, done: str, way: Callable[[], str | None], *, back: bool) -> None:
        """Undo or redo, say what that was, and go to where it was."""
        from reader.joint import next_steps  # with the store, which the first page does without

        elsewhere = self.look_elsewhere()
        before = self.session.annotations
        step = next_steps(self.session)[0 if back else 1]
        what = way()
        if step is not None and what is not None:
            more = self._travel_elsewhere(step, back=back)
            elsewhere = " · ".join(part for part in (elsewhere, more) if part)
        self.take_up()
        if what is None:
            if self.session.problem is None:
                self.say(f"There is nothing more that could be {done}.")
            return
        found = differences(before, self.session.annotations)
        deeds = [each.turned for each in found] if back else found
        self.say(f"{done}: {deed_words(deeds, self.article.text)}", elsewhere)
        if (first := next((each for each in found if each.span), None)) and first.span:
            stop = self.reading.find(first.id) or self.reading.at(first.span)
            if stop is not None:
                self.go_to(stop)
            else:
                self.view.reveal(first.span)

    def _travel_elsewhere(self, step: JointStep, *, back: bool) -> str:
        """Undo or redo a step in the other articles that it was made in, and say in how many."""
        done = total = 0
        for article in self.project.articles:
            own = article is self.article
            if own or self.project.store.key(article.path) not in step.articles:
                continue
            session = self.project.session(article)
            total += 1
            done += (session.undo if back else session.redo)(step.group) is not None
            spans = self.lineup.spans_of(article.name) if self.lineup else ()
            self.tallies.take_said(article, session, spans)
        if done < total:
            return f"in {done} of {total} other articles, too; in the rest it was changed since"
        return f"in {total} other article{'s' if total != 1 else ''}, too" if total else ""

    def _target(self) -> Span | None:
        """Return the passage being marked, else the place of the current stop."""
        if self.selecting:
            if not self.passage:
                self.say("There is nothing but blanks in that passage.")
            return self.passage or None
        stop = self.seen_stop()
        return stop.span if stop else None

    def _stop_at(self, span: Span) -> Stop | None:
        current = self.reading.current
        return current if current and current.span == span else self.reading.at(span)

    def _is_twin(self, stop: Stop) -> bool:
        """Return whether another annotation of the same span would be meant by the span alone."""
        at = self.session.at(stop.span)
        return bool(stop.annotation and at and at.annotation.id != stop.annotation.id)

    def _settle(self, span: Span) -> None:
        """After a passage was tagged or noted: leave it, with the cursor on it."""
        if self.selecting:
            self.stop_selecting()
            self.go_to(self.reading.at(span))


def _id(stop: Stop) -> str:
    return stop.annotation.id if stop.annotation else ""
