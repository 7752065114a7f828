"""How one asks: shown where nothing was asked yet."""

from __future__ import annotations

from textual.content import Content

from reader.model import Kind, Status

__all__ = ["explanation"]

_MUTED = "$foreground-muted"

_WAYS = (
    ("bridge harbour", "both words in one article, in any case, with or without accents"),
    ('"harbour bridge"', "side by side"),
    ("brid*", "any word that begins so"),
    ("tag:verdict", "passages with this tag, or one below it: verdict/disputed"),
    ("status:accepted", f"claims that were {' or '.join(each.value for each in Status)}"),
    ("kind:quote", "claims of a kind: " + ", ".join(each.value for each in Kind)),
    ("source:lee", 'claims of whom the name has this word; source:"ana lee" for two'),
    ("-ferry -kind:quote", "a minus leaves out what follows"),
)

_RULES = (
    "Each part narrows it down. With tag:, status:, kind: or source: the words have to stand in a",
    "passage that has all of that; without words, such passages are what is found.",
)

_KEYS = (
    ("Tab", "completes what stands before a colon, and tags, kinds, states and names behind it"),
    ("↑ ↓", "earlier queries, and later ones"),
    ("Enter", "goes to the list: there j k move, Enter reads on in the article, y x t a decide"),
    ("Esc", "back"),
)


def explanation(width: int) -> Content:
    """Return the ways to ask in lines of at most `width` cells."""
    room = max((len(example) for example, _ in _WAYS), default=0) + 3
    narrow = width < room + 24
    lines = []
    for example, meaning in _WAYS:
        begun = Content.styled(example if narrow else example.ljust(room), "$accent")
        if narrow:
            lines += [begun, *_wrapped(f"  {meaning}", width, "")]
        else:
            first, *rest = _wrapped(meaning, width - room, "")
            lines.append(Content.assemble(begun, first))
            lines += [Content.assemble(" " * room, line) for line in rest]
    lines.append(Content(""))
    lines += _wrapped(" ".join(_RULES), width, _MUTED)
    lines.append(Content(""))
    for key, meaning in _KEYS:
        words = Content.assemble((f"{key:<6} ", "bold $footer-key-foreground"), (meaning, _MUTED))
        lines += words.wrap(max(1, width))
    return Content("\n").join(lines)


def _wrapped(words: str, width: int, style: str) -> list[Content]:
    return Content.styled(words, style).wrap(max(1, width))
