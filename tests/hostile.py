"""A corpus of hostile articles: whatever a file, its name or its text can do to a program.

Every text that tries to act on a terminal says `HOSTILE` right behind its control characters, so
that their coming through can be told from what the program itself sends; see `RAW`.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["RAW", "contents", "names", "write_corpus"]

_SENTENCE = "The ferry carried 300 people a day, the harbour office said on Monday. "

_ACTS = {
    "colour": "\x1b[31mHOSTILE\x1b[0m",
    "clear": "\x1b[2J\x1b[HHOSTILE",
    "title": "\x1b]0;HOSTILE\x07",
    "clipboard": "\x1b]52;c;SE9TVElMRQ==\x07HOSTILE",
    "link": "\x1b]8;;http://hostile.example/\x1b\\HOSTILE\x1b]8;;\x1b\\",
    "answer": "\x1b[6nHOSTILE\x1b[c",
    "dcs": "\x1bP$qmHOSTILE\x1b\\",
    "apc": "\x1b_Ghostile;HOSTILE\x1b\\",
    "c1-csi": "\x9b31mHOSTILE",
    "c1-osc": "\x9d0;HOSTILE\x9c",
    "bell": "\x07\x07HOSTILE",
    "backspace": "no\x08\x08HOSTILE",
    "return": "The number is 300\rHOSTILE is 900",
    "tabs": "\t\x0b\x0cHOSTILE",
    "null": "\x00HOSTILE\x00",
    "delete": "\x7fHOSTILE",
    "bidi-override": "\u202eHOSTILE\u202c",
    "bidi-isolate": "\u2066HOSTILE\u2069\u2067HOSTILE\u2069",
    "marks": "\u200e\u200f\u061cHOSTILE",
    "separators": "one\u2028HOSTILE\u2029two\x85three",
    "invisible": "HO\u200bST\u2060IL\ufeffE\u00ad",
    "tag-letters": "HOSTILE\U000e0001\U000e0041\U000e007f",
    "rich-markup": "[bold red]HOSTILE[/] [/HOSTILE] [link=http://hostile.example]a[/link]",
    "textual-markup": "[@click=app.quit]HOSTILE[/] [@click=app.bell()]x[/]",
    "formula": '=HYPERLINK("http://hostile.example","HOSTILE") said Ada Thorne.',
    "formula-signs": "+1+HOSTILE\n-2+HOSTILE\n@SUM(HOSTILE)\n\tHOSTILE",
    "html": "<script>alert('HOSTILE')</script> &#27;[31m &lt;b&gt;",
    "json": '{"HOSTILE": "\\u001b[31m"} "} ] , null',
}

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F))
_ACTING = {chr(code) for code in (*_CONTROLS, *range(0x2066, 0x206A))} - {"\n"}


def _raw() -> tuple[bytes, ...]:
    """Return the controls in `_ACTS`, each with the words beside it, as they would be sent."""
    found = set()
    for text in _ACTS.values():
        for at, letter in enumerate(text):
            if letter in _ACTING and "HOSTILE" in text[at : at + 24]:
                end = text.index("HOSTILE", at) + len("HOSTILE")
                found.add(text[at:end].encode())
    return tuple(sorted(found))


RAW = _raw()
"""What of the corpus must never be written to a terminal."""


def contents(size: int = 20_000) -> Iterator[tuple[str, bytes]]:
    """Yield files, each as a name for it and its bytes.

    Args:
        size: About how many letters the long ones have.
    """
    for name, text in _ACTS.items():
        body = f"{text}\n\n{_SENTENCE * 3}\n“{text}” said {text}.\n"
        yield f"act-{name}.txt", body.encode("utf-8", "surrogatepass")
        matter = (
            f"---\ntitle: 'A {text.replace(chr(39), '')} title'\noutlet: {text[:9]}\n---\n{body}"
        )
        yield f"matter-{name}.md", matter.encode("utf-8", "surrogatepass")
    for name, piece in (
        ("commas", ","),
        ("digits", "7"),
        ("quotes", "“"),
        ("straight-quotes", '"'),
        ("apostrophes", "'"),
        ("brackets", "(["),
        ("stars", "*_`"),
        ("links", "[a]("),
        ("spaces", " "),
        ("newlines", "\n"),
        ("blank-lines", " \n\n\t\n"),
        ("dots", "."),
        ("dashes", "- "),
        ("short-sentences", "He said x. "),
        ("names", "Aa Bb "),
        ("dates", "May 5, 2025 "),
        ("hyphens", "a-"),
        ("one-word", "x"),
        ("one-line", _SENTENCE),
        ("many-lines", "He said so.\n"),
        ("combining", "e" + "\u0301" * 200),
        ("emoji", "\U0001f468\u200d\U0001f469\u200d\U0001f467 said. "),
        ("flags", "\U0001f1f8\U0001f1fb"),
        ("variation", "\u2764\ufe0f"),
        ("arabic", "قال الوزير إن 300 شخص وصلوا. "),
        ("chinese", "部長說，三百人抵達。"),
        ("thai", "รัฐมนตรีกล่าวว่า"),
        ("noncharacters", "\ufffe\uffff\U0010ffff "),
        ("surrogates", "\ud800 said \udfff. "),
    ):
        yield f"long-{name}.txt", (piece * (size // len(piece))).encode("utf-8", "surrogatepass")
    yield from _encodings()


def _encodings() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(5)
    yield "empty.txt", b""
    yield "only-bom.txt", b"\xef\xbb\xbf"
    yield "one-byte.txt", b"\xff"
    yield "latin-1.txt", ("Café. " + _SENTENCE).encode("latin-1")
    yield "utf-16.txt", _SENTENCE.encode("utf-16")
    yield "utf-16-odd.txt", _SENTENCE.encode("utf-16") + b"\x00"
    yield "utf-8-cut.txt", (_SENTENCE + "é").encode()[:-1]
    yield "binary.txt", chance.randbytes(4096)
    yield "nulls.txt", b"\0" * 4096
    yield "mac-newlines.txt", _SENTENCE.encode() + b"\r" + _SENTENCE.encode() + b"\r\n\r"
    yield "matter-open.md", b"---\ntitle: never closed\n" + _SENTENCE.encode()
    yield "matter-deep.md", b"---\ntitle: " + b"[" * 3000 + b"\n---\n" + _SENTENCE.encode()
    yield "matter-alias.md", b"---\na: &a [x]\nb: [*a, *a]\ntitle: *a\n---\n" + _SENTENCE.encode()
    yield "matter-date.md", b"---\ndate: 2025-02-31\n---\n" + _SENTENCE.encode()


def names() -> Iterator[bytes]:
    """Yield file names that are hard to print, to keep or to pass on."""
    yield from (
        b"-n --out=x.txt",
        b"new\nline.txt",
        b"esc\x1b[31mHOSTILE.txt",
        b"osc\x1b]0;HOSTILE\x07.txt",
        "bidi\u202eHOSTILE.txt".encode(),
        b"not-utf-8-\xff\xfe.txt",
        b"[@click=app.quit]HOSTILE.txt",
        b"'quote\" $(touch x) `id`.txt",
        b"=1+1.txt",
        b"con.txt",
        b"  blanks  .txt",
        b"long" + b"g" * 240 + b".txt",
        "\u0065\u0301.txt".encode(),
        "\u00e9.txt".encode(),
    )


def write_corpus(folder: Path, size: int = 20_000) -> list[Path]:
    """Write the corpus, with what is no plain file, and return the plain files.

    Args:
        folder: Where; it is made.
        size: See `contents`.
    """
    folder.mkdir(parents=True)
    written = []
    for name, data in contents(size):
        path = folder / name
        path.write_bytes(data)
        written.append(path)
    for raw in names():
        path = folder / os.fsdecode(raw)
        path.write_text(_SENTENCE, encoding="utf-8")
        written.append(path)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "nowhere.txt").symlink_to(folder / "not-there.txt")
    os.mkfifo(folder / "pipe.txt")
    return written
