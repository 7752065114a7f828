"""Annotations -> JSON and other tools' formats, and back; one file a format.

The names are looked up when first used: a command that only prints JSON lines needs none but
`json_text`, and is to start fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.exchange.contents import (
        Export,
        ExportedArticle,
        Format,
        Imported,
        ImportedArticle,
    )
    from reader.exchange.encoding import json_text
    from reader.exchange.files import beside, keep_earlier, write_file
    from reader.exchange.formats import FORMATS, schema
    from reader.exchange.records import placed_record

__all__ = [
    "FORMATS",
    "Export",
    "ExportedArticle",
    "Format",
    "Imported",
    "ImportedArticle",
    "beside",
    "json_text",
    "keep_earlier",
    "placed_record",
    "schema",
    "write_file",
]

_WHERE = {
    "FORMATS": "formats",
    "beside": "files",
    "json_text": "encoding",
    "placed_record": "records",
    "schema": "formats",
    "keep_earlier": "files",
    "write_file": "files",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_WHERE.get(name, 'contents')}"), name)
    globals()[name] = value
    return value
