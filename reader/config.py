"""What a person has settled once: one TOML file, checked when it is read.

annotator = "ana"            # who annotates; else the login name
annotations = "annotations"  # where annotations are kept
measure = 72                 # width of the text in the desk, in cells
theme = "dark"               # dark, light, contrast, plain, or one of your own
min_score = 0.0              # claims below it are not highlighted in the desk
engine = "rules"             # what finds the claims
digits = "tags"              # what a digit does in the desk
clipboard = "auto"           # what copies: auto, native, osc52, off

[keys]                       # an action's name, and the key that does it
accept = "space"

[themes.mine]                # colours of a theme of your own; those left out are of dark or light
accent = "#e9b059"
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.homes import home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = [
    "CLIPBOARDS",
    "COLOURS",
    "DIGITS",
    "THEMES",
    "Settings",
    "check_annotator",
    "check_file",
    "default_file",
    "file_in_force",
    "load",
    "login_name",
]

THEMES = ("dark", "light", "contrast", "plain")
"""The themes that can be named, beside those a person has made."""

CLIPBOARDS = ("auto", "native", "osc52", "off")
"""What copies: a program if there is one, else the terminal; the one; the other; nothing."""

_ALSO = ("ink", "paper")
"""What the desk calls the dark and the light one."""

COLOURS = (
    "background",
    "surface",
    "panel",
    "foreground",
    "muted",
    "accent",
    "line",
    "accepted",
    "rejected",
    "tagged",
    "warning",
    "bar",
)
"""What a person's own theme gives colours to, see `reader.tui.themes.Palette`."""

DIGITS = ("tags", "counts")
"""What a digit may do: give a tag, or say how often the next key does what it does."""

_LARGEST = 1024 * 1024  # bytes: far more than settings need, and an end to /dev/zero

_LONGEST_NAME = 100  # code points

_COLOUR = re.compile("#[0-9a-fA-F]{6}")

