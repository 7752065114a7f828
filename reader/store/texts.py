"""The texts that annotations were made for, kept beside them.

With the old text at hand, passages are followed into a new one instead of being guessed, and what
an outlet changed without a word can be shown. Texts are an aid: they are told by their SHA-256, one
that is missing or damaged counts as not kept, and losing them loses no annotation.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import digest
from reader.store.durable import TEMPORARY

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["TEXTS", "Texts"]

TEXTS = ".texts"
"""The folder of the texts, inside the annotations folder.

Git is told to ignore it: who shares annotations does not always have the right to share the texts.
"""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that are kept in one annotations folder.

    Args:
        folder: The annotations folder; it need not be there.
    """

    folder: Path

    def keep(self, text: str) -> None:
        """Keep `text`, unless it is kept already or cannot be."""
        file = self.file(digest(text))
        new = file.with_name(f".{file.name}.{os.getpid()}{TEMPORARY}")
        try:
            if file.exists():
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            ignore = file.with_name(".gitignore")
            if not ignore.exists():
                ignore.write_bytes(b"*\n")
            new.write_bytes(text.encode("utf-8", "surrogatepass"))
            new.replace(file)
        except OSError:
            # The annotation is what has to be kept; its own save tells what is wrong with the disk.
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)

    def recall(self, sha256: str) -> str | None:
        """Return the text with this digest, or None where it is not kept, or not whole."""
        if not sha256.isalnum():
            return None
        try:
            text = self.file(sha256).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError):
            return None
        return text if digest(text) == sha256 else None

    def file(self, sha256: str) -> Path:
        """Return where the text with this digest is, or would be, kept."""
        return self.folder / TEXTS / f"{sha256}.txt"
