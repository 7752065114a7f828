"""Attribution by fitted weights: a conditional random field over paragraphs and a linker."""

from reader.claims.tagger.tagger import Tagger

__all__ = ["Tagger"]
