"""The articles that Reader comes with, and the troubles that were planted in them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library import Listed, list_files, open_articles, read_article

if TYPE_CHECKING:
    from reader.model import Article

SEEDS = Path(__file__).parent.parent / "seeds"


def seeds() -> list[Article]:
    problems: list[Exception] = []
    articles = open_articles([SEEDS], problems.append)
    assert problems == []
    return articles


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [article.text for article in seeds()]


def test_five_articles_open_in_order() -> None:
    articles = seeds()
    assert [article.path.name[:2] for article in articles] == ["01", "02", "03", "04", "05"]
    assert len({article.outlet for article in articles}) == 5
    assert len({article.title for article in articles}) == 5
    for article in articles:
        assert article.outlet
        assert article.date is not None
        assert dt.date(2025, 2, 3) <= article.date <= dt.date(2025, 2, 7)
        assert article.language == "en"
        assert not article.text.startswith("---")
        assert 200 <= len(article.text.split()) <= 900, article.name


def test_what_tells_about_the_folder_is_no_article() -> None:
    assert (SEEDS / "README.md").is_file()
    names = [listed.path.name for listed in list_files([SEEDS], print)]
    assert "README.md" not in names
    assert read_article(Listed(SEEDS / "README.md", "README.md")).title == "Seeds"


def test_a_line_breaks_inside_a_sentence(texts: list[str]) -> None:
    assert re.search(r"^According to\nRubio, ", texts[0], re.MULTILINE)
    assert re.search(r"leader,\nNayib Bukele\. ", texts[0])


def test_headline_and_byline_stand_before_the_first_sentence(texts: list[str]) -> None:
    headline, byline, first = texts[0].split("\n")[:3]
    assert headline.endswith("– Meridian Wire")
    assert byline.endswith("February 5, 2025")
    assert first.startswith("Americans convicted")


def test_a_date_line_is_in_persian(texts: list[str]) -> None:
    line = texts[4].split("\n")[0]
    assert re.search("[۰-۹]{4}$", line)
    assert not re.search("[A-Za-z0-9]", line)
    assert "Monday" in texts[4]


def test_a_quotation_over_paragraphs_is_opened_twice_and_closed_once(texts: list[str]) -> None:
    found = re.search(r"“[^“”]+\n\n“[^“”]+”", texts[1])
    assert found
    assert texts[1].count("“") == texts[1].count("”") + 1


def test_quotation_marks_are_mixed(texts: list[str]) -> None:
    assert {"“", "”", '"'} <= set(texts[2])
    assert re.search(r"“[^“”\"]+,\" the US President said", texts[2])
    assert not set('“”"’') & set(texts[3])  # one article has straight apostrophes alone
    assert "'" in texts[3]


def test_a_sentence_has_lost_its_beginning(texts: list[str]) -> None:
    (line,) = [line for line in texts[4].split("\n") if line[:1].islower()]
    assert line.endswith(" 35C.")


def test_one_value_stands_in_three_notations(texts: list[str]) -> None:
    assert "35 degrees Celsius" in texts[0]
    assert "35°C" in texts[1]
    assert "35C" in texts[4]


def test_abbreviations_end_no_sentence(texts: list[str]) -> None:
    assert "could be U.S. citizens" in texts[1]
    assert "on Feb. 3, when" in texts[2]
    assert "U.S. State Department" in texts[3]


def test_the_ends_are_boilerplate(texts: list[str]) -> None:
    ends = [text.strip().split("\n")[-1] for text in texts]
    assert ends[0] == "Includes material from news agencies"
    assert ends[2] == "More From The Sift"
    assert ends[3] == "More Bulletins in Brief »"
    assert ends[4].endswith("must be filled in *")


@pytest.mark.parametrize(
    ("pattern", "found_in"),
    [
        ("opened in January 2023", {4}),
        ("inaugurated in February 2023", {3}),
        ("2.1-kilometre concrete wall", {0}),
        ("Concrete walls: two", {1}),
        ("65 to 70 prisoners", {0}),
        ("80 prisoners to a cell", {4}),
        ("more than 150", {4}),
        ("some 15,000 members", {0}),
        ("14,500 inmates", {2}),
        ("0.5 square meters", {2}),
        ("100 square metres", {0}),
        ("40,000", {0, 1, 2, 3, 4}),
        ("largest prison in the country", {0}),
        ("biggest prison in Latin America", {2}),
        ("one of the largest in Latin America", {4}),
        ("unprecedented and extraordinary migratory", {0}),
        ("unprecedented, extraordinary, migratory", {1}),
        ("unprecedented, extraordinary, extraordinary migratory", {4}),
        ("only be willing to take in convicted", {1}),
        ("willing to take in only convicted", {4}),
        ("(?i)secretary of state", {0, 1, 2, 4}),
        ("US senator|U.S. Senator", {2, 3}),
    ],
)
def test_they_agree_and_differ_as_planned(
    texts: list[str], pattern: str, found_in: set[int]
) -> None:
    assert {place for place, text in enumerate(texts) if re.search(pattern, text)} == found_in
