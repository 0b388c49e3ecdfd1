"""Security, accuracy, breaches, the impact assessment and the risks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.advice.dpia import dpia_screening
from sharebuilder.documents.context.words import day, joined, line, long, period, yes_no

if TYPE_CHECKING:
    from sharebuilder.documents.context.words import Words
    from sharebuilder.findings.look import Look


def security(words: Words) -> dict[str, Any]:
    """How information is kept safe and right, and what happens when it goes astray."""
    said = words.agreement.security
    return {
        "measures": long(said.measures),
        "access_control": long(said.access_control),
        "accuracy": long(said.accuracy),
        "corrections": long(said.corrections),
        "breach_within": period(said.breach_within),
        "breach_contact": line(said.breach_contact),
        "breach_regulator": long(said.breach_regulator),
        "breach_people": long(said.breach_people),
        "assurances": [
            {
                "partner": words.name("partners", one.partner),
                "certifications": words.choices(
                    "/security/assurances/*/certifications", one.certifications
                ),
                "note": line(one.note),
                "training": line(one.training),
                "vetting": line(one.vetting),
                "audit": line(one.audit),
            }
            for one in said.assurances
        ],
    }


def dpia(words: Words, look: Look) -> dict[str, Any]:
    """Whether an impact assessment is needed, why, and what it found.

    The reasons are those of the features that the author ticked and that the answers show.
    """
    said = words.agreement.dpia
    return {
        "needed": words.choice("/dpia/needed", said.needed),
        "needed_why": long(said.needed_why),
        "facts": words.facts(
            ("/dpia/triggers", words.choices("/dpia/triggers", said.triggers)),
            ("/dpia/status", words.choice("/dpia/status", said.status)),
            ("/dpia/reference", line(said.reference)),
            ("/dpia/date", day(said.date)),
            ("/dpia/residual_risk", words.choice("/dpia/residual_risk", said.residual_risk)),
            ("/dpia/regulator_consulted", yes_no(said.regulator_consulted)),
            ("/dpia/approved_by", line(said.approved_by)),
        ),
        "signs": [
            {
                "label": one.label,
                "because": " ".join(line(words) for words in one.because),
                "source": line(one.entry.citation.text),
            }
            for one in dpia_screening(look, words.question_set).signs
            if one.ticked and one.because
        ],
        "outcome": long(said.outcome),
        "consultation": long(said.consultation),
        "dpo_advice": long(said.dpo_advice),
        "dpo_advice_followed": words.choice("/dpia/dpo_advice_followed", said.dpo_advice_followed),
        "dpo_advice_reason": line(said.dpo_advice_reason),
    }


def risks(words: Words) -> list[dict[str, str]]:
    """The risks of sharing and of not sharing."""
    return [
        {
            "kind": words.choice("/risks/*/kind", one.kind) or "Risk",
            "description": line(one.description),
            "people": words.names("people", one.people),
            "before": joined(
                words.choice("/risks/*/likelihood", one.likelihood),
                words.choice("/risks/*/severity", one.severity),
                mark=", ",
            ),
            "measures": long(one.measures),
            "after": joined(
                words.choice("/risks/*/likelihood_after", one.likelihood_after),
                words.choice("/risks/*/severity_after", one.severity_after),
                mark=", ",
            ),
            "owner": joined(
                words.name("partners", one.owner_partner), line(one.owner_role), mark=": "
            ),
        }
        for one in words.agreement.risks
    ]