_NAME_RULE = (
    f"a name of at most {_LONGEST_NAME} characters that can be seen, without / or \\, "
    "not starting with a dot"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold for one run."""

    annotator: str
    """Who annotates: the name of their folder below `annotations`."""

    annotations: Path = Path("annotations")
    """Where annotations are kept; a relative path counts from the current folder."""

    measure: int = 72
    """The width of the text in the desk, in cells, 20 to 200."""

    theme: str = "dark"
    """One of `THEMES`, or of `themes`."""

    min_score: float = 0.0
    """The check-worthiness, 0 to 1, below which the desk does not show claims at first.

    The commands leave out nothing but what `--min-score` says.
    """

    engine: str | None = None
    """The name of the engine that finds claims; None means the default one."""

    digits: str = "tags"
    """One of `DIGITS`: what a digit does in the desk."""

    clipboard: str = "auto"
    """What copies in the desk, one of `CLIPBOARDS`."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys that were remapped: an action's name, and its key. The desk checks for clashes."""

    themes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """A person's own themes: the name of each, and some of `COLOURS`, each `#rrggbb`."""

    file: Path | None = None
    """The file these were read from."""


def load(file: str | Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the settings.

    Args:
        file: The file that was named; an empty text means none, and None means the one that
            the variable `READER_CONFIG` names (where empty again means none), else
            `default_file()` if it exists.
        environ: The environment, for `READER_CONFIG` and the login name.

    Raises:
        ReaderError: The named file cannot be read or is not TOML, or it has a key that is not
            known or a value that is not allowed: says which, and what is allowed.
    """
    path = file_in_force(file, environ)
    values: dict[str, Any] = {}
    if path is not None:
        values, problems = check_file(path)
        if problems:
            raise problems[0]
    values.setdefault("annotator", login_name(environ))
    return Settings(**values, file=path)


def file_in_force(file: str | Path | None, environ: Mapping[str, str]) -> Path | None:
    """Return the file that `load` would read with the same arguments; None where it reads none."""
    named = environ.get("READER_CONFIG") if file is None else os.fspath(file)
    if named is not None:
        return Path(named) if named else None
    path = default_file()
    return path if path.exists() else None


def check_file(path: Path) -> tuple[dict[str, Any], list[ReaderError]]:
    """Return what a file sets, by the names of `Settings`, and all that is wrong with it.

    Raises:
        ReaderError: It cannot be read or is not TOML.
    """
    values: dict[str, Any] = {}
    problems: list[ReaderError] = []
    for key, value in _read(path).items():
        check = _CHECKS.get(key)
        if check is None:
            known = ", ".join(_CHECKS)
            problem = ReaderError(f"{path}: {_shown(key)} is no setting", f"settings are {known}")
            problems.append(problem)
            continue
        # Each key of a table by itself, so that one that is wrong does not hide the others.
        parts = [{name: value[name]} for name in value] if isinstance(value, dict) else [value]
        for part in parts or [value]:
            try:
                checked = check(part, f"{path}: {key}")
            except ReaderError as error:
                problems.append(error)
            else:
                table = isinstance(checked, dict)
                values[key] = values.get(key, {}) | checked if table else checked
    known_themes = (*THEMES, *values.get("themes", {}))
    if values.get("theme", THEMES[0]) not in (*known_themes, *_ALSO):
        problems.append(_wrong(values.pop("theme"), f"{path}: theme", _one_of(known_themes)))
    return values, problems


def default_file() -> Path:
    """Return where the settings are looked for if no file is named; it need not exist."""
    return home("config") / "config.toml"


def login_name(environ: Mapping[str, str]) -> str:
    """Return the name of the person at the machine, or `annotator` if it has none that fits."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        name = environ.get(variable, "")
        if not _flaw(name):
            return name
    try:
        import pwd

        name = pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        name = ""
    return "annotator" if _flaw(name) else name


def check_annotator(name: str, where: str) -> str:
    """Return `name`, which is to be an annotator's.

    Args:
        name: The name.
        where: Where it was given: an option, or a file and key.

    Raises:
        ReaderError: It cannot be the name of a folder everywhere.
    """
    if flaw := _flaw(name):
        raise ReaderError(
            f"{where}: {_shown(name)} cannot be an annotator: {flaw}", f"give {_NAME_RULE}"
        )
    return name


def _flaw(name: str) -> str:
    """Return why `name` can be no annotator's; empty where it can."""
    flaws = {
        "it is empty": not name.strip(),
        "it is too long": len(name) > _LONGEST_NAME,
        "it has a sign that cannot be shown": not name.isprintable(),
        "a blank stands at an end": name != name.strip(),
        "it starts with a dot": name.startswith("."),
        "it has a slash": bool(set(name) & set("/\\")),
    }
    return next((flaw for flaw, is_so in flaws.items() if is_so), "")


def _read(path: Path) -> dict[str, Any]:
    import tomllib  # only where there is a file

    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ReaderError(f"{path}: too large for settings", "name another file")
        return tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise ReaderError(
            f"{path}: settings could not be read: {error.strerror}",
            "name another file with --config, or none with --config ''",
        ) from error
    except (ValueError, RecursionError) as error:  # TOML and UTF-8 errors are ValueErrors
        raise ReaderError(
            f"{path}: not TOML: {' '.join(str(error).split())}", "mend this place of the file"
        ) from error


def _annotator(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, where, _NAME_RULE)
    return check_annotator(value, where)


def _annotations(value: object, where: str) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise _wrong(value, where, "the path of a folder")
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise _wrong(value, where, "the path of a folder; there is no such person") from error


def _measure(value: object, where: str) -> int:
    if not isinstance(value, int) or not 20 <= value <= 200:  # true is 1, and so refused
        raise _wrong(value, where, "a whole number from 20 to 200")
    return value


def _theme(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, where, _one_of(THEMES))
    return value


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(names)}"


def _themes(value: object, where: str) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict):
        raise _wrong(value, where, 'tables of colours: [themes.mine] accent = "#e9b059"')
    for name, colours in value.items():
        own = f"{where}.{name}"
        if name in (*THEMES, *_ALSO) or not name.isprintable():
            raise _wrong(name, where, "a name that no theme has yet")
        if not isinstance(colours, dict):
            raise _wrong(colours, own, "a table of colours")
        for part, colour in colours.items():
            if part not in COLOURS:
                raise ReaderError(
                    f"{own}: {_shown(part)} is nothing that has a colour", _one_of(COLOURS)
                )
            if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
                raise _wrong(colour, f"{own}.{part}", "a colour such as #e9b059")
    return dict(value)


def _min_score(value: object, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise _wrong(value, where, "a number from 0 to 1")
    return float(value)


def _digits(value: object, where: str) -> str:
    if not isinstance(value, str) or value not in DIGITS:
        raise _wrong(value, where, f"one of {', '.join(DIGITS)}")
    return value


def _engine(value: object, where: str) -> str:
    rule = f"the name of an engine, at most {_LONGEST_NAME} characters, such as rules"
    if not isinstance(value, str):
        raise _wrong(value, where, rule)
    if not 0 < len(value) <= _LONGEST_NAME or not value.isprintable() or " " in value:
        raise _wrong(value, where, rule)
    return value


def _clipboard(value: object, where: str) -> str:
    if not isinstance(value, str) or value not in CLIPBOARDS:
        raise _wrong(value, where, f"one of {', '.join(CLIPBOARDS)}")
    return value


def _keys(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _wrong(value, where, "a table: an action's name = its key")
    for action, key in value.items():
        if not isinstance(key, str) or not key.strip() or not key.isprintable():
            raise _wrong(key, f"{where}.{action}", "the name of a key, such as space or ctrl+t")
    return dict(value)


_CHECKS: Mapping[str, Callable[[object, str], object]] = {
    "annotator": _annotator,
    "annotations": _annotations,
    "measure": _measure,
    "theme": _theme,
    "min_score": _min_score,
    "engine": _engine,
    "digits": _digits,
    "clipboard": _clipboard,
    "keys": _keys,
    "themes": _themes,
}


def _wrong(value: object, where: str, allowed: str) -> ReaderError:
    return ReaderError(f"{where}: {_shown(value)} is not allowed", f"allowed is {allowed}")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"
