"""The model as plain JSON objects and back: the contracts that people's scripts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader import model
from reader.model.claim import Attribution, Kind
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.annotation import Annotation, Change, ClaimSummary, Linked, Tag
    from reader.model.claim import Claim, Quantity

__all__ = [
    "annotation_from_record",
    "annotation_record",
    "attribution_record",
    "change_from_record",
    "change_record",
    "claim_record",
    "summary_of",
    "summary_record",
    "tag_from_record",
    "tag_record",
]

Record = dict[str, Any]


def claim_record(claim: Claim, article: str | None = None) -> Record:
    """Return `claim` as the JSON object that `reader claims --format jsonl` prints.

    Args:
        claim: The claim.
        article: The name of its article; left out if None.
    """
    record: Record = {} if article is None else {"article": article}
    record |= {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "kinds": [kind.value for kind in claim.kinds],
        "score": claim.score,
        "attribution": attribution_record(claim.attribution),
        "hedge": claim.hedge,
        "quantities": [_quantity_record(quantity) for quantity in claim.quantities],
        "dates": [
            {"value": date.value, "precision": date.precision, "span": _pair(date.span)}
            for date in claim.dates
        ],
        "why": [reason.name for reason in claim.why],
    }
    return record


def attribution_record(attribution: Attribution | None) -> Record | None:
    """Return `attribution` as a JSON object, or None for the article's own voice."""
    if attribution is None:
        return None
    return {
        "source": attribution.source,
        "source_span": _pair(attribution.source_span),
        "cue": attribution.cue,
        "cue_span": _pair(attribution.cue_span),
        "content_spans": [_pair(span) for span in attribution.content_spans],
        "via": attribution.via,
    }


def summary_of(claim: Claim) -> ClaimSummary:
    """Return what an annotation keeps of `claim`."""
    return model.ClaimSummary(claim.kinds, claim.attribution, claim.score)


def annotation_record(annotation: Annotation) -> Record:
    """Return `annotation` as the JSON object that is kept and exported."""
    target = annotation.target
    summary = annotation.claim
    return {
        "id": annotation.id,
        "target": {
            "start": target.start,
            "end": target.end,
            "exact": target.exact,
            "prefix": target.prefix,
            "suffix": target.suffix,
            "occurs": target.occurs,
            **({"sha256": target.sha256} if target.sha256 else {}),
        },
        "tags": list(annotation.tags),
        "note": annotation.note,
        "status": annotation.status.value if annotation.status else None,
        "claim": None if summary is None else summary_record(summary),
        "created": annotation.created,
        "modified": annotation.modified,
        "annotator": annotation.annotator,
    }


def annotation_from_record(record: Mapping[str, Any]) -> Annotation:
    """Return the annotation that `record` describes.

    Raises:
        ValueError: It describes none.
    """
    try:
        target = record["target"]
        status = record.get("status")
        return model.Annotation(
            id=_text(record["id"]),
            target=model.Target(
                start=Span(target["start"], target["end"]).start,
                end=int(target["end"]),
                exact=_text(target["exact"]),
                prefix=_text(target.get("prefix", "")),
                suffix=_text(target.get("suffix", "")),
                occurs=int(target.get("occurs", 1)),
                sha256=_text(target.get("sha256", "")),
            ),
            annotator=_text(record["annotator"]),
            created=_text(record["created"]),
            modified=_text(record["modified"]),
            tags=tuple(_text(tag) for tag in record.get("tags", ())),
            note=_text(record.get("note", "")),
            status=model.Status(status) if status is not None else None,
            claim=_summary_from(record.get("claim")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an annotation: {error}") from error


def change_record(change: Change) -> Record:
    """Return `change` as the JSON object that is kept in the history."""
    return {
        "id": change.id,
        "when": change.when,
        "who": change.who,
        "what": change.what,
        "before": annotation_record(change.before) if change.before else None,
        "after": annotation_record(change.after) if change.after else None,
        "group": change.group,
        "of": change.of,
    }


def change_from_record(record: Mapping[str, Any]) -> Change:
    """Return the change that `record` describes.

    Raises:
        ValueError: It describes none.
    """
    try:
        before, after = record["before"], record["after"]
        of = record.get("of")
        return model.Change(
            id=_text(record["id"]),
            when=_text(record["when"]),
            who=_text(record["who"]),
            what=_text(record["what"]),
            before=annotation_from_record(before) if before is not None else None,
            after=annotation_from_record(after) if after is not None else None,
            group=_text(record["group"]),
            of=_text(of) if of is not None else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a change: {error}") from error


def tag_record(tag: Tag) -> Record:
    """Return `tag` as the JSON object that the codebook keeps."""
    return {
        "name": tag.name,
        "description": tag.description,
        "colour": tag.colour,
        "key": tag.key,
    }


def tag_from_record(record: Mapping[str, Any]) -> Tag:
    """Return the tag that `record` describes.

    Raises:
        ValueError: It describes none.
    """
    try:
        return model.Tag(
            name=_text(record["name"]),
            description=_text(record.get("description", "")),
            colour=_text(record.get("colour", "")),
            key=_text(record.get("key", "")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a tag: {error}") from error


def _quantity_record(quantity: Quantity) -> Record:
    record: Record = {
        "value": _number(quantity.value),
        "unit": quantity.unit,
        "approx": quantity.approx,
        "span": _pair(quantity.span),
    }
    if quantity.upper is not None:
        record["upper"] = _number(quantity.upper)
    return record


def summary_record(summary: ClaimSummary) -> Record:
    """Return what an annotation keeps of its claim as a JSON object."""
    record: Record = {
        "kinds": [kind.value for kind in summary.kinds],
        "attribution": attribution_record(summary.attribution),
        "score": summary.score,
    }
    if (story := summary.story) is not None:
        record["story"] = {
            "cluster": story.cluster,
            "label": story.label,
            "articles": list(story.articles),
        }
    return record


def _summary_from(record: Mapping[str, Any] | None) -> ClaimSummary | None:
    if record is None:
        return None
    return model.ClaimSummary(
        kinds=tuple(Kind(kind) for kind in record["kinds"]),
        attribution=_attribution_from(record["attribution"]),
        score=float(record["score"]),
        story=_story_from(record.get("story")),
    )


def _story_from(record: Mapping[str, Any] | None) -> Linked | None:
    if record is None:
        return None
    return model.Linked(
        cluster=_text(record["cluster"]),
        label=_text(record["label"]),
        articles=tuple(_text(name) for name in record["articles"]),
    )


def _attribution_from(record: Mapping[str, Any] | None) -> Attribution | None:
    if record is None:
        return None
    return Attribution(
        source=record["source"],
        source_span=_span(record["source_span"]),
        cue=record["cue"],
        cue_span=_span(record["cue_span"]),
        content_spans=tuple(Span(start, end) for start, end in record["content_spans"]),
        via=record["via"],
    )


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(pair[0], pair[1]) if pair is not None else None


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text was expected, not {value!r}")
    return value
