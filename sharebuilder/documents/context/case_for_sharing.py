"""Everything that the case for sharing can say: the agreement, as those who decide need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.context.by_partner import sends
from sharebuilder.documents.context.case import asks
from sharebuilder.documents.context.ends import open_questions, prompts
from sharebuilder.documents.context.front import knowledge_used
from sharebuilder.documents.context.law import law_by_question
from sharebuilder.documents.context.running import SIGNS_NO_MORE
from sharebuilder.documents.context.safety import risks
from sharebuilder.documents.context.words import Words, joined, line, unstopped

if TYPE_CHECKING:
    from datetime import date

    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet

# What the critical friend asked of these belongs to those who decide; the rest is for practice.
_FOR_THOSE_WHO_DECIDE = ("case", "screening", "purposes", "risks", "dpia")
_AGREED = ("approved", "in-force", "under-review", "ended")


def case_for_sharing_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    today: date,
    **more: Any,
) -> dict[str, Any]:
    """The fields of the case for sharing: those of the agreement, and what a decision needs.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        today: the day of the document.
        more: what the agreement takes besides; see `agreement_context`.
    """
    words = Words(tree, question_set, knowledge)
    context = agreement_context(
        tree, question_set=question_set, knowledge=knowledge, today=today, **more
    )
    four_questions = law_by_question(words)
    return {
        **context,
        "four_questions": four_questions,
        "knowledge": knowledge_used(words, today, four_questions),
        "asked": _asked(words),
        "partners_in_brief": [
            {
                **shown,
                "gives": joined(
                    *(f"{flow['name']} (to {flow['receivers']})" for flow in sends(words, one.id))
                ),
            }
            for one, shown in zip(words.agreement.partners, context["partners"], strict=True)
        ],
        "people_in_brief": [
            {"name": words.name("people", one.id), "number": line(one.number).rstrip(".")}
            for one in words.agreement.people
        ],
        "sides": _sides(words),
        "still_open": open_questions(words, answered=False),
        "prompts": prompts(words, _FOR_THOSE_WHO_DECIDE),
    }


def _asked(words: Words) -> dict[str, Any]:
    """What the reader is asked to do."""
    agreement = words.agreement
    place = "/sign_off/approvals/*/role"
    return {
        "agreed": agreement.about.status in _AGREED,
        "signing": [
            {"partner": words.name("partners", one.partner), "role": unstopped(line(one.role))}
            for one in agreement.sign_off.signatories
            if one.status not in (*SIGNS_NO_MORE, "signed")
        ],
        "signed": [
            words.name("partners", one.partner)
            for one in agreement.sign_off.signatories
            if one.status == "signed"
        ],
        "awaited": [
            {
                "partner": words.name("partners", one.partner),
                "role": words.choice(place, one.role),
            }
            for one in agreement.sign_off.approvals
            if one.decision == "awaited"
        ],
        "between": asks(words, "asked"),
        "residual_risk": words.choice("/dpia/residual_risk", agreement.dpia.residual_risk).lower(),
    }


def _sides(words: Words) -> dict[str, list[dict[str, str]]]:
    """The risks by what they come from: of sharing, of not sharing, and those that do not say."""
    found: dict[str, list[dict[str, str]]] = {"sharing": [], "not_sharing": [], "unsorted": []}
    for one, shown in zip(words.agreement.risks, risks(words), strict=True):
        side = {"sharing": "sharing", "not-sharing": "not_sharing"}.get(one.kind, "unsorted")
        found[side].append(shown)
    return found
