"""A story as JSON: one object, with each statement on a line of its own; for programs.

It is described by the JSON Schema in `reader-story-1.schema.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.exchange.encoding import json_text
from reader.exchange.story_contents import StoryExport, StoryFormat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from reader.model import Span
    from reader.model.story import Cluster, Copy, Difference, Member

__all__ = ["FORMAT", "STORY_JSON", "story_schema", "write_story_json"]

FORMAT = "reader-story/1"

_DIGITS = 4
"""Digits behind the point of shares and weights."""


def write_story_json(export: StoryExport, out: TextIO) -> None:
    """Write a story to `out` as one JSON object."""
    story = export.story
    titles = {article.name: article.title for article in export.articles}
    out.write(
        f'{{"format": {json_text(FORMAT)},\n "articles": {json_text(list(story.articles))},\n'
    )
    out.write(f' "titles": {json_text(titles)},\n')
    out.write(f' "clusters": {_rows(map(_cluster, story.clusters))},\n')
    out.write(f' "copies": {_rows(map(_copy, story.copies))},\n')
    out.write(f' "only_here": {_rows(map(_member, story.only_here))}}}\n')


def story_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    import json
    from importlib import resources

    file = resources.files("reader.exchange").joinpath("reader-story-1.schema.json")
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "label": cluster.label,
        "relation": cluster.relation.value,
        "independent": cluster.independent,
        "members": [_member(member) for member in cluster.members],
        "differences": [_difference(each) for each in cluster.differences],
        "stands": {name: relation.value for name, relation in cluster.stands.items()},
        "one_text": [list(group) for group in cluster.one_text],
        "links": [
            {
                "first": list(link.first),
                "second": list(link.second),
                "weight": round(link.weight, _DIGITS),
                "why": list(link.why),
            }
            for link in cluster.links
        ],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "article": member.article,
        "claim": member.claim,
        "start": member.span.start,
        "end": member.span.end,
        "text": member.text,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "on": difference.on.value,
        "sure": difference.sure,
        "values": dict(difference.values),
        "places": {name: _pairs(spans) for name, spans in difference.places.items()},
    }


def _copy(copy: Copy) -> dict[str, Any]:
    return {
        "articles": list(copy.articles),
        "share": round(copy.share, _DIGITS),
        "passages": [_pairs(passage) for passage in copy.passages],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _rows(records: Iterable[dict[str, Any]]) -> str:
    rows = ",".join("\n  " + json_text(record) for record in records)
    return f"[{rows}]"


def _recognise(head: str) -> bool:
    return head.startswith(f'{{"format": "{FORMAT}",\n')


STORY_JSON = StoryFormat("json", write_story_json, _recognise)
