from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.claims.quantities import find_quantities
from reader.claims.tokens import tokenize

if TYPE_CHECKING:
    from reader.model import Quantity


def found(text: str) -> list[Quantity]:
    tokens = tokenize(text, 0, len(text))
    return find_quantities(tokens, 0, len(tokens))


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx", "upper"),
    [
        ("It holds 14,500 books.", 14500, "books", None, None),
        ("It holds up to 40,000 books.", 40000, "books", "up to", None),
        ("It has twenty-one rooms.", 21, "rooms", None, None),
        ("Each shelf holds 65 to 70 books.", 65, "books", None, 70),
        ("It cost $2.5 million.", 2.5e6, "dollars", None, None),
        ("Prices rose by 15% in all.", 15, "%", None, None),
        ("Prices rose by 15 per cent.", 15, "%", None, None),
        ("A 2.1-kilometre wall stands there.", 2.1, "kilometre", None, None),
        ("It reached 35°C in the hall.", 35, "°C", None, None),
        ("As many as three hundred people came.", 300, "people", "as many as", None),
        ("Between 10 and 12 boats sank.", 10, "boats", None, 12),
        ("They found dozens of coins.", 12, "coins", "dozens of", None),
        ("Tens of thousands of people sang.", 10_000, "people", "tens of thousands of", None),
        ("One hundred and twenty sheep were sheared.", 120, "sheep", None, None),
        ("Half a million coins were struck.", 5e5, "coins", None, None),
        ("The walk took 2 1/2 hours.", 2.5, "hours", None, None),
        ("It lasted two and a half years.", 2.5, "years", None, None),
        ("It cost $2 million to $3 million.", 2e6, "dollars", None, 3e6),
        ("It costs £3-4 million.", 3e6, "pounds", None, 4e6),
        ("Prices rose by 5%-6%.", 5, "%", None, 6),
        ("About 1.2 to 1.5 million hens died.", 1.2e6, "hens", "about", 1.5e6),
        ("They paid A$20.", 20, "Australian dollars", None, None),
        ("Some 200 of the 300 pupils left.", 200, "pupils", "some", None),
        ("It serves 5,000-plus readers.", 5000, "readers", "plus", None),
        ("It holds 40,000 or more books.", 40_000, "books", "or more", None),
        ("One in five bridges is unsafe.", 0.2, "bridges", None, None),
        ("More than two-thirds of members agreed.", 2 / 3, "members", "more than", None),
        ("A 34-year-old baker won.", 34, "years old", None, None),
        ("The baker, aged 34, won.", 34, "years old", None, None),
        ("Vera Holm, 27, won.", 27, "years old", None, None),
        ("It fell to -5°C.", -5, "°C", None, None),
        ("Fares have gone up to $8.", 8, "dollars", None, None),
        ("Two other mills closed.", 2, "mills", None, None),
        ("A 15-percent rise came.", 15, "%", None, None),
        ("Two of the town’s mills closed.", 2, "mills", None, None),
        ("Six were freed.", 6, None, None, None),
        ("Half a million stayed.", 5e5, None, None, None),
        ("Millions of the country's bridges leak.", 1e6, "bridges", "millions of", None),
        ("Es kostete 1,5 Millionen Euro.", 1.5e6, "Euro", None, None),
        ("Il y avait 12 000 personnes.", 12_000, "personnes", None, None),
    ],
)
def test_values(
    text: str, value: float, unit: str | None, approx: str | None, upper: float | None
) -> None:
    (quantity,) = found(text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert (quantity.approx, quantity.upper) == (approx, upper)


@pytest.mark.parametrize(
    "text",
    [
        "See chapter 7.",
        "It began in hall 3 at night.",
        "The A-17 left Gate 4 early.",
        "It is one of the best.",
        "Built in 1911.",
        "The two had met at one point.",
        "Two of them left.",
        "The 2031 campaign failed.",
        "It opens at 5:30 and is there 24/7.",
        "They met at 10 a.m. sharp.",
        "They won 52-48 and then 3-2.",
        "It was a three-way race.",
        "They are the No. 1 in town.",
        "Millbot 2.0 was sold.",
        "The Three Rivers fair opened.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert found(text) == []


def test_span_holds_approximation_number_and_unit() -> None:
    text = "There were at least 30 boats in the dock."
    (quantity,) = found(text)
    assert quantity.span.text_in(text) == "at least 30 boats"


def test_absurdly_long_number_is_no_error() -> None:
    assert found("It cost " + "9" * 5000 + " kroner.") == []


def test_what_fell_from_one_number_to_another_has_no_range() -> None:
    assert [each.value for each in found("The rate fell from 7.5% to 5.2%.")] == [7.5, 5.2]
    assert [each.upper for each in found("The herd grew from 200 to 300 cows.")] == [None, None]


def test_figures_are_read_as_the_language_writes_them() -> None:
    tokens = tokenize("Es waren 3.125 Menschen.", 0, 24)
    assert [each.value for each in find_quantities(tokens, 0, len(tokens), english=False)] == [3125]
    assert [each.value for each in find_quantities(tokens, 0, len(tokens))] == [3.125]
