"""The themes: ink (dark), paper (light), contrast, plain (no colour at all), and a person's own.

What was said of a passage is told apart by blue-green and vermilion, which those who see no red or
no green still do (Okabe and Ito 2008, "Color Universal Design"), and always by a sign as well.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CONTRAST",
    "DARK",
    "FEW",
    "LIGHT",
    "PLAIN",
    "THEMES",
    "Palette",
    "own_theme",
    "shows_colours",
    "theme_name",
]


class Palette(NamedTuple):
    """All colours of a theme, each `#rrggbb`."""

    background: str
    """Behind the text of the article."""
    surface: str
    """Behind everything around it."""
    panel: str
    """Behind lines to type in; also the lines between the panes."""
    foreground: str
    """Words."""
    muted: str
    """Words that are beside the point."""
    accent: str
    """The one claim under the cursor, and keys."""
    line: str
    """Borders, bars of progress, the passage that is being marked."""
    accepted: str
    """What was accepted, what agrees, what is saved."""
    rejected: str
    """What was rejected, what differs, what went wrong."""
    tagged: str
    """What was tagged or marked."""
    warning: str
    """What is to be looked at."""
    bar: str
    """The thumb of a scroll bar."""

    def theme(self, name: str) -> Theme:
        """Return the theme of these colours."""
        ground = Color.parse(self.background)
        dark = ground.brightness < 0.5
        return Theme(
            name=name,
            primary=self.line,
            secondary=self.tagged,
            accent=self.accent,
            warning=self.warning,
            error=self.rejected,
            success=self.accepted,
            foreground=self.foreground,
            background=self.background,
            surface=self.surface,
            panel=self.panel,
            boost="#ffffff08" if dark else "#00000008",
            dark=dark,
            variables={
                # Whole colours, not tints: they cover what lies below, so that words stay legible.
                "mark-current": self._on_ground(self.accent, 0.3),
                "mark-hit": self._on_ground(self.warning, 0.3),
                "mark-selected": self._on_ground(self.line, 0.42),
                "mark-option": self._on_ground(self.foreground, 0.14),
                "foreground-muted": self.muted,
                "text-disabled": self.muted,
                "text-muted": self.muted,
                "block-cursor-background": self.accent,
                "block-cursor-foreground": self.background,
                "block-cursor-text-style": "none",
                "input-selection-background": f"{self.accent} 30%",
                "input-cursor-background": self.foreground,
                "input-cursor-foreground": self.background,
                "border": self.line,
                "border-blurred": self.bar,
                "scrollbar": self.bar,
                "scrollbar-hover": self.line,
                "scrollbar-active": self.accent,
                "scrollbar-background": self.background,
                "scrollbar-corner-color": self.background,
                "scrollbar-background-hover": self.background,
                "scrollbar-background-active": self.background,
                "footer-key-foreground": self.accent,
            },
        )

    def _on_ground(self, colour: str, share: float) -> str:
        return Color.parse(self.background).blend(Color.parse(colour), share).hex6


_INK = Palette(
    background="#16191d",
    surface="#1c2025",
    panel="#2a3037",
    foreground="#d9d4c7",
    muted="#a09d94",
    accent="#e9b059",
    line="#7fa6b8",
    accepted="#5fbfa3",
    rejected="#ee7568",
    tagged="#b79be6",
    warning="#dfc96a",
    bar="#3c444d",
)

_PAPER = Palette(
    background="#faf7f0",
    surface="#f2eee4",
    panel="#e4ddcd",
    foreground="#2d2b27",
    muted="#5d584e",
    accent="#8a4b00",
    line="#36647a",
    accepted="#0a6d74",
    rejected="#b3123a",
    tagged="#6b3fae",
    warning="#7a5600",
    bar="#c9c0ac",
)

_CONTRAST = Palette(
    background="#000000",
    surface="#000000",
    panel="#262626",
    foreground="#ffffff",
    muted="#d0d0d0",
    accent="#ffd83d",
    line="#8fd0ff",
    accepted="#4be0b8",
    rejected="#ff9c73",
    tagged="#dcb3ff",
    warning="#fff06a",
    bar="#8a8a8a",
)

_SIXTEEN = Palette(
    background="#000000",
    surface="#000000",
    panel="#555555",
    foreground="#aaaaaa",
    muted="#aaaaaa",
    accent="#ffff55",
    line="#ffffff",
    accepted="#55ffff",
    rejected="#ff5555",
    tagged="#ff55ff",
    warning="#ffff55",
    bar="#555555",
)
"""The colours of a terminal that has no others."""

_SIXTEEN_LIGHT = Palette(
    background="#ffffff",
    surface="#ffffff",
    panel="#aaaaaa",
    foreground="#000000",
    muted="#555555",
    accent="#aa0000",
    line="#0000aa",
    accepted="#00aaaa",
    rejected="#aa0000",
    tagged="#aa00aa",
    warning="#aa5500",
    bar="#aaaaaa",
)

_PLAIN = Palette(
    background="#000000",
    surface="#000000",
    panel="#010101",
    foreground="#ffffff",
    muted="#808080",
    accent="#fefefe",
    line="#fdfdfd",
    accepted="#fcfcfc",
    rejected="#fbfbfb",
    tagged="#fafafa",
    warning="#f9f9f9",
    bar="#7f7f7f",
)
"""No colour of these reaches the terminal, see `reader.tui.filters`."""

DARK = _INK.theme("ink")
"""Warm grey ink on a blue-black ground, with an amber accent."""

LIGHT = _PAPER.theme("paper")
"""Soft black on warm paper, with a rust accent."""

CONTRAST = _CONTRAST.theme("contrast")
"""White on black; every word has at least the contrast 7 of WCAG 2.2, level AAA."""

PLAIN = _PLAIN.theme("plain")
"""The terminal's own two colours; bold, underlined, reversed and dim words tell things apart."""

