"""Make what the README shows from the program itself: pictures and the table of keys.

python docs/generate.py            write docs/*.svg and the README's table of keys
python docs/generate.py --check    say whether the README's table is that of the program
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
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
KEYS = re.compile(r"(<!-- keys -->\n).*?(<!-- end -->)", re.DOTALL)

SCENES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "desk": (
        (120, 36),
        [*"nnnnynnyntver", "enter", *"nnnntsource", "enter", *"nn"],
    ),
    "note": ((120, 36), [*"nnnnnna", *"See the Ledger."]),
    "narrow": ((80, 24), [*"nnnny"]),
    "story": ((120, 36), ["S", "2", "j"]),
    "row": ((120, 36), ["S", "down", "enter"]),
}
"""The pictures: their size in cells, and the keys that are pressed before."""


async def picture(size: tuple[int, int], keys: Sequence[str]) -> str:
    """Return the desk on the seeds as SVG, `size` cells large, after `keys` were pressed."""
    with tempfile.TemporaryDirectory() as folder:
        annotations = Path(folder) / "annotations"

        def refuse(problem: ReaderError) -> None:
            raise problem

        project = Project.open(
            [ROOT / "seeds"], annotations=annotations, annotator="ana", on_problem=refuse
        )
        app = ReaderApp(project, Settings(annotator="ana", annotations=annotations))
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause(0.5)
            for key in keys:
                await pilot.press("space" if key == " " else key)
            await pilot.pause(0.5)
            svg = app.export_screenshot(title="reader seeds")
    # A picture that stands alone: no font is fetched from anywhere.
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def readme_with_keys(readme: str) -> str:
    """Return the README with the table of keys as the program has it."""
    return KEYS.sub(lambda found: f"{found[1]}{action_table()}{found[2]}", readme)


def main() -> int:
    """Write, or check, what is generated."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    check: bool = parser.parse_args().check
    path = ROOT / "README.md"
    readme = path.read_text(encoding="utf-8")
    fresh = readme_with_keys(readme)
    if check:
        if fresh != readme:
            print("README.md: its table of keys is old; run docs/generate.py", file=sys.stderr)
        return int(fresh != readme)
    path.write_text(fresh, encoding="utf-8")
    for name, (size, keys) in SCENES.items():
        svg = asyncio.run(picture(size, keys))
        (ROOT / "docs" / f"{name}.svg").write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
