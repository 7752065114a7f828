"""More faults for `tests.benchmarks.faults`: of changes of tags in all articles."""

from __future__ import annotations

from tests.benchmarks.seeded import Seeded

__all__ = ["TAG_FAULTS"]

_MAKING = "reader/tagging/making.py"
_CODEBOOK = "reader/store/codebook.py"
_TAGGING = "tests/test_tagging.py"
_COMMAND = "tests/cli/test_tags.py"

TAG_FAULTS = (
    Seeded(
        7,
        "a change of tags is not known before it is made",
        _MAKING,
        "        self._steps.change(lambda steps: steps.with_step(step))\n",
        "",
        f"{_TAGGING}::cut_short",
    ),
    Seeded(
        7,
        "a change of tags is taken back in the codebook alone",
        _MAKING,
        "        counts = self._each(entries, lambda entry: self._undo_in(entry, step))\n",
        "        counts = [0 for _ in entries]\n",
        f"{_COMMAND}::taken_back_and_made_again",
    ),
    Seeded(
        7,
        "a change of tags is made again whatever was done since",
        _MAKING,
        "        if since:\n",
        "        if since < 0:\n",
        f"{_COMMAND}::not_made_again",
    ),
    Seeded(
        7,
        "what others have made of an entry of the codebook is lost by taking back",
        _CODEBOOK,
        "if self.get(tag.name) not in (tag, None, wanted.get(tag.name))",
        "if self.get(tag.name) is tag and not wanted",
        "tests/store/test_codebook.py::changed_since_stays",
    ),
)
"""Each with the promise it breaks."""
