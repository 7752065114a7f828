"""JSON Lines: one article a line, each line naming the format and the annotator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.contents import Export, Format, Imported, ImportedArticle
from reader.exchange.encoding import json_text, safe_json
from reader.exchange.lines import article_lines
from reader.exchange.records import FORMAT, article_from_record

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["JSONL", "read_jsonl", "write_jsonl"]


def write_jsonl(export: Export, out: TextIO) -> None:
    """Write `export` to `out`, one article a line."""
    frame = f'"format": {json_text(FORMAT)}, "annotator": {json_text(export.annotator)}'
    for exported in export.articles:
        about, parts = article_lines(exported)
        lists = ", ".join(f'"{name}": [{", ".join(lines)}]' for name, lines in parts)
        out.write(safe_json(f'{{{frame}, "article": {about}, {lists}}}') + "\n")


def read_jsonl(source: TextIO) -> Imported:
    """Return the export that `source` holds; its codebook is empty.

    Raises:
        ReaderError: A line holds no exported article; the line is named.
    """
    articles: list[ImportedArticle] = []
    annotator = ""
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict) or record.get("format") != FORMAT:
                raise ValueError(f"no {FORMAT} record")
            articles.append(article_from_record(record))
        except (ValueError, RecursionError) as error:
            raise ReaderError(f"line {number}: not a Reader export: {error}") from error
        annotator = str(record.get("annotator", annotator))
    return Imported(annotator, (), tuple(articles))


def _recognise(head: str) -> bool:
    return head.startswith(f'{{"format": "{FORMAT}", "annotator": ')


JSONL = Format(
    "jsonl",
    ".jsonl",
    write_jsonl,
    read_jsonl,
    _recognise,
    limits="jsonl does not hold the codebook, only the tags that are in use",
)
