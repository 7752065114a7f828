"""`reader serve`, asked by a client that speaks the protocol of the page."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from reader.serving.desk import ServedDesk
from reader.tui.drafts import Drafts
from tests.cli.conftest import environment
from tests.serving.client import Desk, Serving, ended, status
from tests.tui.folders import kept, write_folder
from tests.tui.terminal import READY

TOKEN = "a-token-of-ones-own"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOGNAME", "ana")
    return write_folder(tmp_path)


async def test_without_the_token_all_is_refused_and_no_desk_outlives_the_server(
    articles: Path,
) -> None:
    with Serving(articles, READER_TOKEN=TOKEN) as serving:
        assert serving.address == f"{serving.base}/?token={TOKEN}"
        assert serving.base.startswith("http://127.0.0.1:")
        socket = {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": serving.base}
        socket |= {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
        port = serving.base.rpartition(":")[2]
        with_token = f"?token={TOKEN}"
        for path, headers, wanted in (
            ("/", {}, 403),
            ("/?token=", {}, 403),
            (f"/{with_token}x", {}, 403),
            ("/", {"Cookie": f"reader-{port}={TOKEN}"}, 403),
            ("/static/textual.js", {}, 403),
            ("/nowhere", {}, 403),
            ("/ws", socket, 403),
            (f"/{with_token}", {"Host": f"rebound.example:{port}"}, 403),
            (f"/ws{with_token}", socket | {"Origin": "http://elsewhere.example"}, 403),
            (f"/ws{with_token}", {k: v for k, v in socket.items() if k != "Origin"}, 403),
            (f"/{with_token}", {}, 200),
            (f"/static/page.js{with_token}", {}, 200),
            (f"/static/..%2fpage.py{with_token}", {}, 404),
            (f"/nowhere{with_token}", {}, 404),
        ):
            assert await status(serving.base + path, headers) == wanted, (path, headers)
        assert serving.desks() == []
        async with Desk.opened(serving) as desk:
            await desk.wait_for(READY)
            await asyncio.sleep(1)  # nothing more is drawn: only its input tells it
            (pid,) = serving.desks()
            serving.process.kill()
            await ended(pid)


async def test_two_pages_are_two_desks_and_nothing_is_lost(articles: Path) -> None:
    with Serving(articles) as serving:
        async with Desk.opened(serving) as one, Desk.opened(serving) as other:
            for desk in (one, other):
                await desk.wait_for(READY)
            for desk, key in ((one, "n"), (other, "nn")):
                await desk.press(key)
                await desk.wait_for(b"%d of" % len(key))
            await asyncio.gather(one.press("y"), other.press("x"))
            for desk in (one, other):
                await desk.wait_for(b"Saved")
            await one.socket.send_str('["stdin", 7] no message at all')
            await one.socket.send_json(["ping", "42"])
            await one.press("a")
            await one.wait_for(b"keep as a draft")
            await one.press("half \udc9f")
            await one.wait_for(b"half ?")
            desks = serving.desks()
            assert len(desks) == 2
            # One page is closed, then the server is told to end: neither desk goes on.
            await other.socket.close()
            async with asyncio.timeout(30):
                while serving.desks() == desks:
                    await asyncio.sleep(0.1)
            serving.process.send_signal(signal.SIGTERM)
            await asyncio.to_thread(serving.process.wait, 30)
        assert serving.process.returncode == 128 + signal.SIGTERM
        for pid in desks:
            await ended(pid)
    assert sorted(each["status"] for each in kept(articles)) == ["accepted", "rejected"]
    (draft,) = Drafts.of(articles.parent / "annotations", "ana").all()
    assert draft.text == "half ?"


async def test_a_desk_that_does_not_start_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder of articles may hold anything: no module is taken from it.
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    sent: list[bytes] = []
    told: list[str] = []

    async def send(data: bytes) -> None:
        sent.append(data)

    desk = ServedDesk(["open", str(tmp_path / "\x1b[2Jnowhere")], send, told.append)
    await desk.start(80, 24)
    await desk.run()
    await desk.end()
    assert len(told) == 1
    assert "␛[2Jnowhere: " in told[0]
    assert told[0].encode() in sent[0]


WITHOUT = "import sys; sys.modules['aiohttp'] = None; from reader.cli import main; sys.exit(main())"


def test_what_keeps_it_from_starting_is_one_line_and_ctrl_c_ends_it(articles: Path) -> None:
    with Serving(articles) as serving:
        port = serving.base.rpartition(":")[2]
        there, empty = str(articles), str(articles.with_name("empty"))
        Path(empty).mkdir()
        for program, words, said in (
            (["-m", "reader"], [there, "--port", port], f"reader: port {port}: is in use; name "),
            (["-c", WITHOUT], [there], "reader: serve: what it needs is not installed; pip inst"),
            (["-m", "reader"], [there, "--port", "99999"], "reader: serve: argument --port: '9"),
            (["-m", "reader"], [there, "--engine", "nowhere"], "reader: nowhere"),
            (["-m", "reader"], [empty], f"reader: {empty}: no articles in this folder"),
            (["-m", "reader"], [f"{empty}/x.txt"], f"reader: {empty}/x.txt: no such file"),
        ):
            done = subprocess.run(
                [sys.executable, *program, "serve", *words],
                capture_output=True,
                text=True,
                env=environment(),
                timeout=60,
                check=False,
            )
            assert done.returncode == (2 if "99999" in words else 1)
            assert (done.stdout, done.stderr.count("\n")) == ("", 1), done.stderr
            assert done.stderr.startswith(said)
        serving.process.send_signal(signal.SIGINT)
        out, err = serving.process.communicate(timeout=30)
        assert serving.process.returncode == 130
        assert (out, serving.address in err, err.count("\n")) == ("", False, 1)
