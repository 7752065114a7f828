from __future__ import annotations

from reader.story.naming import Names
from reader.story.words import read_words


def _names(*claims: str) -> list[set[str]]:
    """Return the names in each claim, heard in all of them."""
    read = [(claim, read_words(claim)) for claim in claims]
    names = Names(read)
    return [set(names.named(words).values()) for _, words in read]


def test_an_abbreviation_is_its_long_form() -> None:
    first, second, third = _names(
        "He joined the Lower Brack Harbour Trust (LBHT) in May.",
        "It was the LBHT that paid, he said.",
        "Money came from the Lower Brack Harbour Trust, too.",
    )
    assert first & second & third == {"lbht"}


def test_initials_are_enough() -> None:
    first, second = _names(
        "She asked the United Ferry Workers for help, and got none.",
        "There was no help from the UFW at all.",
    )
    assert first & second == {"ufw"}


def test_what_something_is_also_known_as() -> None:
    first, second = _names(
        "They came to the mega-dam, also known as Torrik, by night.",
        "The mega-dam has been shut since.",
    )
    assert first & second == {"torrik"}


def test_spellings_and_peoples_are_one_name() -> None:
    for one, other in (("Mohammed", "Mohamed"), ("Ukraine", "Ukrainian"), ("France", "French")):
        first, second = _names(f"We met {one} there.", f"A man called {other} came.")
        assert first == second != set()


def test_a_full_name_is_its_last_word() -> None:
    first, second = _names("We saw Dana Whitlock leave.", "It was Whitlock who left.")
    assert first == second == {"whitlock"}


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert _names("Foam ran into the river.", "The foam was white.") == [set(), set()]


def test_two_continents_are_not_one() -> None:
    first, second = _names("He flew to Latin America.", "He flew to North America.")
    assert not first & second
