"""The documents that people outside get, each built once in a run of the tests."""

from __future__ import annotations

import copy
from datetime import date
from functools import cache
from typing import Any

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import document_kind
from sharebuilder.documents.context.consent import consent_context
from sharebuilder.documents.context.privacy_notice import privacy_notice_context
from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases
from tests.documents.word_text import opened

TODAY = date(2026, 11, 23)
QUESTIONS = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
CASES: dict[str, Any] = {case.id: read_agreement(case.path).tree for case in worked_cases()}
EMPTY = {"format": "sharebuilder-agreement", "format_version": 1, "id": CASES["bath"]["id"]}
KINDS = ("consent", "privacy-notice")
_CONTEXTS = {"consent": consent_context, "privacy-notice": privacy_notice_context}


def made(kind: str, tree: Any, *, checked: bool = False, **more: Any) -> bytes:
    """A document of answers; where it is checked first, what is missing makes it a draft."""
    findings = Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY) if checked else ()
    found = document_kind(kind)
    assert found is not None
    return document_bytes(
        tree, found, question_set=QUESTIONS, knowledge=KNOWLEDGE,
        findings=findings, today=TODAY, **more,
    )  # fmt: skip


@cache
def of_case(kind: str, case: str) -> bytes:
    """The document of a worked case."""
    return made(kind, CASES[case])


@cache
def redacted(kind: str, case: str) -> bytes:
    """The edition for publication of a worked case."""
    return made(kind, CASES[case], redacted=True)


def changed(case: str) -> Any:
    """A copy of a worked case, to change."""
    return copy.deepcopy(CASES[case])


def fields(kind: str, tree: Any, today: date = TODAY) -> Any:
    """The fields of a document, without building it."""
    return _CONTEXTS[kind](
        tree, question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(), today=today
    )


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph, those in tables with them, in order."""
    body = opened(content).element.body
    found = []
    for node in body.iter("{*}p"):
        style = node.find("{*}pPr/{*}pStyle")
        name = style.get(style.keys()[0]) if style is not None else "Normal"
        found.append((name, "".join(node.itertext("{*}t"))))
    return found


def parts(content: bytes) -> dict[str, str]:
    """The text under each heading of the first level, by that heading."""
    found: dict[str, list[str]] = {"": []}
    under = found[""]
    for style, text in paragraphs(content):
        if style == "PlainHeading1":
            under = found.setdefault(text, [])
        under.append(text)
    return {name: "\n".join(texts) for name, texts in found.items()}
