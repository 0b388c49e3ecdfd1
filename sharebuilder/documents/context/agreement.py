"""Everything that the information-sharing agreement can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.advice.weighing import weighing
from sharebuilder.documents.context import case as case_words
from sharebuilder.documents.context import choices, data, ends, flows, law, running, safety
from sharebuilder.documents.context import partners as partner_words
from sharebuilder.documents.context.coverage import coverage_sheet
from sharebuilder.documents.context.front import front, knowledge_used
from sharebuilder.documents.context.words import Words, day, joined, line, long
from sharebuilder.findings.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.documents.context.words import Fact
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet

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
    context: dict[str, Any] = {
        **front(words, findings),
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
    context["retention_holds"] = data.shared_holds(context["retention"])
    for name in ("purposes", "partners", "flows", "risks"):
        context[f"{name}_count"] = len(context[name])
    context["transfers_others"] = len(context["flows"]) > len(context["transfers"]) > 0
    context["summary"] = _summary(words, context)
    context["knowledge"] = knowledge_used(words, today, context["law"])
    context["has"] = _has(words, context)
    return context


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
        "signatures": any(context[one] for one in ("signatures", "approvals", "not_signing"))
        or bool(context["sign_off"]["accession"]),
    }  # fmt: skip
