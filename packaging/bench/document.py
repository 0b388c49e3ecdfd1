"""Making the agreement document, against plain docxtpl on the same template and answers."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from bench.agreements import large_agreement
from bench.checking import SIZES
from bench.measure import Row, side_by_side
from sharebuilder.documents.carried import with_agreement
from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.finish import finished
from sharebuilder.documents.render import render
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import templates_dir

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject

_RUNS = {"typical": 11, "large": 5}
_TODAY = date(2026, 11, 23)


def rows() -> list[Row]:
    """The rows `document-vs-docxtpl-typical` and `-large`."""
    question_set, knowledge = QuestionSet.load(), Knowledge.load()
    return [_row(name, size, question_set, knowledge) for name, size in SIZES.items()]


def _row(
    name: str, size: tuple[int, int, int], question_set: QuestionSet, knowledge: Knowledge
) -> Row:
    tree = large_agreement(*size)
    context = agreement_context(
        tree, question_set=question_set, knowledge=knowledge, findings=[], today=_TODAY
    )
    template = templates_dir() / "agreement.docx"

    def ours() -> bytes:
        return _ours(tree, context)

    def peer() -> bytes:
        document = DocxTemplate(template)
        document.render(context, Environment(autoescape=True))
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()

    mine, theirs = side_by_side(ours, peer, _RUNS[name])
    partners, items, flows = size
    return Row(
        f"document-vs-docxtpl-{name}",
        mine,
        theirs,
        "ms",
        "the agreement in Word: rendered, proved, numbered, with its answers inside and read "
        "again, against plain docxtpl that renders and saves; same template and fields, no "
        f"picture on either side ({partners} partners, {items} items, {flows} flows)",
    )


def _ours(tree: JsonObject, context: dict[str, Any]) -> bytes:
    document = render(templates_dir() / "agreement.docx", context)
    content = finished(document, title="Agreement", subject="", author="", today=_TODAY)
    return with_agreement(content, tree)
