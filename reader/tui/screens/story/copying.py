"""The story: copying a row, or a claim of it, with where it stands."""

from __future__ import annotations

from reader.tui.quoting import passage_quote, row_quote
from reader.tui.screens.story.base import StoryBase

__all__ = ["Copying"]


class Copying(StoryBase):
    """The action that puts something on the clipboard."""

    def action_copy(self) -> None:
        """Copy the row; in an open row, the claim under the cursor."""
        row, lineup = self.row, self.lineup
        if row is None or lineup is None:
            self.say("There is no row to copy: F shows all rows again.")
            return
        articles = {article.name: article for article in lineup.articles}
        member = self.member
        if not self.place.opened or member is None:
            self.app.copy_to_clipboard(row_quote(row.cluster, articles))
            return
        claim = lineup.claims.get(member.key)
        attribution = claim.attribution if claim else None
        article = articles[member.article]
        self.app.copy_to_clipboard(passage_quote(article, member.span, attribution))
