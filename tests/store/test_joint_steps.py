"""Which articles a step went through, kept for whoever takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store.joint_steps import KeptStep, StepFile
from reader.store.storage import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def test_steps_are_found_by_their_ids_and_the_oldest_go(tmp_path: Path) -> None:
    file = StepFile(tmp_path, "ana")
    assert file.find("1") is None
    assert not file.path.exists(), "reading makes nothing"
    for number in range(102):
        file.add(KeptStep(str(number), "2026-01-31T12:00:00Z", "accepted", ("a.txt", "b.txt")))
    again = StepFile(tmp_path, "ana")
    assert again.find("101") == KeptStep(
        "101", "2026-01-31T12:00:00Z", "accepted", ("a.txt", "b.txt")
    )
    assert again.find("1") is None
    assert StepFile(tmp_path, "bob").find("101") is None


def test_a_damaged_file_is_refused_and_set_aside_when_a_step_is_added(tmp_path: Path) -> None:
    file = StepFile(tmp_path, "ana")
    file.path.write_text("no JSON", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"ana\.steps\.json"):
        file.find("1")
    file.add(KeptStep("1", "2026-01-31T12:00:00Z", "accepted", ("a.txt",)))
    assert file.find("1") is not None
    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_text(encoding="utf-8") == "no JSON"
