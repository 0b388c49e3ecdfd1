"""What stands at the front of every document: which agreement it is, and whether it is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import NOT_VERIFIED, day, joined, line, long
from sharebuilder.knowledge.entry import PRACTICE_KINDS
from sharebuilder.storage.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sharebuilder.documents.context.words import Words
    from sharebuilder.findings.finding import Finding
    from sharebuilder.questions.question_set import QuestionSet

_SHORT = 16
_OTHER = "Other"


def front(words: Words, findings: Iterable[Finding]) -> dict[str, Any]:
    """Which agreement it is, whether it is a draft, and what is missing.

    Args:
        words: the answers.
        findings: those that count make the document a draft (errors) or are told (warnings).
    """
    counted = [finding for finding in findings if finding.counts]
    errors = [finding for finding in counted if finding.severity == "error"]
    return {
        "draft": bool(errors),
        "missing_count": len(errors),
        "missing": _missing(words.question_set, errors),
        "warnings_open": sum(finding.severity == "warning" for finding in counted),
        "about": _about(words),
    }


def knowledge_used(words: Words, today: date, *shown: object) -> dict[str, Any]:
    """When the law was last checked, and whether what is shown holds law that nobody checked.

    Args:
        words: the knowledge base.
        today: the day of the document.
        shown: the fields that show law.
    """
    # The document speaks of the day on which the law was checked, not of that of good practice.
    law_entries = (one for one in words.knowledge.entries() if one.kind not in PRACTICE_KINDS)
    checked = [entry.checked_on for entry in law_entries]
    return {
        "checked_on": day((max(checked) if checked else today).isoformat()),
        "unverified": any(NOT_VERIFIED in text for one in shown for text in texts_in(one)),
        "packs": joined(
            *(f"{pack.name} ({pack.owner}, {day(pack.dated)})" for pack in words.knowledge.packs)
        ),
    }


def _about(words: Words) -> dict[str, str]:
    said = words.agreement.about
    mark = fingerprint(words.agreement.raw)
    return {
        "title": line(said.title) or "Untitled agreement",
        "reference": line(said.reference),
        "version": line(said.version),
        "marking": line(said.marking),
        "notice": line(said.worked_example.notice),
        "summary": long(said.summary),
        "lead_partner": words.name("partners", said.lead_partner),
        "existing_agreements": long(said.existing_agreements),
        "fingerprint": mark,
        "fingerprint_short": mark[:_SHORT],
    }


def _missing(question_set: QuestionSet, errors: list[Finding]) -> list[dict[str, Any]]:
    by_step: dict[str, list[str]] = {}
    for finding in errors:
        by_step.setdefault(finding.step, []).append(line(f"{finding.message} {finding.remedy}"))
    titles = {step.id: step.title for step in question_set.steps}
    order = [*titles, *(step for step in by_step if step not in titles)]
    return [
        {"title": titles.get(step, _OTHER), "messages": list(dict.fromkeys(by_step[step]))}
        for step in order
        if step in by_step
    ]


def texts_in(value: object) -> Iterable[str]:
    """Every text in fields, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)
