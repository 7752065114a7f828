"""`reader check --edits`: what was edited in the articles since they were annotated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.cli.printing import print_json, print_text
from reader.cli.problems import note
from reader.cli.sources import claims_of
from reader.store import revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.claims import Engine
    from reader.model import Article, Span
    from reader.store import Entry, Store

__all__ = ["print_edits"]

_SIGNS = {"reworded": "~", "dropped": "-", "added": "+"}


def print_edits(
    store: Store,
    entries: Iterable[tuple[Entry, Article | None]],
    engine: Engine,
    form: str,
) -> int:
    """Print the claims that were reworded, dropped or added since an article was annotated.

    Args:
        store: Where the annotations are, and the texts that they were made for.
        entries: The stored files with their articles, as those are now.
        engine: What finds the claims of both versions.
        form: `table` or `json`: then one object a line.

    Returns:
        The exit code: 1 where an article was edited.
    """
    edited = 0
    for article, old in _versions(store, entries):
        edited += 1
        if form == "table":
            print_text(f"{article.name}: edited since it was annotated")
        before = _claims(replace(article, text=old), engine)
        now = _claims(article, engine)
        for each in revisions(old, article.text, before, now):
            if form == "json":
                record = {
                    "article": article.name,
                    "what": each.what,
                    "was": _side(each.was, old),
                    "now": _side(each.now, article.text),
                }
                print_json(record)
                continue
            print_text(f"  {_SIGNS[each.what]} {each.what}")
            for span, text, name in ((each.was, old, "was"), (each.now, article.text, "now")):
                if span is not None:
                    print_text(f"      {name}: {' '.join(span.text_in(text).split())}")
    if form == "table" and not edited:
        print_text("no article was edited since it was annotated")
    return 1 if edited else 0


def _versions(
    store: Store, entries: Iterable[tuple[Entry, Article | None]]
) -> Iterator[tuple[Article, str]]:
    """Yield the articles that are not as they were annotated, each with every earlier text."""
    seen: set[tuple[str, str]] = set()
    for entry, article in entries:
        if article is None:
            continue
        versions = {each.target.sha256 for each in entry.kept.annotations} - {"", article.sha256}
        for sha256 in sorted(versions):
            if (article.name, sha256) in seen:
                continue
            seen.add((article.name, sha256))
            old = store.texts.recall(sha256)
            if old is None:
                note(f"{article.name}: edited, but the text that was annotated is not kept")
            else:
                yield article, old


def _claims(article: Article, engine: Engine) -> list[Span]:
    return [claim.span for claim in claims_of(article, engine)]


def _side(span: Span | None, text: str) -> dict[str, object] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.text_in(text)}
