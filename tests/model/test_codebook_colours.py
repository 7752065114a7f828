from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from reader.errors import ReaderError
from reader.model import Tag
from reader.model.codebook_colours import COLOURS, clean_colour, colour_called, colour_of

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

SEEN: dict[str, Matrix] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

TO_XYZ: Matrix = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE = (0.9505, 1.0, 1.089)


def times(matrix: Matrix, vector: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def linear(colour: str) -> Triple:
    """Return linear RGB of `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def lab(rgb: Triple) -> Triple:
    """Return CIE L*a*b* of linear RGB."""
    xyz = times(TO_XYZ, rgb)
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (max(0.0, part) / white for part, white in zip(xyz, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, seen: Matrix) -> float:
    """Return how far two colours are apart (CIE 1976) for somebody who sees so."""
    a, b = lab(times(seen, linear(one))), lab(times(seen, linear(other)))
    return dist(a, b)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 counts it."""
    low, high = sorted(0.05 + times(TO_XYZ, linear(each))[1] for each in (one, other))
    return high / low


@pytest.mark.parametrize("who", SEEN)
def test_all_colours_are_told_apart_by_who_sees_less_of_them(who: str) -> None:
    apart = {
        (one.name, other.name): distance(one.ground, other.ground, SEEN[who])
        for one, other in combinations(COLOURS, 2)
    }
    # Two that just differ are about 2 apart.
    assert min(apart.values()) > 15, min(apart, key=lambda pair: apart[pair])


def test_the_measure_tells_who_sees_no_red() -> None:
    red, olive = "#c00000", "#707000"
    assert distance(red, olive, SEEN["no red"]) < distance(red, olive, SEEN["all"]) / 2


def test_each_has_a_letter_of_its_own_that_reads_well() -> None:
    assert len({colour.letter for colour in COLOURS}) == len(COLOURS)
    assert all(colour.name.startswith(colour.letter.lower()) for colour in COLOURS)
    assert min(contrast(colour.ground, colour.ink) for colour in COLOURS) >= 4.5


def test_what_people_call_a_colour() -> None:
    assert clean_colour(" Red ") == "vermilion"
    assert clean_colour("none") == clean_colour("") == ""
    assert colour_called("beige") is None
    with pytest.raises(ReaderError, match="beige: no such colour"):
        clean_colour("beige")


def test_a_tag_has_the_colour_of_the_nearest_above_it() -> None:
    tags = {
        tag.name: tag
        for tag in (Tag("a", colour="blue"), Tag("a/b"), Tag("a/c", colour="sky"), Tag("ab"))
    }

    def seen(name: str) -> tuple[str, str]:
        colour, source = colour_of(tags, name)
        return colour.name if colour else "", source

    assert seen("a/b/x") == ("blue", "a")
    assert seen("a/c/y") == ("sky", "a/c")
    assert seen("ab") == seen("") == ("", "")
    assert colour_of({"a": Tag("a", colour="of a later Reader")}, "a") == (None, "")
