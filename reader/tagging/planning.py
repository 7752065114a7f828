"""What can be done with the tags of a folder, each worked out before anything is touched."""

from __future__ import annotations

import difflib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import ReaderError
from reader.indexing import ask_marks
from reader.model import Tag
from reader.model.codebook_colours import clean_colour
from reader.model.codebook_tree import names_below
from reader.store import Store, clean_tag
from reader.store.codebook import clean_description
from reader.store.contents import annotator_homes, read_entry
from reader.tagging.change import Change, Elsewhere, Touched, moved_tags, mover
from reader.tagging.passages import TaggedPassage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.index.marks import Count, MarkIndex
    from reader.model import Annotation
    from reader.store import Codebook

    Problems = Callable[[ReaderError], None]
    Progress = Callable[[int, int], None]

__all__ = ["Planning"]

Answer = TypeVar("Answer")

_DIGITS = tuple("123456789")


class Planning:
    """The tags that one annotator uses in one annotations folder, and changes of them.

    Args:
        store: What is kept.
        on_problem: Told of what cannot be read or changed; the rest is.
        on_progress: Told how many files are done of how many.
    """

    def __init__(self, store: Store, on_problem: Problems, on_progress: Progress) -> None:
        self.store = store
        self._on_problem = on_problem
        self._on_progress = on_progress

    def counts(self) -> dict[str, Count]:
        """Count the tags that are in use, by their names in order."""
        return self._asked(lambda index: index.count())

    def below(self, names: Iterable[str]) -> set[str]:
        """Return the tags called `names` and all below them, in use or in the codebook.

        Raises:
            ReaderError: There is no tag of one of the names, and none below it.
        """
        known = self._known()
        return {each for name in names for each in self._below(name, known)}

    def touched(self, names: Iterable[str]) -> tuple[Touched, ...]:
        """Return in which articles annotations have one of some tags, by the articles' paths."""
        found = self._asked(lambda index: index.touched(names))
        touched = (Touched(each.file, Path(each.article), each.marks) for each in found)
        return tuple(sorted(touched, key=lambda each: each.article))

    def counts_elsewhere(self) -> dict[str, dict[str, Count]]:
        """Count the tags of all other annotators, by their names."""
        counts = self._asked_of_others(lambda index: index.count())
        return {who: found for who, found in counts if found}

    def elsewhere(self, names: Iterable[str]) -> tuple[Elsewhere, ...]:
        """Return who else has given some tags, and how often, by name."""
        wanted = tuple(names)
        return tuple(
            Elsewhere(who, sum(each.marks for each in touched), len(touched))
            for who, touched in self._asked_of_others(lambda index: index.touched(wanted))
            if touched
        )

    def _asked_of_others(self, ask: Callable[[MarkIndex], Answer]) -> list[tuple[str, Answer]]:
        """Return what the index of each other annotator says, with their names."""
        folder = self.store.folder
        homes = [home for home in annotator_homes(folder) if home != self.store.home]
        return [
            (
                home.name,
                ask_marks(Store(folder, home.name), ask, self._on_problem, self._on_progress),
            )
            for home in homes
        ]

    def passages(self, name: str) -> tuple[TaggedPassage, ...]:
        """Return the passages that have a tag, article by article, in the order of the text."""
        found: list[TaggedPassage] = []
        touched = self.touched([name])
        for number, each in enumerate(touched):
            self._on_progress(number, len(touched))
            entry = read_entry(Path(each.file), self.store.home.name)
            if entry.problem is not None:
                self._on_problem(entry.problem)
                continue
            tagged = [one for one in entry.kept.present.values() if name in one.tags]
            tagged.sort(key=lambda one: (one.target.start, one.target.end))
            path = Path(os.path.realpath(self.store.locate(entry.key)))
            title = entry.title or path.name
            found += [TaggedPassage(path, entry.key, title, one) for one in tagged]
        return tuple(found)

    def rename(self, old: str, new: str) -> Change:
        """Return the change that gives a tag, and those below it, another name.

        Raises:
            ReaderError: There is no such tag, or one of the new name.
        """
        name = clean_tag(new)
        change = self._move(f"renamed {old} to {name}", [old], name)
        known = self._known() - set(change.moves)
        taken = sorted(known & {each for each in change.moves.values() if each})
        if taken:
            hint = f"reader tags merge {old} {new}"
            raise ReaderError(
                f"{taken[0]}: there is such a tag already", f"to make them one: {hint}"
            )
        return change

    def merge(self, olds: Sequence[str], new: str) -> Change:
        """Return the change that makes several tags one, those below them included.

        Raises:
            ReaderError: There is no such tag.
        """
        name = clean_tag(new)
        return self._move(f"merged {', '.join(olds)} into {name}", olds, name)

    def delete(self, *names: str) -> Change:
        """Return the change that takes tags, and those below them, away.

        Raises:
            ReaderError: There is no such tag.
        """
        return self._move(f"deleted {', '.join(names)}", names, None)

    def split(self, name: str, given: Mapping[str, Sequence[str]]) -> Change:
        """Return the change that gives some passages of a tag other ones in its place.

        Args:
            name: The tag; what is not named in `given` keeps it.
            given: From the id of an annotation to the tags it gets for it; it may be among them.

        Raises:
            ReaderError: The name of a new tag is none, or there is no such tag.
        """
        self._below(name, self._known())
        wanted = {id_: tuple(map(clean_tag, tags)) for id_, tags in given.items()}
        wanted = {id_: tags for id_, tags in wanted.items() if tags != (name,)}
        new = list(dict.fromkeys(tag for tags in wanted.values() for tag in tags))

        def tags(annotation: Annotation) -> list[str]:
            instead = wanted.get(annotation.id)
            if instead is None or name not in annotation.tags:
                return list(annotation.tags)
            return [to for tag in annotation.tags for to in (instead if tag == name else (tag,))]

        counts: dict[str, int] = {}
        where: dict[str, Touched] = {each.file: each for each in self.touched([name])}
        for file in where:
            entry = read_entry(Path(file), self.store.home.name)
            if found := sum(id_ in wanted for id_ in entry.kept.present):
                counts[file] = found
        into = ", ".join(each for each in new if each != name)
        return Change(
            f"split {name} into {into}" if into else f"split {name}",
            lambda codebook: codebook.with_names(each for each in new if each != name),
            tuple(replace(where[file], annotations=count) for file, count in counts.items()),
            tags=tags,
        )

    def describe(self, name: str, text: str) -> Change:
        """Return the change of what is said of a tag, which comes into the codebook by it.

        Raises:
            ReaderError: There is no such tag, or the text is too long.
        """
        said = clean_description(text)
        what = f"described {name}" if said else f"took the description of {name}"
        return self._edit(what, [name], lambda tag: replace(tag, description=said))

    def colour(self, names: Sequence[str], colour: str) -> Change:
        """Return the change of the colour of some tags, see `clean_colour`.

        Raises:
            ReaderError: There is no such tag or colour.
        """
        chosen = clean_colour(colour)
        told = ", ".join(names)
        what = f"made {told} {chosen}" if chosen else f"took the colour of {told}"
        return self._edit(what, names, lambda tag: replace(tag, colour=chosen))

    def give_key(self, name: str, key: str) -> Change:
        """Return the change that gives a tag a digit, which it takes from the one that had it.

        Raises:
            ReaderError: There is no such tag, or it is no digit.
        """
        if key not in ("", *_DIGITS):
            raise ReaderError(f"{key}: no key of a tag", "give a digit, 1 to 9")
        self._check(name)
        what = f"gave {name} the digit {key}" if key else f"took the digit of {name}"
        return Change(what, lambda codebook: codebook.with_key(name, key))

    def add(self, name: str, description: str = "") -> Change:
        """Return the change that puts a new tag into the codebook.

        Raises:
            ReaderError: The name is none or taken, or the description too long.
        """
        clean, said = clean_tag(name), clean_description(description)
        if clean in self.store.codebook().names:
            raise ReaderError(f"{clean}: there is such a tag already", "see `reader tags`")

        def codebook(before: Codebook) -> Codebook:
            after = before.with_names([clean])
            made = after.get(clean)
            return after.with_tags([replace(made, description=said)] if made and said else [])

        return Change(f"added {clean}", codebook)

    def _edit(self, what: str, names: Sequence[str], edit: Callable[[Tag], Tag]) -> Change:
        """Return a change of some entries of the codebook, made where they are not in it yet."""
        for name in names:
            self._check(name)

        def codebook(before: Codebook) -> Codebook:
            return before.with_tags(edit(before.get(name) or Tag(name)) for name in names)

        return Change(what, codebook)

    def _check(self, name: str) -> None:
        """Refuse what is no tag of anybody, and no group of tags."""
        theirs = (name for counts in self.counts_elsewhere().values() for name in counts)
        self._below(name, self._known().union(theirs))

    def _move(self, what: str, olds: Sequence[str], new: str | None) -> Change:
        known = self._known()
        moves: dict[str, str | None] = {}
        for old in olds:
            for name in self._below(old, known):
                moves[name] = None if new is None else new + name[len(_stem(old, known)) :]
        moves = {old: to for old, to in moves.items() if old != to}
        return Change(
            what,
            lambda codebook: moved_tags(codebook, moves),
            self.touched(moves),
            moves,
            mover(moves),
        )

    @staticmethod
    def _below(name: str, known: set[str]) -> set[str]:
        """Return a tag and those below it.

        Raises:
            ReaderError: There are none.
        """
        below = names_below(known, _stem(name, known))
        if not below:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"`{close[0]}` was meant?" if close else "see `reader tags`"
            raise ReaderError(f"{name}: no such tag", hint)
        return below

    def _known(self) -> set[str]:
        return {*self.counts(), *self.store.codebook().names}

    def _asked(self, ask: Callable[[MarkIndex], Answer]) -> Answer:
        return ask_marks(self.store, ask, self._on_problem, self._on_progress)


def _stem(name: str, known: set[str]) -> str:
    """Return a tag's name as it is kept: as it stands where it is, else as it would be written.

    What others have kept may be a name that could not be given here.

    Raises:
        ReaderError: It is no name.
    """
    return name if names_below(known, name) else clean_tag(name)
