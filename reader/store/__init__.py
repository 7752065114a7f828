"""Annotations on disk: kept in TinyDB, found again in changed texts, every change undoable."""

from reader.store.anchoring import place, select
from reader.store.codebook import STARTER, Codebook, clean_tag
from reader.store.durable import replace_file
from reader.store.history import Edit, Undone
from reader.store.storage import UnreadableError
from reader.store.store import Kept, Store

__all__ = [
    "STARTER",
    "Codebook",
    "Edit",
    "Kept",
    "Store",
    "Undone",
    "UnreadableError",
    "clean_tag",
    "place",
    "replace_file",
    "select",
]
