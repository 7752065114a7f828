"""The pairs of claims of a folder: event by event, and what articles on other things repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.story.candidates import find_candidates
from reader.story.closeness import discount
from reader.story.events import find_events
from reader.story.likeness import Likenesses
from reader.story.reasons import reasons
from reader.story.repeats import find_repeats
from reader.story.senses import Senses
from reader.story.tongues import part
from reader.story.traits import Weights, find_traits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.story.likeness import Pair
    from reader.story.stated import Stated
    from reader.story.traits import Traits

__all__ = ["Pairing"]

_REPEATED = ("nearly the same words",)
_STEP = 200
"""Claims after which progress is told."""

_SURE = 10.0
"""What likeness adds to the logarithmic odds of a repeat, which begin at even."""


class Pairing:
    """What speaks for each two claims of a folder stating the same thing.

    Args:
        stated: All claims, article by article.
        articles: The number of the article of each.
        on_progress: Called now and then with how many claims are done, and how many there are.
        tongues: The language of each article; only claims in one are compared. Empty: all are.
    """

    def __init__(
        self,
        stated: Sequence[Stated],
        articles: Sequence[int],
        on_progress: Callable[[int, int], None],
        tongues: Sequence[str] = (),
    ) -> None:
        self.traits = find_traits(stated, lambda: on_progress(0, len(stated)))
        self.weights = Weights(self.traits)
        """How rare words are in the whole folder."""
        self.odds: dict[Pair, float] = {}
        """The logarithmic odds of each pair that is worth a second look."""
        self._articles = articles
        self._event_of: dict[int, _Event] = {}
        self._done = 0
        self._on_progress = on_progress
        groups = find_events(self.traits, articles, self.weights)
        if tongues:
            groups = part(groups, tongues)
        home = {article: number for number, group in enumerate(groups) for article in group}
        homes = [home[article] for article in articles]
        inside: list[list[int]] = [[] for _ in groups]
        for place, number in enumerate(homes):
            inside[number].append(place)
        for group, places in zip(groups, inside, strict=True):
            if len(group) > 1:
                self._compare(places)
            else:
                self._tell(len(places))
        for pair, alike in find_repeats(self.traits, homes, self.weights, lambda: self._tell(0)):
            if tongues and tongues[articles[pair[0]]] != tongues[articles[pair[1]]]:
                continue
            self.odds[pair] = _SURE * alike

    def why(self, pair: Pair) -> tuple[str, ...]:
        """Return what speaks for a pair, strongest first; nothing where it was not looked at."""
        first, second = pair
        event = self._event_of.get(first)
        if event is None or event is not self._event_of.get(second):
            return _REPEATED if pair in self.odds else ()
        measures = event.likenesses.measures.get((event.inner[first], event.inner[second]))
        if measures is None:
            return ()
        return reasons(self.traits[first], self.traits[second], measures, event.weights)

    def _compare(self, places: Sequence[int]) -> None:
        """Compare the claims of one event."""
        event = _Event(self.traits, self._articles, places, self._tell)
        self._event_of.update(dict.fromkeys(places, event))
        for (first, second), odds in event.odds.items():
            self.odds[places[first], places[second]] = odds

    def _tell(self, more: int) -> None:
        self._done += more
        self._on_progress(self._done, len(self.traits))


class _Event:
    """The claims of the articles on one event."""

    def __init__(
        self,
        traits: Sequence[Traits],
        articles: Sequence[int],
        places: Sequence[int],
        tell: Callable[[int], None],
    ) -> None:
        mine = [traits[place] for place in places]
        homes = [articles[place] for place in places]
        self.inner = {place: number for number, place in enumerate(places)}
        self.weights = Weights(mine)
        """How rare words are in what is told of the event."""
        pairs: set[Pair] = set()
        for number, found in enumerate(find_candidates(mine, homes, self.weights), 1):
            pairs |= found
            if number % _STEP == 0:
                tell(_STEP)
        tell(len(places) % _STEP)
        senses = Senses(mine)
        pairs |= senses.nearest(homes)
        self.likenesses = Likenesses(mine, homes, self.weights, pairs, senses)
        self.odds = discount(self.likenesses.odds, homes)
