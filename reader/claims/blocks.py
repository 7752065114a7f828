"""The lines of an article as blocks: what is running text and what only surrounds it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.claims.datelines import after_dateline
from reader.claims.lexicon import wordset

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST", "Block", "BlockKind", "find_blocks"]

LONGEST = 8_000
"""Code points of the longest block; a longer line is cut, so that work stays linear."""

_TOP = 6
"""So many lines at the beginning may hold headline, byline, date line and standfirst."""

_LEAD = 110
"""Code points of the shortest usual first paragraph."""

_SMALL_WORDS = wordset(
    "the a an was were had has have been he she it they we i said his her their its my our is are"
)
_BULLETS = "-*•–—·"

_DIGIT = re.compile(r"\d")
_END_MARKS = frozenset(".!?…。！？؟।։")
_CLOSERS = "\"'”’»)]* \t\u00a0\u2009\u202f\u3000"
_MADE = wordset(
    "written posted reported published compiled produced translated edited story text words photo"
    " photos photograph photographs"
)
"""What may stand before "by" in a byline."""

_DATE_WORDS = wordset(
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun"
    " sunday jan january feb february mar march apr april may jun june jul july aug august sep sept"
    " september oct october nov november dec december"
    " am pm a m p at on of et est edt gmt utc bst cet pst pdt"
    " published updated posted modified last date first"
)
_DATE_ENDINGS = frozenset(("", "st", "nd", "rd", "th", "am", "pm"))
_BOILERPLATE_OPENS = wordset(
    "cli tap rea lea you req sig sub fol wit © (c) cop all sha adv rel mor pho ima pic vid sou cre"
    " tag top fil cat bac ski pri log com get thi dow see rec mos ter coo"
)
"""The first three letters without which `_BOILERPLATE` cannot match: most pages never need it."""

_BOILERPLATE = (
    r"(?:click|tap)\s+here|read\s+(?:more|also|next|the\s+full)|leave\s+a\s+(?:reply|comment)"
    r"|your\s+email\s+address|required\s+fields|sign\s+up|subscribe|follow\s+us"
    r"|follow\s+\S+\s+on\s+(?:twitter|facebook|instagram|x)\b|with\s+inputs?\s+from"
    r"|(?:©|\(c\)|copyright)|all\s+rights\s+reserved|share\s+(?:this|on)\b|advertisement\b"
    r"|related\s*(?::|articles|stories|news|topics|content)"
    r"|more\s+(?:on|from|about|stories|articles|news)\b|more\s+(?:[\w’']+\s+){1,3}articles"
    r"|(?:photo|image|picture|video|source|credit|tags?|topics|filed\s+under|categories)\s*:"
    r"|(?:back\s+to\s+top|skip\s+to|print\s+this|log\s+in|comments?\s*\()|get\s+our\s"
    r"|this\s+(?:article|story|post|report)\s+(?:was|is|has\s+been|originally|first)\b"
    r"|download\s+(?:the|our)\s|see\s+also\b|recommended\b|most\s+(?:read|popular)\b"
    r"|terms\s+(?:of|and)\s|privacy\s+policy|cookie"
)
_CREDIT = (
    r"(?:contributed|contributing)\s+(?:to\s+)?(?:this|the)?\s*(?:report|story|article)"
    r"|(?:getty\s+images|/\s*(?:afp|reuters|ap|epa))\s*\)?\.?\Z"
)
_OPEN_END = wordset(
    "a an the of to in on at by for from with and or but nor as than that which who whose"
    " when while is are was were be been has have had will would could should may might"
    " must not according their his her its our your my this these those into over under"
    " between against president minister secretary senator governor mayor judge mr mrs ms"
    " dr prof general chancellor king queen prince princess"
)


class BlockKind(StrEnum):
    """What a block is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATE_LINE = "date line"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    PARAGRAPH = "paragraph"


_RUNNING = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)
"""What may begin with the dateline of an agency."""


class Block(NamedTuple):
    """A paragraph, a headline or another stretch of whole lines."""

    kind: BlockKind
    start: int
    """Offset of its first code point that is no white space."""

    end: int
    """Offset behind its last one."""


