"""JSON that is readable as UTF-8 and cannot act on a terminal."""

from __future__ import annotations

import json
import re
from functools import cache

__all__ = ["json_text"]

# Made once: to make it takes longer than to encode a claim.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


def json_text(value: object) -> str:
    """Return `value` as JSON on one line, safe to print.

    Text stays as it is, but all that a terminal could obey or be confused by is written as an
    escape: the C0 controls (by JSON itself), DEL, the C1 controls, bidi controls, line and
    paragraph separators, the byte-order mark, tag characters and lone surrogates (which UTF-8
    could not hold at all). Reading it back gives the same value.

    Raises:
        ValueError: A number in `value` is infinite or no number.
    """
    text = _encode(value)
    return text if text.isascii() and "\x7f" not in text else _dangerous().sub(_escape, text)


@cache
def _dangerous() -> re.Pattern[str]:
    return re.compile(
        "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\U000e0000-\U000e007f]"
    )


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
