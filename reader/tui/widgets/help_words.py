"""Keys and signs with what they do and mean, in as many columns as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

__all__ = ["HelpWords", "Section"]

_KEYS: Final = 15
"""Cells of the keys."""

_COLUMN: Final = 52
"""Cells that a column has at the least, where there are several."""

_FEW: Final = 12
"""Rows for which one more column is made."""

_GAP: Final = 4
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title."""

    title: str
    rows: Sequence[tuple[str, str]]
    """Keys or signs, and words."""


class HelpWords(Widget):
    """The sections, one below the other, then the next column."""

    sections: reactive[tuple[Section, ...]] = reactive((), layout=True)
    """What is shown."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        super().__init__()
        self.set_reactive(HelpWords.sections, sections)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that all of it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        count = max(1, (width + _GAP) // (_COLUMN + _GAP))
        # A few rows are not torn apart.
        count = min(count, 1 + sum(len(section.rows) for section in self.sections) // _FEW)
        across = (width - _GAP * (count - 1)) // count
        blocks = [_block(section, across) for section in self.sections]
        if not blocks:
            return [
                Content.styled("No key does that, and no sign is called so.", "$foreground-muted")
            ]
        columns = _columns(blocks, count)
        height = max(map(len, columns))
        return [
            Content(" " * _GAP).join(
                [
                    _padded(column[at] if at < len(column) else Content(""), across)
                    for column in columns
                ]
            )
            for at in range(height)
        ]


def _block(section: Section, width: int) -> list[Content]:
    """Return the lines of a section, with an empty one at its end."""
    lines = [Content.styled(section.title, "bold $accent")]
    room = max(1, width - _KEYS)
    for keys, words in section.rows:
        name = Content.styled(keys, "bold $footer-key-foreground").wrap(_KEYS - 1)
        said = _wrapped(words, room)
        for at in range(max(len(name), len(said))):
            left = name[at] if at < len(name) else Content("")
            right = said[at] if at < len(said) else Content("")
            lines.append(Content.assemble(_padded(left, _KEYS), right))
    return [*lines, Content("")]


def _wrapped(words: str, width: int) -> list[Content]:
    """Return `words` in lines; a sign and its name, set apart by two blanks, stay together."""
    units = words.split("  ")
    if len(units) == 1:
        return Content(words).wrap(width)
    lines = [units[0]]
    for unit in units[1:]:
        longer = f"{lines[-1]}  {unit}"
        lines[-1:] = [longer] if Content(longer).cell_length <= width else [lines[-1], unit]
    return [part for line in lines for part in Content(line).wrap(width)]


def _columns(blocks: Sequence[list[Content]], count: int) -> list[list[Content]]:
    """Divide blocks among columns of about the same height; each stays whole where it can."""
    height = -(-sum(map(len, blocks)) // count)
    columns: list[list[Content]] = [[]]
    for block in blocks:
        fits = len(columns[-1]) + len(block) // 2 <= height
        if columns[-1] and not fits and len(columns) < count:
            columns.append([])
        columns[-1] = [*columns[-1], *block]
    return columns


def _padded(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - line.cell_length))
