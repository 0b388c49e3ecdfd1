"""How the window words what knowledge entries and risks say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.weighing import cell_words, level
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from sharebuilder.advice.weighing import Cell
    from sharebuilder.knowledge.entry import Entry

LEVEL_MARKS = {"low": "●", "medium": "◆", "high": "▲"}
"""A shape for each level of risk, so that colour never stands alone."""
LEVEL_STATES = {"low": "good", "medium": "warning", "high": "error"}


def source_words(entry: Entry) -> str:
    """Where an entry comes from, and whether somebody read its source."""
    words = [tr("Source: {text}.", text=entry.citation.text)]
    if entry.citation.url and not entry.verified:
        words.append(tr("Not verified: read the text before you rely on it."))
    if entry.pack:
        words.append(tr("From the pack “{pack}”.", pack=entry.pack))
    return " ".join(words)


def level_words(cell: Cell) -> str:
    """A likelihood and a severity, with the level in a mark and a word."""
    found = level(*cell)
    return f"{LEVEL_MARKS[found]} {cell_words(cell)}, {found}"
