"""Offices and other words that stand beside names, and which of them may be one."""

from __future__ import annotations

from reader.story.differences.lists import wordset

__all__ = ["BEFORE_NAMES", "FIELDS", "OFFICES", "is_title", "office_of", "same_office"]

OFFICES = wordset(
    "president vice-president premier chancellor king queen prince princess emperor"
    " pope secretary minister senator governor mayor congressman congresswoman"
    " representative ambassador judge justice general colonel major captain lieutenant"
    " sergeant corporal private sheriff commissioner attorney bishop archbishop"
    " cardinal director chairman chairwoman speaker chief superintendent inspector"
    " detective constable admiral commander envoy professor undersecretary treasurer"
    " councillor councilman prosecutor coach principal executive warden curator manager rector dean"
)
"""What one person is rarely two of at a time. Written for this purpose."""

FIELDS = wordset(
    "finance foreign economy economic interior home health justice education transport environment"
    " energy trade labour labor agriculture prime defence defense culture treasury housing vice"
    " chief police fire"
)
"""Words before an office that make it another one."""

_SAME_FIELD = (
    {"economy", "economic"},
    {"interior", "home"},
    {"labour", "labor"},
    {"finance", "treasury"},
)
BEFORE_NAMES = wordset(
    "us uk u.s american british french german russian state defence defense foreign prime home"
    " interior health general chief deputy vice former police sen gov rep gen col capt lt sgt prof"
    " sir dr mr mrs ms judge mayor house senate republican democratic the"
)
"""What may stand before a name, with a capital, and is no part of it."""

_SHORT_OFFICES = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "prof": "professor",
    "congressman": "representative", "congresswoman": "representative", "chairwoman": "chairman",
    "adm": "admiral", "cmdr": "commander", "maj": "major", "insp": "inspector",
}  # fmt: skip
_WIDER = (
    {"minister", "premier", "secretary", "chancellor"},
    {"ambassador", "envoy"},
    {"judge", "justice"},
    {"chairman", "director", "chief", "president", "executive", "manager", "warden"},
    {"warden", "governor"},
    {"mayor", "councillor", "councilman"},
    {"rector", "president", "dean"},
    {"bishop", "archbishop", "cardinal"},
    {"attorney", "prosecutor"},
    {"commander", "captain", "general", "admiral", "chief"},
    {"superintendent", "inspector", "chief", "detective", "commissioner"},
    {"speaker", "representative"},
)
"""Offices of which one text may say the one and another the other and mean the same."""


def office_of(form: str) -> str | None:
    """Return the office that a word in lower case names, in full; None if it names none."""
    form = _SHORT_OFFICES.get(form, form)
    return form if form in OFFICES else None


def is_title(form: str) -> bool:
    """Whether a word in lower case is an office or stands before names, and is none itself."""
    return form in BEFORE_NAMES or office_of(form) is not None


def same_office(one: str, other: str) -> bool:
    """Whether two offices may be one, named more or less exactly.

    Args:
        one: An office, with the word before it that makes it another one: `finance minister`.
        other: Another one.
    """
    (mine, *_), (theirs, *_) = fields = [office.split()[:-1] or [""] for office in (one, other)]
    first, second = one.split()[-1], other.split()[-1]
    if first != second and not any(first in group and second in group for group in _WIDER):
        return False
    for below in (["vice"], ["deputy"]):
        if below in fields and {mine, theirs} not in ({below[0]}, {"vice", "deputy"}):
            return False
    same = not mine or not theirs or mine == theirs
    return same or any(mine in group and theirs in group for group in _SAME_FIELD)
