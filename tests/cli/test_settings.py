"""`reader config` and `reader completion`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from reader.cli.commands import COMMANDS
from reader.cli.settings import template
from reader.config import load
from reader.tui.actions import ACTIONS
from reader.tui.key_names import is_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Reader


def test_where_each_setting_comes_from(reader: Reader, folder: Path) -> None:
    (folder / "a.toml").write_text('measure = 60\n[keys]\naccept = "w"\n', encoding="utf-8")
    out = reader("config", "--config", "a.toml", "--annotations", "notes", "--format", "jsonl").out
    lines = {line["setting"]: line for line in map(json.loads, out.splitlines())}
    assert lines["measure"] == {"setting": "measure", "value": 60, "from": "a.toml"}
    assert lines["keys.accept"]["value"] == "w"
    assert lines["annotations"]["from"] == "--annotations"
    assert lines["annotator"] == {
        "setting": "annotator",
        "value": "tester",
        "from": "the login name",
    }
    assert lines["theme"]["from"] == "built in"
    assert reader("config", "--file", "a.toml").out.splitlines()[0].split() == [
        "setting",
        "value",
        "from",
    ]


def test_a_new_file_changes_nothing_and_is_never_written_over(
    reader: Reader, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READER_CONFIG")
    made = home / ".config" / "claim-reader" / "config.toml"
    assert reader("config", "--init").out == f"{made}\n"
    assert tomllib.loads(made.read_text(encoding="utf-8")) == {"keys": {}}
    assert reader("config", "--check").out == f"{made}: all right\n"
    made.write_text("measure = 80\n", encoding="utf-8")
    again = reader("config", "--init")
    assert again.code == 1
    assert "is there already" in again.err
    assert made.read_text(encoding="utf-8") == "measure = 80\n"
    assert reader("config", "--init", "--file", "below/b.toml").code == 0
    assert (folder / "below" / "b.toml").is_file()


def test_every_line_of_it_is_right_without_its_sign(tmp_path: Path) -> None:
    file = tmp_path / "all.toml"
    file.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", template()), encoding="utf-8")
    settings = load(file, {})
    plain = load("", {"USER": "ana"})
    assert settings.measure == plain.measure
    assert settings.theme == plain.theme
    assert settings.min_score == plain.min_score
    assert settings.annotations == plain.annotations
    assert settings.keys == {action.id: " ".join(action.keys) for action in ACTIONS}


def test_all_that_is_wrong_is_said_on_one_line_each(reader: Reader, folder: Path) -> None:
    (folder / "a.toml").write_text(
        'mesure = 60\nmeasure = "wide"\nengine = "nowhere"\n'
        '[keys]\naccept = "x"\nacept = "y"\nreject = 3\nundo = "contrl+z"\n',
        encoding="utf-8",
    )
    result = reader("config", "--check", "--file", "a.toml")
    assert (result.code, result.out) == (1, "")
    lines = result.err.splitlines()
    assert all(line.startswith("reader: a.toml: ") for line in lines)
    for said in ("'mesure'", "measure: 'wide'", "nowhere", "keys.acept", "keys.reject: 3"):
        assert sum(said in line for line in lines) == 1, said
    assert any("contrl+z is no key" in line for line in lines)
    assert any("x is both accept and reject" in line for line in lines)
    assert len(lines) == 7


def test_a_file_that_is_not_there_or_no_toml(reader: Reader, folder: Path) -> None:
    assert reader("config", "--check", "--file", "nowhere.toml").code == 1
    (folder / "a.toml").write_text("measure 60", encoding="utf-8")
    assert "not TOML" in reader("config", "--check", "--file", "a.toml").err
    assert reader("config", "--check").code == 0
    assert reader("config", "--init", "--check").code == 2
    assert reader("config", "--file", "").code == 2


@pytest.mark.parametrize("name", ["y", "?", "ctrl+t", "shift+left", "question_mark", "f5", "+"])
def test_names_of_keys(name: str) -> None:
    assert is_key(name)
    assert not is_key(f"contrl+{name}")
    assert not is_key(f"{name}xx")


def test_every_key_of_the_desk_is_one() -> None:
    assert all(is_key(key) for action in ACTIONS for key in action.keys)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_commands_options_and_values(reader: Reader) -> None:
    script = reader("completion", "bash").out

    def complete(*words: str) -> set[str]:
        line = " ".join(f"'{word}'" for word in words)
        lines = f"{script}\nCOMP_WORDS=({line})\nCOMP_CWORD={len(words) - 1}\n_reader\n"
        done = subprocess.run(
            ["bash", "-c", f'{lines}printf "%s\\n" "${{COMPREPLY[@]}}"'],
            capture_output=True,
            text=True,
            check=True,
        )
        return set(done.stdout.split())

    assert complete("reader", "") >= set(COMMANDS)
    assert complete("reader", "exp") == {"export"}
    assert complete("reader", "list", "--fo") == {"--format"}
    assert complete("reader", "list", "--format", "") == {"table", "jsonl"}
    assert complete("reader", "tags", "ren") == {"rename"}
    assert complete("reader", "show", "art") == {"articles"}


def test_fish_and_zsh_know_every_command(reader: Reader) -> None:
    fish = reader("completion", "fish").out
    for name in COMMANDS:
        assert f" -a {name} " in fish
    assert "bashcompinit" in reader("completion", "zsh").out
