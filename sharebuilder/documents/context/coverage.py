"""The coverage sheet, as the agreement says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.questions.coverage import coverage

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Words


def coverage_sheet(words: Words) -> dict[str, Any]:
    """Each framework, and each point with the clauses that answer it.

    The template knows the number and the heading of each clause.
    """
    found = coverage(words.agreement.raw)
    return {
        "summary": found.summary,
        "note": found.note,
        "frameworks": [
            {
                "mark": one.mark,
                "title": one.title,
                "confirmed": one.confirmed,
                "note": one.note,
                "asked": len(found.asked_by(one)),
                "answered": sum(point.answered for point in found.asked_by(one)),
            }
            for one in found.frameworks
        ],
        "points": [
            {
                "number": one.number,
                "title": one.title,
                "marks": one.marks,
                "places": [{"clause": clause} for clause in one.clauses],
                "gap": one.gap,
            }
            for one in found.points
        ],
    }
