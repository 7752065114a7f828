"""The parts of an export as plain JSON objects and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.exchange.contents import ExportedArticle, ImportedArticle
from reader.model import Anchor, Placed, Span, Target
from reader.model.records import annotation_from_record, annotation_record

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FORMAT",
    "about_record",
    "article_from_record",
    "placed_from_record",
    "placed_record",
    "placed_target",
]

FORMAT = "reader/1"
"""The name and version of the format, in every export."""

CONTEXT = 32
"""How many code points of surroundings a target keeps on each side."""

Record = dict[str, Any]


def placed_record(placed: Placed, text: str) -> Record:
    """Return an annotation as it stands in `text` now.

    Where its passage was found, the target is today's (`text[start:end] == exact`); an edited one
    has the words that were annotated in `was`. An orphaned one keeps the target it had.
    """
    annotation = placed.annotation
    kept = annotation.target
    target = placed_target(placed, text)
    if target is not kept:
        annotation = replace(annotation, target=target)
    record = annotation_record(annotation) | {"anchor": placed.anchor.value}
    if placed.anchor is Anchor.EDITED:
        record["was"] = kept.exact
    return record


def placed_target(placed: Placed, text: str) -> Target:
    """Return the target of an annotation in `text` as it is now; that of an orphan as it was."""
    kept, span = placed.annotation.target, placed.span
    if span is None:
        return kept
    if placed.anchor is Anchor.EXACT and span.start == kept.start and span.end == kept.end:
        return kept
    return _target_at(span, text, kept)


def placed_from_record(record: Mapping[str, Any]) -> Placed:
    """Return the annotation and its place that `record` describes.

    Raises:
        ValueError: It describes none.
    """
    annotation = annotation_from_record(record)
    anchor = Anchor(record.get("anchor", Anchor.EXACT))
    return Placed(annotation, anchor, None if anchor is Anchor.ORPHANED else annotation.target.span)


def about_record(exported: ExportedArticle) -> Record:
    """Return what an export says of one article itself, with its text."""
    article = exported.article
    about: Record = {
        "id": exported.id,
        "path": article.name,
        "title": article.title,
        "sha256": article.sha256,
        "text": article.text,
    }
    known = {
        "outlet": article.outlet,
        "date": article.date.isoformat() if article.date else None,
        "url": article.url,
        "language": article.language,
    }
    return about | {name: value for name, value in known.items() if value is not None}


def article_from_record(record: Mapping[str, Any]) -> ImportedArticle:
    """Return the article that `record` describes; its claims are found again when needed.

    Raises:
        ValueError: It describes none, or an annotation's words are not at its place.
    """
    try:
        about = record["article"]
        text = about["text"]
        annotations = tuple(
            placed_from_record(item) for item in (*record["annotations"], *record["orphans"])
        )
        for placed in annotations:
            if placed.span and placed.span.text_in(text) != placed.annotation.target.exact:
                message = f"the words of {placed.annotation.id} are not at its place"
                raise ValueError(message)
        return ImportedArticle(
            id=str(about["id"]),
            path=str(about["path"]),
            title=str(about["title"]),
            sha256=str(about["sha256"]),
            text=text,
            annotations=annotations,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an exported article: {error}") from error


def _target_at(span: Span, text: str, kept: Target) -> Target:
    exact = span.text_in(text)
    return Target(
        start=span.start,
        end=span.end,
        exact=exact,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        occurs=kept.occurs if exact == kept.exact else max(1, text.count(exact)),
    )
