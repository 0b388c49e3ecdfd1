"""Which characters a text may hold, so that every file and every document can hold it too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonValue

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A word processor puts a vertical tab on the clipboard for a line break, and a form feed for a
# page break.
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c]")


def illegal_characters(text: str) -> list[str]:
    """The characters that no agreement and no Word file can hold.

    They are control characters and halves of surrogate pairs. Tab, line feed and carriage return
    are legal.

    Source: XML 1.0, section 2.2 (Characters).
    """
    return _ILLEGAL.findall(text)


def without_illegal(text: str, instead: str = "") -> str:
    """The text with something else, or nothing, in the place of each illegal character."""
    return _ILLEGAL.sub(instead, text)


def typed_text(text: str) -> str:
    """A text as typed or pasted, made fit to keep.

    Every kind of line break becomes a line feed. Characters that nothing can show are left out:
    with them, the file could be saved but not opened again.
    """
    return without_illegal(_LINE_BREAK.sub("\n", text))


def typed_value(value: JsonValue) -> JsonValue:
    """A copy of a value in which each text is fit to keep."""
    if isinstance(value, str):
        return typed_text(value)
    if isinstance(value, list):
        return [typed_value(entry) for entry in value]
    if isinstance(value, dict):
        return {typed_text(name): typed_value(entry) for name, entry in value.items()}
    return value
