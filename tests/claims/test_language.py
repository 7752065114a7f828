from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.claims.language import LANGUAGES, foreign_language, language_of

ENGLISH = (
    "The bridge over the Orla will be closed on Monday, the engineer of the city said. It was "
    "built in 1931 and is no longer safe, according to the report of the council."
)
GERMAN = (
    "Die Brücke über die Orla wird am Montag geschlossen, sagte der Ingenieur der Stadt. Sie "
    "wurde im Jahr 1931 gebaut und ist nicht mehr sicher, wie es in dem Bericht heißt."
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (
            "Le pont sur l'Orla sera fermé lundi, a déclaré l'ingénieur de la ville. Il a été "
            "construit en 1931 et il n'est plus sûr, selon le rapport de la commission.",
            "fr",
        ),
        (
            "El puente sobre el Orla se cerrará el lunes, dijo el ingeniero de la ciudad. Fue "
            "construido en 1931 y ya no es seguro, según el informe de la comisión.",
            "es",
        ),
        (
            "Мост через Орлу закроют в понедельник, сказал инженер города. Он был построен в "
            "1931 году и уже не безопасен, как говорится в отчете, но для людей это не так важно.",
            "ru",
        ),
        ("奥尔拉河上的桥将于星期一关闭，城市工程师说，它建于一九三一年，已经不安全了。", "zh"),
        ("Η γέφυρα του Όρλα θα κλείσει τη Δευτέρα, είπε ο μηχανικός της πόλης.", "el"),
    ],
)
def test_language_is_told_by_function_words_or_script(text: str, tag: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize("text", ["", "The bridge is old.", "Orla 1931 " * 40, "123 456 " * 40])
def test_what_is_not_sure_is_none(text: str) -> None:
    assert language_of(text) is None
    assert foreign_language(text) is None


def test_names_only_other_languages_than_english() -> None:
    assert foreign_language(ENGLISH) is None
    assert foreign_language(GERMAN) == "German"
    assert foreign_language(ENGLISH, "en-GB") is None
    assert foreign_language(GERMAN, "en") is None
    assert foreign_language("", "fa_IR") == "Persian"
    assert foreign_language("", "xx") == "xx"


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert language_of(text) in {None, *LANGUAGES}
