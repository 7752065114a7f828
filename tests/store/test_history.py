"""Undo and redo as properties: any changes, by any number of stores, taken back and made again."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.model import Annotation, Article, Span, Status, new_id
from reader.store import Edit, Store, select
from tests.store.conftest import CALM

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "One two three four five six seven eight nine ten."
SPANS = [Span(0, 3), Span(4, 7), Span(8, 13), Span(14, 18)]
State = dict[str, Annotation]


class UndoMachine(RuleBasedStateMachine):
    """A list of the states one can go back to, and of those one can go forward to again."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "a.txt"
        path.write_text(TEXT)
        self._article = Article(path, "a.txt", "A", TEXT)
        self._reopen()
        self._past: list[State] = []
        self._present: State = {}
        self._future: list[State] = []

    def _reopen(self) -> None:
        self._store = Store(Path(self._folder.name) / "annotations", "ana")

    def _change(self, after: State) -> None:
        before = self._present
        if after == before:
            return
        edits = [
            Edit(before.get(each), after.get(each))
            for each in sorted({*before, *after})
            if before.get(each) != after.get(each)
        ]
        self._store.change(self._article, lambda _: edits)
        self._past.append(before)
        self._present = after
        self._future.clear()

    @rule(spans=st.lists(st.sampled_from(SPANS), min_size=1, max_size=3), note=st.text(max_size=3))
    def add(self, spans: Sequence[Span], note: str) -> None:
        added = [
            Annotation(new_id(), select(TEXT, span), "ana", "2026-01-01T00:00:00Z", "", (), note)
            for span in spans
        ]
        self._change(self._present | {each.id: each for each in added})

    @rule(index=st.integers(0, 99), status=st.sampled_from([None, *Status]))
    def decide(self, index: int, status: Status | None) -> None:
        if self._present:
            one = list(self._present.values())[index % len(self._present)]
            self._change(self._present | {one.id: replace(one, status=status)})

    @rule(index=st.integers(0, 99), count=st.integers(1, 3))
    def delete(self, index: int, count: int) -> None:
        gone = sorted(self._present)[index % 5 : index % 5 + count]
        self._change({key: each for key, each in self._present.items() if key not in gone})

    @rule()
    def undo(self) -> None:
        undone = self._store.undo(self._article)
        assert (undone is not None) == bool(self._past)
        if self._past:
            self._future.append(self._present)
            self._present = self._past.pop()

    @rule()
    def redo(self) -> None:
        redone = self._store.redo(self._article)
        assert (redone is not None) == bool(self._future)
        if self._future:
            self._past.append(self._present)
            self._present = self._future.pop()

    @rule()
    def restart(self) -> None:
        self._reopen()

    @invariant()
    def what_is_kept_is_what_was_done(self) -> None:
        if hasattr(self, "_store"):
            kept = self._store.read(self._article)
            assert {each.id: each for each in kept.annotations} == self._present

    def teardown(self) -> None:
        if not hasattr(self, "_store"):
            return
        end = self._present
        steps = len(self._past)
        for _ in range(steps):
            self.undo()
        assert self._present == {}
        self.what_is_kept_is_what_was_done()
        for _ in range(steps):
            self.redo()
        assert self._present == end
        self.what_is_kept_is_what_was_done()
        self._folder.cleanup()


TestUndo = UndoMachine.TestCase
TestUndo.settings = settings(CALM, max_examples=20, stateful_step_count=20)
