"""Half-written notes, kept until they are saved: a closed terminal or a crash loses none."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.model import Span

__all__ = ["Drafts", "HoldsDraft"]


@runtime_checkable
class HoldsDraft(Protocol):
    """A screen in which something is being written."""

    def keep_draft(self) -> bool:
        """Keep it as a draft, and return whether that worked."""

    def action_leave(self) -> None:
        """Keep it as a draft and close; stay open where it cannot be kept."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one annotator in one annotations folder, one file each."""

    folder: Path
    """Where they are kept: below the user's state folder."""

    annotations: Path
    """The annotations folder that they belong to."""

    annotator: str
    """Whose they are."""

    @classmethod
    def of(cls, annotations: Path, annotator: str) -> Drafts:
        """Return the drafts in the user's state folder; nothing is created yet."""
        import platformdirs

        state = Path(platformdirs.user_state_dir("claim-reader", appauthor=False))
        return cls(state / "drafts", annotations, annotator)

    def read(self, article: Path, span: Span) -> str | None:
        """Return the draft on a passage, or None; one that cannot be read counts as none."""
        try:
            record = json.loads(self._file(article, span).read_text(encoding="utf-8"))
            text = record["text"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return text if isinstance(text, str) else None

    def keep(self, article: Path, span: Span, text: str) -> None:
        """Keep `text`, in place of what was kept for that passage before.

        Raises:
            ReaderError: It cannot be written.
        """
        file = self._file(article, span)
        record = {"article": os.fspath(article), "start": span.start, "end": span.end, "text": text}
        new = file.with_suffix(f".{os.getpid()}.new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with new.open("w", encoding="utf-8") as out:
                # Lone surrogates in a path or a pasted text are escaped, so any text is kept.
                json.dump(record, out, ensure_ascii=True)
                out.flush()
                os.fsync(out.fileno())
            new.replace(file)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReaderError(
                f"{file.parent}: the draft of the note cannot be kept: {reason}",
                "save the note with ctrl+s, or copy it",
            ) from error

    def drop(self, article: Path, span: Span) -> None:
        """Forget the draft on a passage, if there is one."""
        try:
            self._file(article, span).unlink(missing_ok=True)
        except OSError:
            # It is offered once more: a nuisance, but nothing is lost.
            return

    def _file(self, article: Path, span: Span) -> Path:
        parts = (self.annotations.absolute(), self.annotator, article.absolute())
        key = "\0".join(str(part) for part in parts) + f"\0{span.start}\0{span.end}"
        name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return self.folder / f"{name}.json"
