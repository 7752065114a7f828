"""Marking passages of one's own, and moving their ends."""

from __future__ import annotations

from reader.tui.actions.action import SELECTING, Action, in_group

__all__ = ["PASSAGES"]

_select = in_group("Passages", (SELECTING,))
_passage = in_group("Passages")

PASSAGES: tuple[Action, ...] = (
    _passage(
        "select",
        "v",
        "mark",
        "Marks a passage of your own: shows the word where it would begin.",
        7,
    ),
    _select("select_start", "v space", "begin here", "Begins the passage at this word.", 1),
    _select("mark", "enter", "keep", "Keeps the marked passage.", 2),
    _select("stop_selecting", "escape q", "leave", "Leaves the passage unmarked.", 3),
    _select("select_right", "l right", "right", "One character to the right.", 11),
    _select("select_left", "h left", "left", "One character to the left."),
    _select("select_down", "j down", "down", "One line down."),
    _select("select_up", "k up", "up", "One line up."),
    _select("select_word", "w", "word", "To the next word.", 7),
    _select("select_word_back", "b", "word back", "To the word before."),
    _select("select_word_end", "e", "word end", "To the end of the word."),
    _select("select_sentence", ")", "sentence", "To the next sentence.", 8),
    _select("select_sentence_back", "(", "sentence back", "To the sentence before."),
    _select("select_paragraph", "}", "paragraph", "To the next paragraph.", 9),
    _select("select_paragraph_back", "{", "paragraph back", "To the paragraph before."),
    _select("select_claim", "]", "claim", "To the end of the next claim: it is in the passage."),
    _select("select_claim_back", "[", "claim back", "To the beginning of the claim before."),
    _select("select_note", "m", "annotation", "To the end of what you said something of next."),
    _select("select_note_back", "M", "annotation back", "To the beginning of the one before."),
    _select("select_hit", "n", "hit", "To the end of the next hit of a find."),
    _select("select_hit_back", "N", "hit back", "To the beginning of the hit before."),
    _select("select_line_start", "0 home", "line start", "To the beginning of the line."),
    _select("select_line_end", "$ end", "line end", "To the end of the line."),
    _select("select_top", "g", "top", "To the beginning of the article."),
    _select("select_end", "G", "end", "To the end of the article."),
    _select("select_other_end", "o", "other end", "Moves the other end of the passage.", 10),
    _select("object_sentence", "s", "this sentence", "The whole sentence at the cursor."),
    _select("object_quotation", '"', "this quotation", "The quotation here, or the next one."),
    _select("object_number", "#", "this number", "The number here, with what it counts."),
    _select("object_claim", "c", "this claim", "The claim here."),
    _select("object_paragraph", "p", "this paragraph", "The whole paragraph."),
    _passage("reshape", "r", "other ends", "Moves its ends by any motion; o takes the other one."),
    _passage("start_earlier", "(", "start earlier", "Moves its start one word to the left."),
    _passage("start_later", ")", "start later", "Moves its start one word to the right."),
    _passage("end_earlier", "{", "end earlier", "Moves its end one word to the left."),
    _passage("end_later", "}", "end later", "Moves its end one word to the right."),
    _passage(
        "end_unit",
        ";",
        "by word, …",
        "Lets ( ) { } move by a character, by a sentence, by a word again.",
    ),
    _passage(
        "delete", "d delete", "delete", "Deletes a mark of your own, or all you said of a claim."
    ),
)
"""In the order in which they are shown."""
