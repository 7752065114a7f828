"""Make pictures of every screen, in three sizes and all themes, to look at.

python docs/shots.py DIR [--articles DIR] [--only WORD] [--size SIZE] [--themes NAMES] [--png]

DIR gets SIZE-SCREEN-THEME.svg for each; with --png (needs cairosvg and Pillow) also .png, and for
each size and theme a sheet with all its screens. Nothing of it belongs into the repository.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"  # before Textual reads it

from textual.widgets import Input, TextArea

from reader.config import Settings
from reader.project import Project
from reader.tui.app import ReaderApp
from reader.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from textual.pilot import Pilot

ROOT = Path(__file__).resolve().parent.parent

SIZES = ((80, 24), (120, 40), (200, 50))

SCENES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "start": ((), ()),
    "desk": (
        [*"nnnnynnyntver", "enter", *"nnnntsource", "enter", *"nna", *"See it.", "ctrl+s"],
        (),
    ),
    "rejected": ([*"nxnn"], ()),
    "marking": ([*"vwvww"], ["escape"]),
    "mark": ([*"vwvwww", "enter"], ()),
    "find": (["/", *"the"], ["escape"]),
    "details": ("i", ["escape"]),
    "tags": ([*"tve"], ["escape"]),
    "note": ([*"nna", *"See the Ledger."], ["escape"]),
    "filter": (["f", "space"], ["escape"]),
    "several": ("*", ["escape"]),
    "articles": ("l", ["escape"]),
    "palette": (["ctrl+p", *"theme"], ["escape"]),
    "keys": ("?", ["escape"]),
    "export": ("e", ["escape"]),
    "drafts": ("A", ["escape"]),
    "tour": (["!"], ["escape"]),
    "panes": (["|", "left", "left"], ["escape"]),
    "hidden": ([*"HW"], [*"HW"]),
    "places": ("L", ["escape"]),
    "search": (["s", *"prison", "enter"], ["escape", "escape"]),
    "codebook": ("C", ["escape"]),
    "queue": (["Q"], ["escape", "escape"]),
    "summary": ("%", ["escape"]),
    "story": (["S", *"2jj"], ()),
    "row": (["enter"], ()),
    "story keys": ("?", ["escape", "escape", "escape"]),
}
"""The screens: the keys that lead there from the one before, and those that lead back."""


async def shoot(
    articles: Path,
    size: tuple[int, int],
    only: str,
    themes: Sequence[str],
    take: Callable[[str, str, str], None],
) -> None:
    """Give name, theme and SVG of every screen at `size` to `take`.

    Args:
        articles: What is opened.
        size: Cells and rows.
        only: What the names of the screens contain.
        themes: The names of the themes.
        take: Keeps a picture.
    """
    with tempfile.TemporaryDirectory() as folder:
        annotations = Path(folder) / "annotations"
        project = Project.open(
            [articles], annotations=annotations, annotator="ana", on_problem=print
        )
        app = ReaderApp(project, Settings(annotator="ana", annotations=annotations))
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause(0.5)
            for name, (there, back) in SCENES.items():
                await _press(pilot, there)
                if only in name:
                    async for theme, svg in _themed(app, pilot, themes):
                        take(name, theme, svg)
                await _press(pilot, back)


async def _press(pilot: Pilot[int], keys: Sequence[str]) -> None:
    for key in keys:
        await pilot.press("space" if key == " " else key)
    await pilot.pause(0.2)


async def _themed(
    app: ReaderApp, pilot: Pilot[int], themes: Sequence[str]
) -> AsyncIterator[tuple[str, str]]:
    for blinking in app.screen.query("Input, TextArea"):
        assert isinstance(blinking, Input | TextArea)
        blinking.cursor_blink = False
    for theme in themes:
        app.theme = theme
        await pilot.pause(0.05)
        yield theme, app.export_screenshot(title=theme)


def sheet(pictures: Sequence[Path], out: Path) -> None:
    """Write one picture of several that are equally large.

    Args:
        pictures: PNG files.
        out: The PNG file to write.
    """
    from PIL import Image

    images = [Image.open(path) for path in pictures]
    width, height = images[0].size
    across = max(1, min(len(images), 3))
    whole = Image.new("RGB", (width * across, height * -(-len(images) // across)))
    for number, image in enumerate(images):
        whole.paste(image, (number % across * width, number // across * height))
    whole.save(out)


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path, default=ROOT / "seeds")
    parser.add_argument("--only", default="")
    names = " ".join(theme.name for theme in THEMES)
    parser.add_argument("--themes", default=names, help=f"some of: {names}")
    parser.add_argument("--size", default="", help="such as 120x40")
    parser.add_argument("--png", action="store_true")
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        for size in SIZES:
            if options.size not in {"", f"{size[0]}x{size[1]}"}:
                continue
            made: dict[str, list[Path]] = {}
            take = partial(_keep, folder / f"{size[0]}x{size[1]}", made if options.png else None)
            themes = options.themes.split()
            asyncio.run(shoot(options.articles, size, options.only, themes, take))
            for theme, pictures in made.items():
                sheet(pictures, folder / f"{size[0]}x{size[1]}-all-{theme}.png")
    return 0


def _keep(stem: Path, made: dict[str, list[Path]] | None, name: str, theme: str, svg: str) -> None:
    """Write a picture, and as PNG where it is to be noted in `made` that there is one."""
    path = stem.with_name(f"{stem.name}-{name.replace(' ', '-')}-{theme}.svg")
    path.write_text(svg, encoding="utf-8")
    if made is not None:
        made.setdefault(theme, []).append(_png(svg, path.with_suffix(".png")))


def _png(svg: str, path: Path) -> Path:
    """Write a PNG of `svg`; cells are as wide as the font that is there, lines are drawn."""
    import cairosvg

    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    svg = _lined(svg.replace("font-size: 20px", "font-size: 20.26px"))
    cairosvg.svg2png(svg.encode(), write_to=str(path), output_width=900)
    return path


def _lined(svg: str) -> str:
    """Return `svg` with lines under and through words, which cairosvg leaves out."""
    styles = dict(re.findall(r"\.(\S+-r\d+) \{ (.*?) \}", svg))

    def line(found: re.Match[str]) -> str:
        style = styles.get(found[1], "")
        x, y, width = (float(each) for each in found.groups()[1:])
        ink = re.sub(".*fill: (#\\w+).*", r"\1", style)
        lines = ""
        for word, up in (("underline", -3), ("line-through", 6)):
            if word in style:
                lines += f'<rect x="{x}" y="{y - up}" width="{width}" height="1.6" fill="{ink}"/>'
        return lines + found[0]

    text = r'<text class="(\S+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"'
    return re.sub(text, line, svg)


if __name__ == "__main__":
    sys.exit(main())
