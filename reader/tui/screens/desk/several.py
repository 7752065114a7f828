"""The desk: several claims of the article at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work

from reader.model import Status
from reader.tui.describe import kind_words
from reader.tui.screens.desk.deciding import Deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.tui.reading import Stop
    from reader.tui.screens.choose import Choice

__all__ = ["Group", "Several", "groups_of"]

_DEEDS = {
    "accept": ("accept them", "accepted", Status.ACCEPTED),
    "reject": ("reject them", "rejected", Status.REJECTED),
    "clear": ("take the decisions on them back", "cleared", None),
}
"""What can be decided: what it is called before and after, and the status."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of an article that have something in common."""

    words: str
    """What that is."""

    stops: tuple[Stop, ...]

    @property
    def open(self) -> int:
        """How many of them nothing was said of yet."""
        return sum(stop.open for stop in self.stops)


def groups_of(
    shown: Iterable[Stop],
    current: Stop | None,
    every: Sequence[Stop] = (),
    found: Group | None = None,
) -> list[Group]:
    """Return the groups that can be made of what is shown, those of the current claim first.

    Args:
        shown: What is shown; marks of one's own are left out.
        current: The claim under the cursor.
        every: All of the article, where the filter hides some.
        found: What holds the words that one has looked for.
    """
    claims = [stop for stop in shown if stop.claim is not None]
    own = [stop for stop in claims if current is not None and stop.id == current.id]
    groups: dict[str, list[Stop]] = {}
    # Those of the current claim are made first, and a dictionary keeps that order.
    for stop in [*own, *claims]:
        for words in _common(stop):
            groups.setdefault(words, []).append(stop)
    whole = [found] if found is not None else []
    whole.append(Group("all that is shown", tuple(claims)))
    undecided = tuple(stop for stop in claims if stop.open)
    if 0 < len(undecided) < len(claims):
        whole.append(Group("all open ones", undecided))
    inside = tuple(stop for stop in every if stop.claim is not None)
    if len(inside) > len(claims):
        whole.append(Group("all of this article, shown or not", inside))
    shared = [
        Group(words, tuple({stop.id: stop for stop in stops}.values()))
        for words, stops in groups.items()
    ]
    return [group for group in (*whole, *shared) if group.stops]


def _common(stop: Stop) -> list[str]:
    """Return what `stop` may have in common with others, in words."""
    said = stop.claim.attribution if stop.claim else None
    words = [f"source {said.source}"] if said and said.source else []
    if said is None:
        words.append("in the article's own voice")
    words += [f"{kind_words(kind)}" for kind in stop.kinds]
    return [*words, *(f"tagged {tag}" for tag in stop.tags)]


class Several(Deciding):
    """Actions on many claims as one step, which one `u` takes back."""

    def found_claims(self) -> Group | None:
        """Return the claims that hold the words one has looked for; None without a find."""
        return None

    @work
    async def action_decide_group(self) -> None:
        """Choose a group of claims, then what is to become of them."""
        from reader.tui.screens.choose import Choice, ChooseScreen

        reading = self.reading
        groups = groups_of(reading.shown, reading.current, reading.stops, self.found_claims())
        room = max((len(str(len(group.stops))) for group in groups), default=1)
        choices = [
            Choice(at, group.words, before=f"{len(group.stops):>{room}}", after=_open(group))
            for at, group in enumerate(groups)
        ]
        chosen = await self.ask(
            ChooseScreen("Which claims of this article?", choices, empty="No claims are shown.")
        )
        if chosen is None:
            return
        group = groups[chosen]
        deeds: list[Choice[str]] = [Choice(name, words) for name, (words, _, _) in _DEEDS.items()]
        deeds.append(Choice("tag", "tag them …"))
        title = f"{_count(group)}, {_open(group)}: {group.words}"
        deed = await self.ask(ChooseScreen(title, deeds))
        if deed == "tag":
            await self._tag_all(group)
        elif deed is not None:
            _, done, status = _DEEDS[deed]
            spans = [stop.span for stop in group.stops]
            self._do_all(lambda: self.session.decide(spans, status), done, group)

    async def _tag_all(self, group: Group) -> None:
        from reader.tui.screens.tags import TagScreen

        self.tallies.read_codebook()
        keys = {name: digit for digit, name in self.tallies.keys.items()}
        name = await self.ask(
            TagScreen(self.tallies.codebook, recent=self.tallies.recent, keys=keys)
        )
        if name is not None:
            spans = [stop.span for stop in group.stops]
            self._do_all(lambda: self.session.tag(spans, name), f"tagged {name}", group)

    def _do_all(self, what: Callable[[], None], done: str, group: Group) -> None:
        self.change(what, f"{done} {_count(group)}, {group.words}: u takes all back at once")


def _count(group: Group) -> str:
    count = len(group.stops)
    return f"{count} claim{'s' if count != 1 else ''}"


def _open(group: Group) -> str:
    return f"{group.open} open" if group.open else "all reviewed"
