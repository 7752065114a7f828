"""The search of all articles, and the list of all that was said of them."""

from reader.tui.screens.search.listing import SaidScreen
from reader.tui.screens.search.place import SearchPlace
from reader.tui.screens.search.screen import SearchScreen

__all__ = ["SaidScreen", "SearchPlace", "SearchScreen"]
