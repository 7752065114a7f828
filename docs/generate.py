"""Make what the documents show from the program itself: pictures and the table of keys.

python docs/generate.py                 write the pictures and the README's table of keys
python docs/generate.py --keys          write the table of keys only
python docs/generate.py --only story    write the pictures whose names contain the word only
python docs/generate.py --check         say whether the README's table is that of the program
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"  # before Textual reads it

from reader.config import Settings
from reader.project import Project
from reader.tui.actions import action_table
from reader.tui.app import ReaderApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.errors import ReaderError

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
KEYS = re.compile(r"(<!-- keys -->\n).*?(<!-- end -->)", re.DOTALL)

_BEGUN = (*"nnnnynnyntver", "enter", *"nnnntsource", "enter", *"nn")
"""Keys after which something was accepted, rejected and tagged."""


@dataclass(frozen=True)
class Scene:
    """What a picture shows."""

    keys: Sequence[str]
    """The keys that are pressed before it is taken."""

    size: tuple[int, int] = (120, 36)
    """Its size in cells."""

    theme: str = "dark"
    """The theme, as the settings name it."""

    rest: float = 1.0
    """Seconds until it is taken; what is said of a change goes after five."""

    before: Sequence[str] = ()
    """Keys of an earlier start, after which the article was edited."""

    edits: dict[str, str] = field(default_factory=dict)
    """What was edited then, in all articles: the old words and the new ones."""


SCENES: dict[str, Scene] = {
    "desk": Scene(_BEGUN),
    "note": Scene([*"nnnnnna", *"See the Ledger."]),
    "narrow": Scene([*"nnnny"], (80, 24)),
    "story": Scene(["S", "2", "j"]),
    "row": Scene(["S", "down", "enter"]),
    "guide/start": Scene([]),
    "guide/tour": Scene([*"!n"]),
    "guide/keys": Scene(["?"]),
    "guide/palette": Scene(["ctrl+p", *"next"]),
    "guide/articles": Scene(["l"]),
    "guide/details": Scene([*"nnnni"]),
    "guide/tags": Scene([*"nnnntve"]),
    "guide/marking": Scene([*"nnnn", *"v", "space", *"www"]),
    "guide/filter": Scene([*_BEGUN, "f"]),
    "guide/several": Scene([*_BEGUN, "*"]),
    "guide/find": Scene(["/", *"prison"]),
    "guide/search": Scene([*"nnny", "s", *"prisoners -kind:quote", "enter", "j"]),
    "guide/said": Scene([*_BEGUN, "a", *"Ask the ministry.", "ctrl+s", "L", "j"]),
    "guide/codebook": Scene([*_BEGUN, "C", "j", "j"]),
    "guide/split": Scene([*"nnnnnn6nnn6nn6nn6Cjjjjs", "enter", *"topic/size", "ctrl+n", "1", "2"]),
    "guide/order": Scene([*_BEGUN, "Q"]),
    "guide/queue": Scene([*_BEGUN, "Q", "down", "enter", "y"], rest=6),
    "guide/summary": Scene([*_BEGUN, "%"]),
    "guide/panes": Scene([*_BEGUN, "|"]),
    "guide/drafts": Scene([*"nnna", *"Ask the ministry", "escape", "A"]),
    "guide/moved": Scene(
        ["M"], before=[*"nnnnynyny"], edits={"alarmed": "outraged", "agreed": "promised"}
    ),
    "guide/export": Scene([*_BEGUN, "e"]),
    "guide/paper": Scene(_BEGUN, theme="light"),
    "guide/contrast": Scene(_BEGUN, theme="contrast"),
    "guide/plain": Scene(_BEGUN, theme="plain"),
}
"""The pictures by their names below docs/."""


def refuse(problem: ReaderError) -> None:
    """Let no picture be taken of what did not work."""
    raise problem


async def picture(scene: Scene) -> str:
    """Return `scene` on a copy of the seeds, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("config", "cache", "state"):
            os.environ[f"XDG_{name.upper()}_HOME"] = str(Path(folder, name))
        articles = Path(folder, "seeds")
        shutil.copytree(ROOT / "seeds", articles)
        if scene.before:
            await _press(articles, scene, scene.before)
        for file in articles.iterdir():
            text = file.read_text(encoding="utf-8")
            for old, new in scene.edits.items():
                text = text.replace(old, new)
            file.write_text(text, encoding="utf-8")
        svg = await _press(articles, scene, scene.keys)
    # A picture that stands alone: no font is fetched from anywhere.
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


async def _press(articles: Path, scene: Scene, keys: Sequence[str]) -> str:
    annotations = articles.with_name("annotations")
    project = Project.open([articles], annotations=annotations, annotator="ana", on_problem=refuse)
    app = ReaderApp(project, Settings("ana", annotations=annotations, theme=scene.theme))
    async with app.run_test(size=scene.size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press("space" if key == " " else key)
            await pilot.pause(0.05)
            while app.turns.is_busy:
                await pilot.pause(0.05)
        await pilot.pause(scene.rest)
        return app.export_screenshot(title="reader seeds")


def readme_with_keys(readme: str) -> str:
    """Return the README with the table of keys as the program has it."""
    return KEYS.sub(lambda found: f"{found[1]}{action_table()}{found[2]}", readme)


def main() -> int:
    """Write, or check, what is generated."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keys", action="store_true")
    parser.add_argument("--only", default="", metavar="WORD")
    given = parser.parse_args()
    path = ROOT / "README.md"
    readme = path.read_text(encoding="utf-8")
    fresh = readme_with_keys(readme)
    if given.check:
        if fresh != readme:
            print("README.md: its table of keys is old; run docs/generate.py", file=sys.stderr)
        return int(fresh != readme)
    if not given.only:
        path.write_text(fresh, encoding="utf-8")
    if given.keys:
        return 0
    (DOCS / "guide").mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        if given.only in name:
            svg = asyncio.run(picture(scene))
            (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
