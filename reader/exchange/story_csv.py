"""A story as CSV: one claim a row (RFC 4180, UTF-8), for spreadsheets and statistics.

A claim that stands in several clusters has a row for each; one that no other article has is of the
relation `only` and in no cluster. As in the export of annotations, no cell starts a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.as_csv import safe_cell
from reader.exchange.story_contents import StoryExport, StoryFormat
from reader.exchange.story_signs import relation_of, stand_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from reader.model.story import Cluster, Member

__all__ = ["COLUMNS", "STORY_CSV", "write_story_csv"]

COLUMNS = (
    *("cluster", "label", "relation", "articles", "independent", "article", "title", "stand"),
    *("differs_on", "value", "one_text_with", "text", "start", "end", "claim"),
)


def write_story_csv(export: StoryExport, out: TextIO) -> None:
    """Write a story to `out`, one claim a row below one row of names.

    Args:
        export: What to write.
        out: Opened without translation of newlines.
    """
    import csv

    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    titles = {article.name: article.title for article in export.articles}
    for cluster in export.story.clusters:
        shared = {
            "cluster": cluster.id,
            "label": cluster.label,
            "relation": relation_of(cluster),
            "articles": str(len(cluster.articles)),
            "independent": str(cluster.independent),
        }
        for member in cluster.members:
            row = shared | _row(member, titles) | _stand(cluster, member.article)
            writer.writerow([safe_cell(row.get(column, "")) for column in COLUMNS])
    for member in export.story.only_here:
        row = {"relation": "only", "articles": "1", "independent": "1"} | _row(member, titles)
        writer.writerow([safe_cell(row.get(column, "")) for column in COLUMNS])


def _row(member: Member, titles: Mapping[str, str]) -> dict[str, str]:
    return {
        "article": member.article,
        "title": titles.get(member.article, ""),
        "text": member.text,
        "start": str(member.span.start),
        "end": str(member.span.end),
        "claim": member.claim,
    }


def _stand(cluster: Cluster, article: str) -> dict[str, str]:
    said = [each for each in cluster.differences if article in each.values]
    group = next((names for names in cluster.one_text if article in names), ())
    return {
        "stand": stand_of(cluster, article),
        "differs_on": ";".join(each.on.value for each in said),
        "value": "; ".join(each.values[article] for each in said),
        "one_text_with": ";".join(name for name in group if name != article),
    }


def _recognise(head: str) -> bool:
    return head.lstrip("\ufeff").startswith(",".join(COLUMNS))


STORY_CSV = StoryFormat("csv", write_story_csv, _recognise)
