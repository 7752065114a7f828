"""Searching all articles: typing a query, and going through what it found."""

from __future__ import annotations

from reader.tui.actions.action import ASKING, HITS, Action, in_group

__all__ = ["SEARCHING"]

_desk = in_group("Search")
_query = in_group("Search", (ASKING,))
_hits = in_group("Search", (HITS,))
_lists = in_group("Search", (HITS, ASKING))

SEARCHING: tuple[Action, ...] = (
    _desk("search", "s", "search", "Searches all articles: words, phrases, tags, kinds, names.", 9),
    _desk("list_annotations", "L", "said", "Lists all you marked, tagged and noted, to jump to."),
    _query("to_hits", "enter", "to the hits", "Goes through what was found.", 1),
    _query("complete_query", "tab", "complete", "Completes tag: kind: status: source: values.", 2),
    _query("older_query", "up", "earlier query", "Brings back the query asked before.", 3),
    _query("newer_query", "down", "later query", "The query asked after it, then the hits."),
    _query("leave_query", "escape", "leave", "Back to the hits, or to the article.", 14),
    _hits("jump_to_hit", "enter", "to its article", "Goes to the hit, in its article.", 1),
    _hits("edit_query", "/ s", "query", "Types another query.", 2),
    _hits("hit_down", "j down n", "down", "To the next hit."),
    _hits("hit_up", "k up p N", "up", "To the hit above."),
    _hits("hits_down", "space pagedown ctrl+f ctrl+d", "page down", "One page of hits down."),
    _hits("hits_up", "b pageup ctrl+b ctrl+u", "page up", "One page of hits up."),
    _hits("hits_top", "g home", "top", "To the first hit."),
    _hits("hits_end", "G end", "end", "To the last hit."),
    _hits("article_down", "] J l right", "next article", "To the hits of the next article.", 7),
    _hits("article_up", "[ K h left", "article before", "To those of the article before."),
    _hits("sort_hits", "o", "order", "The hits most worth checking first, or by articles.", 10),
    _hits("export_hits", "e", "export", "Writes the hits in their context to a file.", 12),
    _lists("only_article", "ctrl+l L", "this article", "Lists only the open article, or all.", 11),
    _hits("search_again", "R", "again", "Looks at the articles anew, and asks again."),
    _hits("leave_search", "escape q", "leave", "Back to the article.", 14),
)
"""In the order in which they are shown."""
