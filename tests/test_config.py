"""Settings are read, and what is wrong in them is named."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.config import THEMES, check_annotator, default_file, load, login_name
from reader.errors import ReaderError


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults_need_no_file() -> None:
    found = load("", {"LOGNAME": "ana"})
    assert (found.annotator, found.annotations) == ("ana", Path("annotations"))
    assert (found.measure, found.theme, found.min_score) == (72, THEMES[0], 0.0)
    assert found.engine is None
    assert dict(found.keys) == {}
    assert found.file is None


def test_every_setting_is_read(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        'annotator = "bo"\nannotations = "~/notes"\nmeasure = 60\ntheme = "light"\n'
        'min_score = 1\nengine = "spacy:en_core_web_lg"\n'
        '[keys]\naccept = "space"\nundo = "ctrl+z"\n'
        '[themes.mine]\naccent = "#E9b059"\n[themes.empty]\n',
    )
    found = load(file, {"LOGNAME": "ana"})
    assert found.themes == {"mine": {"accent": "#E9b059"}, "empty": {}}
    assert found.annotator == "bo"
    assert found.annotations == Path.home() / "notes"
    assert (found.measure, found.theme, found.min_score) == (60, "light", 1.0)
    assert isinstance(found.min_score, float)
    assert found.engine == "spacy:en_core_web_lg"
    assert dict(found.keys) == {"accept": "space", "undo": "ctrl+z"}
    assert found.file == file


def test_file_is_named_by_option_then_variable_then_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    default = default_file()
    assert default.is_relative_to(Path(os.environ["HOME"]))
    assert load(None, {"USER": "ana"}).annotator == "ana"  # no default file: no complaint
    default.parent.mkdir(parents=True)
    default.write_text('annotator = "from-default"\n', encoding="utf-8")
    variable = write(tmp_path, 'annotator = "from-variable"\n')
    option = tmp_path / "other.toml"
    option.write_text('annotator = "from-option"\n', encoding="utf-8")

    environ = {"READER_CONFIG": str(variable), "USER": "ana"}
    assert load(option, environ).annotator == "from-option"
    assert load(None, environ).annotator == "from-variable"
    assert load(None, {"USER": "ana"}).annotator == "from-default"
    assert load(None, {"READER_CONFIG": "", "USER": "ana"}).annotator == "ana"
    assert load("", environ | {"USER": "ana"}).annotator == "ana"


@pytest.mark.parametrize(
    ("text", "key", "allowed"),
    [
        ("mesure = 72", "mesure", "measure"),
        ("measure = 19", "measure", "20 to 200"),
        ("measure = 201", "measure", "20 to 200"),
        ("measure = true", "measure", "20 to 200"),
        ("measure = 72.5", "measure", "20 to 200"),
        ('measure = "72"', "measure", "20 to 200"),
        ('theme = "mauve"', "theme", "dark, light"),
        ("theme = 1", "theme", "dark, light"),
        ('theme = "mine"\n[themes.yours]\n', "theme", "plain, yours"),
        ('themes = "dark"', "themes", "themes.mine"),
        ("[themes.ink]\n", "themes", "no theme has yet"),
        ('[themes.mine]\nacent = "#ffffff"', "acent", "accent"),
        ('[themes.mine]\naccent = "red"', "themes.mine.accent", "#e9b059"),
        ("min_score = 1.5", "min_score", "0 to 1"),
        ("min_score = -0.1", "min_score", "0 to 1"),
        ("min_score = nan", "min_score", "0 to 1"),
        ("min_score = true", "min_score", "0 to 1"),
        ('clipboard = "yes"', "clipboard", "auto, native, osc52, off"),
        ("clipboard = true", "clipboard", "auto, native, osc52, off"),
        ("engine = 1", "engine", "name of an engine"),
        ('engine = ""', "engine", "name of an engine"),
        ('engine = "a b"', "engine", "name of an engine"),
        ('annotator = ""', "annotator", "a name"),
        ('annotator = "../x"', "annotator", "a name"),
        ('annotator = "a\\nb"', "annotator", "a name"),
        ("annotator = 7", "annotator", "a name"),
        ('annotations = ""', "annotations", "path of a folder"),
        ("annotations = []", "annotations", "path of a folder"),
        ('annotations = "~nobody-of-this-name/x"', "annotations", "path of a folder"),
        ('keys = "a"', "keys", "a table"),
        ("[keys]\naccept = 1", "keys.accept", "name of a key"),
        ('[keys]\naccept = " "', "keys.accept", "name of a key"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, key: str, allowed: str) -> None:
    file = write(tmp_path, text + "\n")
    with pytest.raises(ReaderError) as caught:
        load(file, {"USER": "ana"})
    assert caught.value.message.startswith(f"{file}: ")
    assert key in caught.value.message
    assert allowed in caught.value.hint


@pytest.mark.parametrize(
    "data", [b"measure = ", b"\xff\xfe", b"a" * 2_000_000, b"x = " + b"[" * 5000]
)
def test_a_file_that_is_no_toml_is_one_line(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(data)
    with pytest.raises(ReaderError) as caught:
        load(file, {"USER": "ana"})
    assert caught.value.message.startswith(f"{file}: ")
    assert "\n" not in str(caught.value)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    for file in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ReaderError, match=r"could not be read.*--config"):
            load(file, {"USER": "ana"})
        with pytest.raises(ReaderError, match="could not be read"):
            load(None, {"READER_CONFIG": str(file)})


@pytest.mark.parametrize("name", [*THEMES, "ink", "paper", "mine"])
def test_a_theme_goes_by_its_name(tmp_path: Path, name: str) -> None:
    file = write(tmp_path, f'theme = "{name}"\n[themes.mine]\n')
    assert load(file, {}).theme == name


def test_login_name_passes_over_what_cannot_be_a_folder() -> None:
    assert login_name({"LOGNAME": "DOMAIN\\ana", "USER": "ana"}) == "ana"
    assert login_name({"LOGNAME": "Ana Émile"}) == "Ana Émile"
    assert check_annotator(login_name({}), "test")


@given(st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=5), max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_read_or_refused_by_name(tmp_path: Path, table: dict[str, int | str]) -> None:
    lines = [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table.items()]
    file = write(tmp_path, "\n".join(lines))
    unknown = table.keys() - {"annotator", "annotations", "measure", "theme", "min_score", "keys"}
    if unknown:
        with pytest.raises(ReaderError) as caught:
            load(file, {"USER": "ana"})
        assert caught.value.message.startswith(f"{file}: ")
    else:
        with contextlib.suppress(ReaderError):
            load(file, {"USER": "ana"})


def test_importing_it_is_cheap() -> None:
    code = "import sys, reader.config; print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"tomllib", "platformdirs", "textual", "rich", "yaml"} & set(found)
