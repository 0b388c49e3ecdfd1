"""For each rule: edits of the small agreement that trip it, and edits on top that cure it.

The cures keep the matter of the rule in play: they put right what it objects to and no more.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.findings.agreements import GONE, consent_ask

ABOUT, RUN, DPIA = "/about", "/running", "/dpia"
P1, P2, P3 = (f"/partners/id:partner-{n}" for n in (1, 2, 3))
L1, L2, L3 = (f"/law/id:law-{n}" for n in (1, 2, 3))
F1, F2 = "/flows/id:flow-1", "/flows/id:flow-2"
I1, I2 = "/items/id:item-1", "/items/id:item-2"
PUR, ASKS, ASK = "/purposes/id:purpose-1", "/consent/asks/-", "/consent/asks/id:consent-1"
S8, TERMS = "sch8-p1", "/arrangements/id:arrangement-1/terms"
JOINT = {"id": "role-9", "partner": "partner-1", "role": "joint-controller"}
ALL_TERMS = [
    "subject-and-duration",
    "documented-instructions",
    "confidentiality",
    "security",
    "sub-processors",
    "help-with-rights",
    "help-with-security-and-dpia",
    "delete-or-return",
    "audit",
]
CONTRACT = {
    "id": "arrangement-1",
    "kind": "processor-contract",
    "name": "Hosting",
    "processor": "partner-4",
    "partners": ["partner-1"],
    "reference": "C-12",
    "terms": ALL_TERMS,
}
JOINTLY = {
    "id": "arrangement-1",
    "kind": "joint-controllers",
    "partners": ["partner-1", "partner-2"],
    "duties": "The council answers requests.",
    "essence_published": "On the council's website",
}
HOST = {
    "id": "partner-4",
    "kind": "organisation",
    "name": "Hosting Ltd",
    "type": "software-supplier",
    "sector": "private",
    "public_authority": False,
    "takes_part": "processor",
    "processing_record": "Entry 9",
}
POLICE = {
    "id": "partner-4",
    "kind": "organisation",
    "name": "Mendip Police",
    "type": "police",
    "sector": "public",
    "public_authority": True,
    "competent_authority": True,
    "takes_part": "shares",
    "contacts": [{"id": "contact-9", "role": "single-point-of-contact"}],
    "processing_record": "Entry 9",
}
PROCESSOR = {
    "id": "role-9",
    "partner": "partner-4",
    "role": "processor",
    "on_behalf_of": "partner-1",
    "arrangement": "arrangement-1",
}
ENFORCEMENT = {
    "id": "law-4",
    "partner": "partner-4",
    "purposes": ["purpose-1"],
    "regime": "part-3",
    "powers": [{"id": "power-9", "provision": "common-law-police", "kind": "common-law"}],
    "policy_document": {"exists": True, "title": "Policy document"},
    "part_3": {
        "basis": "necessary-for-task",
        "law": "Common law",
        "schedule_8": S8,
        "strict_necessity": "Lives are at risk.",
        "facts_and_opinions": "Marked.",
        "accuracy_check": "Checked by a sergeant.",
    },
}
E4 = "/law/id:law-4"
WITH_POLICE = {
    "/partners/-": POLICE,
    "/law/-": ENFORCEMENT,
    f"{F1}/law_enforcement": True,
    f"{PUR}/law_enforcement": GONE,
    f"{F1}/from": "partner-4",
}
WITH_CONSENT = {ASKS: consent_ask(), "/consent/position": "We tell people, and ask before a visit."}


class RuleCase(NamedTuple):
    """One rule, what trips it, and what cures it; and what a council's pack adds to the law."""

    rule: str
    trip: dict[str, Any]
    cure: dict[str, Any]
    added: tuple[dict[str, Any], ...] = ()


def with_consent(**answers: Any) -> dict[str, Any]:
    """Edits that add an ask for consent with some answers changed."""
    return {**WITH_CONSENT, ASKS: consent_ask(**answers)}


