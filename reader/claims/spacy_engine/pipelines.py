"""Which spaCy pipeline there is, and its loading."""

from __future__ import annotations

import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

__all__ = ["PREFERRED", "choose", "load_pipeline"]

PREFERRED = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
"""The pipelines that are looked for first, in this order: the quicker one before the better."""

_NEEDED = ("tagger", "parser", "ner")
_NOT_NEEDED = ("lemmatizer", "attribute_ruler", "senter", "textcat")
_HOW = "python -m spacy download en_core_web_sm"


def choose(installed: Sequence[str]) -> str | None:
    """Return which of the installed pipelines is used; None where none is for English."""
    for name in PREFERRED:
        if name in installed:
            return name
    return min((name for name in installed if name.startswith("en_")), default=None)


def load_pipeline(name: str = "") -> Language:
    """Return a pipeline that tags, parses and finds names in English.

    Args:
        name: The name of an installed one, or its folder; empty for the one that `choose` takes.

    Raises:
        ReaderError: spaCy or such a pipeline is not there: says what to install.
    """
    if find_spec("spacy") is None:
        raise ReaderError(
            "spacy: spaCy is not installed", f"pip install 'claim-reader[spacy]', then {_HOW}"
        )
    import spacy  # takes a second, so only where this engine was chosen

    chosen = name or choose(spacy.util.get_installed_models())
    if chosen is None:
        raise ReaderError("spacy: no English pipeline is installed", _HOW)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions that differ a little
            pipeline = spacy.load(chosen, exclude=list(_NOT_NEEDED))
    except Exception as error:  # whatever is wrong with a package or folder of somebody else
        said = " ".join(str(error).split())
        raise ReaderError(
            f"spacy: the pipeline {chosen} could not be loaded: {said[:200]}",
            f"name an installed one as spacy:NAME, or {_HOW}",
        ) from error
    lacks = [each for each in _NEEDED if each not in pipeline.pipe_names]
    if pipeline.lang != "en" or lacks:
        reason = f"has no {', '.join(lacks)}" if lacks else f"is for {pipeline.lang}"
        raise ReaderError(f"spacy: the pipeline {chosen} {reason}", _HOW)
    return pipeline
