"""Bytes become text.

UTF-8 first and strictly, then UTF-16 and UTF-32 by their byte-order mark; only what is neither
has its encoding detected, from a sample, and is then said to be guessed.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from reader.errors import ReaderError

__all__ = ["Decoded", "decode"]

_SAMPLE = 32 * 1024  # bytes that are enough to detect an encoding, in milliseconds

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)

# What text is really kept in. Left to choose among all it knows, the detector takes short
# western texts for something never met, such as the code page of old Iceland or Macintosh.
_WESTERN = ["cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2"]
_EASTERN = ["cp1251", "cp1253", "cp1255", "cp1256", "koi8_r"]
_ASIAN = ["shift_jis", "euc_jp", "cp949", "gb18030", "big5"]


class Decoded(NamedTuple):
    """The text of a file, and how its bytes were read."""

    text: str
    encoding: str
    guessed: bool
    """Whether the encoding was detected; also where damaged bytes became U+FFFD."""


def decode(data: bytes, name: str) -> Decoded:
    """Return `data` as text, without its byte-order mark.

    Args:
        data: A whole file.
        name: The file, as the person named it.

    Raises:
        ReaderError: It is binary, damaged, or in an encoding that could not be detected.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReaderError(f"{name}: {what}, not text", "save its text as UTF-8, and open that")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding, guessed=False)
            except UnicodeDecodeError as error:
                raise ReaderError(
                    f"{name}: damaged: begins as {encoding.upper()} but is not, "
                    f"at byte {error.start}",
                    "save it as UTF-8",
                ) from error
    _refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _detect(data, name)


def _refuse_binary(data: bytes, name: str) -> None:
    """Refuse what is hardly text: more than one byte in twenty a control that no text uses."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, bytes(range(9)) + bytes(range(14, 27))))
    if controls * 20 > len(sample):
        raise ReaderError(f"{name}: binary, not text", "save its text as UTF-8, and open that")


def _detect(data: bytes, name: str) -> Decoded:
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return Decoded(damaged, "utf-8", guessed=True)
    from charset_normalizer import from_bytes  # takes longer to import than a page to read

    matches = from_bytes(_sample(data), cp_isolation=[*_WESTERN, *_EASTERN, *_ASIAN])
    best = matches.best()
    encodings = [match.encoding for match in matches]
    if best is not None and any(
        (match.chaos, match.coherence) == (best.chaos, best.coherence)
        for match in matches
        if "cp1252" in match.could_be_from_charset
    ):
        encodings.insert(0, "cp1252")  # the most usual one, where it is as good as the best
    for encoding in [*encodings, "cp1252"]:
        try:
            return Decoded(data.decode(encoding), encoding, guessed=True)
        except UnicodeDecodeError:
            continue
    raise ReaderError(f"{name}: in an encoding that could not be detected", "save it as UTF-8")


def _damaged_utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8 with U+FFFD for its damaged bytes, if those are a small minority.

    One stray byte, or a file cut off in the middle of a character, must not turn every other
    quotation mark of a text into three letters of a wrong encoding.
    """
    text = data.decode("utf-8-sig", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text if character > "\x7f") - wrong
    return text if wrong * 4 <= right else None


def _sample(data: bytes) -> bytes:
    """Return a part of `data` around its first byte that is not ASCII, from a line's start."""
    first = len(data)
    for start in range(0, len(data), _SAMPLE):
        block = data[start : start + _SAMPLE]
        if not block.isascii():
            first = start + next(place for place, byte in enumerate(block) if byte > 0x7F)
            break
    start = max(data.rfind(b"\n", 0, first) + 1, first - 1024)
    return data[start : start + _SAMPLE]
