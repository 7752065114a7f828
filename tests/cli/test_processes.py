"""The commands as processes: what they import, how they end."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import environment, start
from tests.cli.test_commands import ARTICLE, QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCREEN = ("textual", "rich")
STORE = ("tinydb",)


def modules_after(code: str) -> set[str]:
    """Return the top-level modules that are loaded once `code` has run."""
    ending = (
        "\nimport sys\nsys.stderr.write('\\n'.join({each.split('.')[0] for each in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + ending],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (None, SCREEN + STORE),
        (["--version"], (*SCREEN, *STORE, "argparse")),
        (["--help"], SCREEN + STORE),
        (["claims", "--help"], SCREEN + STORE),
        (["claims", "articles", "--format", "jsonl"], SCREEN + STORE),
        (["claims", "articles"], SCREEN + STORE),
        (["show", ARTICLE], SCREEN + STORE),
        (["annotate", ARTICLE, "--quote", QUOTE], SCREEN),
        (["list"], SCREEN),
        (["export", "articles"], SCREEN),
        (["check"], SCREEN),
        (["history", ARTICLE], SCREEN),
    ],
)
def test_a_command_loads_only_what_it_needs(
    folder: Path, words: list[str] | None, unwanted: Sequence[str]
) -> None:
    code = "import reader.cli" if words is None else f"import reader.cli; reader.cli.main({words})"
    loaded = modules_after(code)
    assert "reader" in loaded
    assert not loaded & set(unwanted)


def test_a_process_of_its_own_puts_off_what_others_import_for_it(folder: Path) -> None:
    run = (
        "import sys; sys.argv[1:] = ['claims', 'articles']\n"
        "from reader.cli import main; assert main() == 0\n"
    )
    costly = {"ast", "dis", "shutil", "tempfile", "platformdirs", "yaml"}
    assert not modules_after(run) & costly
    used = (
        "import inspect, ipaddress; from inspect import Parameter\n"
        "assert isinstance(inspect.signature(main).parameters['argv'], Parameter)\n"
        "assert ipaddress.ip_address('::1').is_loopback\n"
    )
    assert {"ast", "dis"} <= modules_after(run + used)


def test_a_closed_pipe_ends_a_command_quietly(folder: Path) -> None:
    text = "\n\n".join(f"The {number} people said it was closed in 1999." for number in range(5000))
    (folder / "long.txt").write_text(text, encoding="utf-8")
    process = start(["claims", "long.txt", "--format", "jsonl"])
    assert process.stdout is not None
    assert process.stderr is not None
    assert json.loads(process.stdout.readline())["article"] == "long.txt"
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_cannot_be_written_is_an_error(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "claims", "articles"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"reader: output: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("claims articles >&-", 1, "reader: stdout is closed; "),
        (f"annotate {ARTICLE} --batch <&-", 1, "reader: stdin: "),
        ("tags 2>&-", 0, ""),
    ],
)
def test_a_stream_that_is_closed_is_told_or_done_without(
    folder: Path, words: str, code: int, said: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m reader {words}', sys.executable],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == bool(said)
    assert bool(done.stdout) is (code == 0)


@pytest.mark.parametrize("debug", [False, True])
def test_an_error_of_the_program_itself_is_one_line(folder: Path, debug: bool) -> None:
    words = ["reader", "claims", "articles", *["--debug"] * debug]
    broken = (
        "import sys, reader.cli.claims\n"
        "def claims_of(article, engine): raise LookupError('\\x1b[31m')\n"
        "reader.cli.claims.claims_of = claims_of\n"
        f"sys.argv = {words}\n"
        "sys.exit(reader.cli.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken], env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"\x1b" not in done.stderr
    *trace, last = done.stderr.decode().splitlines()
    assert last.startswith("reader: internal error: LookupError: ")
    assert bool(trace) is debug


def test_ctrl_c_ends_a_command_quietly(folder: Path) -> None:
    process = start(["annotate", ARTICLE, "--batch"])
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"start": 0, "end": 3}\n')
    process.stdin.flush()
    assert b"saved" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, None])
def test_a_batch_that_ends_leaves_all_in_the_store_file(
    folder: Path, number: signal.Signals | None
) -> None:
    process = start(["annotate", ARTICLE, "--batch"])
    assert process.stdin is not None
    assert process.stdout is not None
    ids = set()
    for _ in range(5):
        process.stdin.write(b'{"start": 0, "end": 3, "note": "n"}\n')
        process.stdin.flush()
        ids.add(json.loads(process.stdout.readline())["saved"])
    if number is not None:
        process.send_signal(number)
    process.communicate()
    assert process.returncode == (128 + number if number is not None else 0)
    (kept,) = folder.glob("annotations/tester/**/*.json*")
    annotations = json.loads(kept.read_bytes())["annotations"]
    assert {each["id"] for each in annotations.values()} == ids
    assert not list(folder.glob("annotations/tester/**/.*"))


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "é.txt").write_text("Zoë said 9 people — “nine” — were there.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "show", "é.txt"],
        env=environment() | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Zoë" in done.stdout.decode("utf-8")


def test_every_confirmed_annotation_survives_a_kill(folder: Path) -> None:
    """Each round is killed at another moment of a stream of changes."""
    confirmed: set[str] = set()
    for round_ in range(6):
        process = start(["annotate", ARTICLE, "--batch"], errors=subprocess.DEVNULL)
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(200):
            process.stdin.write(b'{"start": 0, "end": 3, "note": "n"}\n')
        with contextlib.suppress(BrokenPipeError):
            process.stdin.flush()
        for _ in range(3):
            confirmed.add(json.loads(process.stdout.readline())["saved"])
        time.sleep(0.003 * round_)
        process.kill()
        for line in process.stdout.read().splitlines(keepends=True):
            if line.endswith(b"\n"):
                confirmed.add(json.loads(line)["saved"])
        process.wait()
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
    listed = start(["list", "--format", "jsonl"])
    out, _ = listed.communicate()
    found = {json.loads(line)["id"] for line in out.splitlines()}
    assert listed.returncode == 0
    assert len(confirmed) >= 18
    assert confirmed <= found
    checked = start(["check"])
    assert checked.communicate()[1] == b""
    assert checked.returncode == 0


def without_disk() -> None:
    """Let no file of this process grow, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_what_cannot_be_saved_is_said_and_leaves_what_there_was(folder: Path) -> None:
    words = ["annotate", ARTICLE, "--quote", QUOTE]

    def annotate(limit: Callable[[], None] | None) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "reader", *words],
            env=environment(),
            capture_output=True,
            preexec_fn=limit,
            check=False,
        )

    assert annotate(None).returncode == 0
    kept = folder / "annotations" / "tester" / "articles" / "01.txt.json"
    before = kept.read_bytes()
    failed = annotate(without_disk)
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.startswith(b"reader: annotations")
    assert failed.stderr.count(b"\n") == 1
    assert kept.read_bytes() == before
    assert annotate(None).returncode == 0


