"""`reader config`: the settings in force, a file to begin with, and whether a file is right."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.printing import print_json, print_table, print_text
from reader.cli.problems import Problems, UsageError, note
from reader.config import DIGITS, THEMES, check_file, default_file, file_in_force, load
from reader.errors import ReaderError
from reader.tui.actions import GROUPS, check_keys

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from reader.config import Settings

__all__ = ["configure", "template"]

_DOES = {
    "annotator": "who annotates, a name such as this; else the login name",
    "annotations": "where annotations are kept; counts from the current folder",
    "measure": "the width of the text in the desk, in cells, 20 to 200",
    "theme": f"one of {', '.join(THEMES)}, or one of your own, see [themes.mine]",
    "min_score": "below this check-worthiness, 0 to 1, the desk does not show claims at first",
    "clipboard": "what copies: auto (a program, else the terminal), native, osc52, off",
    "digits": f"what a digit does, one of {', '.join(DIGITS)}: gives a tag; or says how often the "
    "next key does what it does, and t and a digit give the tag",
    "engine": "what finds the claims: rules, tagger, spacy, or one of another package",
}
"""What each setting is for."""

_HEAD = """\
# Settings of Reader. Every line may be left out; a line behind # says what holds without it: take
# the # away to change it. `reader config --check` tells whether all is right.

"""

_KEYS = """
# The keys of the desk: an action and its key, or several with blanks between them. A key that two
# actions have in the same place is refused. ctrl+t, shift+left, f5, space and the like are keys.
[keys]
"""

_THEME = """
# A theme of your own, chosen by theme = "mine": colours that are left out are those of dark, or of
# light where the background is light.
#   [themes.mine]
#   background = "#101418"
#   foreground = "#d9d4c7"
#   accent = "#e9b059"
# The others are surface, panel, muted, line, accepted, rejected, tagged, warning and bar.
"""


def configure(parser: argparse.ArgumentParser, _name: str) -> None:
    """Say what the command takes."""
    parser.description = (
        "Print the settings in force and where each comes from; or make a settings file with all "
        "settings and keys as comments; or check one."
    )
    parser.epilog = """\
examples:
  reader config
  reader config --init                   makes config.toml in the user's configuration folder
  reader config --init --file desk.toml
  reader config --check --file desk.toml

A file that is there is never written over. --check says on one line each what is wrong: what is no
setting, a value that is not allowed, an action or a key that does not exist, and a key that two
actions have."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--init", action="store_true", help="make a settings file")
    what.add_argument("--check", action="store_true", help="check a settings file")
    parser.add_argument("--file", metavar="FILE", help="the file to make, check or print")
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="default: table"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.file == "":
        raise UsageError("config: --file is empty", "name a file")
    named = options.config if options.file is None else options.file
    if options.init:
        return _init(named)
    if options.file and (Path(options.file).is_dir() or not os.access(options.file, os.R_OK)):
        raise ReaderError(
            f"{options.file}: no settings file that can be read",
            "name another one with --file, or make it with --init",
        )
    if options.check:
        return _check(file_in_force(named, os.environ))
    return _print(options, load(named, os.environ))


def _init(named: str | None) -> int:
    name = os.environ.get("READER_CONFIG") if named is None else named
    path = Path(name) if name else default_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError as error:
        raise ReaderError(
            f"{path}: is there already", "change it, or name another file with --file"
        ) from error
    print_text(str(path))
    return 0


def _check(path: Path | None) -> int:
    if path is None:
        note("there is no settings file; `reader config --init` makes one")
        return 0
    problems = Problems()
    values, wrong = check_file(path)
    keys: Mapping[str, str] = values.get("keys", {})
    _, clashes = check_keys(keys)
    for error in (*wrong, *_unknown_engine(values.get("engine")), *clashes, *_unknown_keys(keys)):
        where = "" if error in wrong else f"{path}: "
        problems(ReaderError(f"{where}{error.message}", error.hint))
    if not problems.count:
        print_text(f"{path}: all right")
    return problems.exit_code


def _unknown_engine(name: str | None) -> Iterator[ReaderError]:
    from reader.claims import engine

    try:
        engine(name)
    except ReaderError as error:
        yield error


def _unknown_keys(keys: Mapping[str, str]) -> Iterator[ReaderError]:
    from reader.tui.key_names import is_key

    for action, words in keys.items():
        for key in words.replace(",", " ").split():
            if not is_key(key):
                yield ReaderError(f"keys.{action}: {key} is no key", "such as y, space or ctrl+t")


def _print(options: argparse.Namespace, settings: Settings) -> int:
    said = check_file(settings.file)[0] if settings.file else {}
    rows = []
    for name in _DOES:
        value = getattr(settings, name)
        given = getattr(options, name, None)
        if given is not None:
            value, source = given, f"--{name}"
        elif name in said:
            source = str(settings.file)
        else:
            source = "the login name" if name == "annotator" else "built in"
        if name == "engine" and value is None:
            from reader.claims import DEFAULT

            value = DEFAULT
        rows.append((name, value if isinstance(value, float | int) else str(value), source))
    file = str(settings.file)
    rows += [(f"keys.{name}", keys, file) for name, keys in settings.keys.items()]
    rows += [
        (f"themes.{name}", ", ".join(f"{part} {colour}" for part, colour in colours.items()), file)
        for name, colours in settings.themes.items()
    ]
    if options.format == "jsonl":
        for name, value, source in rows:
            print_json({"setting": name, "value": value, "from": source})
        return 0
    print_table(("setting", "value", "from"), [(name, str(value), it) for name, value, it in rows])
    if settings.file is None:
        note("no settings file is read; `reader config --init` makes one")
    return 0


def template() -> str:
    """Return a settings file that changes nothing, with all settings and keys as comments."""
    from reader.claims import DEFAULT
    from reader.config import Settings

    settings = Settings(annotator="ana", engine=DEFAULT)
    lines = [_HEAD]
    for name, does in _DOES.items():
        value = getattr(settings, name)
        shown = value if isinstance(value, float | int) else json.dumps(str(value))
        lines.append(f"# {does}\n# {name} = {shown}\n\n")
    lines.append(_KEYS)
    actions, _ = check_keys({})
    for group in GROUPS:
        lines.append(f"\n# {group}\n")
        for action in actions:
            if action.group == group:
                keys = json.dumps(" ".join(action.keys))
                lines.append(f"# {action.id} = {keys}  # {action.help}\n")
    return "".join(lines) + _THEME
