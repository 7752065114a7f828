"""The desk: an article whose file was changed from outside while it was open."""

from __future__ import annotations

from collections import Counter

from reader.errors import ReaderError
from reader.model import Anchor
from reader.tui.screens.desk.base import DeskBase

__all__ = ["Renewing"]


class Renewing(DeskBase):
    """Sees that a file holds something else than what is shown, and takes that up instead."""

    file_words = ""
    """What is to be known of the file of the open article; nothing as long as all is well."""

    def look_at_file(self) -> bool:
        """See whether the file still holds what is shown; return whether there is news of it."""
        before, self.file_words = self.file_words, ""
        try:
            if self.project.files.latest(self.article) is not self.article:
                self.file_words = "changed on disk: R reads it again"
        except ReaderError as error:
            self.file_words = f"{error.message}; what you say of it is kept all the same"
        return self.file_words != before

    def renew_article(self) -> bool:
        """Take up what the file of the open article holds now; return whether that is new.

        Not while there is something that cannot be saved: it was said of the old words.
        """
        newer = self.project.files.newer(self.article)
        renewed = newer is not None and self.project.renew(newer)
        if newer is not None and renewed:
            self.failed.pop(newer.path, None)
            self.tallies.renew(newer)
        self.look_at_file()
        return renewed

    def elsewhere_words(self) -> str:
        """Return how many annotations are not where they were made; nothing for none."""
        anchors = Counter(placed.anchor for placed in self.session.annotations)
        found = [
            f"{anchors[each]} {each.value}"
            for each in (Anchor.EDITED, Anchor.ORPHANED)
            if anchors[each]
        ]
        return f"{', '.join(found)}: M" if found else ""
