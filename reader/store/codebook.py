"""The set of tags: `annotations/codebook.json`."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Tag
from reader.model.records import tag_from_record, tag_record
from reader.store.documents import documents
from reader.store.storage import UnreadableError, load_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

__all__ = ["STARTER", "Codebook", "clean_description", "clean_tag", "read_codebook"]

_LONGEST = 200
"""Code points that a tag's name may have."""

_LONGEST_TEXT = 1000
"""Code points that a tag's description may have."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The tags that are offered, by name."""

    tags: tuple[Tag, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tags, sorted."""
        return tuple(tag.name for tag in self.tags)

    def get(self, name: str) -> Tag | None:
        """Return the tag called `name`, or None."""
        return next((tag for tag in self.tags if tag.name == name), None)

    def by_key(self, key: str) -> Tag | None:
        """Return the tag that the key `1` to `9` applies, or None."""
        return next((tag for tag in self.tags if key and tag.key == key), None)

    def with_tags(self, tags: Iterable[Tag]) -> Codebook:
        """Return the codebook with `tags` added, or put in place of those of the same name."""
        merged = {tag.name: tag for tag in self.tags} | {tag.name: tag for tag in tags}
        return Codebook(tuple(merged[name] for name in sorted(merged)))

    def with_names(self, names: Iterable[str]) -> Codebook:
        """Return the codebook with a new tag for each of `names` that is not in it yet.

        Each gets the lowest of the digits 1 to 9 that no tag has, as long as there is one, and
        keeps it: no key changes its meaning because tags are used more or less.
        """
        taken = {tag.key for tag in self.tags}
        free = [digit for digit in "123456789" if digit not in taken]
        known = set(self.names)
        new = [name for name in dict.fromkeys(names) if name not in known]
        keys = [*free, *("" for _ in new)]
        return self.with_tags(Tag(name, key=key) for name, key in zip(new, keys, strict=False))

    def without(self, names: Iterable[str]) -> Codebook:
        """Return the codebook without the tags called `names`."""
        gone = set(names)
        return Codebook(tuple(tag for tag in self.tags if tag.name not in gone))

    def with_key(self, name: str, key: str) -> Codebook:
        """Return the codebook with a digit for a tag, taken from the one that had it.

        A tag that is not in the codebook is added.

        Args:
            name: The tag.
            key: `1` to `9`; empty takes its digit away.
        """
        holder = self.by_key(key)
        new = [replace(self.get(name) or Tag(name), key=key)]
        if holder is not None and holder.name != name:
            new.append(replace(holder, key=""))
        return self.with_tags(new)

    def exchanged(self, gone: Sequence[Tag], back: Sequence[Tag]) -> tuple[Codebook, list[str]]:
        """Return the codebook with `back` in place of `gone`, as one that takes a change back.

        What is no longer as `gone` has it was changed since, and stays. So does a digit that
        another tag has got since.

        Returns:
            The codebook, and the names of the entries that were changed since.
        """
        wanted = {tag.name: tag for tag in back}
        changed = [
            tag.name for tag in gone if self.get(tag.name) not in (tag, None, wanted.get(tag.name))
        ]
        left = self.without(tag.name for tag in gone if tag.name not in changed)
        for tag in back:
            if tag.name in changed:
                continue
            holder = left.by_key(tag.key)
            taken = holder is not None and holder.name != tag.name
            left = left.with_tags([replace(tag, key="") if taken else tag])
        return left, changed

    def records(self) -> list[dict[str, Any]]:
        """Return the tags as they are kept."""
        return [tag_record(tag) for tag in self.tags]

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Codebook:
        """Return the codebook that `records` describe.

        Raises:
            ValueError: They describe none.
        """
        return cls().with_tags(tag_from_record(record) for record in records)


def read_codebook(path: Path) -> Codebook | None:
    """Return the codebook in the file `path`, or None where there is no such file.

    Raises:
        UnreadableError: It is damaged, foreign, newer or may not be read.
    """
    tables = load_tables(path, "codebook")
    if tables is None:
        return None
    try:
        return Codebook.from_records(documents(tables, "tags"))
    except ValueError as error:
        raise UnreadableError(path, "damaged", str(error)) from error


@functools.lru_cache(maxsize=256)
def clean_tag(name: str) -> str:
    """Return `name` as a tag is written: composed letters, single blanks, no slash at its ends.

    Raises:
        ReaderError: Nothing is left, or it holds what cannot be seen or is too long.
    """
    parts = unicodedata.normalize("NFC", name).split("/")
    clean = "/".join(part for part in (" ".join(each.split()) for each in parts) if part)
    if not clean:
        raise ReaderError("a tag needs a name", "write one, such as verdict/disputed")
    if any(_is_unseen(letter) for letter in clean):
        raise ReaderError("a tag may not hold characters that cannot be seen", "leave them out")
    if len(clean) > _LONGEST:
        raise ReaderError(f"a tag may have {_LONGEST} letters, not {len(clean)}", "write a note")
    return clean


def clean_description(text: str) -> str:
    """Return what is said of a tag as it is kept: on one line.

    Raises:
        ReaderError: It is too long.
    """
    clean = " ".join(text.split())
    if len(clean) > _LONGEST_TEXT:
        raise ReaderError(
            f"a description may have {_LONGEST_TEXT} letters, not {len(clean)}", "say it shorter"
        )
    return clean


def _is_unseen(letter: str) -> bool:
    # The two joiners are part of how some scripts and emoji are written.
    joiner = letter in "\u200c\u200d"
    return not joiner and unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


STARTER = Codebook().with_tags(
    [
        Tag("verdict/supported", "Other sources bear it out.", "green", "1"),
        Tag("verdict/disputed", "Other sources contradict it.", "vermilion", "2"),
        Tag("verdict/unverifiable", "Nothing at hand can settle it.", "yellow", "3"),
        Tag("needs/source", "Says something without saying from whom.", "blue", "4"),
        Tag("needs/context", "True as it stands, misleading alone.", "purple", "5"),
        Tag("topic/numbers", "How many, how much, how large.", "sky", "6"),
        Tag("topic/people", "Who did or said something.", "sky", "7"),
        Tag("topic/timeline", "When something happened, and in what order.", "sky", "8"),
    ]
)
"""What is offered as long as a folder has no codebook of its own."""
