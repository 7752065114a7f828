"""Who may come in: whoever has the token, from a page of this very server."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Final

from reader.errors import ReaderError

__all__ = ["SHORTEST", "Gate"]

SHORTEST: Final = 16
"""Characters that a token of one's own must have at least."""

_HERE: Final = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
"""What a browser on this machine calls it, also through a tunnel to another port.

A name of any other kind comes from a page that had its own name point here (DNS rebinding).
"""

_FIT: Final = re.compile(r"[A-Za-z0-9_.~-]+")
"""What stands in an address as it is."""


class Gate:
    """Compares, in a time that tells nothing, what a request brings with what it must bring.

    Args:
        token: The token; an empty one means a new one of 256 bits.

    Raises:
        ReaderError: It is too short to be one, or cannot stand in an address.
    """

    def __init__(self, token: str = "") -> None:
        if token and (len(token) < SHORTEST or not _FIT.fullmatch(token)):
            raise ReaderError(
                "READER_TOKEN: cannot be a token",
                f"at least {SHORTEST} letters, digits or any of - _ . ~; without it there is "
                "a new one at each start",
            )
        self.token = token or secrets.token_urlsafe(32)
        """What the printed address holds."""
        digest = hmac.new(self.token.encode(), b"cookie of reader serve", hashlib.sha256)
        self.cookie = digest.hexdigest()
        """What the browser keeps instead: the token cannot be had from it."""

    def knows_token(self, given: str) -> bool:
        """Return whether `given` is the token."""
        return _same(given, self.token)

    def knows_cookie(self, given: str) -> bool:
        """Return whether `given` is what a browser was given for the token."""
        return _same(given, self.cookie)

    @staticmethod
    def is_host(host: str) -> bool:
        """Return whether `host`, a request's header, means this machine and no other name."""
        return _HERE.fullmatch(host) is not None

    @staticmethod
    def is_own_page(origin: str, host: str) -> bool:
        """Return whether the page that opens a websocket is one of this server.

        Args:
            origin: The request's header of that name, which a browser always sends.
            host: The request's header of that name.
        """
        return origin.lower() == f"http://{host.lower()}"


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
