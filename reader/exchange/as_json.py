"""JSON: one object with everything; the format `reader/1` of the shipped schema.

Each annotation and claim stands on a line of its own, so that lines can be compared and searched.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.exchange.contents import Export, Format, Imported
from reader.exchange.encoding import json_text
from reader.exchange.records import FORMAT, article_from_record, article_record
from reader.model.records import tag_from_record, tag_record

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["JSON", "read_json", "write_json"]


def write_json(export: Export, out: TextIO) -> None:
    """Write `export` to `out` as one JSON object, article by article."""
    out.write(f'{{"format": {json_text(FORMAT)},\n "annotator": {json_text(export.annotator)},\n')
    out.write(f' "codebook": {_rows([tag_record(tag) for tag in export.codebook], 2)},\n')
    out.write(' "articles": [')
    separator = ""
    for exported in export.articles:
        record = article_record(exported)
        out.write(f'{separator}\n  {{"article": {json_text(record["article"])},\n')
        parts = (
            f'   "{part}": {_rows(record[part], 4)}'
            for part in ("annotations", "orphans", "claims")
        )
        out.write(",\n".join(parts) + "}")
        separator = ","
    out.write("]}\n")


def read_json(source: TextIO) -> Imported:
    """Return the export that `source` holds.

    Raises:
        ReaderError: It holds none.
    """
    try:
        return _imported(json.load(source))
    except RecursionError as error:
        raise ReaderError("not a Reader export: nested too deeply") from error
    except ValueError as error:
        raise ReaderError(f"not a Reader export: {error}") from error


def _imported(document: Any) -> Imported:
    try:
        if document["format"] != FORMAT:
            raise ValueError(f"its format is {document['format']!r}, not {FORMAT!r}")
        return Imported(
            annotator=str(document["annotator"]),
            codebook=tuple(tag_from_record(record) for record in document["codebook"]),
            articles=tuple(article_from_record(record) for record in document["articles"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{error} is missing or of the wrong type") from error


def _rows(records: list[dict[str, Any]], indent: int) -> str:
    if not records:
        return "[]"
    start = "\n" + " " * indent
    return "[" + ",".join(start + json_text(record) for record in records) + "]"


def _recognise(head: str) -> bool:
    return head.startswith(f'{{"format": "{FORMAT}",\n')


JSON = Format("json", ".json", write_json, read_json, _recognise)
