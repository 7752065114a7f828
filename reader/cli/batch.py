"""`reader annotate FILE --batch`: changes as JSON lines, each confirmed when it is on disk."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from reader.cli.passages import claims_until, find_quote, passage
from reader.cli.printing import print_json
from reader.cli.problems import note
from reader.errors import ReaderError
from reader.model import Status
from reader.session import KEEP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Claim, Span
    from reader.session import Session

__all__ = ["run_batch"]

ADDING = frozenset({"start", "end", "quote", "tags", "note", "status"})
EDITING = frozenset({"edit", "start", "end", "tags", "note", "status"})
DELETING = frozenset({"delete"})


def run_batch(session: Session, claims: Iterator[Claim]) -> int:
    """Do what each line of stdin says, and answer each with one line.

    Args:
        session: The article.
        claims: Its claims, in order.

    Returns:
        0, or 1 where any line was answered by an error.
    """
    failed = False
    with _ended_by_signals():
        for number, line in _lines():
            try:
                answer = {"saved": _do(session, claims, line)}
            except ReaderError as error:
                answer = {"error": f"line {number}: {error}"}
                failed = True
            print_json(answer)
            sys.stdout.flush()
            if session.notice:
                note(session.notice)
                session.notice = None
    return 1 if failed else 0


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let signals end the program as its end does, which brings all into the store file."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _lines() -> Iterator[tuple[int, bytes]]:
    """Yield the lines of stdin that are not blank, each with its number as soon as it is there."""
    number = 0
    while line := _line():
        number += 1
        if not line.isspace():
            yield number, line


def _line() -> bytes:
    try:
        return sys.stdin.buffer.readline()
    except OSError as error:
        raise ReaderError(
            f"stdin: {error.strerror or error}", "--batch reads JSON lines from there"
        ) from error


def _do(session: Session, claims: Iterator[Claim], line: bytes) -> str:
    """Do what `line` says, and return the id of the annotation it is about.

    Raises:
        ReaderError: It could not be understood, or not be saved; nothing has changed then.
    """
    wanted = _parsed(line)
    _refuse_unknown(wanted)
    if {"edit", "delete"} & wanted.keys():
        session.refresh()  # another program may have made it
    if "delete" in wanted:
        about = _text(wanted, "delete")
        session.delete([about])
    elif "edit" in wanted:
        about = _text(wanted, "edit")
        status = _status(wanted) if "status" in wanted else KEEP
        session.edit(
            about,
            tags=_tags(wanted) if "tags" in wanted else None,
            note=_text(wanted, "note") if "note" in wanted else None,
            status=status,
            span=_span(session, wanted) if {"start", "end"} & wanted.keys() else None,
        )
    else:
        span = _span(session, wanted)
        claims_until(session, claims, span.end)
        made = session.mark(
            span,
            tags=_tags(wanted),
            note=_text(wanted, "note", ""),
            status=_status(wanted),
        )
        about = made.id
    if session.unsaved:
        problem = session.problem or ReaderError("it could not be saved")
        # What was answered by an error must not be saved after all with the next line.
        session.undo()
        raise problem
    return about


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        wanted = json.loads(line.decode())
    except RecursionError as error:
        raise ReaderError("not JSON that can be read: nested too deeply") from error
    except ValueError as error:
        raise ReaderError(f"not JSON in UTF-8: {error}") from error
    if not isinstance(wanted, dict):
        raise ReaderError("not a JSON object", 'such as {"start": 0, "end": 10, "note": "…"}')
    return wanted


def _refuse_unknown(wanted: dict[str, Any]) -> None:
    known = DELETING if "delete" in wanted else EDITING if "edit" in wanted else ADDING
    unknown = sorted(wanted.keys() - known)
    if unknown:
        raise ReaderError(
            f"unknown: {', '.join(map(repr, unknown))}", f"known here: {', '.join(sorted(known))}"
        )


def _span(session: Session, wanted: dict[str, Any]) -> Span:
    if "quote" in wanted:
        if {"start", "end"} & wanted.keys():
            raise ReaderError("quote and start or end", "give one or the other")
        return find_quote(session.article, _text(wanted, "quote"))
    start, end = wanted.get("start"), wanted.get("end")
    for value in (start, end):
        if not isinstance(value, int) or isinstance(value, bool):
            raise ReaderError("no passage", "give start and end as whole numbers")
    assert isinstance(start, int)
    assert isinstance(end, int)
    return passage(session.article, start, end)


def _text(wanted: dict[str, Any], key: str, default: str | None = None) -> str:
    value = wanted.get(key, default)
    if not isinstance(value, str):
        raise ReaderError(f"{key} is {json.dumps(value)[:40]}", "it has to be text")
    return value


def _tags(wanted: dict[str, Any]) -> list[str]:
    value = wanted.get("tags", [])
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise ReaderError(f"tags is {json.dumps(value)[:40]}", "it has to be a list of texts")
    return value


def _status(wanted: dict[str, Any]) -> Status | None:
    value = wanted.get("status")
    if value is None:
        return None
    if value not in [status.value for status in Status]:
        raise ReaderError(f"status is {json.dumps(value)[:40]}", "it is accepted, rejected or null")
    return Status(value)
