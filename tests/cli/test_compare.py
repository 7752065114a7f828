"""`reader compare`: what it prints and writes, and what it makes of bad input."""

from __future__ import annotations

import json
import re
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.cache import ClaimCache, default_folder
from reader.claims import engine
from reader.cli import progress
from reader.cli.compare_table import print_story
from reader.library import Listed, read_article
from reader.model.story import Member, Told, Verdict
from reader.store.naming import article_key
from reader.store.rulings import RulingFile, passage_of
from reader.telling import Telling
from reader.typeset.cells import measure
from tests.cli.test_processes import SCREEN, STORE, modules_after
from tests.cli.test_progress import Terminal
from tests.exchange.story_making import HOSTILE, export, large

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reader.exchange.story_contents import StoryExport
    from reader.model import Claim, Reason
    from reader.store.rulings import Passage
    from tests.cli.conftest import Reader

PIER = {
    "a.txt": """Pier to close for good

The pier at Saltmouth will close in October, the harbour board said on Monday.

About 40,000 people walk on it every summer, according to the board. It was built in 1887 by
Josiah Fell, and a storm took away its end in 1953.

“We have mended it for the last time,” said Ada Thorne, who leads the board.
""",
    "b.txt": """End of the pier

Saltmouth's pier is to close in October, the harbour board has said.

Each summer some 40,000 people walk on the pier. Josiah Fell built it in 1887.

“We have mended it for the last time,” Ada Thorne told the council.
""",
    "c.txt": """Saltmouth loses its pier

In October the pier at Saltmouth will close. It was built by Josiah Fell in 1878.

Only 14,000 people walk on the pier in a summer, a spokesman for the board said. The anglers, who
have a hut there, were not asked.
""",
}
"""Three articles about one invented event."""


@pytest.fixture(autouse=True)
def _pier(folder: Path) -> None:
    (folder / "pier").mkdir()
    for name, text in PIER.items():
        (folder / "pier" / name).write_text(text, encoding="utf-8")


def story(reader: Reader, *words: str) -> dict[str, Any]:
    result = reader("compare", *words, "--format", "json")
    assert result.code == 0, result.err
    record: dict[str, Any] = json.loads(result.out)
    return record


def test_the_json_keeps_the_contract(reader: Reader) -> None:
    told = story(reader, "pier")
    assert told["articles"] == ["pier/a.txt", "pier/b.txt", "pier/c.txt"]
    together = {
        frozenset(member["article"] for member in cluster["members"])
        for cluster in told["clusters"]
    }
    assert frozenset(told["articles"]) in together
    for cluster in told["clusters"]:
        assert cluster["relation"] in ("agree", "refine", "differ")
        for member in cluster["members"]:
            text = PIER[Path(member["article"]).name]
            assert text[member["start"] : member["end"]] == member["text"]
    alone = [PIER[Path(one["article"]).name] for one in told["only_here"]]
    assert PIER["c.txt"] in alone


def test_the_same_articles_tell_the_same_story(reader: Reader) -> None:
    first = reader("compare", "pier", "--format", "json").out
    shutil.rmtree(default_folder())
    assert reader("compare", "pier", "--format", "json").out == first


@pytest.mark.parametrize("format_", ["json", "csv", "html", "svg"])
def test_a_file_holds_what_is_printed_and_is_replaced_by_its_like_alone(
    reader: Reader, format_: str
) -> None:
    printed = reader("compare", "pier", "--format", format_).out
    out = Path(f"story.{format_}")
    for anew in ("", ", in place of an earlier one"):
        written = reader("compare", "pier", "--format", format_, "--out", str(out))
        assert written == (0, "", f"reader: note: wrote {out}{anew}\n")
        assert out.read_bytes().decode() == printed
    out.write_text("mine", encoding="utf-8")
    refused = reader("compare", "pier", "--format", format_, "--out", str(out))
    assert (refused.code, refused.out) == (1, "")
    assert f"is no story as {format_} of Reader" in refused.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert reader("compare", "pier", "--format", format_, "--out", "pier/a.txt").code == 1
    assert Path("pier/a.txt").read_text(encoding="utf-8") == PIER["a.txt"]
    inside = reader("compare", "pier", "--format", format_, "--out", f"annotations/s.{format_}")
    assert inside.code == 1


