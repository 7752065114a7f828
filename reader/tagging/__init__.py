"""The tags of a folder: how often each was given, and changing them in all articles at once."""

from reader.tagging.change import Change, Done, Elsewhere, Touched, moved_tags
from reader.tagging.making import Tagging
from reader.tagging.passages import TaggedPassage, holding

__all__ = [
    "Change",
    "Done",
    "Elsewhere",
    "TaggedPassage",
    "Tagging",
    "Touched",
    "holding",
    "moved_tags",
]
