"""Words and marks at which sentences may be split.

Source: the conjunctions, relatives and punctuation of English, written down for this program.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset
from reader.claims.lexicon.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from reader.claims.lexicon.verbs import IRREGULAR, PRESENT

__all__ = [
    "BEFORE_NOUNS",
    "BRACKETS",
    "CIRCUMSTANCE",
    "CONTRAST",
    "DANGLING",
    "DASHES",
    "ENDING",
    "FINITE",
    "JOINTS",
    "LOOSE",
    "LOOSE_STARTS",
    "NO_SUBJECT",
    "OPENERS",
    "OPENING",
    "RELATIVE",
    "SUPERLATIVE",
    "VERBS",
]

JOINTS = frozenset((",", ";", "–", "—", "and", "but", "while", "whereas"))
"""Where a sentence may be split; one without them is not looked at any further."""

RELATIVE = frozenset(("who", "which", "whose", "where"))
CONTRAST = frozenset(("and", "but", "while", "whereas", "although", "though", "yet", "so", "or"))
CIRCUMSTANCE = frozenset(("during", "after", "before", "following", "since", "amid", "until"))
NO_SUBJECT = PREPOSITIONS | SUBORDINATORS | wordset("according")
OPENERS = frozenset(("while", "although", "though", "whereas"))
SUPERLATIVE = wordset(
    "largest biggest smallest highest lowest first last only most least worst best"
)
FINITE = AUXILIARIES | IRREGULAR
VERBS = AUXILIARIES | IRREGULAR | PRESENT
BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
BRACKETS = frozenset("([)]")
"""What `Splitter.split` looks at beside them."""

DASHES = frozenset(("–", "—", "--"))
OPENING = frozenset(
    ("that", "because", "what", "which", "who", "if", "when", "whether", "than", "said", "stated")
)
"""Words behind which a clause of its own begins, with a verb of its own."""

ENDING = DASHES | frozenset((",", ";", "and", "or", "that", "who", "which", "to"))
"""What ends the subject of a clause."""

DANGLING = wordset("the a an its their our my your and or but that of with as")
"""Words with which no clause ends."""

LOOSE_STARTS = frozenset((",", ";", ":", ")", "]", "and", "but", "or"))
"""What no clause behind a cut begins with."""

LOOSE = frozenset((",", ";", ":", "–", "—", "-"))
