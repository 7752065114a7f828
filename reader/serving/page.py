"""The page that holds the desk, and the files it is made of: all of them on this machine.

The terminal is xterm.js, as the package textual-serve brings it. That package's own page fetches a
font from another host, so this one is ours.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from reader.typeset.safe import visible

__all__ = ["FILES", "HEADERS", "page", "read"]

FILES: Final = {
    "page.css": ("reader.serving", "page.css", "text/css"),
    "page.js": ("reader.serving", "page.js", "text/javascript"),
    "xterm.css": ("textual_serve", "static/css/xterm.css", "text/css"),
    "textual.js": ("textual_serve", "static/js/textual.js", "text/javascript"),
    "mono.ttf": (
        "textual_serve",
        "static/fonts/RobotoMono-VariableFont_wght.ttf",
        "font/ttf",
    ),
    "mono-italic.ttf": (
        "textual_serve",
        "static/fonts/RobotoMono-Italic-VariableFont_wght.ttf",
        "font/ttf",
    ),
}
"""Each file by its name below /static/: the package it is in, its path there, its type."""

HEADERS: Final = {
    # Nothing from elsewhere, nothing inline but the styles that xterm.js sets.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' "
    "'unsafe-inline'; font-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What goes with every answer."""

_SIZES: Final = range(6, 49)
"""Sizes of type that the page takes, in pixels."""

_USUAL: Final = 16


def page(name: str, host: str, size: str = "") -> str:
    """Return the page.

    Args:
        name: What is opened; any text.
        host: What the browser calls the server, with the port.
        size: The size of its type, in pixels, as the address has it; anything else means 16.
    """
    pixels = int(size) if size.isascii() and size.isdecimal() and len(size) < 4 else _USUAL
    shown = escape(visible(name))
    return Template(files("reader.serving").joinpath("page.html").read_text("utf-8")).substitute(
        title=f"Reader · {shown}",
        name=shown,
        socket=escape(f"ws://{host}/ws"),
        size=pixels if pixels in _SIZES else _USUAL,
    )


def read(name: str) -> bytes:
    """Return the file of that name, one of `FILES`."""
    package, path, _ = FILES[name]
    return files(package).joinpath(path).read_bytes()