LAW = [
    RuleCase(
        "LB01",
        {L3: GONE},
        {
            "/law/-": {
                "id": "law-3",
                "partner": "partner-3",
                "purposes": ["purpose-1"],
                "lawful_basis": "art6-1-f",
            }
        },
    ),
    RuleCase("LB01", {f"{L1}/lawful_basis": GONE}, {f"{L1}/regime": "part-3"}),
    RuleCase("LB01", {f"{L1}/flows": ["flow-2"]}, {f"{L1}/flows": ["flow-1"]}),
    RuleCase("LB01", {L3: GONE}, {f"{I1}/identifiability": "anonymous"}),
    RuleCase("LB02", {f"{L1}/lawful_basis": "art6-1-a"}, {f"{PUR}/goes_ahead_anyway": False}),
    RuleCase(
        "LB03",
        {f"{L1}/lawful_basis": "art6-1-a", f"{PUR}/goes_ahead_anyway": False},
        {f"{L1}/lawful_basis_why": "Nobody loses by a no.", **WITH_CONSENT},
    ),
    RuleCase("LB04", {f"{L1}/lawful_basis": "art6-1-f"}, {f"{L1}/lawful_basis": "art6-1-e"}),
    RuleCase(
        "LB04",
        {f"{L1}/lawful_basis": "art6-1-f", f"{L1}/powers": [], f"{PUR}/goes_ahead_anyway": False},
        {f"{L1}/own_task": ""},
    ),
    RuleCase("LB05", {f"{L1}/lawful_basis": "art6-1-ea"}, {f"{P1}/public_authority": False}),
    RuleCase("LB06", {f"{L3}/lawful_basis": "art6-1-e"}, {f"{L3}/own_task": "Its charter"}),
    RuleCase(
        "LB07",
        {f"{L1}/lawful_basis": "art6-1-c"},
        {f"{L1}/powers": [{"id": "power-1", "provision": "careact-s42"}]},
    ),
    RuleCase(
        "LB07",
        {f"{L3}/lawful_basis": "art6-1-c"},
        {f"{L3}/powers": [{"id": "power-9", "other": "Some Act", "kind": "duty"}]},
    ),
    RuleCase("LB08", {f"{L1}/own_task": GONE, f"{L1}/powers": []}, {f"{L1}/own_task": "s.6"}),
    RuleCase("LB09", {f"{L3}/lawful_basis": "art6-1-d"}, {f"{F2}/trigger": "one-off"}),
    RuleCase(
        "LB09",
        {f"{L3}/lawful_basis": "art6-1-d"},
        {
            "/law/-": {
                "id": "law-9",
                "partner": "partner-3",
                "purposes": ["purpose-1"],
                "lawful_basis": "art6-1-f",
            }
        },
    ),
    RuleCase("LB10", {f"{L3}/balancing_test": ""}, {f"{L3}/balancing_test": "Entry 7"}),
    RuleCase(
        "LB11",
        {f"{L3}/lawful_basis": "art6-1-ea"},
        {f"{L3}/recognised_interest": "annex1-p6-7"},
    ),
    RuleCase(
        "LB12",
        {f"{L3}/lawful_basis": "art6-1-ea", f"{L3}/recognised_interest": "annex1-p1"},
        {f"{F2}/kind": "request-and-response"},
    ),
    RuleCase(
        "LB13",
        {f"{L3}/lawful_basis": "art6-1-b", f"{L3}/lawful_basis_why": ""},
        {f"{L3}/lawful_basis_why": "The tenancy with the person."},
    ),
    RuleCase(
        "LB14",
        {
            "/law/-": {
                "id": "law-9",
                "partner": "partner-3",
                "purposes": ["purpose-1"],
                "lawful_basis": "art6-1-a",
            }
        },
        {"/law/id:law-9/flows": ["flow-1"]},
    ),
    RuleCase("LB15", {f"{PUR}/collected_for": "Council tax"}, {f"{PUR}/compatibility": "Annex 2"}),
    RuleCase(
        "LB16",
        {f"{PUR}/collected_for": "A survey", f"{PUR}/collected_on_consent": True},
        WITH_CONSENT,
    ),
    RuleCase("PW01", {f"{L1}/powers": [], f"{L1}/own_task": ""}, {f"{L1}/own_task": "s.6"}),
    RuleCase(
        "PW02", {f"{L2}/powers/id:power-2/provision": "hsca2012-s251B"}, {f"{P2}/type": "nhs-trust"}
    ),
    RuleCase(
        "PW03",
        {f"{L1}/powers/id:power-1/provision": "pcsca2022-s16"},
        {f"{I2}/special_categories": ["genetic"]},
    ),
    RuleCase("PW04", {f"{L1}/powers/id:power-1/why": ""}, {f"{L1}/powers/id:power-1/kind": "duty"}),
    RuleCase(
        "PW06",
        {f"{L1}/powers/id:power-1/provision": "cpa2026-s85"},
        {f"{L1}/powers/id:power-1/provision": "careact-s42"},
    ),
    RuleCase(
        "PW07",
        {f"{PUR}/area": "safeguarding-children"},
        {f"{L1}/powers/id:power-1/provision": "ca2004-s16LA"},
    ),
    RuleCase(
        "PW08",
        {f"{L1}/powers/id:power-1/provision": "dpa2018-sch2-p2"},
        {f"{L1}/powers/id:power-1/provision": "careact-s6"},
    ),
    RuleCase(
        "PW08",
        {
            f"{L1}/powers/id:power-1": {
                "id": "power-1",
                "other": "Data Protection Act 2018 Schedule 2",
            }
        },
        {f"{L1}/powers/id:power-1/other": "Data Protection Act 2018 section 8"},
    ),
    RuleCase(
        "PW09",
        {f"{L1}/powers/id:power-1/provision": "ha1996-s213B"},
        with_consent(meaning="agreement-to-referral"),
    ),
]

