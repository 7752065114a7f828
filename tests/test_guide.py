"""The guide says what is so: its pictures and keys are those of the program."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.commands import COMMANDS
from reader.tui.actions import ACTIONS, key_word

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", GUIDE)
    assert targets
    for file, anchor in targets:
        path = DOCS / file if file else DOCS / "guide.md"
        assert path.exists(), file
        if anchor:
            headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            names = [re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings]
            assert anchor in names, anchor


def test_every_picture_that_is_made_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "truecolor")
    scenes = runpy.run_path(str(DOCS / "generate.py"))["SCENES"]
    documents = [ROOT / "README.md", *DOCS.glob("*.md")]
    shown = {
        (path.parent / target).resolve()
        for path in documents
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+\.svg)\)", path.read_text(encoding="utf-8"))
    }
    assert shown == {DOCS / f"{name}.svg" for name in scenes}
    assert {path.resolve() for path in DOCS.rglob("*.svg")} == shown
    for path in shown:
        # A picture that stands alone: nothing is fetched from anywhere.
        svg = path.read_text(encoding="utf-8")
        assert not re.search(r"url\((?!#)|@import|<image|<script", svg), path


def test_every_key_and_command_in_it_is_one() -> None:
    words = {key_word(key) for action in ACTIONS for key in action.keys}
    names = {key for action in ACTIONS for key in action.keys}
    prose = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    rows = [line for line in prose.splitlines() if not line.startswith("| `")]
    signs = set("●◐≠≟·″≈")
    of_the_browser = {"ctrl+w", "ctrl+t", "ctrl+n"}
    for word in re.findall(r"`([^`\s]|Enter|Esc|Tab|space|ctrl\+\w)`", "\n".join(rows)):
        assert word in words | names | signs | of_the_browser | {"ctrl+c"}, word
    for name in re.findall(r"`reader ([a-z]+)\b", prose):
        assert name in COMMANDS or name == "seeds", name
