"""Markdown: a report to read and to pass on (CommonMark, GitHub's dialect included).

Nothing of the content becomes markup, HTML or a link: punctuation that could is escaped, and an
invisible word joiner (U+2060) parts what renderers turn into links by themselves (``//``,
``www.``, ``@``). Controls are shown by their numbers. The report is not read back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.exchange.contents import Export, ExportedArticle, Format
from reader.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from reader.model import Placed

__all__ = ["MARKDOWN", "inline", "write_markdown"]

FIRST_LINE = "<!-- reader/1 report; changes made here are not read back -->"
JOINER = "\u2060"


def write_markdown(export: Export, out: TextIO) -> None:
    """Write `export` to `out` as a report: each annotated passage with what was said of it."""
    out.write(f"{FIRST_LINE}\n\n# Annotations by {inline(export.annotator)}\n")
    for exported in export.articles:
        for block in _article(exported):
            out.write(f"\n{block}\n")


def _article(exported: ExportedArticle) -> Iterator[str]:
    article = exported.article
    yield f"## {inline(article.title)}"
    date = article.date.isoformat() if article.date else ""
    about = (exported.id, article.outlet or "", date, article.url or "")
    yield inline(" · ".join(part for part in about if part))
    found, claims = len(exported.annotations), len(exported.claims)
    of = f" · {claims} claim{'s' * (claims != 1)} found in the article" if claims else ""
    yield f"{found} annotation{'s' * (found != 1)}{of}"
    for number, placed in enumerate(exported.annotations, start=1):
        yield from _annotation(number, placed, article.text)


def _annotation(number: int, placed: Placed, text: str) -> Iterator[str]:
    annotation, span = placed.annotation, placed.span
    words = span.text_in(text) if span else annotation.target.exact
    yield f"### {number}. {annotation.status or 'no decision'}"
    yield _quoted(words)
    facts: list[tuple[str, str]] = []
    if annotation.tags:
        facts.append(("Tags", ", ".join(annotation.tags)))
    if annotation.claim:
        facts.append(("Kind", ", ".join(annotation.claim.kinds)))
        said = annotation.claim.attribution
        if said:
            source = said.source or "somebody who is not named"
            facts.append(("Said by", f"{source} (“{said.cue}”)" if said.cue else source))
        facts.append(("Check-worthiness", f"{annotation.claim.score:.2f}"))
    if span:
        facts.append(("Place", f"characters {span.start} to {span.end}"))
    if placed.anchor is Anchor.MOVED:
        facts.append(("Moved", "the article has changed since; the passage stood elsewhere"))
    elif placed.anchor is Anchor.EDITED:
        facts.append(
            ("Edited", f"the article has changed since; it said: {annotation.target.exact}")
        )
    elif placed.anchor is Anchor.ORPHANED:
        facts.append(("Orphaned", "the passage is no longer in the article"))
    if annotation.note:
        facts.append(("Note", annotation.note))
    facts.append(("By", f"{annotation.annotator}, {annotation.modified}"))
    yield "\n".join(f"- **{name}:** {_continued(value)}" for name, value in facts)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _lines(text))


def _continued(text: str) -> str:
    """Return `text` as the rest of a list item: its further lines are indented."""
    first, *rest = _lines(text)
    return "\n".join((first, *(f"  {line}".rstrip() for line in rest)))


def _lines(text: str) -> list[str]:
    """Return the lines of `text`, escaped; a break between two of them stays one."""
    lines = [_escaped(line) for line in re.split(r"\r\n|\r|\n", text.strip("\r\n"))]
    return [
        f"{line}\\" if line and after else line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]


def inline(text: str) -> str:
    """Return `text` as words of one line that mean nothing to Markdown."""
    return _escaped(" ".join(text.split()))


def _escaped(line: str) -> str:
    line = line.replace("\t", " ").strip(" ")
    if _harmless().fullmatch(line) and "//" not in line:
        return line
    line = _controls().sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", line)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _markup().sub(r"\\\g<0>", line)
    line = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^[-+:]", r"\\\g<0>", line))
    line = re.sub(r"(?<=[^\W_])\.(?=[^\W\d_])", r"\\.", line)
    return _links().sub(lambda match: JOINER.join(("", *match[0], "")), line)


@cache
def _controls() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\U000e0000-\U000e007f]"
    )


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r"[\\`*_{}\[\]#=~|$^]")


@cache
def _harmless() -> re.Pattern[str]:
    """Return the pattern of most tags, names and short texts, which need no look at each mark."""
    return re.compile(r"""[^\W_](?:[^\W_]|[ ,;'’“”"/-])*""")


@cache
def _links() -> re.Pattern[str]:
    return re.compile(r"//|@|(?<=www)(?=\\?\.)", re.IGNORECASE)


def _recognise(head: str) -> bool:
    return head.startswith(FIRST_LINE)


MARKDOWN = Format(
    "markdown",
    ".markdown",
    write_markdown,
    None,
    _recognise,
    limits="markdown is a report of the annotations to read; nothing reads it back",
)
