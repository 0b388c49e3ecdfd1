"""Characters that no agreement and no Word file can hold, taken out where text comes in."""

from __future__ import annotations

import re

_ILLEGAL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str, *, lines: bool) -> tuple[str, int]:
    """Text without illegal characters, and how many were taken out.

    A soft line break of an office program becomes an ordinary one.

    Args:
        text: what was typed or pasted.
        lines: whether more than one line may stand there; if not, a line break becomes a space.
    """
    kept = _BREAK.sub("\n", text)
    if not lines:
        kept = re.sub(r"(?<!\s)\s*\n\s*", " ", kept.strip("\n")).replace("\t", " ")
    return _ILLEGAL.subn("", kept)


def removed_message(count: int) -> str:
    """What to tell a person about characters that were taken out."""
    what = "1 character" if count == 1 else f"{count} characters"
    return f"We took out {what} that cannot stand in a document. Check the text reads as you meant."
