"""Forms of common verbs that can only, or nearly only, be finite verbs or participles.

Source: the irregular verbs of English as school grammars list them, and the present forms
of frequent verbs that are rarely nouns, written down for this program. Forms in -ed and -ing
are told by their endings, see `is_past` and `is_participle`.
"""

from __future__ import annotations

from functools import lru_cache

from reader.claims.lexicon import wordset

__all__ = [
    "IRREGULAR",
    "NOT_PARTICIPLES",
    "NOT_PAST",
    "NOW",
    "PERFECT",
    "PRESENT",
    "SIMPLE_PAST",
    "is_participle",
    "is_past",
]

IRREGULAR = wordset(
    "arose ate awoke became began bent bet bit bled blew bore bought bound bred broke brought"
    " broadcast built burnt burst came cast caught chose clung cost crept cut dealt did drank"
    " drew drove dug fed fell felt fled flew forbade forgot fought found froze gave got grew had"
    " heard held hid hit hung hurt kept knelt knew laid lay led left lent let lit lost made meant"
    " met overcame overthrew paid put quit ran rang read rode rose said sang sank sat saw sent"
    " set shed shook shot shrank shut slept slid sold sought spent spoke sprang stole stood"
    " struck stuck swam swept swore swung taught thought threw told took tore underwent"
    " understood undertook upheld was went wept were withdrew withstood woke won wore wound"
    " wrote"
)

PRESENT = wordset(
    "says has is does goes gets makes takes comes gives sees knows thinks wants keeps begins"
    " becomes seems appears remains includes contains allows requires provides continues lets"
    " means brings holds puts sits stands runs leads meets pays sends sets tells asks lies lives"
    " loses adds believes considers creates follows happens hopes tries understands speaks"
    " serves suggests expects decides describes develops receives accepts agrees exists occurs"
    " faces argues warns explains insists involves represents reveals refers enters eats"
    " consists belongs depends houses wears sleeps gets violates lacks enjoys aims helps denies"
    " claims confirms rises falls opposes accuses denounces condemns admits refuses vows"
    " show are have were hold held keep live sleep eat wear lack remain contain include say go get"
    " become seem appear require allow provide violate receive believe exist occur serve meet"
)

SIMPLE_PAST = wordset(
    "was were did had ate began became broke came chose drank drew drove fell flew forgot froze"
    " gave grew knew rang rode rose ran sang sank saw shook spoke stole swam swore took threw tore"
    " woke wore wrote went withdrew undertook underwent overcame"
)
"""Past forms that are no participles."""

PERFECT = frozenset(("has", "have", "having", "'ve", "’ve"))
"""What a participle follows that tells of the past."""

NOW = (PRESENT | wordset("are am can may must will stand")) - PERFECT - {"were"}
"""What tells of the present, or of what is to come."""

NOT_PAST = wordset(
    "united bed red need speed feed seed weed indeed breed deed hundred sacred naked wicked"
    " rugged kindred biased unprecedented so-called limited alleged hundred-ed exceed proceed"
    " succeed shed embed bleed greed creed steed"
)

NOT_PARTICIPLES = wordset(
    "king ring thing spring string wing during morning evening building nothing something"
    " anything everything being meeting ceiling wedding hearing feeling funding beijing sibling"
    " sing bring cling fling sting swing wing sterling housing-led shilling training ping"
    " following including according regarding concerning notwithstanding"
)


@lru_cache(4096)
def is_past(low: str) -> bool:
    """Whether the lower-case word `low` looks like a past form or past participle."""
    return low in IRREGULAR or (
        len(low) > 3 and low.endswith("ed") and low not in NOT_PAST and "-" not in low
    )


@lru_cache(4096)
def is_participle(low: str) -> bool:
    """Whether the lower-case word `low` looks like a present participle."""
    return len(low) > 4 and low.endswith("ing") and low not in NOT_PARTICIPLES