@pytest.mark.parametrize("words", [["--out", ""], ["--out", "x"], ["--format", "pdf"]])
def test_wrong_usage_is_said(reader: Reader, words: list[str]) -> None:
    result = reader("compare", "pier", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("reader: compare: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_fits_the_width(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = reader("compare", "pier")
    assert result.code == 0
    lines = result.out.splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].startswith("3 articles: ")
    assert "1 2 3" in [line.strip() for line in lines]
    assert any(re.match("[●≠≟◐] [●≠≟◐·] [●≠≟◐·]  ", line) for line in lines)


def lines_of(told: StoryExport, capsys: pytest.CaptureFixture[str]) -> list[str]:
    articles = tuple(Told(article.name, article, ()) for article in told.articles)
    capsys.readouterr()
    print_story(Telling(told.story, articles))
    return capsys.readouterr().out.splitlines()


def test_what_differs_stands_below_the_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        lines_of(export(), capsys)
        == """\
4 articles: 5 told by several (2 differ, 1 may differ, 1 is said more or less
exactly, 1 is agreed on); 2 said by one alone

1  Lift out of order again · The Lowmouth Gull · 2026-03-09  steps/01.txt, 0
   said here alone
2  A lift, and nobody to lift it  steps/02.txt, 1 said here alone
3  Hoe Lane <b>lift</b> & stairs: what we know  steps/03.txt, 1 said here alone
4  Lift out of order  steps/04.txt, 0 said here alone
1 and 4 share 62% of their text.

● agrees   ◐ says more or less exactly   ≠ differs   ≟ may differ   · does not
say it

1 2 3 4
● ● ≠ ●  The lift at Hoe Lane carries 300 people a day
           how many: 300 (1, 4) · about 300 (2) · as many as 450 (3)
           four say so, of which two (1 and 4) are one text
≠ ≠ · ·  It will be mended by Easter
           quoted words:
             It will be mended by Easter, and not a day later (1)
             It will be mended by Easter (2)

1 2 3 4
● · ≟ ●  It was built in May 1961.
           when (may differ): May 1961 (1, 4) · 1963 (3)
           three say so, of which two (1 and 4) are one text

1 2 3 4
◐ ● · ·  The council said on Monday

1 2 3 4
· · ● ●  Lift out of order
""".splitlines()
    )


def test_many_articles_are_listed_instead_of_in_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = lines_of(large(500, 3), capsys)
    assert max(map(len, lines)) <= 80
    row = lines.index("≠ Lorries 0")
    assert lines[row + 1] == "    ● 1, 8, 15"
    assert lines[row + 2] == "    how many: 40 (1) · 50 (8) · 60 (15)"


@pytest.mark.parametrize("no_color", [False, True])
def test_colour_is_for_terminals_that_want_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    plain = reader("compare", "pier").out
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    reader("compare", "pier")
    drawn = terminal.getvalue()
    colours = re.findall(r"\x1b\[(?:\d+;)*3[0-9]m", drawn)
    assert bool(colours) is not no_color
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert "\x1b" not in plain


def test_a_bar_is_drawn_while_claims_are_lined_up(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "PACE", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    reader("compare", "pier")
    drawn = terminal.getvalue()
    assert "finding claims [" in drawn
    assert "comparing [" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_one_article_alone_is_said_and_told(reader: Reader) -> None:
    result = reader("compare", "pier/a.txt", "--format", "json")
    assert result.code == 0
    assert result.err == (
        "reader: note: pier/a.txt: one article alone; name more, or a folder of them\n"
    )
    told = json.loads(result.out)
    assert told["clusters"] == told["copies"] == []
    assert told["only_here"]
    table = reader("compare", "pier/a.txt").out
    assert re.match(r"1 article: \d+ claims, nothing to compare them with\n", table)


def test_an_article_that_is_named_twice_is_one(reader: Reader) -> None:
    told = story(reader, "pier/a.txt", "pier", "./pier/a.txt")
    assert told["articles"] == ["pier/a.txt", "pier/b.txt", "pier/c.txt"]


def test_an_article_that_is_there_twice_is_one_text(reader: Reader) -> None:
    shutil.copy("pier/a.txt", "pier/z.txt")
    told = story(reader, "pier/a.txt", "pier/z.txt")
    [copy] = told["copies"]
    assert copy["articles"] == ["pier/a.txt", "pier/z.txt"]
    assert copy["share"] > 0.9
    assert told["clusters"]
    assert 1 in {cluster["independent"] for cluster in told["clusters"]}
    assert {cluster["relation"] for cluster in told["clusters"]} == {"agree"}
    assert told["only_here"] == []


def test_what_is_no_article_is_said_and_the_rest_compared(reader: Reader) -> None:
    Path("empty").mkdir()
    nothing = reader("compare", "empty")
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err.count("\n") == 1
    some = reader("compare", "pier", "missing.txt", "--format", "json")
    assert some.code == 1
    assert some.err.startswith("reader: missing.txt: ")
    assert len(json.loads(some.out)["articles"]) == 3


def test_a_language_is_judged_where_none_is_named_and_not_lined_up(reader: Reader) -> None:
    foreign = (
        "Die Seebrücke von Saltmouth wird im Oktober geschlossen, sagte die Hafenbehörde.\n\n"
        "Josiah Fell hat sie im Jahr 1887 gebaut, und ein Sturm hat das Ende mit sich genommen."
        " 40,000 Menschen gehen in dem Sommer auf der Brücke, die nicht mehr zu retten ist.\n"
    )
    for name in "de":
        Path("pier", f"{name}.txt").write_text(foreign, encoding="utf-8")
    found = reader("compare", "pier", "--format", "json")

    assert found.err.count("note:") == 1
    assert "d.txt (de)" in found.err
    assert "e.txt (de)" in found.err
    languages = [
        {Path(member["article"]).stem in "de" for member in cluster["members"]}
        for cluster in json.loads(found.out)["clusters"]
    ]
    assert {True} in languages
    assert {False} in languages
    assert {True, False} not in languages


def test_other_languages_are_said(reader: Reader) -> None:
    for name, tag in (("a.txt", "en-GB"), ("b.txt", "de"), ("c.txt", "de")):
        text = f"---\nlanguage: {tag}\n---\n{PIER[name]}"
        Path("pier", name).write_text(text, encoding="utf-8")
    said = reader("compare", "pier").err
    assert "note: most articles are in de; not lined up with them" in said
    assert said.rstrip().endswith("a.txt (en)")
    assert "note: the articles are in de;" in reader("compare", "pier/b.txt", "pier/c.txt").err


@pytest.mark.parametrize("format_", ["table", "json", "csv", "html", "svg"])
def test_hostile_text_does_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    Path("bad").mkdir()
    for number in range(2):
        said = [f"The {number + 2} men said that {each} cost 40 pounds in May." for each in HOSTILE]
        text = "\n\n".join([HOSTILE[1], *said])
        Path("bad", f"{number}\x1b[31m.txt").write_bytes(text.encode("utf-8", "replace"))
    monkeypatch.setenv("COLUMNS", "60")
    result = reader("compare", "bad", "--format", format_)
    assert result.code == 0
    if format_ != "csv":  # which holds what was written, for programs
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.out)
    if format_ == "table":
        assert max(measure(line)[1][-1] for line in result.out.splitlines() if line) <= 60


