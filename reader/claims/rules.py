"""The engine that uses rules alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.claims.blocks import BlockKind, find_blocks
from reader.claims.quotations import QuotationState, find_quotations
from reader.claims.sentences import find_sentences
from reader.model import Claim, Kind, Reason, Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

__all__ = ["RulesEngine"]


class RulesEngine:
    """Finds claims by rules over words, marks and closed lists of words."""

    name = "rules"
    version = "1"

    def find(
        self, text: str, *, date: dt.date | None = None, language: str | None = None
    ) -> Iterator[Claim]:
        """Yield the claims of `text` in order, see `Engine.find`."""
        state = QuotationState()
        seen: dict[str, int] = {}
        for block in find_blocks(text):
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST):
                continue
            quotations = find_quotations(text, block.start, block.end, state)
            for start, end in find_sentences(text, block.start, block.end, language):
                words = text[start:end]
                if words.endswith("?"):
                    continue
                digest = hashlib.blake2b(
                    words.encode("utf-8", "surrogatepass"), digest_size=8
                ).hexdigest()
                seen[digest] = seen.get(digest, 0) + 1
                quoted = any(q.start < end and start < q.end for q in quotations)
                numbered = any(char.isdigit() for char in words)
                kinds = [Kind.QUANTITY] if numbered else []
                kinds += [Kind.QUOTE] if quoted else []
                why = [Reason("statement", 0.3)]
                if numbered:
                    why.append(Reason("number", 0.3))
                yield Claim(
                    id=f"{digest}-{seen[digest]}",
                    span=Span(start, end),
                    text=words,
                    kinds=tuple(kinds) or (Kind.STATE,),
                    score=round(sum(reason.weight for reason in why), 3),
                    why=tuple(why),
                )
