"""The screen of the codebook as a whole."""

from __future__ import annotations

from reader.tui.screens.codebook.copying import Copying
from reader.tui.screens.codebook.splitting import Splitting

__all__ = ["CodebookScreen"]


class CodebookScreen(Copying, Splitting):
    """All tags as a tree, with what each is for and how often it was given."""
