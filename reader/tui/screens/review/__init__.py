"""What came of the review, and where one is in it."""

from __future__ import annotations

__all__: list[str] = []
