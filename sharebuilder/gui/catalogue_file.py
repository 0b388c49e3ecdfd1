"""Whether a compiled catalogue (.qm) is whole. Qt trusts one, and a broken one ends the program.

The format is that of `QTranslator`: a mark, then parts of a kind and a length. The hashes point to
messages; a message is made of pieces, each of a kind and a length, up to a piece that ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _PLURALS, _LANGUAGE = 0x42, 0x69, 0x88, 0xA7
_PARTS = frozenset({_HASHES, _MESSAGES, _PLURALS, _LANGUAGE})
_ENTRY = 8  # bytes of a hash, with the place of its message
_END, _TRANSLATION, _OBSOLETE = 1, 3, 5
_WITH_LENGTH = frozenset({_TRANSLATION, 6, 7, 8})  # what it says; the English, context, comment
_NOTHING = 0xFFFFFFFF  # the length of a translation that is not there


def is_whole(content: bytes) -> bool:
    """Whether Qt can read a catalogue without going astray.

    Args:
        content: the file. One that was compressed, or that calls for other catalogues, is turned
            down too: `lrelease` makes neither unless it is told to.
    """
    try:
        parts = dict(_parts(content))
        hashes, messages = parts.get(_HASHES, b""), parts.get(_MESSAGES, b"")
        if len(hashes) % _ENTRY or not hashes:
            return False
        for at in range(0, len(hashes), _ENTRY):
            _walk(messages, _number(hashes, at + 4))
    except ValueError:
        return False
    return True


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    if not content.startswith(_MARK):
        raise ValueError("this is no catalogue")
    at = len(_MARK)
    while at < len(content):
        kind, end = content[at], at + 5 + _number(content, at + 1)
        if kind not in _PARTS or end > len(content):
            raise ValueError("a part does not fit")
        yield kind, content[at + 5 : end]
        at = end


def _walk(messages: bytes, at: int) -> None:
    """Go from piece to piece of a message, as Qt does."""
    while True:
        if at >= len(messages):
            raise ValueError("a message has no end")
        kind = messages[at]
        if kind == _END:
            return
        if kind == _OBSOLETE:
            at += 5
            continue
        if kind not in _WITH_LENGTH:
            raise ValueError("a message has a piece of no known kind")
        length = _number(messages, at + 1)
        if length == _NOTHING:
            length = 0
        at += 5 + length
        if at > len(messages) or (kind == _TRANSLATION and length % 2):
            raise ValueError("a piece does not fit")


def _number(content: bytes, at: int) -> int:
    if at + 4 > len(content):
        raise ValueError("a number does not fit")
    return int.from_bytes(content[at : at + 4], "big")
