"""Everything that the information-sharing agreement can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.advice.weighing import weighing
from sharebuilder.documents.context import case as case_words
from sharebuilder.documents.context import choices, data, ends, flows, law, running, safety
from sharebuilder.documents.context import partners as partner_words
from sharebuilder.documents.context.coverage import coverage_sheet
from sharebuilder.documents.context.words import NOT_VERIFIED, Words, day, joined, line, long
from sharebuilder.findings.look import Look
from sharebuilder.knowledge.entry import PRACTICE_KINDS
from sharebuilder.storage.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.context.words import Fact
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet

_SHORT = 16
_OTHER = "Other"
_CONSENT = "art6-1-a"


def agreement_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    pictures: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The fields of the agreement's template.

    Args:
        tree: the answers.
        question_set: the labels of options and questions, and the order of the steps.
        knowledge: the titles of the law.
        findings: those that count make the document a draft (errors) or are told (warnings).
        today: the day of the document.
        pictures: key, caption and section marks of each picture of the flow map.

    Returns:
        Plain dictionaries, lists, texts, numbers and yes or no.
    """
    words = Words(tree, question_set, knowledge)
    look = Look(tree, knowledge, today)
    counted = [finding for finding in findings if finding.counts]
    errors = [finding for finding in counted if finding.severity == "error"]
    context: dict[str, Any] = {
        "draft": bool(errors),
        "missing_count": len(errors),
        "missing": _missing(question_set, errors),
        "warnings_open": sum(finding.severity == "warning" for finding in counted),
        "about": _about(words, tree),
        "case": case_words.case(words),
        "purposes": case_words.purposes(words),
        "partners": partner_words.partners(words),
        "classes": partner_words.classes(words),
        "contacts": partner_words.contacts(words),
        "contacts_full": partner_words.contacts_full(words),
        "people": partner_words.people(words),
        "data": data.data(words),
        "retention": data.retention(words),
        "flows": flows.flows(words),
        "identity": flows.identity(words),
        "meetings": flows.meetings(words),
        "controllers": flows.controllers(words),
        "arrangements": flows.arrangements(words),
        "transfers": flows.transfers(words),
        "pictures": [dict(picture) for picture in pictures],
        "law": law.law(words),
        "telling": choices.telling(words),
        "consent": choices.consent(words),
        "rights": choices.rights(words),
        "security": safety.security(words),
        "dpia": safety.dpia(words, look),
        "risks": safety.risks(words),
        "weighed": weighing(look).summary,
        "running": running.running(words),
        "framework": running.framework(words),
        "documents": running.linked_documents(words),
        "versions": running.versions(words),
        "signatures": running.signatures(words),
        "not_signing": running.not_signing(words),
        "approvals": running.approvals(words),
        "sign_off": {"accession": long(words.agreement.sign_off.accession)},
        "accepted": ends.accepted(words),
        "open_questions": ends.open_questions(words),
        "prompts": ends.prompts(words),
        "words": _glossary(words),
        "coverage": coverage_sheet(words),
    }
    for name in ("purposes", "partners", "flows", "risks"):
        context[f"{name}_count"] = len(context[name])
    context["transfers_others"] = len(context["flows"]) > len(context["transfers"]) > 0
    context["summary"] = _summary(words, context)
    context["knowledge"] = _knowledge(words, today)
    context["has"] = _has(words, context)
    return context


def _about(words: Words, tree: JsonObject) -> dict[str, str]:
    said = words.agreement.about
    mark = fingerprint(tree)
    return {
        "title": line(said.title) or "Untitled agreement",
        "version": line(said.version),
        "marking": line(said.marking),
        "notice": line(said.worked_example.notice),
        "summary": long(said.summary),
        "lead_partner": words.name("partners", said.lead_partner),
        "existing_agreements": long(said.existing_agreements),
        "fingerprint": mark,
        "fingerprint_short": mark[:_SHORT],
    }


