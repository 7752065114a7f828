"""A small file of one annotator beside their folder: read whole, changed whole, under a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from reader.store.documents import fill_table
from reader.store.durable import make_folder, refusal
from reader.store.locks import Locks
from reader.store.naming import clean_name
from reader.store.storage import VERSION, AtomicStorage, UnreadableError, load_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any, Self

    from reader.store.storage import Tables

__all__ = ["SideFile"]

_PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""

Content = TypeVar("Content")


class SideFile(Generic[Content]):
    """What one annotator keeps beside the annotations; making one touches nothing.

    Args:
        folder: The annotations folder.
        annotator: Whose it is.
    """

    suffix: ClassVar[str]
    """The end of the file's name, behind the annotator's."""

    marker: ClassVar[str]
    """The table whose first document names the version."""

    what: ClassVar[str]
    """What one document of it is called when it is none: `a ruling`."""

    def __init__(self, folder: Path, annotator: str) -> None:
        self.folder = folder
        self.annotator = annotator
        self.path = folder / f"{clean_name(annotator)}{self.suffix}"

    @classmethod
    def all_in(cls, folder: Path) -> Iterator[Self]:
        """Find the files of all annotators in the annotations folder `folder`, by name.

        Who they are is known by the files' names: a name that no file may have is not as given.
        """
        for path in sorted(folder.glob(f"*{cls.suffix}")):
            found = cls(folder, path.name.removesuffix(cls.suffix))
            found.path = path  # a cleaned name is not cleaned once more
            yield found

    def empty(self) -> Content:
        """Return what there is where there is no file."""
        raise NotImplementedError

    def from_tables(self, tables: Tables) -> Content:
        """Return what the tables of the file hold.

        Raises:
            ValueError, KeyError, TypeError: A document is none.
        """
        raise NotImplementedError

    def to_tables(self, content: Content) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Return the documents of each table, the marker's left out."""
        raise NotImplementedError

    def read(self) -> Content:
        """Return what is on disk; the empty content where there is no file.

        Raises:
            UnreadableError: The file is damaged, foreign, newer or may not be read.
        """
        tables = load_tables(self.path, self.marker)
        if tables is None:
            return self.empty()
        try:
            return self.from_tables(tables)
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableError(self.path, "damaged", f"not {self.what}: {error}") from error

    def change(self, what: Callable[[Content], Content]) -> bool:
        """Change the content; when this returns, that is safe on disk.

        A damaged file is kept under another name, and begun anew.

        Args:
            what: Gets what is on disk, returns what is to be there.

        Returns:
            Whether anything changed.

        Raises:
            ReaderError: It could not be saved; what is on disk is as it was.
        """
        with Locks(self.folder).hold(self.path.stem, _PATIENCE):
            try:
                return self._change(what)
            except OSError as error:
                raise refusal(error, self.path) from error

    def _change(self, what: Callable[[Content], Content]) -> bool:
        damaged: list[Path] = []
        try:
            before = self.read()
        except UnreadableError as error:
            if error.kind != "damaged":
                raise
            before, damaged = self.empty(), [self.path]
        after = what(before)
        if after == before:
            return False
        storage = AtomicStorage(self.path, None, damaged=damaged)
        fill_table(storage, self.marker, [{"annotator": self.annotator, "format": VERSION}])
        for name, records in self.to_tables(after).items():
            fill_table(storage, name, records)
        make_folder(self.folder, self.folder)
        storage.commit()
        return True
