"""The screen of the codebook as a whole."""

from __future__ import annotations

from reader.tui.screens.codebook.changing import Changing

__all__ = ["CodebookScreen"]


class CodebookScreen(Changing):
    """All tags as a tree, with what each is for and how often it was given."""
