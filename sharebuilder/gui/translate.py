"""The words of the window, in the language that was chosen.

`tr` is what Qt's own tool looks for in the source, so that each text stands where it is used and
the catalogue for translators is made from it (`python3 packaging/dev.py words`). English needs no
catalogue, and costs nothing but the singular of a text that counts.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUES = Path(__file__).with_name("translations")
_SINGULARS = CATALOGUES / "sharebuilder_en.qm"
_NO_COUNT = -1
_spoken: list[QTranslator] = []


def tr(text: str, note: str | None = None, count: int = _NO_COUNT, /, **values: object) -> str:
    """What to show for an English text of the window.

    Args:
        text: the English. A text that counts is written for many: “%n answers”; the singular
            stands in the catalogue for English. Places for values are names in braces.
        note: tells apart two texts that are the same in English alone.
        count: how many; it stands where the text says `%n`.
        values: what stands in the places. They are put in last, and never read as a text to
            fill: braces that a person typed stay as they are.

    Returns:
        The words in the chosen language; in English where it has none for them, or where a
        translator wrote a place that the English does not have.
    """
    for catalogue in _spoken:
        said = catalogue.translate("", text, note, count)
        if said:
            try:
                return _filled(said, count, values)
            except (KeyError, IndexError, ValueError, AttributeError, TypeError):
                break
    if count == 1:
        text = _singulars().translate("", text, note, count) or text
    return _filled(text, count, values)


def tr_later(text: str) -> str:
    """Mark a text for translators where it is written before a language is known.

    Args:
        text: the English.

    Returns:
        The same text, for `tr` to translate when it is shown.
    """
    return text


def speak(catalogue: QTranslator | None) -> None:
    """Take the words of the window from a catalogue; from English alone where there is none."""
    _spoken[:] = [catalogue] if catalogue is not None else []


def _filled(text: str, count: int, values: Mapping[str, object]) -> str:
    if count != _NO_COUNT:
        text = text.replace("%n", str(count))
    return text.format_map(values) if values else text


@cache
def _singulars() -> QTranslator:
    found = QTranslator()
    found.load(str(_SINGULARS))
    return found
