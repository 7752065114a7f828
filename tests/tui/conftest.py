from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.folders import write_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    return write_folder(tmp_path)
