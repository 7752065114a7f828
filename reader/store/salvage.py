"""What can still be read of a damaged store file: whole annotations and whole changes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.records import annotation_from_record, change_from_record
from reader.store.documents import make_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model import Annotation, Change

__all__ = ["Salvaged", "salvage"]

_DOCUMENT = re.compile(r'"\d+":\s*(?=\{)')
"""Before each document of a TinyDB table stands its number."""

_FAILURES = 1000
"""Documents that may be unreadable before the rest of the file is given up: time stays linear."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was found in a damaged file."""

    annotations: tuple[Annotation, ...]
    history: tuple[Change, ...]
    about: Mapping[str, Any]
    """What it says of the article; empty where that is lost."""


def salvage(data: bytes) -> Salvaged:
    """Return all that is whole in a store file that cannot be read as a whole.

    An annotation that is not there itself, but of which the history tells, is taken from there.

    Args:
        data: The file, cut short or with damaged stretches.
    """
    annotations: dict[str, Annotation] = {}
    history: dict[str, Change] = {}
    about: Mapping[str, Any] = {}
    for record in _documents(data.decode("utf-8", "replace")):
        try:
            if "target" in record:
                annotation = annotation_from_record(record)
                annotations.setdefault(annotation.id, annotation)
            elif "group" in record:
                change = change_from_record(record)
                history.setdefault(change.id, change)
            elif {"path", "sha256", "format"} <= record.keys():
                about = about or record
        except ValueError:
            continue
    told: dict[str, Annotation] = {}
    make_changes(told, history.values())
    return Salvaged(tuple((told | annotations).values()), tuple(history.values()), about)


def _documents(text: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    at = failures = 0
    while failures < _FAILURES and (found := _DOCUMENT.search(text, at)):
        try:
            record, at = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            at = found.end()
            failures += 1
            continue
        if isinstance(record, dict):
            yield record
