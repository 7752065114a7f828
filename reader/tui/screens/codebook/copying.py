"""The codebook: copying tags with what they are for."""

from __future__ import annotations

from reader.tui.screens.codebook.base import CodebookBase

__all__ = ["Copying"]


class Copying(CodebookBase):
    """The action that puts something on the clipboard."""

    def action_copy(self) -> None:
        """Copy the tag under the cursor, or all that are marked, a line for each."""
        if not self.names:
            self.say("There is no tag to copy: n makes one.")
            return
        tags = [self.book.tags.get(name) for name in self.names]
        lines = [
            f"{name}: {tag.description}" if tag and tag.description else name
            for name, tag in zip(self.names, tags, strict=True)
        ]
        self.app.copy_to_clipboard("\n".join(lines))
