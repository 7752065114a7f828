"""The records of an export as JSON, each on one line.

An export of a large folder is little but annotations, so these are written by a template, in a
third of the time that it takes to make the record and encode that. What the template writes is, to
the character, what `json_text` makes of `placed_record`; a test holds that.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.exchange.encoding import json_text, quoted
from reader.exchange.records import about_record, placed_target
from reader.model import Anchor
from reader.model.records import claim_record, summary_record

if TYPE_CHECKING:
    from reader.exchange.contents import ExportedArticle
    from reader.model import Placed

__all__ = ["ArticleLines", "article_lines", "placed_line"]


class ArticleLines(NamedTuple):
    """One article of an export; all of it still has to pass `safe_json`."""

    about: str
    """The article itself, with its text."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """The name of each part, and its lines: annotations, orphans, claims."""


def article_lines(exported: ExportedArticle) -> ArticleLines:
    """Return the lines of one article, without its format's frame."""
    text = exported.article.text
    found: list[str] = []
    lost: list[str] = []
    for placed in exported.annotations:
        (lost if placed.span is None else found).append(placed_line(placed, text))
    claims = (json_text(claim_record(claim)) for claim in exported.claims)
    return ArticleLines(
        json_text(about_record(exported)),
        (("annotations", tuple(found)), ("orphans", tuple(lost)), ("claims", tuple(claims))),
    )


def placed_line(placed: Placed, text: str) -> str:
    """Return an annotation as it stands in `text` now; it still has to pass `safe_json`.

    Args:
        placed: The annotation and its place.
        text: The text of its article.
    """
    made, anchor = placed.annotation, placed.anchor
    target = placed_target(placed, text)
    digest = f', "sha256": {quoted(target.sha256)}' if target.sha256 else ""
    status = quoted(made.status) if made.status else "null"
    claim = json_text(summary_record(made.claim)) if made.claim else "null"
    was = f', "was": {quoted(made.target.exact)}' if anchor is Anchor.EDITED else ""
    return (
        f'{{"id": {quoted(made.id)}, "target": {{"start": {target.start}, "end": {target.end}, '
        f'"exact": {quoted(target.exact)}, "prefix": {quoted(target.prefix)}, '
        f'"suffix": {quoted(target.suffix)}, "occurs": {target.occurs}{digest}}}, '
        f'"tags": [{_listed(made.tags)}], "note": {quoted(made.note)}, "status": {status}, '
        f'"claim": {claim}, "created": {quoted(made.created)}, '
        f'"modified": {quoted(made.modified)}, "annotator": {quoted(made.annotator)}, '
        f'"anchor": {quoted(anchor)}{was}}}'
    )


@lru_cache(maxsize=256)
def _listed(tags: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, tags))
