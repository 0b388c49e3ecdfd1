"""Everything that the appropriate policy document can say.

Sources: DPA 2018 Schedule 1 paragraphs 39 to 41; for law enforcement, sections 35 and 42.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.context.gaps import with_gaps
from sharebuilder.documents.context.words import (
    Words,
    day,
    joined,
    line,
    long,
)
from sharebuilder.findings.look import Look
from sharebuilder.findings.rules.conditions import asking_for_policy_document, is_special
from sharebuilder.findings.rules.enforcement import is_sensitive_processing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import LegalGround
    from sharebuilder.questions.question_set import QuestionSet

_TITLE = "This policy document"
_CONSENT = "Consent of the person, for law enforcement"
_CONSENT_CITATION = "DPA 2018 section 35(4)"


def policy_document_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    pictures: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any] | None:
    """The fields of the template: those of the agreement, and `policy`.

    Args:
        tree: the answers.
        question_set: the labels of options and questions, and the order of the steps.
        knowledge: the conditions, and which of them ask for a policy document.
        findings: errors among them make the document a draft.
        today: the day of the document.
        pictures: of the flow map.

    Returns:
        The fields; None where no condition that was chosen asks for a policy document.
    """
    words = Words(tree, question_set, knowledge)
    look = Look(tree, knowledge, today)
    conditions = _conditions(words, look)
    if not conditions:
        return None
    context = agreement_context(
        tree,
        question_set=question_set,
        knowledge=knowledge,
        findings=findings,
        today=today,
        pictures=pictures,
    )
    said = words.agreement
    relying = {one.partner for one in look.grounds if any(_asking(look, one))}
    context["policy"] = {
        "conditions": conditions,
        "count": len(conditions),
        "overview": _overview(conditions),
        "documents": _documents(conditions),
        "uk_gdpr": any(not one["law_enforcement"] for one in conditions),
        "law_enforcement": any(one["law_enforcement"] for one in conditions),
        "assessment": line(said.dpia.reference),
        "records": [
            {"partner": words.name("partners", one.id), "record": line(one.processing_record)}
            for one in said.partners
            if one.id in relying and one.processing_record.strip()
        ],
    }
    return with_gaps(context, _TITLE, list(_gaps(context)))


def _conditions(words: Words, look: Look) -> list[dict[str, Any]]:
    """Each condition that asks for a policy document, with the partners that rely on it."""
    found: dict[str, dict[str, Any]] = {}
    for ground in look.grounds:
        for title, entry, law_enforcement in _asking(look, ground):
            condition = found.setdefault(
                title,
                {
                    "title": title,
                    "citation": line(entry.citation.text) if entry else _CONSENT_CITATION,
                    "plain": line(entry.plain) if entry else "",
                    "not_verified": entry is not None and not entry.verified,
                    "note": line(entry.text("policy_document_note")) if entry else "",
                    "law_enforcement": law_enforcement,
                    "partners": [],
                },
            )
            condition["partners"].append(_relying(words, look, ground))
    return list(found.values())


def _asking(look: Look, ground: LegalGround) -> Iterator[tuple[str, Entry | None, bool]]:
    if ground.regime != "part-3":
        for entry in asking_for_policy_document(look, ground):
            yield line(entry.title), entry, False
    elif is_sensitive_processing(look, ground):
        condition = look.knowledge.entry(ground.part_3.schedule_8)
        yield line(condition.title) if condition else _CONSENT, condition, True


def _relying(words: Words, look: Look, ground: LegalGround) -> dict[str, str]:
    """A partner that relies on a condition: for what, with which information, and why."""
    document = ground.policy_document
    items = {item.id: item for pair in look.pairs_of(ground) for item in look.items_of(pair.flow)}
    sensitive = [
        words.name("items", item.id)
        for item in items.values()
        if is_special(item) or "criminal-offence" in item.sensitivity
    ]
    return {
        "name": words.name("partners", ground.partner) or "Partner not stated",
        "purposes": words.names("purposes", ground.purposes) or "Not stated",
        "flows": words.names("flows", ground.flows),
        "items": joined(*sensitive) or "Not stated",
        "why": long(ground.conditions_why) or long(ground.part_3.strict_necessity),
        "document": line(document.title) or ("In place" if document.exists else "Not in place yet"),
        "owner": line(document.owner) or "Not stated",
        "kept": joined(
            f"Reviewed {day(document.date)}" if document.date else "",
            line(document.location),
            mark=", ",
        )
        or "Not stated",
    }


def _overview(conditions: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Who relies on which condition, under which document: each once, whatever it is for."""
    rows = dict.fromkeys(
        (one["title"], one["citation"], who["name"], who["document"], who["owner"], who["kept"])
        for one in conditions
        for who in one["partners"]
    )
    names = ("condition", "citation", "partner", "document", "owner", "kept")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _documents(conditions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The policy documents of partners, each with the conditions that it is there for."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in _overview(conditions):
        document = (row["partner"], row["document"], row["owner"], row["kept"])
        found.setdefault(document, []).append(f"{row['condition']} ({row['citation']})")
    names = ("partner", "document", "owner", "kept")
    return [
        {**dict(zip(names, document, strict=True)), "conditions": held}
        for document, held in found.items()
    ]


def _gaps(context: Mapping[str, Any]) -> Iterator[str]:
    """What paragraph 39 or section 42 asks for, and the answers do not say.

    What is an error in the agreement too is told there, and not twice.
    """
    security, case = context["security"], context["case"]
    asked = {
        "Nothing says what the information may and may not be used for (purpose limitation).": any(
            one["allowed_uses"] or one["forbidden_uses"] for one in context["purposes"]
        ),
        "Nothing says why less would not do (data minimisation).": case["why_not_less"],
        "Nothing says how the information is kept right (accuracy).": security["accuracy"],
        "Nothing says how it is kept safe (security).": security["measures"],
    }
    yield from (sentence for sentence, answer in asked.items() if not answer)
    for condition in context["policy"]["conditions"]:
        for partner in condition["partners"]:
            if not partner["why"]:
                yield f"{partner['name']} does not say why “{condition['title']}” fits."
