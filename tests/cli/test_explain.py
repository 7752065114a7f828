"""`reader claims --explain`: each claim with its reasons, plain and drawn."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.claims import engine
from reader.cli.explaining import explain
from reader.library import Listed, read_article
from reader.model import STRENGTHS, Reason, strength

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from reader.model import Claim
    from tests.cli.conftest import Reader

ARTICLE = "articles/01.txt"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(claims: Iterable[Claim], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    explain(claims, "a title")
    return terminal.getvalue()


def test_all_that_is_known_of_each_claim_is_there(folder: Path, reader: Reader) -> None:
    text = read_article(Listed(folder / ARTICLE, ARTICLE)).text
    found = list(engine("rules").find(text))
    out = reader("claims", ARTICLE, "--explain", "--engine", "rules").out
    title, *parts = out.split("\n\n")
    assert title == f"{ARTICLE}: Bridge to close"
    assert len(parts) == len(found)
    for number, (claim, part) in enumerate(zip(found, parts, strict=True), 1):
        lines = part.rstrip("\n").split("\n")
        assert lines[0] == f"{number:<7}{' '.join(claim.text.split())}"
        assert f"at {claim.span.start}-{claim.span.end}" in lines[1]
        assert lines[1].count("●") == strength(claim.score)
        assert all(kind.value in lines[1] for kind in claim.kinds)
        reasons = [(f"{reason.weight:+.2f}", reason.name) for reason in claim.why]
        shown = [tuple(line[7:].split("  ", 1)) for line in lines[-len(reasons) - 1 : -1]]
        assert shown == reasons
        assert lines[-1].split()[:2] == ["=", f"{sum(reason.weight for reason in claim.why):.2f}"]
    assert "Ada Thorne  “said”" in out
    assert "9,000 lorries" in out
    assert "the article itself" in out


def test_a_limit_holds_here_too(reader: Reader) -> None:
    every = reader("claims", ARTICLE, "--explain").out
    few = reader("claims", ARTICLE, "--explain", "--min-score", "0.5").out
    assert 0 < few.count("worth checking") < every.count("worth checking")


def test_for_programs_there_is_jsonl(reader: Reader) -> None:
    result = reader("claims", ARTICLE, "--explain", "--format", "jsonl")
    assert (result.code, result.out) == (2, "")
    assert "give one or the other" in result.err


def test_a_terminal_gets_colours_and_three_strengths(monkeypatch: pytest.MonkeyPatch) -> None:
    (claim,) = engine().find("The mill burned down in 1950.")
    why = (Reason("for", 0.7), Reason("against", -0.2))
    scored = [replace(claim, score=score, why=why) for score in (0.1, *STRENGTHS)]
    out = drawn(scored, monkeypatch)
    weak, fair, strong = (line for line in out.split("\n") if claim.text in line)
    assert "\x1b[" not in weak[weak.index("The mill") - 4 :]
    assert f"\x1b[4m{claim.text}" in fair
    assert f"\x1b[1;4m{claim.text}" in strong
    assert "\x1b[32m+0.70" in out
    assert "\x1b[31m-0.20" in out


def test_lines_stay_within_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.text import Text

    text = "The ferry " + "carried 300 people and " * 20 + "sank in 1960."
    out = drawn(engine().find(text), monkeypatch)
    assert max(Text.from_ansi(line).cell_len for line in out.split("\n")) <= 80


def test_nothing_of_an_article_acts_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The [bold]ferry[/bold] \x1b]0;title\x07 carried\t300 \u202epeople in 1960."
    out = drawn(engine().find(text), monkeypatch)
    assert "\x1b]" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
    assert "[bold]ferry[/bold]" in out


def test_the_score_stays_between_0_and_1(capsys: pytest.CaptureFixture[str]) -> None:
    (claim,) = engine().find("The mill burned down in 1950.")
    explain([replace(claim, score=1.0, why=(Reason("a", 0.7), Reason("b", 0.5)))], "t")
    assert "= 1.20  worth checking, kept at 1.00" in capsys.readouterr().out


def test_a_blank_line_stands_between_articles(reader: Reader) -> None:
    out = reader("claims", "articles", "--explain").out
    assert out.startswith("articles/01.txt: ")
    assert "\n\narticles/02.txt: " in out
