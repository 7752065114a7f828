"""What `"` copies, in the desk and in the story."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from tests.tui.folders import opened, shown, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.tui.app import ReaderApp


async def test_a_claim_a_passage_and_a_row_are_copied_with_where_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = write_folder(tmp_path)
    written: list[str] = []

    def copied() -> str:
        data = written.pop().removeprefix("\x1b]52;c;").removesuffix("\a")
        return base64.b64decode(data, validate=True).decode()

    def listen(app: ReaderApp) -> None:
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)

    async with opened(articles, clipboard="osc52") as (app, pilot):
        listen(app)
        await pilot.press('"')
        await pilot.pause()
        assert "No claim is chosen yet" in shown(app)
        await pilot.press("n", '"')
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "given to the terminal to copy (OSC 52): “" in shown(app)
        words, _, stands = copied().rpartition("\n")
        stop = app.desk.reading.current
        assert stop is not None
        assert words == f"“{' '.join(stop.words.split())}”"
        assert stands.startswith("— ")
        assert "The Coastal Courier" in stands
        span = stop.span
        assert f" · {app.desk.article.name}, characters {span.start:,} to {span.end:,}" in stands
        assert stop.claim is not None
        if (attribution := stop.claim.attribution) is not None:
            assert stands.startswith(f"— {attribution.source}, in “")
        await pilot.press("v", "space", "e", "ctrl+c")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert re.fullmatch(r"“\w+.*”\n— “.+”, The Coastal Courier.*", copied())
        await pilot.press("escape", "S")
        await app.workers.wait_for_complete()
        await pilot.press('"')
        await app.workers.wait_for_complete()
        await pilot.pause()
        row = copied()
        assert row.split("\n\n")[1:]
        assert row.count("\n— “") == len(app.screen.row.cluster.members)  # type: ignore[attr-defined]
        await pilot.press("enter", '"')
        await app.workers.wait_for_complete()
        await pilot.pause()
        member = app.screen.member  # type: ignore[attr-defined]
        assert copied().startswith(f"“{' '.join(member.text.split())}”\n— ")
        await pilot.press("escape", "escape", "s", *"ferries", "enter")
        await app.workers.wait_for_complete()
        await pilot.press('"')
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert copied().startswith("“Two ferries will carry 14,000 passengers a day while ")
        await pilot.press("escape", "C", "j", '"')
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert copied() == "needs/context: True as it stands, misleading alone."
