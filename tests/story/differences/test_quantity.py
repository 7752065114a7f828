from __future__ import annotations

import pytest

from tests.story.differences.making import differences, related, stated

SAME = [
    ("The dam holds about 40,000 tonnes of silt.", "The dam holds up to 40,000 tonnes of silt."),
    ("The dam holds 40,000 tonnes of silt.", "The dam holds forty thousand tonnes of silt."),
    ("One in four pupils walks to school.", "25% of pupils walk to school."),
    ("A quarter of the pupils walk to school.", "25 per cent of the pupils walk to school."),
    ("The tunnel is 3 km long.", "The tunnel is 1.9 miles long."),
    ("The tunnel is 3 kilometres long.", "The tunnel is 3,000 metres long."),
    ("The hall measures 100 square metres.", "The hall measures 1,076 square feet."),
    ("The ferry carried 14,518 passengers.", "The ferry carried about 14,500 passengers."),
    ("The ferry carried 14,518 passengers.", "The ferry carried nearly 15,000 passengers."),
    ("The ferry carried thirty-seven people.", "The ferry carried nearly 40 people."),
    ("The bridge cost $2.5 million.", "The bridge cost 2,500,000 dollars."),
    ("The strike lasted two weeks.", "The strike lasted 14 days."),
    ("They ordered a week of mourning.", "They ordered seven days of mourning."),
    ("The hall seats 65 to 70 guests.", "The hall seats between 65 and 70 guests."),
    ("The baker sold a dozen loaves.", "The baker sold 12 loaves."),
    ("The pool is heated to 35 degrees Celsius.", "The pool is heated to 95 degrees Fahrenheit."),
    ("The fire killed dozens of sheep.", "The fire killed 48 sheep."),
    ("The meeting began at 3 p.m. sharp.", "The meeting began at 15:00 sharp."),
    ("More than 150 farmers signed the letter.", "The letter was signed by 160 farmers."),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_same_number_in_other_words_is_no_difference(first: str, second: str) -> None:
    assert differences(first, second) == {}


OTHER = [
    ("The cells hold 65 to 70 prisoners each.", "The cells hold 80 prisoners each."),
    ("The cells hold more than 150 prisoners.", "The cells hold 80 prisoners."),
    ("The ferry carried 14,518 passengers.", "The ferry carried 15,418 passengers."),
    ("The ferry carried at least 20 passengers.", "The ferry carried at least 31 passengers."),
    ("The hall seats 65 to 70 guests.", "The hall seats 65 to 90 guests."),
    ("The bridge cost $2.5 million.", "The bridge cost $3.5 million."),
    ("The dam holds five tonnes of silt.", "The dam holds 6 tonnes of silt."),
    ("One in four pupils walks to school.", "A third of pupils walks to school."),
    ("Shares in the mill rose 2.9 percent.", "Shares in the mill rose 2.7 percent."),
    ("The third house on the quay burned.", "The fourth house on the quay burned."),
    ("The mill is ringed by a stone wall.", "The mill is ringed by two stone walls."),
]


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_another_number_is_one(first: str, second: str) -> None:
    found = differences(first, second)

    assert list(found) == ["quantity"]
    assert found["quantity"].sure


def test_a_length_is_not_set_against_a_count() -> None:
    ringed = "The mill is ringed by a 300-metre stone wall."
    found = differences(ringed, "The mill is ringed by two stone walls.")["quantity"]

    assert found.values == {"a.txt": "a … stone wall", "b.txt": "two stone walls"}
    assert [span.text_in(ringed) for span in found.places["a.txt"]] == ["a", "stone wall"]


def test_it_shows_the_words_of_each_article_and_where_they_stand() -> None:
    texts = {
        "north.txt": "The ministry spoke. The cells hold 65 to 70 prisoners each.",
        "south.txt": "The cells hold 80 prisoners each.",
    }

    (found,) = related(texts).differences

    assert found.values == {
        "north.txt": "65 to 70 prisoners each",
        "south.txt": "80 prisoners each",
    }
    for name, spans in found.places.items():
        assert [span.text_in(texts[name]) for span in spans] == [found.values[name]]


IN_OTHER_WORDS = [
    ("Fourteen people were killed when the weir broke.", "The bodies of 17 villagers were found."),
    ("The ferry was carrying 86 passengers.", "There were 112 people aboard the boat."),
    ("The driver, 34, broke a leg.", "The 43-year-old driver is in hospital."),
    ("Repairs of the weir cost 2 million euros.", "The budget for the weir is 3 million euros."),
]


@pytest.mark.parametrize(("first", "second"), IN_OTHER_WORDS)
def test_another_number_of_what_the_same_befell_is_one(first: str, second: str) -> None:
    assert "quantity" in differences(first, second)


NOT_THE_SAME_THING = [
    # what fits in, and what is in
    ("The jail can hold 4,000 inmates.", "The jail now has 2,900 inmates in all."),
    # a part, and the whole
    ("The crash hurt 30 people, including 4 children.", "In the crash 30 people were hurt."),
    # other things
    ("The yard is guarded by 600 soldiers.", "The yard is guarded by 250 policemen."),
    # other currencies
    ("The town was promised $40 million.", "The town was promised 35 million euros."),
    # a day and a length
    ("On 10 March the walkers covered 26 km.", "On 10 March the walkers set out."),
    # by the day and by the week
    ("The mine pays workers 30 dollars a day.", "Workers get 150 dollars a week from the mine."),
    # a limit that the other number is far within
    ("At least 17 people died on the ferry.", "The ferry had 212 people on board."),
    # two quarters of a year
    (
        "The mill lost 3 million dollars in the first quarter.",
        "The mill lost 5 million dollars in the second quarter.",
    ),
    # by the day and in all
    (
        "The repairs of the weir cost 2,000 dollars a day.",
        "The repairs of the weir cost 9,000 dollars.",
    ),
    # on top of the others
    ("The mill sacked 30 weavers in May.", "The mill sacked another 12 weavers in May."),
    # some of them
    (
        "In May twelve of the weavers were sacked by the owner.",
        "The owner of the mill sacked 30 weavers in May.",
    ),
    # what is said of them is not the same
    ("The works are insured for 3 million euros.", "The works made a profit of 2 million euros."),
    # both are only about right
    ("Around 90 weavers marched to the weir.", "Almost 100 weavers marched to the weir."),
    # a name with figures
    ("The airline ordered Falcon 320 jets.", "The airline ordered 40 jets from Falcon."),
]


@pytest.mark.parametrize(("first", "second"), NOT_THE_SAME_THING)
def test_numbers_of_different_things_do_not_clash(first: str, second: str) -> None:
    assert differences(first, second) == {}


def test_a_number_that_the_other_article_also_gives_does_not_clash() -> None:
    found = related(
        {
            "a.txt": "The cells hold 80 prisoners each.",
            "b.txt": "The cells hold 150 prisoners in winter. The cells hold 80 prisoners each.",
        }
    )

    assert found.differences == ()


def test_the_place_of_a_number_is_in_its_article_whatever_stands_before() -> None:
    first = stated("a.txt", "Snow 🌨 fell.\n\nThe mill burned 30 tonnes of coal a day.")
    assert any("30 tonnes" in one.member.text for one in first)

    found = related(
        {
            "a.txt": "Snow 🌨 fell.\n\nThe mill burned 30 tonnes of coal a day.",
            "b.txt": "The mill burned 50 tonnes of coal a day.",
        }
    )

    (difference,) = found.differences
    assert difference.values["a.txt"].startswith("30 tonnes")


def test_a_toll_is_compared_with_a_toll_of_the_same() -> None:
    found = differences(
        "The flood in the valley killed 14 people and injured 30 others, the mayor said.",
        "At least 12 were dead in the flood of the valley and 45 hurt.",
    )

    assert list(found) == ["quantity"]
    numbers = [
        one.values
        for one in related(
            {
                "a.txt": "The flood in the valley killed 14 people and injured 30 others.",
                "b.txt": "In the flood of the valley 12 people died and 45 were injured.",
            }
        ).differences
    ]
    assert [[words.split()[0] for words in one.values()] for one in numbers] == [
        ["14", "12"],
        ["30", "45"],
    ]


def test_the_dead_are_not_the_hurt() -> None:
    assert (
        differences(
            "The flood in the valley killed 14 people.",
            "The flood in the valley injured 30 people.",
        )
        == {}
    )


def test_a_number_alone_counts_what_the_number_before_it_in_the_sentence_counts() -> None:
    (found,) = related(
        {
            "a.txt": "The cells of the jail hold 65 to 70 prisoners each.",
            "b.txt": "Guards put it at 80 prisoners in the cells, while others say that the cells"
            " of the jail hold more than 150.",
        }
    ).differences

    assert found.values["b.txt"] == "80 prisoners; more than 150"
