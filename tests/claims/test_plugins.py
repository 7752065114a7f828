"""Engines of other packages: installed for real, right and wrong ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.claims import ENGINES, engine, engines
from reader.errors import ReaderError
from reader.model import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Install = Callable[..., None]

GOOD = """
from reader.model import Claim, Kind, Reason, Span

class Capitals:
    name, version = "capitals", "3"

    def __init__(self, told="A"):
        self.told = told

    def reasons(self):
        return (Reason("begins with a capital", 0.5),)

    def find(self, text, *, date=None, language=None):
        for place, letter in enumerate(text):
            if letter == self.told:
                yield Claim(str(place), Span(place, place + 1), letter, (Kind.STATE,), 0.5,
                            why=self.reasons())
"""

SHIFTED = GOOD.replace("Span(place, place + 1)", "Span(place + 1, place + 2)")
BACKWARDS = GOOD.replace("enumerate(text)", "reversed(list(enumerate(text)))")
NO_CLAIM = GOOD.replace("yield Claim", "yield str; Claim")
FAILING = GOOD.replace("for place, letter", "1 / 0\n        for place, letter")


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package that offers an engine, as pip leaves it."""
    before = set(sys.modules)

    def put(code: str, name: str = "capitals", package: str = "loud") -> None:
        folder = tmp_path / package
        info = folder / f"{package}-1.dist-info"
        info.mkdir(parents=True)
        (folder / f"{package}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[reader.engines]\n{name} = {package}:Capitals\n")
        monkeypatch.syspath_prepend(str(folder))

    engine.cache_clear()
    yield put
    engine.cache_clear()
    for name in set(sys.modules) - before:
        if name in ("loud", "louder"):
            del sys.modules[name]


def test_an_installed_engine_is_listed_and_used(install: Install) -> None:
    install(GOOD)
    assert engines() == (*ENGINES, "spacy", "capitals")
    found = engine("capitals")
    assert (found.name, found.version) == ("capitals", "3")
    assert found.reasons() == (Reason("begins with a capital", 0.5),)
    assert [claim.span.start for claim in found.find("A bad Ale")] == [0, 6]


def test_what_stands_behind_a_colon_is_told_to_it(install: Install) -> None:
    install(GOOD)
    assert [claim.text for claim in engine("capitals:B").find("A Bee")] == ["B"]
    assert engine("capitals:B") is engine("capitals:B")


def test_an_engine_is_known_by_the_name_it_was_chosen_by(install: Install) -> None:
    install(GOOD, name="loud-ones")
    assert engine("loud-ones").name == "loud-ones"


def test_a_package_cannot_take_the_place_of_an_engine_of_our_own(install: Install) -> None:
    install(GOOD, name="rules")
    assert type(engine("rules")).__module__ == "reader.claims.rules"
    assert engines().count("rules") == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import no_such_thing_at_all", "no_such_thing_at_all"),
        ("x = 1", "AttributeError"),
        ("Capitals = 1", "TypeError"),
        (GOOD.replace('told="A"', "told"), "TypeError"),
        (GOOD.replace("def find", "def seek"), "is no engine: Capitals has no find"),
        ("def Capitals(): return None", "NoneType has no name, version, find, reasons"),
    ],
)
def test_what_cannot_be_loaded_is_told_with_its_package(
    install: Install, code: str, reason: str
) -> None:
    install(code)
    with pytest.raises(ReaderError) as error:
        engine("capitals")
    assert reason in error.value.message
    assert "loud" in error.value.message
    assert "loud" in error.value.hint
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (FAILING, "ZeroDivisionError"),
        (SHIFTED, "its claim at 1-2"),
        (BACKWARDS, "its claim at 0-1"),
        (NO_CLAIM, "type is no claim"),
    ],
)
def test_an_engine_that_goes_wrong_is_named(install: Install, code: str, reason: str) -> None:
    install(code)
    with pytest.raises(ReaderError, match="the engine capitals failed") as error:
        list(engine("capitals").find("A bad Ale"))
    assert reason in error.value.message


def test_two_packages_with_one_name_are_both_named(install: Install) -> None:
    install(GOOD)
    install(GOOD, package="louder")
    with pytest.raises(ReaderError, match="capitals: this engine is in") as error:
        engine("capitals")
    assert "loud and louder" in error.value.message


def test_an_unknown_name_is_answered_with_all_that_are_there(install: Install) -> None:
    install(GOOD)
    with pytest.raises(ReaderError, match="oracle: no such engine") as error:
        engine("oracle")
    for name in engines():
        assert name in error.value.hint
    assert "reader.engines" in error.value.hint


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_of_our_own_is_told_nothing(name: str) -> None:
    with pytest.raises(ReaderError, match="is told nothing"):
        engine(f"{name}:x")


def test_an_engine_of_our_own_costs_no_look_at_what_is_installed() -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom reader.claims import engine\n"
        "list(engine().find('The mill burned down in 1950.'))\n"
        "print([m for m in ('importlib.metadata', 'spacy') if m in set(sys.modules) - before])"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "[]"
