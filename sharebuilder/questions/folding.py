"""Text as it is compared in a search: without capitals, accents and typographic marks."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2010": "-", "\u2011": "-"}
)


def fold(text: str) -> str:
    """Text to compare: capitals, accents, kinds of quotation marks, dashes and spaces are one.

    Folding what is folded changes nothing.
    """
    return " ".join(_letters(text).split())


def span(text: str, wanted: str) -> tuple[int, int] | None:
    """Where a text first holds what is wanted, in the text as it was written.

    Args:
        text: the text.
        wanted: what is looked for, folded.

    Returns:
        The first place, and the one after the last; None where it is not there.
    """
    if not wanted:
        return None
    letters: list[str] = []
    places: list[int] = []
    for place, written in enumerate(text):
        for letter in _letters(written):
            one = " " if letter.isspace() else letter
            if one == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(one)
            places.append(place)
    at = "".join(letters).find(wanted)
    if at < 0:
        return None
    end = places[at + len(wanted) - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1  # an accent that is written by itself belongs to its letter
    return places[at], end


def _letters(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    # Letters that fold into others may hold accents again.
    plain = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(one for one in plain if not unicodedata.combining(one))
