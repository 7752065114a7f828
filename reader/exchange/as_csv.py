"""CSV: one annotation a row (RFC 4180, UTF-8), for spreadsheets and statistics.

No cell starts a formula. A cell that would (after any spaces: ``=``, ``+``, ``-``, ``@`` and their
full-width forms, or a tab or line break at the start) gets a straight apostrophe before it; so does
one that already has such apostrophes, which makes the step reversible: `read_csv` takes exactly one
away. Tags are joined with ``;``, a ``;`` or backslash in a tag has a backslash before it. The
columns `kinds`, `source`, `cue` and `score` are for people; `claim` has the same and more as JSON.
An orphan has no `start` and `end`, but where it was last seen.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.exchange.contents import Export, ExportedArticle, Format, Imported, ImportedArticle
from reader.exchange.encoding import json_text
from reader.exchange.records import placed_from_record, placed_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from reader.model import Placed

__all__ = ["CSV", "read_csv", "safe_cell", "write_csv"]

COLUMNS = (
    *("article", "path", "title", "sha256", "id", "start", "end", "exact", "tags", "note"),
    *("status", "anchor", "was", "last_seen", "kinds", "source", "cue", "score", "claim"),
    *("prefix", "suffix", "occurs", "created", "modified", "annotator"),
)


def write_csv(export: Export, out: TextIO) -> None:
    """Write `export` to `out`, one annotation a row below one row of names.

    Args:
        export: What to write.
        out: Opened without translation of newlines.
    """
    import csv

    # Both characters of a row's end must be in `lineterminator`: only then are cells with a bare
    # carriage return quoted.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for exported in export.articles:
        about = _about(exported)
        for placed in exported.annotations:
            row = about | _row(placed, exported.article.text)
            writer.writerow([safe_cell(row[column]) for column in COLUMNS])


def read_csv(source: TextIO) -> Imported:
    """Return the export that `source` holds: without texts, claims, codebook.

    Args:
        source: Opened without translation of newlines.

    Raises:
        ReaderError: It holds none; the row is named.
    """
    import csv

    found: dict[str, tuple[dict[str, str], list[Placed]]] = {}
    annotators: set[str] = set()
    limit = csv.field_size_limit(2**31 - 1)  # a note may be longer than the default 128 KB
    try:
        for number, row in _rows(source):
            try:
                placed = placed_from_record(_record(row))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise ReaderError(f"row {number}: not an annotation: {error}") from error
            found.setdefault(row["article"], (row, []))[1].append(placed)
            annotators.add(placed.annotation.annotator)
    except csv.Error as error:
        raise ReaderError(f"not a CSV file: {error}") from error
    finally:
        csv.field_size_limit(limit)
    articles = tuple(
        ImportedArticle(key, row["path"], row["title"], row["sha256"], None, tuple(annotations))
        for key, (row, annotations) in found.items()
    )
    return Imported(annotators.pop() if len(annotators) == 1 else "", (), articles)


def _rows(source: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    import csv

    rows = csv.reader(source, strict=True)
    header = [name.lstrip("\ufeff") for name in next(rows, [])]
    missing = set(COLUMNS) - set(header)
    if missing:
        raise ReaderError(f"not a Reader export: no column {', '.join(sorted(missing))}")
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(header):
            raise ReaderError(f"row {number}: {len(cells)} cells, {len(header)} were expected")
        yield number, dict(zip(header, map(_decoded, cells), strict=True))


def _about(exported: ExportedArticle) -> dict[str, str]:
    article = exported.article
    return {
        "article": exported.id,
        "path": article.name,
        "title": article.title,
        "sha256": article.sha256,
    }


def _row(placed: Placed, text: str) -> dict[str, str]:
    record = placed_record(placed, text)
    target, claim = record["target"], record["claim"]
    attribution = (claim or {}).get("attribution") or {}
    lost = placed.span is None
    return {
        "start": "" if lost else str(target["start"]),
        "end": "" if lost else str(target["end"]),
        "last_seen": f"{target['start']}..{target['end']}" if lost else "",
        "occurs": str(target["occurs"]),
        "tags": ";".join(re.sub(r"([;\\])", r"\\\1", tag) for tag in record["tags"]),
        "status": record["status"] or "",
        "was": record.get("was", ""),
        "kinds": ";".join(claim["kinds"]) if claim else "",
        "source": attribution.get("source") or "",
        "cue": attribution.get("cue") or "",
        "score": str(claim["score"]) if claim else "",
        "claim": json_text(claim) if claim else "",
        **{key: target[key] for key in ("exact", "prefix", "suffix")},
        **{key: record[key] for key in ("id", "note", "anchor", "created", "modified")},
        "annotator": record["annotator"],
    }


def _record(row: dict[str, str]) -> dict[str, Any]:
    import json

    start, end = (row["start"], row["end"]) if row["start"] else row["last_seen"].split("..")
    return {
        "target": {
            "start": int(start),
            "end": int(end),
            "occurs": int(row["occurs"]),
            **{key: row[key] for key in ("exact", "prefix", "suffix")},
        },
        "tags": [
            re.sub(r"\\(.)", r"\1", tag, flags=re.DOTALL)
            for tag in re.findall(r"(?:[^;\\]|\\.)+", row["tags"], re.DOTALL)
        ],
        "status": row["status"] or None,
        "claim": json.loads(row["claim"]) if row["claim"] else None,
        **{key: row[key] for key in ("id", "note", "anchor", "created", "modified", "annotator")},
    }


@cache
def _formula() -> re.Pattern[str]:
    return re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def safe_cell(cell: str) -> str:
    """Return `cell` as it is written: starting no formula, and without half surrogate pairs."""
    # UTF-8 cannot hold half of a surrogate pair.
    cell = cell.encode("utf-8", "replace").decode() if _is_broken(cell) else cell
    return f"'{cell}" if _formula().match(cell) else cell


def _decoded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _formula().match(cell) else cell


def _is_broken(cell: str) -> bool:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return True
    return False


def _recognise(head: str) -> bool:
    return head.lstrip("\ufeff").startswith(",".join(COLUMNS))


CSV = Format(
    "csv",
    ".csv",
    write_csv,
    read_csv,
    _recognise,
    limits="csv holds the annotations, not the articles' texts, claims and codebook, nor articles "
    "without annotations; half a surrogate pair becomes a question mark",
)
