"""Annotations on disk: kept in TinyDB, found again in changed texts, every change undoable.

What is asked for is loaded when it is first asked for: the desk shows a page before it needs any.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.anchoring import place, select
    from reader.store.checks import (
        Finding,
        check_codebook,
        check_disk,
        check_entry,
        check_leftovers,
        check_sides,
    )
    from reader.store.codebook import STARTER, Codebook, clean_tag
    from reader.store.contents import Entry, annotators
    from reader.store.documents import Kept
    from reader.store.durable import replace_file
    from reader.store.history import Edit, Undone, steps_to_go
    from reader.store.places import Places, is_reviewed, says_something
    from reader.store.repair import Repair, repair_folder
    from reader.store.steps import KEEP, Keep, Step, after_steps, revise
    from reader.store.storage import UnreadableError
    from reader.store.store import Store
    from reader.store.versions import Revision, revisions

__all__ = [
    "KEEP",
    "STARTER",
    "Codebook",
    "Edit",
    "Entry",
    "Finding",
    "Keep",
    "Kept",
    "Places",
    "Repair",
    "Revision",
    "Step",
    "Store",
    "Undone",
    "UnreadableError",
    "after_steps",
    "annotators",
    "check_codebook",
    "check_disk",
    "check_entry",
    "check_leftovers",
    "check_sides",
    "clean_tag",
    "is_reviewed",
    "place",
    "repair_folder",
    "replace_file",
    "revise",
    "revisions",
    "says_something",
    "select",
    "steps_to_go",
]

_ROOMS = {
    "KEEP": "steps",
    "STARTER": "codebook",
    "Codebook": "codebook",
    "Edit": "history",
    "Entry": "contents",
    "Finding": "checks",
    "Keep": "steps",
    "Kept": "documents",
    "Places": "places",
    "Repair": "repair",
    "Revision": "versions",
    "Step": "steps",
    "Store": "store",
    "Undone": "history",
    "UnreadableError": "storage",
    "after_steps": "steps",
    "annotators": "contents",
    "check_codebook": "checks",
    "check_disk": "checks",
    "check_entry": "checks",
    "check_leftovers": "checks",
    "check_sides": "checks",
    "clean_tag": "codebook",
    "place": "anchoring",
    "repair_folder": "repair",
    "replace_file": "durable",
    "revise": "steps",
    "revisions": "versions",
    "is_reviewed": "places",
    "says_something": "places",
    "select": "anchoring",
    "steps_to_go": "history",
}
"""The module of each."""


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value
