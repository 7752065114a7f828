"""A folder of articles being worked on: their sessions, the codebook, where one stopped."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.errors import ReaderError
from reader.files import Files
from reader.homes import home
from reader.store.naming import article_key, check_annotator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library import Listed
    from reader.model import Article, Claim
    from reader.searching import Search
    from reader.session import Session
    from reader.store import Codebook, Store
    from reader.store.rulings import RulingFile, Rulings
    from reader.telling import Telling

__all__ = ["Place", "Project"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one stopped reading an article."""

    offset: int
    """The first code point that was shown."""
    claim_id: str | None = None
    """The claim under the cursor."""


class Project:
    """Some articles, with the annotations of one annotator.

    Where there are many articles, some may be waiting to be read, see `read_rest`.

    Args:
        articles: The articles, in the order in which they are shown.
        annotations: The folder where annotations are kept.
        annotator: Whose they are.
        on_problem: Told what is wrong with the codebook, and what else does not work.
        engine: The name of the engine that finds claims; None means the default one.
        name: What the person calls it all.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        annotations: Path,
        annotator: str,
        on_problem: Callable[[ReaderError], None],
        engine: str | None = None,
        name: str = "",
    ) -> None:
        self.articles = tuple(articles)
        self.annotations = annotations
        self.annotator = annotator
        self.name = name
        self.paths: tuple[Path, ...] = tuple(article.path for article in self.articles)
        """What was opened: files and folders."""
        self.waiting: tuple[Listed, ...] = ()
        """The files that have not been read yet; see `read_rest`."""
        self.skipped: list[ReaderError] = []
        """What is wrong with each file that was named or found, but could not be read."""
        self._files: tuple[Listed, ...] = ()
        self.files = Files()
        """Whether the files of the articles still hold what was read from them."""
        self._on_problem = on_problem
        self._engine = engine
        self._sessions: dict[Path, Session] = {}
        self._opened = ""
        self._places: dict[str, Place] | None = None
        self._moved: dict[str, Place] = {}
        self._last: str | None = None

    @classmethod
    def open(
        cls,
        paths: Sequence[str | Path],
        *,
        annotations: Path,
        annotator: str,
        on_problem: Callable[[ReaderError], None],
        engine: str | None = None,
        patience: float | None = None,
    ) -> Self:
        """Read the articles at `paths`; what cannot be read is told and left out.

        Args:
            paths: Files and folders.
            annotations: The annotations folder.
            annotator: Who annotates.
            on_problem: Told of each file that cannot be read.
            engine: The name of the engine that finds claims; None means the default one.
            patience: Seconds after which what has not been read is left waiting, if there is any
                article; the one that was worked on last is read in any case.

        Raises:
            ReaderError: The annotator has no name.
        """
        from reader.library import list_files

        check_annotator(annotator)
        project = cls((), annotations, annotator, on_problem, engine, _name_of(paths))
        project.paths = tuple(map(Path, paths))
        project._opened = _digest(*sorted({os.path.realpath(path) for path in paths}))
        files = list_files(paths, project._skip, skip=[annotations])
        project._files = project.waiting = tuple(files)
        project._read_first(patience)
        return project

    def _read_first(self, patience: float | None) -> None:
        """Read articles for so many seconds, and the one that was worked on last."""
        end = None if patience is None else time.monotonic() + patience
        self._load_places()
        last = (self._last or "").rpartition("/")[2]
        articles: list[Article] = []
        waiting: list[Listed] = []
        for listed in self._files:
            late = end is not None and articles and time.monotonic() > end
            if late and not (listed.path.name == last and self._key(listed.path) == self._last):
                waiting.append(listed)
            elif (article := self._read(listed)) is not None:
                articles.append(article)
        self.articles, self.waiting = tuple(articles), tuple(waiting)

    def read_rest(self, is_cancelled: Callable[[], bool] = lambda: False) -> tuple[Article, ...]:
        """Read what is waiting, in any thread, and return all articles, for `take_up`."""
        read = {article.path: article for article in self.articles}
        for listed in self.waiting:
            if is_cancelled():
                break
            if (article := self._read(listed)) is not None:
                read[article.path] = article
        return tuple(read[file.path] for file in self._files if file.path in read)

    def take_up(self, articles: tuple[Article, ...]) -> None:
        """Make `articles`, from `read_rest`, those of the project; nothing is waiting any more."""
        now = {article.path: article for article in self.articles}
        self.articles = tuple(now.get(article.path, article) for article in articles)
        self.waiting = ()

    def renew(self, article: Article) -> bool:
        """Work on `article`, from `files`, instead of what was read from its file before.

        Returns:
            Whether that is so; not where changes cannot be saved, which were made to the old text.
        """
        session = self._sessions.get(article.path)
        if session is not None and session.unsaved and not session.retry():
            return False
        self._sessions.pop(article.path, None)
        self.files.taken(article.path)
        self.articles = tuple(
            article if each.path == article.path else each for each in self.articles
        )
        return True

    def _read(self, listed: Listed) -> Article | None:
        from reader.library import read_article

        self.files.note(listed.path)
        try:
            return read_article(listed)
        except ReaderError as error:
            self._skip(error)
            return None

    def _skip(self, problem: ReaderError) -> None:
        self.skipped.append(problem)
        self._on_problem(problem)

    @cached_property
    def store(self) -> Store:
        """Where the annotations are kept."""
        from reader.store import Store

        return Store(self.annotations, self.annotator)

    @cached_property
    def ruling_file(self) -> RulingFile:
        """Where what the annotator ruled on the story is kept."""
        from reader.store.rulings import RulingFile

        return RulingFile(self.annotations, self.annotator)

    @property
    def rulings(self) -> Rulings:
        """What the annotator ruled on the story, as on disk now; none where it cannot be read."""
        try:
            return self.ruling_file.read()
        except ReaderError as error:
            from reader.store.rulings import Rulings

            self._on_problem(error)
            return Rulings()

    def tell(self, problem: ReaderError) -> None:
        """Tell of something that did not work while the rest went on."""
        self._on_problem(problem)

    @property
    def codebook(self) -> Codebook:
        """The tags as they are on disk now; none where the file cannot be read."""
        try:
            return self.store.codebook()
        except ReaderError as error:
            from reader.store import Codebook

            self._on_problem(error)
            return Codebook()

    def session(self, article: Article) -> Session:
        """Return the session of `article`, always the same one; its claims are not found here."""
        session = self._sessions.get(article.path)
        if session is None:
            from reader.session import Session

            # Another thread may have made one in the meantime.
            session = self._sessions.setdefault(article.path, Session(article, self.store))
        return session

    def hold(self, session: Session) -> None:
        """Keep a passing session after all: it has something that is not saved yet."""
        self._sessions.setdefault(session.article.path, session)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Those of the articles that were opened."""
        return tuple(self._sessions.values())

    def passing_session(self, article: Article) -> Session:
        """Return a session of `article` to look at its annotations, in any thread; not kept."""
        from reader.session import Session

        return self._sessions.get(article.path) or Session(article, self.store)

    def claims(self, article: Article) -> Iterator[Claim]:
        """Find the claims of `article`, in order; those that were found before are not again."""
        from reader.cache import claims_of
        from reader.claims import engine

        return claims_of(article, engine(self._engine))

    def search(self) -> Search:
        """Open a search of all that was opened, in any thread; it is to be closed."""
        from reader.claims import engine
        from reader.searching import Search

        return Search(self.paths, self.store, lambda: engine(self._engine), self._on_problem)

    def story(
        self,
        *,
        on_article: Callable[[int, int], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Telling:
        """Line up the claims of all articles that were read, in any thread, see `reader.telling`.

        What the annotator ruled on pairs of claims wins over what is found here.

        Args:
            on_article: Called before the claims of each article are found, with how many articles
                were gone through and how many there are.
            on_progress: Called now and then, with how many claims are lined up of how many.

        What one of these raises ends it all.

        Raises:
            ReaderError: The engine fails.
        """
        from reader.telling import tell

        rulings, key, articles = self.rulings, self.store.key, self.articles

        def each() -> Iterator[Article]:
            for number, article in enumerate(articles):
                if on_article is not None:
                    on_article(number, len(articles))
                yield article

        return tell(
            each(),
            self.claims,
            lambda told: rulings.found(told, key),
            on_progress=on_progress,
        )

    def progress(self, article: Article) -> tuple[int, int]:
        """Return how many of the known claims of `article` are decided, and how many there are."""
        return self.session(article).progress

    @property
    def unsaved(self) -> int:
        """How many changes of all articles are in memory only."""
        return sum(session.unsaved for session in self._sessions.values())

    @property
    def last_article(self) -> Article | None:
        """The article one worked on last when just these paths were open, if it is among them."""
        self._load_places()
        if self._last is None:
            return None
        name = self._last.rpartition("/")[2]
        # Its key takes a look at the disk, which is too much for each of many articles.
        alike = [each for each in self.articles if each.path.name == name]
        return next((each for each in alike if self._key(each.path) == self._last), None)

    def place(self, article: Article) -> Place | None:
        """Return where one stopped reading `article`; None where that is not known."""
        return self._load_places().get(self._key(article.path))

    def keep_place(self, article: Article, place: Place) -> None:
        """Remember where one stops reading `article`, and that it was the last one.

        It goes to the user's state folder; where that cannot be written, it is forgotten.
        """
        places = self._load_places()
        self._last = self._key(article.path)
        places[self._last] = self._moved[self._last] = place
        # Another desk may be open on other articles of the same annotations.
        latest, lasts = self._read_places()
        record = {
            "folder": str(self.annotations.resolve()),
            "last": lasts | {self._opened: self._last},
            "places": {
                key: {"offset": each.offset, "claim": each.claim_id}
                for key, each in (latest | self._moved).items()
            },
        }
        data = json.dumps(record, indent=1, sort_keys=True).encode()
        path = self._places_path()
        from reader.store.durable import replace_file

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
        except OSError:
            return

    def _load_places(self) -> dict[str, Place]:
        if self._places is None:
            self._places, lasts = self._read_places()
            self._last = lasts.get(self._opened)
        return self._places

    def _read_places(self) -> tuple[dict[str, Place], dict[str, str]]:
        """Return where one stopped in each article, and the last one of each set of paths."""
        places: dict[str, Place] = {}
        lasts: dict[str, str] = {}
        # Where one stopped is a convenience: without it, one starts at the top.
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            record = json.loads(self._places_path().read_bytes())
            for key, each in record["places"].items():
                offset, claim = each["offset"], each["claim"]
                if isinstance(offset, int) and isinstance(claim, str | None):
                    places[key] = Place(max(0, offset), claim)
            found = record["last"].items()
            lasts = {opened: key for opened, key in found if isinstance(key, str)}
        return places, lasts

    def _places_path(self) -> Path:
        name = _digest(str(self.annotations.resolve()))
        return home("state") / "places" / f"{name}.json"

    def _key(self, path: Path) -> str:
        return article_key(self.annotations, path)


def _digest(*paths: str) -> str:
    """Return a short name for some paths, which may hold what is no text."""
    return hashlib.sha256("\0".join(paths).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _name_of(paths: Sequence[str | Path]) -> str:
    """Return the name of the file or folder at `paths`, or of the folder that several share."""
    real = [os.path.realpath(path) for path in paths]
    try:
        shared = os.path.commonpath(real) if real else ""
    except ValueError:  # on different drives
        shared = ""
    return Path(shared).name or shared
