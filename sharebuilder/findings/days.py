"""The day whose law counts: that of the agreement's own start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.questions.labels import day_text

if TYPE_CHECKING:
    from sharebuilder.findings.look import Look
    from sharebuilder.knowledge.entry import Entry


def day_of(text: str) -> date | None:
    """The day that a text names, as year-month-day; None where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_words(day: date) -> str:
    """A day as messages write it: “5 February 2026”."""
    return day_text(day.isoformat())


def law_day(look: Look) -> date:
    """The day whose law counts: the agreement's own start, or today where none is set.

    Reads: `START`.
    """
    return look.start or look.today


def when(look: Look) -> str:
    """The day whose law counts, as a sentence that messages end with.

    Reads: `START`.
    """
    if look.start is None:
        return f"No start is set, so today counts: {day_words(look.today)}."
    return f"This agreement starts on {day_words(look.start)}."


def not_yet(look: Look, entry_id: str) -> Entry | None:
    """The entry with an id where its law begins only after the day whose law counts.

    Reads: `START`.
    """
    entry = look.knowledge.entry(entry_id)
    begins = entry.in_force_from if entry else None
    return entry if begins is not None and law_day(look) < begins else None


def is_law_here(look: Look, entry: Entry) -> bool:
    """Whether an entry is law in one of the agreement's nations, as far as these are said.

    Reads: `/about/nations`.
    """
    return not look.nations or bool(look.nations.intersection(entry.extent))
