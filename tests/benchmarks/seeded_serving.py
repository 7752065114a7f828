"""Faults of the desk in a browser: each takes out what keeps others out, or nothing lost."""

from __future__ import annotations

from tests.benchmarks.seeded import Seeded

__all__ = ["SERVING_FAULTS"]

_SERVER = "tests/serving/test_server.py"
_ALL_REFUSED = f"{_SERVER}::without_the_token"
_NOTHING_LOST = f"{_SERVER}::two_pages"

SERVING_FAULTS = (
    Seeded(
        9,
        "no token is asked for",
        "reader/serving/server.py",
        "if not (self._gate.knows_token(token) or known):",
        "if False:",
        _ALL_REFUSED,
    ),
    Seeded(
        9,
        "the token is taken for the cookie",
        "reader/serving/server.py",
        "known = self._gate.knows_cookie(",
        "known = self._gate.knows_token(",
        _ALL_REFUSED,
    ),
    Seeded(
        9,
        "any name may stand for this machine",
        "reader/serving/gate.py",
        "return _HERE.fullmatch(host) is not None",
        "return True",
        _ALL_REFUSED,
    ),
    Seeded(
        9,
        "any page may open a websocket",
        "reader/serving/gate.py",
        'return origin.lower() == f"http://{host.lower()}"',
        "return True",
        _ALL_REFUSED,
    ),
    Seeded(
        9,
        "the name of a folder is a part of the page",
        "reader/serving/page.py",
        "shown = escape(visible(name))",
        "shown = visible(name)",
        "tests/serving/test_page.py",
    ),
    Seeded(
        6,
        "a desk does not notice that its server is gone",
        "reader/tui/browser.py",
        "                        self._lose()\n                        return\n",
        "                        return\n",
        _ALL_REFUSED,
    ),
    Seeded(
        6,
        "a desk is killed with its page",
        "reader/serving/desk.py",
        "        process.stdin.close()\n",
        "        process.kill()\n",
        _NOTHING_LOST,
    ),
    Seeded(
        9,
        "what is copied may act on a terminal",
        "reader/tui/clipboard.py",
        'text = visible(text, keep="\\n\\t")',
        "text = str(text)",
        "tests/tui/test_clipboard.py",
    ),
    Seeded(
        9,
        "modules are taken from the folder one serves from",
        "reader/serving/desk.py",
        'return [sys.executable, "-P", "-c"',
        'return [sys.executable, "-c"',
        f"{_SERVER}::does_not_start",
    ),
)
"""With the number of the promise each is about."""
