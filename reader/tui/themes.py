"""Two themes of our own: ink, dark, and paper, light."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DARK", "LIGHT", "THEMES", "theme_name"]

DARK = Theme(
    name="ink",
    primary="#7fa6b8",
    secondary="#9a8fb0",
    accent="#e6a756",
    warning="#dcb163",
    error="#e27d72",
    success="#93b878",
    foreground="#d9d4c7",
    background="#16191d",
    surface="#1c2025",
    panel="#252a30",
    boost="#ffffff08",
    dark=True,
    variables={
        "block-cursor-background": "#e6a756",
        "block-cursor-foreground": "#16191d",
        "block-cursor-text-style": "none",
        "input-selection-background": "#e6a756 30%",
        "border": "#7fa6b8",
        "border-blurred": "#3a4149",
        "scrollbar": "#353c44",
        "scrollbar-hover": "#4a535d",
        "scrollbar-active": "#e6a756",
        "scrollbar-background": "#16191d",
        "scrollbar-corner-color": "#16191d",
        "scrollbar-background-hover": "#16191d",
        "scrollbar-background-active": "#16191d",
        "footer-key-foreground": "#e6a756",
    },
)
"""Warm grey ink on a blue-black ground, with an amber accent."""

LIGHT = Theme(
    name="paper",
    primary="#3d6b7d",
    secondary="#6d5f8c",
    accent="#a4480f",
    warning="#8a5a00",
    error="#ab2f26",
    success="#4a6f2c",
    foreground="#2d2b27",
    background="#faf7f0",
    surface="#f3efe5",
    panel="#e8e2d4",
    boost="#00000008",
    dark=False,
    variables={
        "block-cursor-background": "#a4480f",
        "block-cursor-foreground": "#faf7f0",
        "block-cursor-text-style": "none",
        "input-selection-background": "#a4480f 25%",
        "border": "#3d6b7d",
        "border-blurred": "#cfc7b5",
        "scrollbar": "#d3cbb9",
        "scrollbar-hover": "#b9b09b",
        "scrollbar-active": "#a4480f",
        "scrollbar-background": "#faf7f0",
        "scrollbar-corner-color": "#faf7f0",
        "scrollbar-background-hover": "#faf7f0",
        "scrollbar-background-active": "#faf7f0",
        "footer-key-foreground": "#a4480f",
    },
)
"""Soft black on warm paper, with a rust accent."""

THEMES = (DARK, LIGHT)
"""In the order in which one changes between them."""


def theme_name(name: str) -> str:
    """Return the theme for what the settings say: a theme's own name, `dark` or `light`."""
    return {"dark": DARK.name, "light": LIGHT.name, "": DARK.name}.get(name, name)