def find_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of `text` in order; white space between them belongs to none."""
    headline = False
    for place, (start, end, alone) in enumerate(_units(text)):
        kind = _kind(text, start, end, place, headline=headline, alone=alone)
        headline = kind is BlockKind.HEADLINE
        begin = after_dateline(text, start, end) if kind in _RUNNING else start
        if begin > start:
            yield Block(BlockKind.DATE_LINE, start, start + len(text[start:begin].rstrip()))
        yield Block(kind, begin, end)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether a blank line came before, of every line with something."""
    place, size = 0, len(text)
    blank = True
    while place < size:
        stop = text.find("\n", place)
        stop = size if stop < 0 else stop
        limit = min(stop, place + LONGEST)
        if limit < stop:
            cut = max(text.rfind(mark, place + LONGEST // 2, limit) for mark in " \t")
            limit = cut if cut > place else limit
        line = text[place:limit]
        stripped = line.strip()
        if stripped:
            if len(stripped) < len(line):
                place += len(line) - len(line.lstrip())
            yield place, place + len(stripped), blank
            blank = False
        else:
            blank = True
        place = limit + 1 if limit == stop else limit


def _units(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield lines, joined where a line break stands inside a sentence."""
    held: tuple[int, int, bool] | None = None
    for start, end, blank in _lines(text):
        if held is None:
            held = (start, end, blank)
        elif not blank and end - held[0] < LONGEST and _goes_on(text, held, start, end):
            held = (held[0], end, held[2])
        else:
            yield held[0], held[1], held[2] and blank
            held = (start, end, blank)
    if held is not None:
        yield held[0], held[1], held[2]


def _goes_on(text: str, line: tuple[int, int, bool], start: int, end: int) -> bool:
    """Whether the sentence that `line` ends in goes on in the line from `start` to `end`."""
    tail = text[max(line[0], line[1] - 40) : line[1]]
    if _ends(tail):
        # Wrapped text ends lines anywhere; whole paragraphs in it are joined by their width.
        return False
    if text[start].islower():
        return True
    if text[line[0] : line[0] + 20].split(None, 1)[0].lower() in _MADE and _is_byline(
        text[line[0] : line[1]]
    ):
        return False
    last_line = text.rfind("\n", line[0], line[1]) + 1 or line[0]
    words = tail.rsplit(None, 3)
    last = words[-1].lower().strip("“”\"'’(") if words else ""
    if last in _OPEN_END and not (line[0] == last_line and _is_title_case(text[line[0] : line[1]])):
        return True
    if last.endswith((",", ";", "-", "–", "—")) and len(words) > 3:
        return True
    return _is_wrapped(text, last_line, line[1], start, end) and line[0] > 0


def _is_wrapped(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Whether a line reads like one of text wrapped at some 60 to 100 code points."""
    line = text[start:end]
    return (
        55 <= end - start <= 100
        and not _is_title_case(line)
        and line[0] not in _BULLETS
        and text[next_start] not in _BULLETS
        and (40 <= next_end - next_start <= 100 or text[next_end - 1] in '.!?”"')
        and not _is_byline(text[next_start : next_start + 60])
    )


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if word[0].isalpha()]
    capital = sum(not word[0].islower() for word in words)
    return len(words) > 2 and capital > 0.7 * len(words)


def _kind(text: str, start: int, end: int, place: int, *, headline: bool, alone: bool) -> BlockKind:
    line = text[start : min(end, start + 400)]
    short = end - start < 200
    if not line[0].isalnum() and not any(map(str.isalnum, line)):
        return BlockKind.BOILERPLATE
    ends = _ends(line) if short else True
    if (
        (short and (_is_boilerplate(line) or _is_credit(line)))
        or line.endswith("»")
        or _is_tag(line)
    ):
        return BlockKind.BOILERPLATE
    if short and not ends and _is_byline(line):
        return BlockKind.BYLINE
    if end - start < 70 and (_is_date_line(line) or (place < _TOP and _is_foreign_date(line))):
        return BlockKind.DATE_LINE
    if not ends and line[-1] not in ",;:" and short and not _opens_quotation(line):
        if place == 0:
            return BlockKind.HEADLINE
        if end - start < 110 and not line[0].islower():
            return BlockKind.HEADING
    if place == 0 and short and _is_stopped_headline(text, start, end):
        return BlockKind.HEADLINE
    if headline and place < _TOP and alone is False and ends and end - start < 250:
        return BlockKind.STANDFIRST
    return BlockKind.PARAGRAPH


def _is_stopped_headline(text: str, start: int, end: int) -> bool:
    """Whether the text begins with a headline that ends in a full stop, as some archives have it.

    It stands alone before something longer, and is written like a title: with capitals, or
    without the small words that a sentence of its length would have.
    """
    line = text[start:end]
    if text[end - 1] in "\"”’'?" or text[end : end + 2] != "\n\n":
        return False
    onward = text.find("\n", end + 2)
    onward = len(text) if onward < 0 else onward
    if onward - end < min(_LEAD, end - start):
        return False
    words = line.lower().split()
    if len(words) < 3 or ". " in line.replace("\n", " ")[:-1]:
        return False
    return _is_title_case(line) or (end - start < _LEAD and _SMALL_WORDS.isdisjoint(words))


def _ends(line: str) -> bool:
    """Whether the line ends as a sentence does, quotation marks and brackets aside."""
    return line.rstrip(_CLOSERS)[-1:] in _END_MARKS


def _is_byline(line: str) -> bool:
    """Whether the line begins with "By X", "From X", "Compiled by X"."""
    words = line[:60].lower().split(None, 3)
    if words and words[0] in _MADE:
        del words[0]
    return len(words) > 1 and words[0] in ("by", "from")


def _is_boilerplate(line: str) -> bool:
    opens = line[:3].lower() in _BOILERPLATE_OPENS or line[0] == "©"
    return opens and re.match(_BOILERPLATE, line, re.IGNORECASE) is not None


def _is_tag(line: str) -> bool:
    """Whether the line is nothing but a tag left over from the page."""
    return line[0] == "<" and line.find(">") == len(line) - 1


def _is_credit(line: str) -> bool:
    """Whether the line names who helped or who made the picture."""
    may = "/" in line or "ontribut" in line or "mages" in line or "MAGES" in line
    return may and re.search(_CREDIT, line, re.IGNORECASE) is not None


def _is_date_line(line: str) -> bool:
    if _DIGIT.search(line) is None:
        return False
    words = re.findall(r"[^\W_]+", line)
    return 1 < len(words) <= 12 and all(_is_date_word(word.lower()) for word in words)


def _is_date_word(low: str) -> bool:
    return low in _DATE_WORDS or (low[0].isdigit() and low.lstrip("0123456789") in _DATE_ENDINGS)


def _is_foreign_date(line: str) -> bool:
    """Whether a short line in another script is mostly figures: a date in its calendar."""
    if line.isascii() or _ends(line):
        return False
    letters = [char for char in line if char.isalpha()]
    return (
        len(line.split()) <= 6
        and _DIGIT.search(line) is not None
        and bool(letters)
        and not any(char.isascii() for char in letters)
    )


def _opens_quotation(line: str) -> bool:
    return line[0] in "“\"‘'«„"
