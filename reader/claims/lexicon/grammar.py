"""The small words of English grammar.

Source: the closed classes as school grammars list them (auxiliaries, determiners,
prepositions, conjunctions, pronouns), written down for this program.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BE",
    "COORDINATORS",
    "DETERMINERS",
    "MODALS",
    "NEGATIONS",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "SUBJECTS",
    "SUBORDINATORS",
    "TIMES",
]

BE = wordset(
    "is are was were be been being am 's 're ’s ’re isn't isn’t wasn't wasn’t aren't aren’t"
)

MODALS = wordset(
    "will would could can may might must shall should cannot won't won’t wouldn't wouldn’t can't"
    " can’t couldn't couldn’t shouldn't shouldn’t mustn’t mustn't 'll ’ll 'd ’d"
)

AUXILIARIES = (
    BE
    | MODALS
    | wordset(
        "has have had having do does did doesn't doesn’t don't don’t didn't didn’t hasn't hasn’t"
        " haven't haven’t hadn't hadn’t weren't weren’t 've ’ve"
    )
)

NEGATIONS = wordset("not never no n't cannot neither nor")

ADVERBS = wordset(
    "also not never then still now just only even again already always often ever once later"
    " soon instead so far too first last yet since thus once twice indeed perhaps further"
    " almost nearly long all both each not"
)

DETERMINERS = wordset(
    "the a an this that these those his her its their our my your some any every each no all both"
    " another several many most few one two three four five other such more"
)

PRONOUNS = wordset(
    "he she it they we i you him her them us me who this that others one everyone"
    " nobody everybody someone anyone many some most both none"
)

SUBJECTS = wordset(
    "he she it they we i you there this these those who he's she's it's they're"
    " he’s she’s it’s they’re we're we’re i'm i’m you're you’re we've we’ve they've they’ve i've"
    " i’ve he'd he’d she'd she’d they'd they’d that's that’s there's there’s he'll he’ll"
)

PREPOSITIONS = wordset(
    "of in on at by for from with to into onto about against among amid between during before"
    " after over under through throughout toward towards upon within without across along"
    " around behind beside besides beyond despite except inside outside near off out per plus"
    " since than till until via like unlike as alongside following regarding including"
)

SUBORDINATORS = wordset(
    "that because if when while as after before since although though unless until whereas"
    " whether where why how what once so lest"
)

RELATIVES = wordset("who which whose where whom")

COORDINATORS = wordset("and or but nor yet")

TIMES = wordset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight"
    " earlier later recently now then afterward afterwards last this next early late"
)
