"""Whether the files of articles still hold what was read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Article

__all__ = ["Files"]


class Files:
    """What is known of the files that articles were read from."""

    def __init__(self) -> None:
        self._stamps: dict[Path, tuple[int, ...]] = {}
        self._newer: dict[Path, Article | ReaderError] = {}

    def note(self, path: Path) -> None:
        """Remember what a file is like that is about to be read, in any thread."""
        self._stamps[path] = _stamp(path)

    def latest(self, article: Article) -> Article:
        """Return `article` as its file is now: itself, unless the file holds something else.

        The file is read only if its time, size or inode have changed since it was read last: this
        may be called as often as one likes.

        Raises:
            ReaderError: The file is gone, or no article any more.
        """
        from reader.library import Listed, read_article

        path = article.path
        # Taken before the file is read: what is written in between is noticed the next time.
        stamp = _stamp(path)
        if stamp != self._stamps.get(path):
            self._newer.pop(path, None)
            try:
                new = read_article(Listed(path, article.name))
            except ReaderError as error:
                self._newer[path] = error
            else:
                if new != article:
                    self._newer[path] = new
            self._stamps[path] = stamp
        newer = self._newer.get(path, article)
        if isinstance(newer, ReaderError):
            raise ReaderError(newer.message, newer.hint)
        return newer

    def newer(self, article: Article) -> Article | None:
        """Return what the file of `article` holds by now; None where that is the same, or none."""
        try:
            found = self.latest(article)
        except ReaderError:
            return None
        return None if found is article else found

    def taken(self, path: Path) -> None:
        """Take down that what `latest` returned for `path` is what is worked on now."""
        self._newer.pop(path, None)


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what changes with a file; nothing where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino
