"""The documents of the worked cases, each built once for all tests."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import DEFAULT, DocumentKind, document_kind
from sharebuilder.errors import NotNeeded
from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.findings.finding import Finding

TODAY = date(2026, 11, 25)
QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
CASES: dict[str, dict[str, Any]] = {
    case.id: read_agreement(case.path).tree for case in worked_cases()
}
EMPTY: dict[str, Any] = {
    "format": "sharebuilder-agreement",
    "format_version": 1,
    "id": CASES["bath"]["id"],
}


def kind_of(identity: str) -> DocumentKind:
    """The document of an id."""
    kind = document_kind(identity)
    assert kind is not None
    return kind


def built(
    kind: DocumentKind,
    tree: dict[str, Any],
    findings: Sequence[Finding] | None = None,
    **more: Any,
) -> dict[str, bytes]:
    """A document by the record that it is for; an empty id where it is for the whole agreement.

    Those that the answers do not call for are left out.
    """
    records = [one["id"] for one in tree.get(kind.each, [])] if kind.each else [""]
    if findings is None:
        findings = Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY)
    made = {}
    for record in records:
        try:
            made[record] = document_bytes(
                tree, kind, question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=findings,
                today=TODAY, record=record, **more,
            )  # fmt: skip
        except NotNeeded:
            continue
    return made


@cache
def of_case(
    kind: DocumentKind, case: str, *, redacted: bool = False, layout: str = DEFAULT
) -> dict[str, bytes]:
    """The documents of a worked case. They are shared: nobody changes them."""
    return built(kind, CASES[case], findings_of(case), redacted=redacted, layout=layout)


@cache
def findings_of(case: str) -> Sequence[Finding]:
    """What the checker finds in a worked case."""
    return Checker(QUESTIONS, KNOWLEDGE).check(CASES[case], TODAY)


def shares_with_processor(flow: dict[str, Any], partner: str) -> bool:
    """Whether a partner gets a flow as a processor, beside others that decide for themselves."""
    processors = {one["partner"] for one in flow["roles"] if one["role"] == "processor"}
    return partner in processors and not set(flow["to"]) <= processors
