"""The coverage sheet with the number and the heading that each clause has in the agreement.

The agreement prints the same sheet as an appendix: what answers a point is found in one place
(`questions.coverage`), and numbers come from the agreement as it would be built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.documents.build import template_file
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.context.document import document_context
from sharebuilder.documents.numbering import sections
from sharebuilder.documents.render import render
from sharebuilder.questions.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.house_style import HouseStyle
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.coverage import Coverage, Point
    from sharebuilder.questions.question_set import QuestionSet

_BOOKMARK = "sec_"


class CoverageSheet:
    """Every point, with the sections of the agreement that answer it.

    Attributes:
        coverage: the points and the frameworks.
    """

    def __init__(self, found: Coverage, numbered: Mapping[str, tuple[str, str]]) -> None:
        """From what was found, and the sections of the agreement by their bookmarks."""
        self.coverage = found
        self._numbered = numbered

    def places(self, point: Point) -> tuple[str, ...]:
        """The number and heading of each section that answers a point."""
        found = (self._numbered.get(f"{_BOOKMARK}{clause}") for clause in point.clauses)
        return tuple(" ".join(filter(None, section)) for section in found if section)

    def to_json(self) -> dict[str, object]:
        """The sheet as JSON."""
        return {
            "summary": self.coverage.summary,
            "note": self.coverage.note,
            "points": [
                {
                    "number": one.number,
                    "title": one.title,
                    "asked_by": [framework.title for framework in one.asked_by],
                    "marks": [framework.mark for framework in one.asked_by],
                    "confirmed": one.confirmed,
                    "answered": one.answered,
                    "answered_at": list(self.places(one)),
                    "not_answered": list(one.open_parts),
                    "because": one.because if one.open_parts else None,
                }
                for one in self.coverage.points
            ],
            "frameworks": [
                {
                    "mark": one.mark,
                    "title": one.title,
                    "confirmed": one.confirmed,
                    "note": one.note,
                    "points": [point.number for point in self.coverage.asked_by(one)],
                    "answered": [
                        point.number for point in self.coverage.asked_by(one) if point.answered
                    ],
                }
                for one in self.coverage.frameworks
            ],
        }


def coverage_sheet(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Sequence[Finding],
    today: date,
    house: HouseStyle | None = None,
    layout: str = "",
) -> CoverageSheet:
    """The coverage sheet of an agreement, as its agreement prints it.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: errors among them make the agreement a draft, which has sections still to write.
        today: the day of the document.
        house: the house style, which can choose a layout.
        layout: the order of the clauses.
    """
    kind = documents()[0]  # the agreement
    context = document_context(
        kind,
        tree,
        question_set=question_set,
        knowledge=knowledge,
        findings=findings,
        today=today,
        house=house,
    )
    made = render(template_file(kind, layout, house), context or {})
    numbered = sections(made.texts[made.prepared.main], made.prepared.marks)
    return CoverageSheet(coverage(tree), numbered)
