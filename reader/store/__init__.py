"""Annotations on disk: kept in TinyDB, found again in changed texts, every change undoable."""

from reader.store.anchoring import place, select
from reader.store.checks import Finding, check_codebook, check_entry, check_leftovers
from reader.store.codebook import STARTER, Codebook, clean_tag
from reader.store.contents import Entry
from reader.store.documents import Kept
from reader.store.durable import replace_file
from reader.store.history import Edit, Undone
from reader.store.places import Places, says_something
from reader.store.storage import UnreadableError
from reader.store.store import Store

__all__ = [
    "STARTER",
    "Codebook",
    "Edit",
    "Entry",
    "Finding",
    "Kept",
    "Places",
    "Store",
    "Undone",
    "UnreadableError",
    "check_codebook",
    "check_entry",
    "check_leftovers",
    "clean_tag",
    "place",
    "replace_file",
    "says_something",
    "select",
]
