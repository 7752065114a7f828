"""The dress of a story's page, and words with marks in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.exchange.story_words import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span
    from reader.model.story import Member

__all__ = ["CLOSE", "STYLE", "marked"]

STYLE: Final = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff;
  max-width: 68rem; margin: 2rem auto; padding: 0 1.5rem; overflow-wrap: anywhere; }
h1, h2, h3, table, .legend, .articles, summary, dt {
  font-family: Helvetica, Arial, "Liberation Sans", sans-serif; }
h1 { font-size: 1.6rem; margin-bottom: .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
small { color: #555; font-size: .85em; }
.articles { font-size: .9rem; padding-left: 2rem; }
.legend { font-size: .85rem; } .legend span { margin-right: 1.25rem; white-space: nowrap; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.35; width: 100%; }
thead th { position: sticky; top: 0; background: #fff; border-bottom: 2px solid #1a1a1a; }
th, td { padding: .4rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
tbody tr { border-bottom: 1px solid #ccc; }
tr.head { border-bottom: 1px solid #1a1a1a; }
tr.head th { font-weight: bold; font-size: .95rem; padding-top: 1.25rem; }
tr.differ th[scope=row] > a { font-weight: bold; }
th > a { color: inherit; text-decoration: none; }
td a, .values a { text-decoration: none; }
th > a:hover { text-decoration: underline; }
.values { margin: .2rem 0 0; color: #333; } p.values { font-size: .95rem; }
.cell { width: 1.6rem; min-width: 1.6rem; text-align: center; padding: .4rem .1rem; }
td.cell { padding: .3rem .1rem; color: #8a8a8a; } abbr { text-decoration: none; }
.cell a, .values a { display: block; border-radius: .2em; padding: .1rem 0; }
.values a { display: inline-block; padding: 0 .4em; margin: .1rem 0; }
.breadth { white-space: normal; width: 9rem; color: #333; }
.agree { background: #e4efe2; color: #23512a; } .refine { background: #dbe6f4; color: #1d3f6e; }
.differ { background: #9c2a1b; color: #fff; } .may { background: #fbe9d7; color: #7a3b00; }
td .agree, td .refine, td .may { outline: 1px solid currentColor; outline-offset: -1px; }
.silent { color: #8a8a8a; }
tr.agree, tr.refine, tr.differ, tr.may { background: none; color: inherit; }
.sign { display: inline-block; width: 1.5em; text-align: center; border-radius: .2em; }
section { border-top: 1px solid #ccc; padding: .9rem 0 .4rem; break-inside: avoid; }
section > p { margin: .15rem 0; font-size: .95rem; }
dl { margin: .5rem 0; } dt { font-size: .85rem; margin-top: .4rem; scroll-margin-top: 3rem; }
dd { margin: 0 0 0 1.9rem; } blockquote { margin: 0; white-space: pre-line; }
mark { background: #fff0a8; border-bottom: 2px solid #9c2a1b; color: inherit; }
dt:target { outline: 2px solid #1a1a1a; outline-offset: 2px; }
details { font-size: .9rem; } summary { cursor: pointer; color: #333; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; }
  thead th { position: static; } .agree, .refine, .differ, .may, mark {
  print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
"""The style sheet of the page: dark where articles differ, light elsewhere, signs besides."""

CLOSE: Final = "</body></html>\n"


def marked(member: Member, places: Sequence[Span]) -> str:
    """Return the words of a member as HTML, the places on which articles differ marked.

    Args:
        member: The claim.
        places: Stretches of its article; those elsewhere are passed over.
    """
    start = member.span.start
    parts: list[str] = []
    at = 0
    for place in sorted(places):
        first = max(at, place.start - start)
        last = min(len(member.text), place.end - start)
        if first < last:
            parts.append(escaped(member.text[at:first]))
            parts.append(f"<mark>{escaped(member.text[first:last])}</mark>")
            at = last
    parts.append(escaped(member.text[at:]))
    return "".join(parts)
