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
        ("They found dozens of coins.", 12, "coins", None, None),
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
    ["See chapter 7.", "The A-17 left Gate 4 early.", "It is one of the best.", "Built in 1911."],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert found(text) == []


def test_span_holds_approximation_number_and_unit() -> None:
    text = "There were at least 30 boats in the dock."
    (quantity,) = found(text)
    assert quantity.span.text_in(text) == "at least 30 boats"


def test_absurdly_long_number_is_no_error() -> None:
    assert found("It cost " + "9" * 5000 + " kroner.") == []
