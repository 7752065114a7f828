"""The things Reader works with: frozen dataclasses, standard library only."""

from typing import TYPE_CHECKING

from reader.model.article import Article, digest
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.model.annotation import (
        Anchor,
        Annotation,
        Change,
        ClaimSummary,
        Linked,
        Placed,
        Status,
        Tag,
        Target,
        new_id,
        now,
    )
    from reader.model.claim import (
        STRENGTHS,
        Attribution,
        Claim,
        DateMention,
        Kind,
        Quantity,
        Reason,
        strength,
    )

__all__ = [
    "STRENGTHS",
    "Anchor",
    "Annotation",
    "Article",
    "Attribution",
    "Change",
    "Claim",
    "ClaimSummary",
    "DateMention",
    "Kind",
    "Linked",
    "Placed",
    "Quantity",
    "Reason",
    "Span",
    "Status",
    "Tag",
    "Target",
    "digest",
    "new_id",
    "now",
    "strength",
]


def __getattr__(name: str) -> object:
    """Load claims and annotations when first asked for: to show a page takes neither."""
    if name in __all__:
        from reader.model import claim

        if name not in claim.__all__:
            from reader.model import annotation

        value: object = getattr(claim if name in claim.__all__ else annotation, name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
