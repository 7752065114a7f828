"""What is found in texts of other languages than English: sentences, quotations, quantities."""

from __future__ import annotations

import pytest

from reader.claims import engine


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Der Damm brach am 3. März. Niemand wurde verletzt.", 2),
        ("fr", "Le barrage a cédé. Personne n’a été blessé.", 2),
        ("ja", "ダムが決壊した。誰も怪我をしなかった。", 2),
        ("ru", "Плотина рухнула. Никто не пострадал.", 2),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    claims = list(engine("rules").find(text, language=language))

    assert len(claims) == count
    assert all(claim.attribution is None for claim in claims)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("de", "Rund 1.234 Menschen flohen aus dem Tal.", 1234, "Menschen"),
        ("de", "Es fehlen 3,5 Millionen Euro.", 3.5e6, "Euro"),
        ("fr", "Quelque 1 200 personnes ont fui.", 1200, "personnes"),
        ("fr", "Il manque 2 millions d’euros.", 2e6, "euros"),
    ],
)
def test_quantities(language: str, text: str, value: float, unit: str) -> None:
    (claim,) = engine("rules").find(text, language=language)

    assert [(each.value, each.unit) for each in claim.quantities] == [(value, unit)]
