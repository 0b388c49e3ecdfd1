"""The documents that people outside get, and their fields."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.context.consent import consent_context
from sharebuilder.documents.context.privacy_notice import privacy_notice_context
from sharebuilder.findings.engine import Checker
from tests.documents import every_document
from tests.documents.every_document import CASES, KNOWLEDGE, QUESTIONS, TODAY, kind_of
from tests.documents.word_text import opened

KINDS = ("consent", "privacy-notice")
_CONTEXTS = {"consent": consent_context, "privacy-notice": privacy_notice_context}


def made(kind: str, tree: Any, *, checked: bool = False, **more: Any) -> bytes:
    """A document of answers; where it is checked first, what is missing makes it a draft."""
    findings = Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY) if checked else ()
    return document_bytes(
        tree, kind_of(kind), question_set=QUESTIONS, knowledge=KNOWLEDGE,
        findings=findings, today=TODAY, **more,
    )  # fmt: skip


def of_case(kind: str, case: str, *, redacted: bool = False) -> bytes:
    """The document of a worked case, or its edition for publication."""
    (content,) = every_document.of_case(kind_of(kind), case, redacted=redacted).values()
    return content


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
