"""What each command does, called in this process."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader import __version__
from reader.claims import ENGINES
from reader.cli.commands import COMMANDS
from reader.library import Listed, read_article

if TYPE_CHECKING:
    from tests.cli.conftest import Reader

ARTICLE = "articles/01.txt"
QUOTE = "carries 9,000 lorries"


def text_of(name: str = ARTICLE) -> str:
    return read_article(Listed(Path(name), name)).text


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def annotate(reader: Reader, *more: str, file: str = ARTICLE) -> str:
    result = reader("annotate", file, *more)
    assert result.code == 0, result.err
    return result.out.strip()


def test_the_version_is_that_of_the_package(reader: Reader) -> None:
    assert reader("--version") == (0, f"reader {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_teaches_by_example(reader: Reader, words: list[str]) -> None:
    result = reader(*words)
    assert result.code == 0
    assert "example" in result.out
    assert "--annotations DIR" in result.out
    assert max(map(len, result.out.splitlines())) <= 100


def test_the_overview_names_every_command(reader: Reader) -> None:
    shown = reader("--help").out
    for name, command in COMMANDS.items():
        assert f"  {name} {command.usage}" in shown


def test_the_help_names_every_engine_and_every_action_on_tags(reader: Reader) -> None:
    shown = " ".join(reader("claims", "--help").out.split())
    assert f"what finds the claims: {', '.join(ENGINES)}, spacy (" in shown
    refused = reader("tags", "nothing").err
    actions = re.findall(r"'(\w+)'", refused.partition("choose from")[2])
    assert len(actions) > 8
    assert f"{', '.join(actions)} (default: list)" in " ".join(reader("tags", "--help").out.split())


def test_claims_are_json_lines_with_the_words_at_their_places(reader: Reader) -> None:
    result = reader("claims", "articles", "--format", "jsonl")
    found = lines(result.out)
    assert result.code == 0
    assert {claim["article"] for claim in found} == {ARTICLE, "articles/02.txt"}
    for claim in found:
        assert text_of(claim["article"])[claim["start"] : claim["end"]] == claim["text"]
    assert any(
        claim["attribution"] and claim["attribution"]["source"] == "Ada Thorne" for claim in found
    )


def test_claims_can_be_limited_by_score(reader: Reader) -> None:
    every = lines(reader("claims", "articles", "--format", "jsonl").out)
    limit = sorted(claim["score"] for claim in every)[-1]
    few = lines(reader("claims", "articles", "--format", "jsonl", "--min-score", str(limit)).out)
    assert [claim["id"] for claim in few] == [
        claim["id"] for claim in every if claim["score"] >= limit
    ]
    assert 0 < len(few) < len(every)


def test_a_table_is_plain_text_when_piped(reader: Reader) -> None:
    out = reader("claims", ARTICLE).out
    assert out.splitlines()[0] == f"{ARTICLE}: Bridge to close"
    assert out.splitlines()[1].split() == ["place", "score", "kinds", "source", "claim"]
    assert "\x1b" not in out
    starts = {
        line.index(word)
        for line, word in zip(out.splitlines()[1:3], ("claim", "The old bridge"), strict=True)
    }
    assert len(starts) == 1


def test_show_marks_claims_with_who_says_them(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--tag", "needs/source", "--note", "says who?")
    out = reader("show", ARTICLE, "--width", "60").out
    assert "[1: The old bridge" in out
    assert "says Ada Thorne" in out
    assert "tagged needs/source; note: says who?" in out
    assert max(map(len, out.splitlines())) <= 60
    opened = out.count("[") - out.count("[[")
    assert opened == out.count("]") > 2


def test_an_annotation_is_listed_as_it_is_kept(reader: Reader) -> None:
    made = annotate(
        reader,
        "--quote",
        QUOTE,
        "--tag",
        "a/b",
        "--tag",
        "c",
        "--note",
        "n",
        "--status",
        "accepted",
    )
    [listed] = lines(reader("list", "--format", "jsonl").out)
    kept = json.loads(Path("annotations/tester/articles/01.txt.json").read_text(encoding="utf-8"))
    [stored] = kept["annotations"].values()
    assert listed == {"article": ARTICLE, **stored, "anchor": "exact"}
    assert listed["id"] == made
    assert (listed["tags"], listed["note"], listed["status"]) == (["a/b", "c"], "n", "accepted")
    target = listed["target"]
    assert text_of()[target["start"] : target["end"]] == target["exact"] == QUOTE


def test_a_quote_may_be_broken_into_other_lines(reader: Reader) -> None:
    annotate(reader, "--quote", "The bridge opened in\n1961")
    [listed] = lines(reader("list", "--format", "jsonl").out)
    assert listed["target"]["exact"] == "The bridge\nopened in 1961"


def test_list_filters_by_a_tag_and_those_below_it(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--tag", "verdict/disputed")
    annotate(reader, "--quote", "Ada Thorne", "--tag", "verdicts")
    annotate(reader, "--quote", "1960", "--tag", "verdict", file="articles/02.txt")
    found = lines(reader("list", "--tag", "verdict", "--format", "jsonl").out)
    assert [each["tags"] for each in found] == [["verdict/disputed"], ["verdict"]]
    assert len(lines(reader("list", "articles/02.txt", "--format", "jsonl").out)) == 1
    assert "verdict/disputed" in reader("list").out


def test_list_follows_the_article(reader: Reader) -> None:
    path = Path(ARTICLE)
    annotate(reader, "--quote", QUOTE)
    annotate(reader, "--quote", "opened in 1961")
    text = path.read_text(encoding="utf-8")
    changed = text.replace("The old bridge", "The very old bridge").replace(
        "opened in 1961", "gone"
    )
    path.write_text(changed, encoding="utf-8")
    moved, lost = lines(reader("list", "--format", "jsonl").out)
    assert (moved["anchor"], lost["anchor"]) == ("moved", "orphaned")
    target = moved["target"]
    assert text_of()[target["start"] : target["end"]] == target["exact"] == QUOTE
    assert not {"start", "end"} & lost["target"].keys()
    assert lost["target"]["exact"] == "opened in 1961"


def test_annotations_outlive_their_article(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--note", "kept")
    Path(ARTICLE).unlink()
    result = reader("list", "--format", "jsonl")
    assert result.code == 1
    assert f"reader: {ARTICLE}: " in result.err
    assert [each["note"] for each in lines(result.out)] == ["kept"]
    [article] = json.loads(reader("export").out)["articles"]
    assert [each["note"] for each in article["orphans"]] == ["kept"]


def test_export_covers_what_is_annotated_or_what_is_named(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE)
    every = json.loads(reader("export").out)
    named = json.loads(reader("export", "articles").out)
    assert every["annotator"] == "tester"
    assert [each["article"]["id"] for each in every["articles"]] == [ARTICLE]
    assert [len(each["annotations"]) for each in named["articles"]] == [1, 0]
    assert all(each["claims"] for each in named["articles"])
    assert named["articles"][0]["article"]["outlet"] == "The Lowmouth Gull"


def test_export_goes_to_a_file_and_again(reader: Reader) -> None:
    for anew in ("", ", in place of an earlier one"):
        annotate(reader, "--quote", QUOTE)
        said = f"reader: note: wrote desk.json{anew}\n"
        assert reader("export", "--out", "desk.json") == (0, "", said)
    document = json.loads(Path("desk.json").read_text(encoding="utf-8"))
    assert len(document["articles"][0]["annotations"]) == 2


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "markdown"])
def test_export_beside_writes_next_to_each_article_and_is_no_article(
    reader: Reader, format_: str
) -> None:
    annotate(reader, "--quote", QUOTE)
    before = lines(reader("claims", "articles", "--format", "jsonl").out)
    for _ in range(2):
        assert reader("export", "articles", "--beside", "--format", format_).code == 0
    names = {path.name for path in Path("articles").iterdir()}
    assert names == {
        *("01.txt", "02.txt"),
        *(f"{name}.reader.{format_}" for name in ("01.txt", "02.txt")),
    }
    assert lines(reader("claims", "articles", "--format", "jsonl").out) == before


def test_export_beside_never_replaces_what_is_not_ours(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE)
    mine = Path("articles/01.txt.reader.json")
    mine.write_text("mine", encoding="utf-8")
    result = reader("export", "articles", "--beside")
    assert result.code == 1
    assert "01.txt.reader.json: is there already" in result.err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert Path("articles/02.txt.reader.json").exists()


def test_check_is_silent_about_what_is_sound(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE)
    assert reader("check") == (0, "1 file, 1 annotation: all sound\n", "")
    assert json.loads(reader("check", "articles", "--format", "json").out)["sound"] is True


def test_check_names_what_is_damaged_and_what_has_moved(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE)
    annotate(reader, "--quote", "1960", file="articles/02.txt")
    text = Path(ARTICLE).read_text(encoding="utf-8")
    Path(ARTICLE).write_text(text.replace("The old", "The very old"), encoding="utf-8")
    store = Path("annotations/tester/articles/02.txt.json")
    store.write_bytes(store.read_bytes()[:-20])
    before = store.read_bytes()
    result = reader("check", "--format", "json")
    report = json.loads(result.out)
    assert (result.code, report["sound"]) == (1, False)
    assert {each["problem"] for each in report["findings"]} == {"moved", "damaged"}
    assert reader("check", "articles/02.txt").code == 1
    assert "damaged" in reader("check", "articles/02.txt").out
    assert store.read_bytes() == before


def test_check_covers_all_annotators(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--annotator", "ben")
    annotate(reader, "--quote", QUOTE)
    assert json.loads(reader("check", "--format", "json").out)["files"] == 2
    report = json.loads(reader("check", "--format", "json", "--annotator", "ben").out)
    assert report["files"] == 1
    Path("annotations/ben.story.json").write_text("{}", encoding="utf-8")
    result = reader("check", "--format", "json")
    [finding] = json.loads(result.out)["findings"]
    assert (result.code, finding["annotator"], finding["problem"]) == (1, "ben", "foreign")
    assert reader("check", "--annotator", "tester").code == 0


def test_undo_and_redo_step_through_the_history(reader: Reader) -> None:
    first = annotate(reader, "--quote", QUOTE)
    second = annotate(reader, "--quote", "Ada Thorne")

    def ids() -> list[str]:
        return [each["id"] for each in lines(reader("list", "--format", "jsonl").out)]

    assert set(ids()) == {first, second}
    assert reader("undo", ARTICLE).code == 0
    assert ids() == [first]
    assert reader("undo", ARTICLE).code == 0
    assert ids() == []
    nothing = reader("undo", ARTICLE)
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err.startswith(f"reader: {ARTICLE}: nothing to undo")
    assert reader("redo", ARTICLE).code == 0
    assert ids() == [first]
    what = [each["what"] for each in lines(reader("history", ARTICLE, "--format", "jsonl").out)]
    assert what == ["add", "add", "undo", "undo", "redo"]
    assert reader("history", ARTICLE).out.count("\n") == 6


def test_options_stand_anywhere_after_the_command(reader: Reader) -> None:
    annotate(reader, "--annotations", "kept", "--quote", QUOTE, "--annotator", "ben")
    assert Path("kept/ben/articles/01.txt.json").exists()
    found = reader(
        "list", "--annotator", "ben", ARTICLE, "--annotations", "kept", "articles/02.txt"
    )
    assert QUOTE in found.out
    assert "there are annotations by ben" in reader("list", "--annotations", "kept").err


def test_front_matter_that_is_not_understood_is_said_in_a_line(reader: Reader) -> None:
    Path("odd.txt").write_text("---\ntitle: Fog\ndate: 45/99\n---\nIt was foggy.", encoding="utf-8")
    for words in (["claims", "odd.txt"], ["history", "odd.txt"]):
        first = reader(*words).err.splitlines()[0]
        assert first.startswith("reader: note: odd.txt: front matter: date: '45/99' is no date")


def test_where_there_are_annotations_is_said_with_the_names_of_people(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--annotator", "CON")
    assert "no annotations by tester; there are annotations by CON:" in reader("list").err
    annotate(reader, "--quote", QUOTE)
    other = reader("list", "articles/02.txt").err
    assert "no annotations by tester on articles/02.txt; `reader list` prints" in other


def test_settings_are_read(reader: Reader) -> None:
    Path("mine.toml").write_text('annotator = "cleo"\nannotations = "notes"\n', encoding="utf-8")
    annotate(reader, "--quote", QUOTE, "--config", "mine.toml")
    assert Path("notes/cleo/articles/01.txt.json").exists()


def test_without_a_path_seeds_are_read(reader: Reader) -> None:
    Path("articles").rename("seeds")
    found = lines(reader("claims", "--format", "jsonl").out)
    assert {each["article"] for each in found} == {"seeds/01.txt", "seeds/02.txt"}


def test_no_command_changes_an_article_or_writes_elsewhere(reader: Reader, home: Path) -> None:
    before = {path: path.read_bytes() for path in Path("articles").iterdir()}
    annotate(reader, "--quote", QUOTE, "--tag", "a")
    for words in (
        ["claims"],
        ["show", ARTICLE],
        ["list"],
        ["export"],
        ["check"],
        ["undo", ARTICLE],
    ):
        reader(*words)
    assert {path: path.read_bytes() for path in Path("articles").iterdir()} == before
    assert {path.name for path in Path().iterdir()} == {"articles", "annotations"}
    assert list(home.iterdir()) == []


SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_examples_of_the_help_work_as_they_stand(
    reader: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SEEDS, folder / "seeds")
    shown = reader("--help").out
    examples = [line.strip() for line in shown.splitlines() if line.startswith("  reader ")]
    assert len(examples) >= 7
    for line in examples[1:]:  # the first opens the desk
        command = re.split(r"   +| \| ", line)[0]
        name, *words = shlex.split(command)
        result = reader(*words)
        assert (name, result.code) == ("reader", 0), result.err


def test_annotate_keeps_the_claim_where_the_passage_is_just_that(reader: Reader) -> None:
    claim = lines(reader("claims", ARTICLE, "--format", "jsonl").out)[-1]
    annotate(reader, "--start", str(claim["start"]), "--end", str(claim["end"]), "--tag", "a")
    annotate(reader, "--start", "0", "--end", "9", "--note", "not a whole claim")
    assert [each["claim"] for each in lines(reader("list", "--format", "jsonl").out)] == [
        None,
        {key: claim[key] for key in ("kinds", "attribution", "score")},
    ]


def test_export_takes_only_what_has_the_tag(reader: Reader) -> None:
    wanted = annotate(reader, "--quote", QUOTE, "--tag", "topic/traffic")
    annotate(reader, "--start", "0", "--end", "9", "--tag", "topical")
    annotate(reader, "--start", "0", "--end", "9", "--tag", "topical", file="articles/02.txt")
    articles = json.loads(reader("export", "--tag", "topic").out)["articles"]
    assert [each["id"] for one in articles for each in one["annotations"]] == [wanted]


def test_a_tag_that_nobody_gave_is_said(reader: Reader) -> None:
    annotate(reader, "--quote", QUOTE, "--tag", "a")
    for command in ("list", "export"):
        result = reader(command, "--tag", "nosuch")
        assert result.code == 0
        assert "with the tag nosuch" in result.err


def test_check_of_what_is_not_there_says_no_more_than_that(reader: Reader) -> None:
    result = reader("check", "nosuch")
    assert (result.code, result.out) == (1, "")
