"""JSON: one object with everything; the format `reader/1` of the shipped schema.

Each annotation and claim stands on a line of its own, so that lines can be compared and searched.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.exchange.contents import Export, Format, Imported
from reader.exchange.encoding import json_text, safe_json
from reader.exchange.lines import article_lines
from reader.exchange.records import FORMAT, article_from_record
from reader.model.records import tag_from_record, tag_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

__all__ = ["JSON", "read_json", "write_json"]


def write_json(export: Export, out: TextIO) -> None:
    """Write `export` to `out` as one JSON object, article by article."""
    out.write(f'{{"format": {json_text(FORMAT)},\n "annotator": {json_text(export.annotator)},\n')
    out.write(
        f' "codebook": {_rows([json_text(tag_record(tag)) for tag in export.codebook], 2)},\n'
    )
    out.write(' "articles": [')
    separator = ""
    for exported in export.articles:
        about, parts = article_lines(exported)
        out.write(f'{separator}\n  {{"article": {about}')
        for name, lines in parts:
            out.write(safe_json(f',\n   "{name}": {_rows(lines, 4)}'))
        out.write("}")
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


def _rows(lines: Sequence[str], indent: int) -> str:
    start = "\n" + " " * indent
    return f"[{start}{f',{start}'.join(lines)}]" if lines else "[]"


def _recognise(head: str) -> bool:
    return head.startswith(f'{{"format": "{FORMAT}",\n')


JSON = Format("json", ".json", write_json, read_json, _recognise)
