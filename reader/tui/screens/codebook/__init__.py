"""The codebook: all tags as a tree, and changing them in all articles at once."""

from reader.tui.screens.codebook.screen import CodebookScreen

__all__ = ["CodebookScreen"]
