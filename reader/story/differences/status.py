"""How far a thing has come: agreed or only offered, done or only planned, stated or alleged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.story import On, Relation
from reader.story.differences.comparison import Compared
from reader.story.differences.lists import words_of, wordset
from reader.story.words import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.story.differences.comparison import Pair
    from reader.story.differences.reading import Reading
    from reader.story.words import Word

__all__ = ["compare"]


_OFFERED = wordset(
    "offer offers offered offering propose proposes proposed proposal suggested willing willingness"
    " ready readiness prepared considers considering considered seeks sought requests requested"
)
_AGREED = wordset(
    "agree agrees agreed agreement accept accepts accepted sign signed approve approves approved"
    " deal pact treaty"
)
_PLANNED = wordset(
    "will would plan plans planned intend intends intended expect expects expected scheduled set"
    " due hope hopes aim aims promised promises pledged pledges"
)
_ALLEGED = wordset(
    "alleged allegedly suspected reportedly purported purportedly supposedly rumoured rumored"
    " unconfirmed"
)
"""Words of the four states. Written for this purpose."""

_DOUBTED = _ALLEGED | wordset(
    "charge charged charges accuse accused accuses suspect suspects allege alleges claim claims"
    " claimed reported reports apparently probable probably possible possibly believed said may"
    " might"
)
"""Words that say about as much as that it is alleged."""

_DONE = dict(
    pair.split("/")
    for pair in words_of(
        "built/build rebuilt/rebuild sold/sell bought/buy left/leave won/win paid/pay sent/send"
        " began/begin gave/give met/meet broke/break lost/lose found/find held/hold spent/spend"
        " chose/choose fled/flee flew/fly stood/stand withdrew/withdraw quit/quit shut/shut"
    )
)
"""Forms of irregular verbs for what is done, with those for what is planned."""

_LEAST_LIKENESS = 0.5
"""Of two claims of which one tells what is planned and the other one what is done."""

_LEAST_SHARED = 3
"""Words that two claims share of which one says offered and the other one agreed."""

_REACH = 3
"""Words behind "will" or "plans to" in which what is planned stands."""


def compare(pair: Pair) -> Iterator[Compared]:
    """Yield where one claim says that a thing has come further than the other one says."""
    found = list(_agreed_or_offered(pair)) or list(_done_or_planned(pair))
    for mine, theirs in found or _stated_or_alleged(pair):
        yield Compared(
            On.STATUS,
            pair.said(0, mine.start, mine.end),
            pair.said(1, theirs.start, theirs.end),
            Relation.DIFFER,
            sure=pair.spot is not None,
        )


def _agreed_or_offered(pair: Pair) -> Iterator[tuple[Word, Word]]:
    if len(pair.shared) < _LEAST_SHARED:
        return
    for here, there, turned in ((pair.first, pair.second, False), (pair.second, pair.first, True)):
        agreed, offered = _only(here, _AGREED, _OFFERED), _only(there, _OFFERED, _AGREED)
        if agreed is None or offered is None:
            continue
        near = here.around(agreed.start, agreed.end) & there.around(offered.start, offered.end)
        if near:
            yield (offered, agreed) if turned else (agreed, offered)


def _only(reading: Reading, wanted: frozenset[str], unwanted: frozenset[str]) -> Word | None:
    """Return the first of the wanted words, if none of the unwanted ones is there."""
    if any(word.text.lower() in unwanted for word in reading.words):
        return None
    return next((word for word in reading.words if word.text.lower() in wanted), None)


def _done_or_planned(pair: Pair) -> Iterator[tuple[Word, Word]]:
    """Yield a verb that is planned in one claim and done in the other one."""
    if not (pair.twin or (pair.close and pair.likeness >= _LEAST_LIKENESS)):
        return
    for here, there, turned in ((pair.first, pair.second, False), (pair.second, pair.first, True)):
        if any(word.text.lower() in _PLANNED for word in there.words):
            continue
        done = {
            stem_of(_DONE.get(word.text.lower(), word.text.lower())): word
            for word in there.words
            if word.text.endswith("ed") or word.text.lower() in _DONE
        }
        for place, word in enumerate(here.words):
            if word.text.lower() not in _PLANNED:
                continue
            behind = here.words[place + 1 : place + 1 + _REACH]
            planned = next((one for one in behind if one.stem in done), None)
            if planned is not None and planned.text != done[planned.stem].text:
                yield (done[planned.stem], planned) if turned else (planned, done[planned.stem])
                break


def _stated_or_alleged(pair: Pair) -> Iterator[tuple[Word, Word]]:
    """Yield the word for an allegation in one claim, and what stands there in the other one."""
    if not pair.twin:
        return
    for here, there, turned in ((pair.first, pair.second, False), (pair.second, pair.first, True)):
        if any(word.text.lower() in _DOUBTED for word in there.words):
            continue
        for place, word in enumerate(here.words):
            if word.text.lower() not in _ALLEGED:
                continue
            behind = here.words[place + 1 : place + 1 + _REACH]
            same = {one.stem: one for one in there.words if not one.stop}
            stated = next((same[one.stem] for one in behind if one.stem in same), None)
            if stated is not None:
                yield (stated, word) if turned else (word, stated)
                break
