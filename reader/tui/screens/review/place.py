"""Where one is in the queue, kept until one comes back to it."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from reader.reviewing import Order

__all__ = ["QueuePlace", "keep_place", "kept_place"]


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Which queue one was in, and whose turn it was."""

    order: Order
    article: str = ""
    """The name of its article in the store; empty where it was the turn of none."""
    claim: str = ""
    """The claim's id."""
    stays: bool = False
    """Whether one stays at a claim after a tag or a note."""


def keep_place(annotations: Path, annotator: str, place: QueuePlace) -> None:
    """Keep where one is, in the user's state folder; where it cannot be written, it is forgotten.

    Args:
        annotations: The annotations folder.
        annotator: Who annotates.
        place: Where that is.
    """
    file = _file(annotations, annotator)
    new = file.with_suffix(f".{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new.write_text(json.dumps(asdict(place), indent=1, sort_keys=True), encoding="utf-8")
        new.replace(file)
    except OSError:
        return


def kept_place(annotations: Path, annotator: str) -> QueuePlace | None:
    """Return where one was; None where no queue was left.

    Args:
        annotations: The annotations folder.
        annotator: Who annotates.
    """
    try:
        found = json.loads(_file(annotations, annotator).read_text(encoding="utf-8"))
        return QueuePlace(
            Order(found["order"]),
            str(found["article"]),
            str(found["claim"]),
            found["stays"] is True,
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _file(annotations: Path, annotator: str) -> Path:
    import platformdirs

    name = f"{annotations.resolve()}\0{annotator}".encode("utf-8", "surrogatepass")
    folder = Path(platformdirs.user_state_dir("claim-reader", appauthor=False)) / "queues"
    return folder / f"{hashlib.sha256(name).hexdigest()[:16]}.json"
