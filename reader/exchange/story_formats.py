"""The formats that a story can be written in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.exchange.story_csv import STORY_CSV
from reader.exchange.story_html import STORY_HTML
from reader.exchange.story_json import STORY_JSON
from reader.exchange.story_svg import STORY_SVG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.exchange.story_contents import StoryFormat

__all__ = ["STORY_FORMATS"]

STORY_FORMATS: Mapping[str, StoryFormat] = MappingProxyType(
    {format_.name: format_ for format_ in (STORY_JSON, STORY_CSV, STORY_HTML, STORY_SVG)}
)
"""Every format by its name."""
