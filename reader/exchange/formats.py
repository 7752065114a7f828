"""The formats there are, and the schema of the first."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reader.exchange.as_csv import CSV
from reader.exchange.as_json import JSON
from reader.exchange.as_jsonl import JSONL
from reader.exchange.as_markdown import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.exchange.contents import Format

__all__ = ["FORMATS", "schema"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {format_.name: format_ for format_ in (JSON, JSONL, CSV, MARKDOWN)}
)
"""Every format by its name."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the json export.

    A line of the jsonl export is described by its definition `line`.
    """
    import json
    from importlib import resources

    text = resources.files("reader.exchange").joinpath("reader-1.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