def _summary(words: Words, context: Mapping[str, Any]) -> dict[str, Any]:
    said, agreement = words.agreement.about, words.agreement
    moves: dict[tuple[str, str], list[str]] = {}
    for flow in context["flows"]:
        key = (flow["sender"], flow["receivers"])
        moves.setdefault(key, []).append(f"{flow['name']} ({flow['tag']})")
    approved = agreement.sign_off.approved
    run = context["running"]
    shown: list[tuple[str, str]] = [
        ("/about/reference", line(said.reference)),
        ("/about/version", line(said.version)),
        ("/about/status", words.choice("/about/status", said.status)),
        ("/about/sharing_kind", words.choice("/about/sharing_kind", said.sharing_kind)),
        ("/about/nations", words.choices("/about/nations", said.nations)),
        ("/about/lead_partner", context["about"]["lead_partner"]),
        ("/about/author_role", line(said.author_role)),
        ("/running/start", run["start"]),
        ("/running/end", run["end"]),
        ("/running/review_date", run["review_date"]),
    ]
    facts: list[Fact] = words.facts(*shown)
    if run["owner"]:
        facts.append({"label": "Owner", "text": run["owner"]})
    if approved.version or approved.date:
        text = joined(line(approved.version), day(approved.date), mark=", ")
        facts.append({"label": "Approved version", "text": text})
    return {
        "moves": [
            {"sender": sender, "receivers": receivers, "flows": joined(*names)}
            for (sender, receivers), names in moves.items()
        ],
        "law": law.law_lines(words),
        "facts": facts,
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


def _knowledge(words: Words, today: date) -> dict[str, Any]:
    # The document speaks of the day on which the law was checked, not of that of good practice.
    law_entries = (one for one in words.knowledge.entries() if one.kind not in PRACTICE_KINDS)
    checked = [entry.checked_on for entry in law_entries]
    shown = (text for part in law.law(words) for text in _texts(part))
    return {
        "checked_on": day((max(checked) if checked else today).isoformat()),
        "unverified": any(NOT_VERIFIED in text for text in shown),
        "packs": joined(
            *(f"{pack.name} ({pack.owner}, {day(pack.dated)})" for pack in words.knowledge.packs)
        ),
    }


def _glossary(words: Words) -> dict[str, bool]:
    agreement = words.agreement
    roles = {role.role for flow in agreement.flows for role in flow.roles}
    arranged = {one.kind for one in agreement.arrangements}
    kinds = {kind for item in agreement.items for kind in item.sensitivity}
    contacts = {contact.role for partner in agreement.partners for contact in partner.contacts}
    return {
        "joint": "joint-controller" in roles or "joint-controllers" in arranged,
        "processor": "processor" in roles or "processor-contract" in arranged,
        "special": "special-category" in kinds,
        "criminal": "criminal-offence" in kinds,
        "part_3": any(one.regime == "part-3" for one in agreement.law),
        "confidence": any(
            one.confidentiality.applies or one.confidentiality.route for one in agreement.law
        ),
        "consent_basis": any(one.lawful_basis == _CONSENT for one in agreement.law),
        "caldicott": "caldicott-guardian" in contacts
        or any(one.confidentiality.caldicott_view for one in agreement.law),
    }


def _has(words: Words, context: Mapping[str, Any]) -> dict[str, bool]:
    case, security, run = context["case"], context["security"], context["running"]

    def any_of(part: Mapping[str, Any], *names: str) -> bool:
        return any(part[name] for name in names)

    transfers_answered = any(flow.outside_uk is not None for flow in words.agreement.flows)
    dpia = dict(context["dpia"])
    framework, about = context["framework"], context["about"]
    framed = bool(framework["name"] or framework["inherited"] or about["existing_agreements"])
    review = any_of(
        run, "start", "end", "review_date", "review_every", "review_looks_at",
        "review_triggers", "metrics", "emergencies", "non_routine",
    ) or bool(case["keep_talking"])  # fmt: skip
    benefits = any_of(case, "outcomes", "who_benefits", "necessity")
    rights = dict(context["rights"])
    complaints = rights.pop("complaints"), rights.pop("complaints_contact")
    rights.pop("has_complaints")
    return {
        "introduction": any_of(case, "aim", "mission", "background")
        or bool(context["purposes"])
        or framed,
        "benefits": benefits,
        "review": review,
        "requests": any(rights.values()),
        "purpose": any_of(case, "aim", "mission") or bool(context["purposes"]) or benefits,
        "telling": any(context["telling"].values()),
        "consent": any(context["consent"].values()),
        "accuracy": any_of(security, "accuracy", "corrections"),
        "security": any_of(security, "measures", "access_control", "assurances")
        or any(dpia.values())
        or bool(context["risks"]),
        "dpia": any(dpia.values()) or bool(context["risks"]),
        "rights": any(rights.values()) or any(complaints),
        "breach": any_of(
            security, "breach_within", "breach_contact", "breach_regulator", "breach_people"
        ),
        "processors": bool(context["controllers"] or context["arrangements"])
        or transfers_answered,
        "transfers_answered": transfers_answered,
        "roles": any_of(run, "owner", "governance_group", "training", "guidance")
        or bool(case["confidence"]),
        "running": review or framed or bool(context["documents"]),
        "ending": any_of(
            run, "change_control", "joining", "leaving", "leaving_notice", "leaver_data",
            "suspension", "ending", "disputes", "liability", "breach_of_agreement",
        ),
    }  # fmt: skip


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