CONDITIONS = [
    RuleCase("SC01", {f"{L2}/article_9": []}, {f"{L2}/article_9": ["art9-2-c"]}),
    RuleCase("SC01", {f"{L2}/article_9": []}, {f"{F1}/items": ["item-1"]}),
    RuleCase("SC02", {f"{L1}/article_9": ["art9-2-h"]}, {f"{L1}/schedule_1": ["sch1-p2"]}),
    RuleCase(
        "SC02",
        {f"{L1}/article_9": ["art9-2-i"], f"{L1}/schedule_1": ["sch1-p2"]},
        {f"{L1}/schedule_1": ["sch1-p2", "sch1-p3"]},
    ),
    RuleCase("SC03", {f"{L1}/schedule_1": ["sch1-p2"]}, {f"{L1}/schedule_1": ["sch1-p18"]}),
    RuleCase("SC04", {f"{L1}/policy_document/exists": False}, {f"{L1}/schedule_1": ["sch1-p2"]}),
    RuleCase("SC04", {f"{L1}/policy_document/title": ""}, {f"{L1}/policy_document/title": "APD"}),
    RuleCase(
        "SC04",
        {f"{L1}/policy_document/exists": False, f"{L1}/schedule_1": ["sch1-p10"]},
        {f"{P2}/competent_authority": True},
    ),
    RuleCase("SC05", {f"{L1}/conditions_why": " "}, {f"{L1}/schedule_1": ["sch1-p14"]}),
    RuleCase("SC06", {f"{L2}/article_9": ["art9-2-h"]}, {f"{L2}/confidentiality/applies": True}),
    RuleCase("SC06", {f"{L2}/article_9": ["art9-2-h"]}, {f"{P2}/type": "care-provider"}),
    RuleCase(
        "SC07",
        {f"{L1}/schedule_1": ["sch1-p18"], f"{L1}/lawful_basis": "art6-1-a"},
        {f"{L1}/lawful_basis": "art6-1-e"},
    ),
    RuleCase(
        "SC08",
        {f"{L1}/schedule_1": ["sch1-p18"]},
        {f"{L1}/conditions_why": "Each is at risk: needs, harm, no protection."},
    ),
    RuleCase(
        "SC08", {f"{L1}/schedule_1": ["sch1-p18"]}, {"/people/id:people-1/ages": ["under-13"]}
    ),
    RuleCase(
        "SC09",
        {f"{L1}/article_9": ["art9-2-a"], **with_consent(express_statement=False)},
        {f"{ASK}/express_statement": True},
    ),
    RuleCase(
        "CO01", {f"{I1}/sensitivity": ["criminal-offence"]}, {f"{L3}/schedule_1": ["sch1-p36"]}
    ),
    RuleCase(
        "CO01",
        {f"{I1}/sensitivity": ["criminal-offence"]},
        {f"{L3}/article_10": "official-authority"},
    ),
    RuleCase(
        "CO02", {f"{I1}/sensitivity": ["criminal-offence"]}, {f"{I1}/sensitivity": ["high-harm"]}
    ),
    RuleCase(
        "CF01",
        {f"{L1}/confidentiality/route": ""},
        {f"{L1}/confidentiality": {"applies": False, "why": "A public list."}},
    ),
    RuleCase("CF01", {f"{L1}/confidentiality": GONE}, {f"{I2}/sensitivity": ["special-category"]}),
    RuleCase(
        "CF02",
        {f"{L1}/confidentiality/route": "implied-consent-direct-care"},
        {f"{PUR}/direct_care": True, f"{P2}/type": "gp-practice"},
    ),
    RuleCase(
        "CF02",
        {f"{L1}/confidentiality/route": "implied-consent-direct-care", f"{PUR}/direct_care": True},
        {f"{P2}/type": "gp-practice"},
    ),
    RuleCase(
        "CF03",
        {f"{P1}/contacts": [{"id": "contact-1", "role": "single-point-of-contact"}]},
        {f"{I2}/special_categories": ["biometric"]},
    ),
    RuleCase(
        "CF04",
        {f"{PUR}/planning_or_research": True},
        {f"{L1}/opt_out": "applies-and-honoured", f"{L2}/opt_out": "does-not-apply"},
    ),
    RuleCase("CF04", {f"{PUR}/planning_or_research": True}, {"/about/nations": ["wales"]}),
    RuleCase(
        "CF05",
        {f"{L1}/confidentiality/route": "section-251"},
        {f"{L1}/confidentiality/approval_reference": "26/CAG/0001"},
    ),
    RuleCase(
        "CF06",
        {f"{L1}/confidentiality": {"route": "public-interest"}},
        {f"{L1}/confidentiality/why": "The Guardian decides each case."},
    ),
    RuleCase(
        "CF07",
        with_consent(meaning="permission-confidentiality"),
        {f"{L1}/lawful_basis": "art6-1-c", f"{L2}/lawful_basis": "art6-1-c"},
    ),
    RuleCase(
        "LE01",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "regime": "uk-gdpr"}},
        {f"{E4}/regime": "part-3"},
    ),
    RuleCase(
        "LE01",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "part_3": {"basis": "consent"}}},
        {f"{E4}/part_3/law": "Common law"},
    ),
    RuleCase(
        "LE01",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "part_3": {"law": "Common law"}}},
        {f"{F1}/law_enforcement": False},
    ),
    RuleCase("LE02", {f"{L3}/regime": "part-3"}, {f"{P3}/competent_authority": True}),
    RuleCase(
        "LE03",
        {
            "/partners/-": POLICE,
            "/about/any_law_enforcement": True,
            f"{F1}/from": "partner-4",
            f"{I1}/sensitivity": ["criminal-offence"],
            f"{I1}/source_partner": "partner-4",
            "/law/-": {
                "id": "law-4",
                "partner": "partner-4",
                "purposes": ["purpose-1"],
                "lawful_basis": "art6-1-e",
                "own_task": "Common law",
            },
        },
        {
            f"{E4}/powers": [
                {"id": "power-1", "provision": "cda1998-s115", "kind": "express-power", "why": "x"}
            ]
        },
    ),
    RuleCase(
        "LE04",
        {
            **WITH_POLICE,
            "/law/-": {
                **ENFORCEMENT,
                "part_3": {"basis": "necessary-for-task", "law": "x", "strict_necessity": "y"},
            },
        },
        {f"{E4}/part_3/schedule_8": S8},
    ),
    RuleCase(
        "LE04",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "policy_document": {}}},
        {f"{E4}/policy_document/exists": True},
    ),
    RuleCase(
        "LE04",
        {
            **WITH_POLICE,
            "/law/-": {**ENFORCEMENT, "part_3": {"basis": "necessary-for-task", "schedule_8": S8}},
        },
        {f"{F1}/items": []},
    ),
    RuleCase(
        "LE05",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "part_3": {}}},
        {f"{E4}/part_3/facts_and_opinions": "Marked"},
    ),
    RuleCase(
        "LE06",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "part_3": {}}},
        {f"{E4}/part_3/accuracy_check": "A sergeant"},
    ),
    RuleCase(
        "LE07", {"/law/-": {**ENFORCEMENT, "partner": "partner-1"}}, {f"{E4}/flows": ["flow-2"]}
    ),
]
