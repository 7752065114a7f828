"""What of the article is shown, and how."""

from __future__ import annotations

from reader.tui.actions.action import CODED, HITS, READING, STORY, TOLD, Action, in_group

__all__ = ["VIEWING"]

_view = in_group("View")
_shown = in_group("View", (READING, STORY))
_looked_at = in_group("View", (READING, *TOLD, HITS, *CODED))

VIEWING: tuple[Action, ...] = (
    _shown("filter", "f", "filter", "Shows only some kinds, states and tags.", 10),
    _view("raise_score", "+ =", "fewer claims", "Shows only claims more worth checking."),
    _view("lower_score", "-", "more claims", "Shows claims less worth checking, too."),
    _shown("clear_filter", "F", "no filter", "Shows everything again."),
    _view("show_claim", "i enter", "details", "Shows all that is known of the claim.", 11),
    _view("narrow", "<", "narrower", "Sets the text in shorter lines."),
    _view("widen", ">", "wider", "Sets the text in longer lines."),
    _view("toggle_articles", "H", "articles pane", "Hides the pane of the articles, or shows it."),
    _view("toggle_claim", "W", "claim pane", "Hides the pane of the claim, or shows it."),
    _view("resize_panes", "|", "pane sizes", "Moves the edges of the panes; a mouse drags them."),
    _looked_at("change_theme", "T", "theme", "The next theme: dark, light, contrast, plain."),
)
"""In the order in which they are shown."""
