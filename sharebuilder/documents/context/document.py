"""The fields of any document: those of its own module, and those that every document has."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from sharebuilder.storage.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.catalogue import DocumentKind
    from sharebuilder.documents.house_style import HouseStyle
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet

_SHORT = 16


def document_context(  # noqa: PLR0913 - what a document needs, each by its name
    kind: DocumentKind,
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Sequence[Finding],
    today: date,
    pictures: Sequence[Mapping[str, Any]] = (),
    house: HouseStyle | None = None,
    whole: JsonObject | None = None,
    record: str = "",
) -> dict[str, Any] | None:
    """The fields of a document; None where the answers call for no such document.

    Args:
        kind: the document.
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        findings: those that count make the document a draft.
        today: the day of the document.
        pictures: key, caption and section marks of each picture of the flow map.
        house: the house style.
        whole: for an edition for publication, the answers with nothing taken out.
        record: of a document that is made for each record of a collection, the record's id.
    """
    module = importlib.import_module(f"sharebuilder.documents.context.{kind.context}")
    more: dict[str, Any] = {"record": record} if kind.each else {}
    context: dict[str, Any] | None = getattr(module, f"{kind.context}_context")(
        tree,
        question_set=question_set,
        knowledge=knowledge,
        findings=findings,
        today=today,
        pictures=pictures,
        **more,
    )
    if context is None:
        return None
    about = context["about"]
    if house is not None:
        about["marking"] = about["marking"] or house.marking
    if whole is not None:
        # Both editions name the same agreement, so that one can be told from the other's.
        about["fingerprint"] = fingerprint(whole)
        about["fingerprint_short"] = about["fingerprint"][:_SHORT]
        # A finding can quote an answer that is left out.
        context["missing"] = []
    context["house"] = (
        house.fields() if house else {"organisation": "", "marking": "", "footer": ""}
    )
    context["publication"] = whole is not None
    return context
