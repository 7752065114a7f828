"""The desk: the articles, the text with its claims, the claim under the cursor."""

from reader.tui.screens.desk.screen import DeskScreen

__all__ = ["DeskScreen"]
