"""The things Reader works with: frozen dataclasses, standard library only."""

from reader.model.annotation import (
    Anchor,
    Annotation,
    Change,
    ClaimSummary,
    Placed,
    Status,
    Tag,
    Target,
    new_id,
    now,
)
from reader.model.article import Article, digest
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
from reader.model.span import Span

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