THEMES = (DARK, LIGHT, CONTRAST, PLAIN)
"""In the order in which one changes between them."""


FEW = (
    _SIXTEEN.theme("ink"),
    _SIXTEEN_LIGHT.theme("paper"),
    _SIXTEEN._replace(foreground="#ffffff", muted="#ffffff").theme("contrast"),
    PLAIN,
)
"""The same for terminals of sixteen colours: tints would all become one grey there."""


def theme_name(name: str) -> str:
    """Return the theme for what the settings say: a theme's own name, `dark` or `light`."""
    return {"dark": DARK.name, "light": LIGHT.name, "": DARK.name}.get(name, name)


def own_theme(name: str, colours: Mapping[str, str]) -> Theme:
    """Return a person's own theme.

    Args:
        name: What it is called.
        colours: Some of the fields of `Palette`, each `#rrggbb`; the others are those of ink, or
            of paper where the background is light. Surface and panel follow the background.
    """
    background = Color.parse(colours.get("background", _INK.background))
    base = _INK if background.brightness < 0.5 else _PAPER
    given = {field: getattr(base, field) for field in Palette._fields}
    if "background" in colours:
        ink = Color.parse(colours.get("foreground", base.foreground))
        shades = {"surface": 0.03, "panel": 0.1, "bar": 0.2}
        given |= {field: background.blend(ink, share).hex6 for field, share in shades.items()}
    return Palette(**given | dict(colours)).theme(name)


def shows_colours(environ: Mapping[str, str]) -> bool:
    """Return whether colours are wanted, and the terminal has any.

    They are not where `NO_COLOR` says something (no-color.org), nor where the terminal is one
    without colours: by its name, or by what the system's terminfo knows of it.

    Args:
        environ: The environment.
    """
    if environ.get("NO_COLOR"):
        return False
    term = environ.get("TERM", "")
    if environ.get("COLORTERM") or "color" in term or not term:
        return True
    if term in {"dumb", "unknown"} or term.endswith(("-m", "-mono")):
        return False
    try:
        import curses

        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of anybody's
            curses.setupterm(term, nowhere.fileno())
    except (ImportError, OSError, curses.error):
        return True
    return curses.tigetnum("colors") != -1
