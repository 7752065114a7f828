"""Units of measure and money, brought to one unit each.

Source: the International System of Units and the customary units of the English-speaking
countries (NIST Special Publication 811, appendix B); currencies are never converted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.story.differences.numerals import Token

__all__ = ["Measure", "money_before", "unit_at"]


class Measure(NamedTuple):
    """What a number measures."""

    sort: str
    """Length, area, `%`, a currency and the like."""

    factor: float
    """How many of the unit that its sort is brought to."""

    zero: float = 0.0
    """What is taken off before: degrees Fahrenheit begin at 32."""


def _of(sort: str, *units: tuple[str, float]) -> dict[str, Measure]:
    return {
        name: Measure(sort, factor) for names, factor in units for name in names.split(",") if name
    }


_UNITS = {
    **_of(
        "length",
        ("metre,metres,meter,meters,m", 1),
        ("kilometre,kilometres,kilometer,kilometers,km,kms", 1000),
        ("centimetre,centimetres,centimeter,centimeters,cm", 0.01),
        ("millimetre,millimetres,millimeter,millimeters,mm", 0.001),
        ("mile,miles", 1609.344),
        ("nautical mile,nautical miles", 1852),
        ("yard,yards", 0.9144),
        ("foot,feet,ft", 0.3048),
        ("inch,inches", 0.0254),
    ),
    **_of(
        "area",
        ("square metre,square metres,square meter,square meters,sq m,sqm,m²,m2", 1),
        ("square kilometre,square kilometres,square kilometer,square kilometers", 1e6),
        ("sq km,km²,km2", 1e6),
        ("square mile,square miles,sq mi", 2589988.11),
        ("square foot,square feet,sq ft", 0.09290304),
        ("square yard,square yards", 0.83612736),
        ("acre,acres", 4046.8564),
        ("hectare,hectares,ha", 1e4),
    ),
    **_of(
        "volume",
        ("litre,litres,liter,liters,l", 1),
        ("cubic metre,cubic metres,cubic meter,cubic meters", 1000),
        ("cubic foot,cubic feet", 28.316847),
        ("gallon,gallons", 3.785411784),
        ("barrel,barrels", 158.987295),
    ),
    **_of(
        "mass",
        ("gram,grams,gramme,grammes,g", 1),
        ("kilogram,kilograms,kilo,kilos,kg", 1000),
        ("tonne,tonnes,metric ton,metric tons,metric tonnes", 1e6),
        ("ton,tons", 1e6),
        ("pound,pounds,lb,lbs", 453.59237),
        ("ounce,ounces,oz", 28.349523),
        ("stone", 6350.29318),
    ),
    **_of(
        "speed",
        ("km/h,kph,kmh", 1),
        ("kilometres per hour,kilometers per hour,kilometres an hour,kilometers an hour", 1),
        ("mph,miles per hour,miles an hour", 1.609344),
        ("metres per second,meters per second,m/s", 3.6),
        ("knot,knots", 1.852),
    ),
    **_of(
        "time",
        ("second,seconds,secs", 1),
        ("minute,minutes,mins", 60),
        ("hour,hours,hrs", 3600),
        ("day,days", 86400),
        ("night,nights", 86400),
        ("week,weeks", 604800),
        ("fortnight,fortnights", 1209600),
        ("month,months", 2629800),
        ("year,years,yr,yrs", 31557600),
        ("decade,decades", 315576000),
        ("century,centuries", 3155760000),
    ),
    **_of(
        "age",
        ("year old,years old,year olds,years of age", 1),
        ("month old,months old", 1 / 12),
    ),
    **_of(
        "power",
        ("watt,watts,w", 1),
        ("kilowatt,kilowatts,kw", 1e3),
        ("megawatt,megawatts,mw", 1e6),
        ("gigawatt,gigawatts,gw", 1e9),
    ),
    **_of("%", ("%,percent,per cent,pct,per-cent", 1)),
    **_of("points of per cent", ("percentage point,percentage points,basis points", 1)),
    **_of("points", ("point,points", 1)),
    **_of("USD", ("dollar,dollars,usd,us dollars,u.s dollars", 1), ("cent,cents", 0.01)),
    **_of("EUR", ("euro,euros,eur", 1)),
    **_of("GBP", ("pounds sterling,gbp", 1), ("pence", 0.01)),
    **_of("JPY", ("yen", 1)),
    **_of("CNY", ("yuan,renminbi", 1)),
    **_of("INR", ("rupee,rupees", 1)),
    **_of("RUB", ("rouble,roubles,ruble,rubles", 1)),
    **_of("CHF", ("swiss franc,swiss francs,franc,francs", 1)),
    **_of(
        "temperature",
        ("degree celsius,degrees celsius,degrees centigrade,degrees c,c,° c,celsius", 1),
    ),
    "°": Measure("degrees", 1),
    "degree": Measure("degrees", 1),
    "degrees": Measure("degrees", 1),
}
_FAHRENHEIT = Measure("temperature", 5 / 9, 32)
for _name in ("degrees fahrenheit", "degree fahrenheit", "degrees f", "f", "° f", "fahrenheit"):
    _UNITS[_name] = _FAHRENHEIT
_LONGEST = max(len(name.split()) for name in _UNITS)
_GLUED_ONLY = frozenset(("m", "g", "l", "w", "c", "f", "ha", "stone"))
"""Names of units that are such only right behind the figures, or as an abbreviation."""

_MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_DOLLARS = {"us": "USD", "a": "AUD", "c": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "au": "AUD"}


def unit_at(tokens: Sequence[Token], place: int) -> tuple[Measure, int] | None:
    """Return the unit that begins at the token `place`, and the token behind it.

    Args:
        tokens: The tokens of a text.
        place: The token right behind a number.
    """
    begin = place
    if begin < len(tokens) and tokens[begin].text in "-‑–" and _glued(tokens, begin):
        begin += 1
    words: list[str] = []
    found = None
    at = begin
    while at < len(tokens) and len(words) < _LONGEST:
        token = tokens[at]
        if token.text in "-‑" and words:
            at += 1
            continue
        words.append(token.low)
        name = " ".join(words)
        measure = _UNITS.get(name.replace(" / ", "/"))
        if measure is not None and (name not in _GLUED_ONLY or _glued(tokens, begin)):
            found = measure, at + 1
        at += 1
    if found is not None and begin == place and _is_joined_on(tokens, found[1]):
        return None  # two night-shift workers
    return found


def _is_joined_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a unit that ends before a token is only the first part of a word with a hyphen."""
    return (
        place + 1 < len(tokens)
        and tokens[place].text in "-‑"
        and tokens[place + 1].text[0].isalpha()
        and _glued(tokens, place)
        and _glued(tokens, place + 1)
    )


def _glued(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].end == tokens[place].start


def money_before(tokens: Sequence[Token], place: int) -> tuple[Measure, int] | None:
    """Return the currency whose sign stands before the token `place`, and its first token."""
    sign = place - 1
    if sign < 0 or tokens[sign].text not in _MONEY:
        return None
    if tokens[sign].text == "$" and sign and _glued(tokens, sign):
        code = _DOLLARS.get(tokens[sign - 1].low)
        if code is not None:
            return Measure(code, 1), sign - 1
    return Measure(_MONEY[tokens[sign].text], 1), sign
