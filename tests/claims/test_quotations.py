from __future__ import annotations

import pytest

from reader.claims.quotations import QuotationState, find_quotations


def quoted(text: str, state: QuotationState | None = None) -> list[str]:
    found = find_quotations(text, 0, len(text), state or QuotationState())
    return [text[quotation.start : quotation.end] for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It broke,” she said.", ["“It broke,”"]),
        ('"It broke," she said. "Badly."', ['"It broke,"', '"Badly."']),
        ("“It broke,\" she said.", ["“It broke,\""]),
        ("''It broke,'' she said.", ["''It broke,''"]),
        ("«Il a cédé», dit-elle.", ["«Il a cédé»"]),
        ("„Er brach“, sagte sie.", ["„Er brach“"]),
        ("‘It broke,’ she said.", ["‘It broke,’"]),
        ("Sie sagte ‚er brach‘ dazu.", ["‚er brach‘"]),
        ("»Er brach«, sagte sie.", ["»Er brach«"]),
        ("Hon sade: ”Den brast.”", ["”Den brast.”"]),
        ("彼女は「決壊した」と言った。", ["「決壊した」"]),
        ("彼女は「『古い』ダム」と言った。", ["「『古い』ダム」"]),
        ("'It broke,' she said.", ["'It broke,'"]),
        ("“She said ‘it broke’ to me,” he said.", ["“She said ‘it broke’ to me,”"]),
        ("She called it “a “bad” dam”.", ["“a “bad” dam”"]),
        ("The workers’ wages and the dam’s wall.", []),
        ("It wasn't the dam's fault, 'twas the river's.", []),
        ("‘the workers’ huts were dry,’ she said.", ["‘the workers’ huts were dry,’"]),
    ],
)  # fmt: skip
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_quotation_over_paragraphs_opens_anew() -> None:
    state = QuotationState()
    assert quoted("She said: “It broke at night.", state) == ["“It broke at night."]
    assert state.open
    text = "“Nobody came.”"
    (second,) = find_quotations(text, 0, len(text), state)
    assert second.resumed
    assert second.closed
    assert not state.open


def test_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    found = quoted('She said "it broke. He said "it held" to them.')
    assert found[-1] == '"it held"'