def test_what_the_annotator_split_and_joined_wins(reader: Reader) -> None:
    def clusters() -> set[frozenset[tuple[str, str]]]:
        told = story(reader, "pier")["clusters"]
        return {
            frozenset((one["article"], one["claim"]) for one in each["members"]) for each in told
        }

    def passage(article: str, claim: str) -> Passage:
        read = read_article(Listed(Path(article), article))
        [found] = [each for each in engine().find(read.text) if each.id == claim]
        member = Member(article, claim, found.span, found.text)
        return passage_of(read, member, partial(article_key, Path("annotations")))

    before = clusters()
    smallest = sorted(before, key=len)[0]
    first, second = sorted(smallest)[:2]
    file = RulingFile(Path("annotations"), "tester")
    pairs = [(passage(*first), passage(*second))]
    file.change(lambda rulings: rulings.with_step(pairs, Verdict.APART))
    after = clusters()
    assert any({first, second} <= each for each in before)
    assert not any({first, second} <= each for each in after)
    file.path.write_bytes(b"{")
    damaged = reader("compare", "pier", "--format", "json")
    assert damaged.code == 1
    assert "tester.story.json" in damaged.err
    assert json.loads(damaged.out)["clusters"]


class Silent:
    """An engine that says it is another one, and finds nothing."""

    name = engine().name
    version = engine().version

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        yield from ()

    def reasons(self) -> tuple[Reason, ...]:
        return ()


def test_claims_of_unchanged_articles_are_not_found_twice(reader: Reader) -> None:
    """Were they, it would not matter that other ones were put into the cache."""
    article = read_article(Listed(Path("pier/c.txt"), "pier/c.txt"))
    tuple(ClaimCache(default_folder()).find(article, Silent()))
    told = story(reader, "pier")
    assert len(list(default_folder().iterdir())) == 3
    named = json.dumps([told["clusters"], told["only_here"]])
    assert "pier/a.txt" in named
    assert "pier/c.txt" not in named
    Path("pier/c.txt").write_text(PIER["c.txt"] + "\nIt has 12 lamps.\n", encoding="utf-8")
    assert "pier/c.txt" in json.dumps(story(reader, "pier")["clusters"])


@pytest.mark.parametrize("format_", ["table", "json", "csv", "html", "svg"])
def test_it_loads_neither_screen_nor_store(folder: Path, format_: str) -> None:
    words = ["compare", "pier", "--format", format_]
    loaded = modules_after(f"import reader.cli; reader.cli.main({words})")
    assert not loaded & {*SCREEN, *STORE}


def test_nothing_is_written_but_the_cache(reader: Reader, home: Path) -> None:
    before = set(Path().rglob("*"))
    assert reader("compare", "pier").code == 0
    assert set(Path().rglob("*")) == before
    assert {path for path in home.rglob("*") if path.is_file()} <= set(default_folder().iterdir())


def test_an_article_that_is_named_twice_is_said_to_be(reader: Reader) -> None:
    assert "was named more than once" in reader("compare", "pier/a.txt", "pier/a.txt").err
    assert "one article alone" in reader("compare", "pier/a.txt").err
    assert "one article alone" in reader("compare", "pier/a.txt", "pier/none.txt").err