def on_a_terminal(words: Sequence[str]) -> str:
    """Return what a command writes to a terminal."""
    mine, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "reader", *words],
        stdin=its,
        stdout=its,
        stderr=its,
        env=environment() | {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"},
    ) as process:
        os.close(its)
        written = b""
        while True:
            try:
                piece = os.read(mine, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            written += piece
    os.close(mine)
    assert process.returncode == 0, written
    return written.decode()


@pytest.mark.parametrize(
    "words",
    [
        ["claims", "articles"],
        ["export", "articles", "--format", "csv"],
        ["export", "articles", "--format", "markdown"],
        ["show", "articles"],
    ],
)
def test_content_on_a_terminal_is_only_seen(folder: Path, words: list[str]) -> None:
    hostile = (
        "The board said on Monday\x1b]0;owned\x07 that \x9b31m9 people were hurt.\n\n"
        "It wrote [bold]loud[/bold] \u202e notes to 80 families in 1961.\n"
    )
    (folder / "articles" / "03.txt").write_text(hostile, encoding="utf-8")
    words_of_note = ["annotate", "articles/03.txt", "--start", "0", "--end", "30", "--note"]
    done = subprocess.run(
        [sys.executable, "-m", "reader", *words_of_note, "a\rb\x1b[2J [bold]"],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    shown = on_a_terminal(words)
    for sign in ("\x1b]", "\x1b[2J", "\x07", "\x9b", "\u202e", "a\rb"):
        assert sign not in shown
    assert "[bold]" in shown or "\\[bold" in shown
