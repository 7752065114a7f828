"""JSON that is readable as UTF-8 and cannot act on a terminal."""

from __future__ import annotations

import json
import re
from functools import cache
from json.encoder import encode_basestring as quoted

__all__ = ["json_text", "quoted", "safe_json"]

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
    return safe_json(_encode(value))


def safe_json(text: str) -> str:
    """Return JSON with all escaped that `json_text` escapes; strings in it may be `quoted` only.

    Args:
        text: JSON; there may be line breaks between its parts.
    """
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    # What can be printed is no danger; to look for the dangers takes three times as long.
    if text.replace("\n", "").isprintable():
        return text
    return _dangerous().sub(_escape, text)


@cache
def _dangerous() -> re.Pattern[str]:
    return re.compile(
        "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\U000e0000-\U000e007f]"
    )


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
