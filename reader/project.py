"""A folder of articles being worked on: their sessions, the codebook, where one stopped."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.errors import ReaderError
from reader.session import Session
from reader.store import Codebook, Store, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.model import Article, Claim

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

    Args:
        articles: The articles, in the order in which they are shown.
        store: Where their annotations are kept.
        on_problem: Told what is wrong with the codebook.
        engine: The name of the engine that finds claims; None means the default one.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        store: Store,
        on_problem: Callable[[ReaderError], None],
        engine: str | None = None,
    ) -> None:
        self.articles = tuple(articles)
        self.store = store
        self._on_problem = on_problem
        self._engine = engine
        self._sessions: dict[Path, Session] = {}
        self._places: dict[str, Place] | None = None
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
    ) -> Self:
        """Read the articles at `paths`; what cannot be read is told and left out.

        Args:
            paths: Files and folders.
            annotations: The annotations folder.
            annotator: Who annotates.
            on_problem: Told of each file that cannot be read.
            engine: The name of the engine that finds claims; None means the default one.

        Raises:
            ReaderError: The annotator has no name.
        """
        from reader.library import open_articles

        store = Store(annotations, annotator)
        articles = open_articles(paths, on_problem, skip=[annotations])
        return cls(articles, store, on_problem, engine)

    def tell(self, problem: ReaderError) -> None:
        """Tell of something that did not work while the rest went on."""
        self._on_problem(problem)

    @property
    def codebook(self) -> Codebook:
        """The tags as they are on disk now; none where the file cannot be read."""
        try:
            return self.store.codebook()
        except ReaderError as error:
            self._on_problem(error)
            return Codebook()

    def session(self, article: Article) -> Session:
        """Return the session of `article`, always the same one; its claims are not found here."""
        session = self._sessions.get(article.path)
        if session is None:
            session = self._sessions[article.path] = Session(article, self.store)
        return session

    def claims(self, article: Article) -> Iterator[Claim]:
        """Find the claims of `article`, in order, as the engine finds them."""
        from reader.claims import engine

        return engine(self._engine).find(article.text, date=article.date, language=article.language)

    def progress(self, article: Article) -> tuple[int, int]:
        """Return how many of the known claims of `article` are decided, and how many there are."""
        return self.session(article).progress

    @property
    def unsaved(self) -> int:
        """How many changes of all articles are in memory only."""
        return sum(session.unsaved for session in self._sessions.values())

    @property
    def last_article(self) -> Article | None:
        """The article one worked on last, if it is among these."""
        self._load_places()
        return next((each for each in self.articles if self._key(each) == self._last), None)

    def place(self, article: Article) -> Place | None:
        """Return where one stopped reading `article`; None where that is not known."""
        return self._load_places().get(self._key(article))

    def keep_place(self, article: Article, place: Place) -> None:
        """Remember where one stops reading `article`, and that it was the last one.

        It goes to the user's state folder; where that cannot be written, it is forgotten.
        """
        places = self._load_places()
        self._last = self._key(article)
        places[self._last] = place
        record = {
            "folder": str(self.store.folder.resolve()),
            "last": self._last,
            "places": {
                key: {"offset": each.offset, "claim": each.claim_id} for key, each in places.items()
            },
        }
        data = json.dumps(record, indent=1, sort_keys=True).encode()
        path = self._places_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
        except OSError:
            return

    def _load_places(self) -> dict[str, Place]:
        if self._places is None:
            self._places = {}
            # Where one stopped is a convenience: without it, one starts at the top.
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
                record = json.loads(self._places_path().read_bytes())
                for key, each in record["places"].items():
                    offset, claim = each["offset"], each["claim"]
                    if isinstance(offset, int) and isinstance(claim, str | None):
                        self._places[key] = Place(max(0, offset), claim)
                self._last = record["last"]
        return self._places

    def _places_path(self) -> Path:
        import platformdirs

        folder = str(self.store.folder.resolve())
        name = hashlib.sha256(folder.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        state = platformdirs.user_state_dir("claim-reader", appauthor=False)
        return Path(state) / "places" / f"{name}.json"

    def _key(self, article: Article) -> str:
        return self.store.key(article.path)
