"""Which documents there are to choose from, how many of each, and which the answers call for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.documents.catalogue import DocumentKind, documents
from sharebuilder.documents.context.document import document_context

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """A kind of document that can be chosen.

    Attributes:
        kind: the kind.
        most: how many are made of it at the most: one, or one for each record of its collection.
            Some of these may need none; to know that of each would take as long as to build them.
        needed: whether the answers call for it.
    """

    kind: DocumentKind
    most: int
    needed: bool


def document_choices(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Sequence[Finding],
    today: date,
    kinds: Iterable[DocumentKind] | None = None,
) -> tuple[DocumentChoice, ...]:
    """Every kind of document, as the answers are now.

    Only a kind that answers may not call for is looked at more closely: that costs something.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: what the checks found.
        today: the day of the documents.
        kinds: the kinds; all that can be built when left out.
    """
    found = []
    for kind in documents() if kinds is None else kinds:
        records = records_for(tree, kind)
        if kind.not_needed:
            needed = any(
                document_context(
                    kind,
                    tree,
                    question_set=question_set,
                    knowledge=knowledge,
                    findings=findings,
                    today=today,
                    record=record,
                )
                is not None
                for record in records
            )
        else:
            needed = bool(records)
        found.append(DocumentChoice(kind, len(records), needed))
    return tuple(found)


def records_for(tree: JsonObject, kind: DocumentKind) -> list[str]:
    """The ids of the records for which one is made; one empty id for a document by itself."""
    if not kind.each:
        return [""]
    listed = tree.get(kind.each)
    records = listed if isinstance(listed, list) else []
    ids = [one.get("id") for one in records if isinstance(one, dict)]
    return [one for one in ids if isinstance(one, str)]
