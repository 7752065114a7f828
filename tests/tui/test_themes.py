from __future__ import annotations

import itertools
import os
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from reader.tui.themes import CONTRAST, PLAIN, THEMES, own_theme, shows_colours
from tests.tui.folders import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.theme import Theme

    from reader.tui.app import ReaderApp

SIGHTS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""What the eye makes of a colour: Machado, Oliveira and Fernandes 2009, severity 1."""


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance of linear red, green and blue, WCAG 2.2."""
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def linear(colour: Color) -> tuple[float, ...]:
    parts = (part / 255 for part in colour.rgb)
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def contrast(first: Color, second: Color) -> float:
    light, dark = sorted((luminance(linear(first)), luminance(linear(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Color, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of what somebody sees of `colour`."""
    seen = [
        min(1.0, max(0.0, sum(w * part for w, part in zip(row, linear(colour), strict=True))))
        for row in SIGHTS[sight]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        (sum(w * part for w, part in zip(row, seen, strict=True)) / base) ** (1 / 3)
        for row, base in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def inks(app: ReaderApp) -> Iterator[tuple[str, Color, Color]]:
    """Every stretch of words on the screen, its colour and what it is on; not below a dialog."""
    strips = app.screen._compositor.render_strips()
    for box in app.screen.query("#box"):
        x, y, width, height = box.region
        strips = [strip.crop(x, x + width) for strip in strips[y : y + height]]
    for strip in strips:
        for segment in strip:
            style = segment.style
            words = "".join(c for c in segment.text if unicodedata.category(c)[0] in "LNP")
            if style is None or not words or style.color is None or style.bgcolor is None:
                continue
            pair = [Color.from_rich_color(each) for each in (style.color, style.bgcolor)]
            front, back = reversed(pair) if style.reverse else pair
            yield words, front, back


async def test_every_word_can_be_read_in_every_theme(articles: Path) -> None:
    """Contrast 4.5 of WCAG 2.2 (AA), and 7 (AAA) in the theme that is called so."""
    scenes = [
        [*"nynxnn2n", "/", *"the", "enter", "v", "w", "v", "w"],
        ["escape", "escape", "t"],
        ["escape", "S"],
    ]
    async with opened(articles, size=(110, 36)) as (app, pilot):
        app.desk.view.remove_class("-few-colours")
        failed: dict[tuple[str, ...], set[tuple[str, str, str, float]]] = {}
        for scene in scenes:
            await pilot.press(*scene)
            for theme in THEMES:
                if theme is PLAIN:
                    continue
                app.theme = theme.name
                await pilot.pause()
                least = 7.0 if theme is CONTRAST else 4.5
                seen = [*inks(app)]
                assert len(seen) > 10
                poor = {
                    (words, front.hex, back.hex, round(contrast(front, back), 2))
                    for words, front, back in seen
                    if contrast(front, back) < least
                }
                failed |= {(theme.name, *scene): poor} if poor else {}
        assert not failed, "\n".join(map(str, failed.items()))


@pytest.mark.parametrize("theme", [each for each in THEMES if each is not PLAIN])
def test_states_can_be_told_apart_without_red_or_green(theme: Theme) -> None:
    states = [theme.success, theme.error, theme.secondary, theme.accent]
    for sight in SIGHTS:
        for first, second in itertools.combinations(states, 2):
            assert first
            assert second
            pair = [lab(Color.parse(each), sight) for each in (first, second)]
            apart = sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5
            assert apart > 15, (sight, first, second)


async def test_the_plain_theme_draws_no_colour_and_still_tells_all_apart(articles: Path) -> None:
    async with opened(articles, theme="plain") as (app, pilot):
        await pilot.press(*"nynxn2nn")
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert not [style for style in styles if style.color or style.bgcolor]
        words = "".join(segment.text for strip in strips for segment in strip)
        assert all(sign in words for sign in "✓✗⚑▌")
        drawn = {(style.bold, style.underline, style.reverse, style.dim) for style in styles}
        assert len(drawn) >= 5
        await pilot.press("T")
        assert app.theme == "ink"
        assert app.desk.status.said == "theme: ink"


async def test_no_colour_is_drawn_where_none_is_wanted(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(articles, theme="light") as (app, pilot):
        assert app.theme == "plain"
        await pilot.press("T")
        assert app.theme == "plain"
        assert app.desk.status.said.startswith("NO_COLOR is set")


@pytest.mark.parametrize(
    ("term", "colours"),
    [("vt220", False), ("xterm", True), ("linux", True), ("dumb", False), ("", True)],
)
def test_terminals_are_known_by_what_the_system_knows_of_them(term: str, colours: bool) -> None:
    """Each in a process of its own: terminfo is read once."""
    code = "import os; from reader.tui.themes import shows_colours as s; print(s(os.environ))"
    environ = {name: value for name, value in os.environ.items() if name != "COLORTERM"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ | {"TERM": term}, capture_output=True, text=True
    )
    assert done.stdout == f"{colours}\n", done.stderr
    assert not shows_colours({"TERM": "xterm-256color", "NO_COLOR": "1"})


async def test_a_theme_of_ones_own_follows_its_background(articles: Path) -> None:
    assert not own_theme("mine", {"background": "#fff8e0"}).dark
    dark = own_theme("mine", {"background": "#102030", "accent": "#ff0000"})
    assert (dark.dark, dark.accent) == (True, "#ff0000")
    mine = {"mine": {"background": "#102030"}}
    async with opened(articles, theme="mine", themes=mine) as (app, pilot):
        assert app.theme == "mine"
        assert app.desk.view.styles.background.rgb == (16, 32, 48)
        await pilot.press("T")
        assert app.theme == "ink"


async def test_sixteen_colours_are_used_as_they_are(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a terminal would show each tint as the one of its sixteen that is least unlike it."""
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    sixteen = {
        (*(170 * (number >> bit & 1) + 85 * bright for bit in range(3)),)
        for number in range(8)
        for bright in range(2)
    }
    async with opened(articles) as (app, pilot):
        await pilot.press(*"nynxn2nn")
        for _ in range(3):
            rows = [app.desk.view.render_line(y) for y in range(app.desk.view.size.height)]
            styles = [segment.style for row in rows for segment in row if segment.style]
            drawn = {each for style in styles for each in (style.color, style.bgcolor) if each}
            # Textual rounds: a part may be off by one.
            off = {
                triplet
                for triplet in (each.triplet for each in drawn if each.triplet)
                if not any(
                    all(abs(a - b) <= 1 for a, b in zip(triplet, each, strict=True))
                    for each in sixteen
                )
            }
            assert not off, app.theme
            assert any(style.reverse for style in styles)
            assert len(drawn) >= 5
            await pilot.press("T")
            await pilot.pause()
        assert app.theme == "plain"
