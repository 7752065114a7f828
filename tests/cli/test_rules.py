"""`reader rules`: reasons, and what a reader made of the claims that had them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.claims import engine
from reader.cli.rules import Tally
from reader.model import Reason
from tests.cli.conftest import BRIDGE, FERRY

if TYPE_CHECKING:
    from tests.cli.conftest import Reader

Lines = dict[str, dict[str, Any]]


def claims(reader: Reader) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in reader("claims", "articles", "--format", "jsonl").out.splitlines()
    ]


def rules(reader: Reader, *words: str) -> Lines:
    result = reader("rules", *words, "--format", "jsonl")
    assert result.code == 0, result.err
    lines = [json.loads(line) for line in result.out.splitlines()]
    return {line["reason"]: line for line in lines}


def decide(reader: Reader, claim: dict[str, Any], status: str, *more: str) -> None:
    place = ["--start", str(claim["start"]), "--end", str(claim["end"])]
    result = reader("annotate", claim["article"], *place, "--status", status, *more)
    assert result.code == 0, result.err


def test_every_reason_is_listed_also_those_no_claim_has(reader: Reader) -> None:
    found = rules(reader, "articles")
    assert {(name, line["weight"]) for name, line in found.items()} == {
        (reason.name, reason.weight) for reason in engine().reasons()
    }
    counts = [line["claims"] for line in found.values()]
    assert min(counts) == 0
    assert max(counts) == len(claims(reader))
    assert all(line["share"] is None for line in found.values())


def test_decisions_are_counted_for_each_reason_of_their_claims(reader: Reader) -> None:
    every = claims(reader)
    quoted = next(claim for claim in every if "lorries" in claim["text"])
    others = [claim for claim in every if claim is not quoted]
    decide(reader, quoted, "rejected", "--tag", "a")
    for claim in others:
        decide(reader, claim, "accepted")
    found = rules(reader)
    for name, line in found.items():
        having = [claim for claim in every if name in claim["why"]]
        rejected = int(name in quoted["why"])
        assert line["claims"] == len(having)
        assert (line["accepted"], line["rejected"]) == (len(having) - rejected, rejected)
        assert line["share"] == (round(rejected / len(having), 4) if having else None)
    shares = [-1 if line["share"] is None else line["share"] for line in found.values()]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0 > shares[-1]


def test_only_the_annotator_s_own_decisions_on_whole_claims_count(reader: Reader) -> None:
    first, second, *_ = claims(reader)
    decide(reader, first, "rejected", "--annotator", "bo")
    decide(reader, second | {"end": second["end"] - 1}, "rejected")
    result = reader("rules", "articles", "--format", "jsonl")
    assert all(json.loads(line)["rejected"] == 0 for line in result.out.splitlines())
    assert "not counted: 1" in result.err
    theirs = rules(reader, "articles", "--annotator", "bo")
    assert {name for name, line in theirs.items() if line["rejected"]} == set(first["why"])


def test_without_a_path_it_is_about_what_is_annotated(reader: Reader) -> None:
    nothing = reader("rules", "--format", "jsonl")
    assert "no annotations are kept there yet" in nothing.err
    assert all(json.loads(line)["claims"] == 0 for line in nothing.out.splitlines())
    decide(reader, claims(reader)[0], "accepted")
    one = max(line["claims"] for line in rules(reader).values())
    both = max(line["claims"] for line in rules(reader, "articles").values())
    assert 0 < one < both == len(claims(reader))


def test_the_table_says_what_it_counts(reader: Reader) -> None:
    decide(reader, claims(reader)[0], "rejected")
    title, head, first, *_ = reader("rules", "articles").out.splitlines()
    assert title.startswith(f"engine {engine().name} {engine().version}: ")
    assert title.endswith("claims, 1 decided, 1 of them rejected")
    assert head.split() == ["share", "accepted", "rejected", "claims", "weight", "reason"]
    assert first.split()[:3] == ["100%", "0", "1"]


def test_a_decision_that_moved_with_its_claim_counts(reader: Reader) -> None:
    claim = claims(reader)[0]
    decide(reader, claim, "rejected")
    path = Path(claim["article"])
    path.write_text(BRIDGE.replace("---\nThe old", "---\n" + FERRY + "\nThe old"), encoding="utf-8")
    found = rules(reader)
    assert {name for name, line in found.items() if line["rejected"]} == set(claim["why"])


def test_a_reason_that_no_engine_lists_is_shown_with_its_mean_weight() -> None:
    from dataclasses import replace

    (claim,) = engine().find("The mill burned down in 1950.")
    tally = Tally([Reason("listed", 0.5)])
    tally.add([replace(claim, why=(Reason("new", 0.1), Reason("listed", 0.9)))], [])
    tally.add([replace(claim, why=(Reason("new", 0.3),))], [])
    weights = {record.reason: round(record.weight, 6) for record in tally.records()}
    assert weights == {"listed": 0.5, "new": 0.2}
