"""`reader serve` in a real browser, where there is one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from tests.serving.browser import CHROMIUM, Page
from tests.serving.client import Serving
from tests.tui.folders import kept, write_folder
from tests.tui.terminal import READY

if TYPE_CHECKING:
    from pathlib import Path

BLANK = 10_000
"""Bytes of a picture of an empty page, and then some."""

COPIED = "navigator.clipboard.readText()"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")


async def test_a_claim_is_reviewed_in_a_browser_and_no_other_host_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    articles = write_folder(tmp_path / "work")
    with Serving(articles) as serving:
        async with Page.opened(tmp_path / "profile") as page:
            await page.go_to(f"{serving.base}/")
            assert "Refused" in await page.evaluate("document.body.innerText")
            await page.go_to(serving.address)
            await page.wait_for(READY)
            await page.press("n")
            await page.wait_for(b"1 of")
            await page.press("y")
            await page.wait_for(b"Saved")
            assert [each["status"] for each in kept(articles)] == ["accepted"]
            # Whoever sits before it is asked, or it is allowed to the page that has the focus.
            allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"]
            await page.ask("Browser.grantPermissions", permissions=allowed)
            await page.press('"')
            await page.wait_for(b"given to the browser to copy")
            async with asyncio.timeout(30):
                while "The Coastal Courier" not in await page.evaluate(COPIED):
                    await asyncio.sleep(0.1)
            assert len(await page.picture()) > BLANK
            # The token is not left standing in the address, and the cookie opens it once more.
            assert await page.evaluate("location.href") == f"{serving.base}/"
            assert await page.evaluate("document.title") == "Reader · news"
            assert await page.evaluate("document.cookie") == ""
            page.output = b""
            await page.go_to(f"{serving.base}/")
            await page.wait_for(READY)
        host = serving.base.removeprefix("http://")
        assert {address.split("/")[2] for address in page.asked} == {host}
        assert page.answered[f"{serving.base}/"] == 200
        assert page.answered[f"{serving.base}/static/mono.ttf"] == 200
        assert not [words for words in page.said if "Content Security Policy" in words]
