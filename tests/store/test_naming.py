from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.naming import article_key, clean_name, hashed_path, locate, plain_path
from tests.store.conftest import CALM

NAMES = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]) | st.just("\udcff"),
    min_size=1,
    max_size=90,
).filter(lambda name: name not in (".", ".."))
KEYS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@CALM
@given(key=KEYS, absolute=st.booleans())
def test_every_article_has_a_name_that_any_file_system_takes(key: str, absolute: bool) -> None:
    for path in (plain_path("/" * absolute + key), hashed_path("/" * absolute + key)):
        assert not path.is_absolute()
        assert path.suffix == ".json"
        for part in path.parts:
            assert len(os.fsencode(part)) <= 200
            assert part not in ("", ".", "..")
            assert not set(part) & set('<>:"\\|?*\n\x1b\u202e')
            assert not part.startswith(".")
            part.encode("utf-8")


@CALM
@given(one=KEYS, other=KEYS)
def test_no_two_articles_share_a_name(one: str, other: str) -> None:
    assert (plain_path(one) == plain_path(other)) == (one == other)
    assert hashed_path(one) != plain_path(other)


def test_a_usual_name_stays_as_it_is() -> None:
    assert plain_path("seeds/01.txt") == Path("seeds/01.txt.json")
    assert plain_path("Café/ein Text.md") == Path("Café/ein Text.md.json")
    assert clean_name("ana") == "ana"


@pytest.mark.parametrize("name", ["..", ".locks", "codebook.json", "a/b", "nul", "CON.x", "x."])
def test_a_name_that_means_something_else_is_changed(name: str) -> None:
    clean = clean_name(name)
    assert clean not in (name, "", ".", "..")
    assert "/" not in clean
    assert not clean.startswith(".")
    assert not clean.endswith(".json")


def test_the_name_is_the_same_however_an_article_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "01.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "seeds")
    monkeypatch.chdir(tmp_path / "seeds")
    ways = ["01.txt", "../seeds/01.txt", str(tmp_path / "seeds/01.txt"), "../link/01.txt"]
    for folder in (tmp_path / "annotations", Path("../annotations")):
        assert {article_key(folder, Path(way)) for way in ways} == {"seeds/01.txt"}
    assert locate(tmp_path / "annotations", "seeds/01.txt").samefile("01.txt")


def test_an_article_elsewhere_is_known_by_its_whole_path(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "annotations"
    one, two = tmp_path / "a" / "news" / "x.txt", tmp_path / "b" / "news" / "x.txt"
    key = article_key(folder, one)
    assert PurePosixPath(key).is_absolute()
    assert locate(folder, key) == one.resolve()
    assert plain_path(key).parts[0].startswith("news~")
    assert plain_path(key) != plain_path(article_key(folder, two))
