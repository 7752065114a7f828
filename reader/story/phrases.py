"""Phrases of general news English that mean what one word means.

Source: written for this purpose, from the phrasal verbs and set phrases of news reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.story.meanings import meaning_of
from reader.story.words import read_words, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.story.words import Word

__all__ = ["find_phrases"]

_PHRASES = """
constantly: around the clock, 24 hours a day, day and night, at all hours, night and day
extinguish: put out, puts out, putting out, brought under control, bring under control
accept: take in, takes in, taken in, taking in, took in
study: look into, looks into, looking into, looked into
demand: call for, calls for, called for, calling for
resign: step down, steps down, stepped down, stepping down
begin: break out, broke out, breaking out, set off, kick off, kicked off, kicks off
explode: blow up, blew up, blown up, went off
surrender: give up, gave up, given up, gives up
reject: turn down, turned down, turns down
convict: found guilty, find guilty
kill: passed away, lost their lives, lost his life, lost her life, lives were lost
happen: take place, took place, taken place, takes place
prison: behind bars, locked up, lock up
evacuate: leave their homes, left their homes, forced from their homes, leave their houses
dismiss: laid off, lay off, laying off, let go
strike: walk out, walked out, lay down work, laid down work, down tools, downed tools
cancel: call off, called off, calls off
postpone: put off, puts off
investigate: under investigation
flee: run away, ran away, got away, get away
find: turn up, turned up, come across, came across
continue: go on, goes on, went on, carry on, carried on
increase: go up, went up, gone up, pick up
decrease: go down, went down, gone down, bring down, brought down, bringing down
build: put up, set up, setting up, sets up
steal: make off with, made off with
collide: run into, ran into, crashed into, smashed into
comply: abide by, stick to, stuck to
violate: break the rules, broke the rules, in breach of
secret: not been published, not been made public, behind closed doors
immediately: at once, up front, straight away, right away
tweet: social media, on x, on twitter, on facebook
emergency: state of emergency, state of exception, martial law
"""

_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _line in _PHRASES.strip().split("\n"):
    _word, _, _listed = _line.partition(": ")
    for _phrase in _listed.split(", "):
        _read = tuple(word.text for word in read_words(_phrase))
        _BY_FIRST.setdefault(_read[0], []).append((_read, meaning_of(stem_of(_word))))


def find_phrases(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield the set phrases among `words`: the first word, the one behind, and the meaning."""
    for place, word in enumerate(words):
        for phrase, meaning in _BY_FIRST.get(word.text.lower(), ()):
            stop = place + len(phrase)
            if tuple(other.text.lower() for other in words[place:stop]) == phrase:
                yield place, stop, meaning
