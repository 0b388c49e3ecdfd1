"""Rules on answers that contradict each other, with what trips and what cures them."""

from __future__ import annotations

from tests.findings.agreements import GONE
from tests.findings.rule_cases import (
    ABOUT,
    ASK,
    DPIA,
    ENFORCEMENT,
    F1,
    F2,
    HOST,
    I1,
    I2,
    JOINT,
    L1,
    P1,
    P3,
    PROCESSOR,
    PUR,
    RUN,
    WITH_POLICE,
    RuleCase,
    with_consent,
)

SIGNED = "/sign_off/signatories/id:signature-1"
VERSIONS = [
    {"id": "version-1", "version": "0.9", "date": "2026-10-01"},
    {"id": "version-2", "version": "1.0", "date": "2026-11-01"},
]
V2 = f"{RUN}/versions/id:version-2"
APPROVAL = {"id": "approval-1", "partner": "partner-1", "role": "siro", "decision": "awaited"}
ALL_SIGNED = {f"/sign_off/signatories/id:signature-{n}/status": "signed" for n in (1, 2, 3)}
RETENTION = "/retention/id:retention-1"

CONTRADICTIONS = [
    RuleCase("PP66", {f"{PUR}/law_enforcement": True}, {f"{ABOUT}/any_law_enforcement": True}),
    RuleCase("PP66", {f"{F1}/law_enforcement": True}, {f"{F1}/law_enforcement": False}),
    RuleCase("PP67", {f"{ABOUT}/any_law_enforcement": True}, {f"{PUR}/law_enforcement": True}),
    RuleCase("PP68", {f"{F1}/law_enforcement": True}, {f"{PUR}/law_enforcement": GONE}),
    RuleCase(
        "PP69",
        {**WITH_POLICE, f"{F1}/law_enforcement": False, "/law/-": ENFORCEMENT},
        {f"{F1}/law_enforcement": True},
    ),
    RuleCase(
        "PP70",
        {f"{RUN}/framework": {"name": "Mendip charter"}},
        {f"{ABOUT}/under_framework": True},
    ),
    RuleCase("PP70", {f"{RUN}/framework": {"inherited": ["Liability"]}}, {f"{RUN}/framework": {}}),
    RuleCase(
        "PP71",
        {f"{P1}/takes_part": "processor"},
        {f"{F1}/roles/id:role-1/role": "processor"},
    ),
    RuleCase("PP72", {f"{F1}/roles/-": JOINT}, {f"{F1}/roles/id:role-1": GONE}),
    RuleCase(
        "PP73",
        {"/partners/-": {**HOST, "takes_part": "shares"}, f"{F1}/roles/-": PROCESSOR},
        {"/partners/id:partner-4/takes_part": "processor"},
    ),
    RuleCase(
        "PP74",
        {f"{F1}/from": "partner-3", f"{F1}/item_groups": [], f"{F2}/from": "partner-1"},
        {f"{I2}/source_partner": "partner-3"},
    ),
    RuleCase(
        "PP74",
        {f"{F1}/from": "partner-3", f"{F1}/item_groups": [], f"{F2}/from": "partner-1"},
        {f"{F1}/kind": "meeting"},
    ),
    RuleCase(
        "PP74",
        {f"{F1}/from": "partner-3", f"{F1}/item_groups": [], f"{F2}/from": "partner-1"},
        {f"{F2}/items": ["item-1", "item-2"]},
    ),
    RuleCase("PP75", {f"{I1}/identifiability": "anonymous"}, {f"{I1}/name": "Count of visits"}),
    RuleCase(
        "PP75",
        {f"{I2}/identifiability": "aggregate", f"{I2}/free_text": True},
        {f"{I2}/free_text": False},
    ),
    RuleCase("PP76", {f"{F1}/kind": "publication"}, {f"{F1}/kind": "feed"}),
    RuleCase(
        "PP76",
        {f"{F2}/method": "de-identified-release"},
        {f"{I1}/identifiability": "aggregate"},
    ),
    RuleCase("PP77", {f"{I2}/purposes": ["purpose-2"]}, {f"{F1}/items": ["item-1"]}),
    RuleCase(
        "PP111",
        {f"{F1}/transfer": {"countries": "Ireland"}},
        {f"{F1}/outside_uk": True},
    ),
    RuleCase("PP112", {f"{F1}/outside_uk": True}, {f"{F1}/transfer": {"countries": "Ireland"}}),
    RuleCase("PP113", {f"{ABOUT}/sharing_kind": "one-off"}, {f"{F1}/trigger": "one-off"}),
    RuleCase("PP114", {f"{L1}/policy_document/exists": False}, {f"{L1}/policy_document/title": ""}),
    RuleCase(
        "PP115", {f"{L1}/confidentiality/applies": False}, {f"{L1}/confidentiality/route": ""}
    ),
    RuleCase(
        "PP117",
        {"/screening/identifiable": False},
        {f"{I1}/identifiability": "anonymous", f"{I2}/identifiability": "aggregate"},
    ),
]

WORDING = [
    RuleCase(
        "PP85",
        {"/telling/approach": "We keep what you tell us for two years after the visit."},
        {f"{RETENTION}/period": {"number": 24, "unit": "months"}},
    ),
    RuleCase(
        "PP85",
        with_consent(asked="May we visit? Your details are kept for up to 12 months."),
        {f"{ASK}/asked": "May we visit? Your details are kept for up to 6 years."},
    ),
    RuleCase(
        "PP86",
        {f"{RETENTION}/criteria": "Two years after the visit"},
        {f"{RETENTION}/criteria": "Six years after the visit"},
    ),
    RuleCase(
        "PP89",
        {"/rights/complaints": "By form. We acknowledge it in writing within 6 weeks."},
        {"/rights/complaints": "By form. We acknowledge it within 20 working days."},
    ),
    RuleCase(
        "PP89",
        {"/rights/complaints": "Acknowledged within 40 days."},
        {f"{RUN}/start": "2026-06-18"},
    ),
    RuleCase(
        "PP90",
        {"/rights/pass_on_within": {"number": 1, "unit": "months"}},
        {"/rights/pass_on_within": {"number": 5, "unit": "working-days"}},
    ),
    RuleCase(
        "PP91",
        {"/security/breach_regulator": "Partners meet within a day. We tell the ICO in 5 days."},
        {"/security/breach_regulator": "Partners meet within a week. We tell the ICO in 72 hours."},
    ),
]

APPROVALS = [
    RuleCase(
        "PP92", {f"{ABOUT}/marking": "OFFICIAL-SENSITIVE"}, {"/rights/publication": "redacted"}
    ),
    RuleCase("PP92", {f"{ABOUT}/marking": "Official: sensitive"}, {f"{ABOUT}/marking": "OFFICIAL"}),
    RuleCase(
        "PP93",
        {f"{P1}/contacts/id:contact-1/name": "Ada Byron"},
        {"/rights/publication": "not-published"},
    ),
    RuleCase("PP93", {f"{SIGNED}/name": "Ada Byron"}, {f"{SIGNED}/name": ""}),
    RuleCase(
        "PP95",
        {"/telling/notices/id:notice-1/updated": "2026-06-18"},
        {"/telling/notices/id:notice-1/updated": "2026-06-19"},
    ),
    RuleCase(
        "PP95",
        {"/telling/notices/id:notice-1/updated": "2026-06-01"},
        {f"{RUN}/start": "2026-06-18"},
    ),
    RuleCase(
        "PP96", {f"{RUN}/versions": VERSIONS, f"{ABOUT}/version": "1.1"}, {f"{V2}/version": "1.1"}
    ),
    RuleCase(
        "PP97",
        {f"{RUN}/versions": [VERSIONS[1], VERSIONS[0]]},
        {f"{RUN}/versions": VERSIONS},
    ),
    RuleCase(
        "PP97",
        {f"{RUN}/versions": [{**VERSIONS[0], "date": "2026-11-25"}]},
        {f"{RUN}/versions": [{**VERSIONS[0], "date": "2026-11-24"}]},
    ),
    RuleCase(
        "PP98",
        {f"{RUN}/review_every": {"number": 3, "unit": "months"}},
        {f"{RUN}/review_date": "2027-03-01"},
    ),
    RuleCase(
        "PP98",
        {
            f"{RUN}/start": "2020-02-29",
            f"{RUN}/review_every": {"number": 26, "unit": "weeks"},
        },
        {f"{RUN}/review_every": {"number": 1, "unit": "years"}},
    ),
    RuleCase(
        "PP99", {"/sign_off/approved": {"version": "0.9"}}, {"/sign_off/approved/version": "1.0 "}
    ),
    RuleCase("PP100", {f"{ABOUT}/status": "in-force"}, ALL_SIGNED),
    RuleCase(
        "PP100",
        {f"{ABOUT}/status": "in-force", **ALL_SIGNED, f"{SIGNED}/status": "sent"},
        {f"{SIGNED}/status": "left"},
    ),
    RuleCase(
        "PP101",
        {f"{ABOUT}/status": "approved", "/sign_off/approvals": [APPROVAL]},
        {"/sign_off/approvals/id:approval-1/decision": "approved"},
    ),
    RuleCase(
        "PP101",
        {
            f"{ABOUT}/status": "in-force",
            "/sign_off/approvals": [{**APPROVAL, "decision": "not-approved"}],
        },
        {f"{ABOUT}/status": "in-review"},
    ),
    RuleCase("PP102", {f"{SIGNED}/status": "signed"}, {f"{SIGNED}/signed": "2026-11-20"}),
    RuleCase(
        "PP102",
        {f"{SIGNED}/status": "sent", f"{SIGNED}/signed": "2026-11-20"},
        {f"{SIGNED}/status": "signed"},
    ),
    RuleCase(
        "PP102",
        {f"{SIGNED}/status": "signed", f"{SIGNED}/signed": "2026-11-25"},
        {f"{SIGNED}/signed": "2026-11-24"},
    ),
    RuleCase(
        "PP102",
        {
            f"{SIGNED}/status": "signed",
            f"{SIGNED}/signed": "2026-11-19",
            f"{SIGNED}/sent": "2026-11-20",
        },
        {f"{SIGNED}/sent": "2026-11-19"},
    ),
    RuleCase("PP103", {f"{ABOUT}/status": "in-force"}, {f"{RUN}/start": "2026-11-24"}),
    RuleCase(
        "PP103",
        {f"{ABOUT}/status": "in-force", f"{RUN}/start": "2025-01-01", f"{RUN}/end": "2026-11-23"},
        {f"{RUN}/end": "2026-11-24"},
    ),
    RuleCase("PP104", {f"{RUN}/start": "2026-11-23"}, {f"{ABOUT}/status": "approved"}),
    RuleCase("PP105", {f"{P1}/takes_part": "observer"}, {f"{P1}/takes_part": "shares"}),
    RuleCase(
        "PP105",
        {f"{P3}/takes_part": "observer", f"{RUN}/owner_partner": "partner-3"},
        {f"{RUN}/owner_partner": "partner-2"},
    ),
]

ASSESSMENT = [
    RuleCase(
        "PP106",
        {
            f"{DPIA}/residual_risk": "low",
            "/risks/id:risk-1/severity_after": "severe",
            "/risks/id:risk-1/likelihood_after": "possible",
        },
        {"/risks/id:risk-1/likelihood_after": "remote"},
    ),
    RuleCase(
        "PP107",
        {"/risks/id:risk-1/likelihood": "remote", "/risks/id:risk-1/likelihood_after": "possible"},
        {"/risks/id:risk-1/likelihood": "possible"},
    ),
    RuleCase(
        "PP107",
        {"/risks/id:risk-1/severity": "minimal", "/risks/id:risk-1/severity_after": "severe"},
        {"/risks/id:risk-1/severity": ""},
    ),
    RuleCase(
        "PP108",
        {f"{DPIA}/triggers": ["data-matching", "children"]},
        {f"{DPIA}/triggers": ["children"]},
    ),
    RuleCase(
        "PP108",
        {f"{DPIA}/triggers": ["data-matching", "children"]},
        {f"{DPIA}/dpo_advice": "None is needed: few people."},
    ),
    RuleCase(
        "PP109",
        {f"{DPIA}/status": "completed", f"{DPIA}/date": "2026-11-25"},
        {f"{DPIA}/date": "2026-11-24"},
    ),
    RuleCase(
        "PP109",
        {f"{DPIA}/status": "completed", f"{DPIA}/date": "2026-11-20", f"{RUN}/start": "2026-11-19"},
        {f"{RUN}/start": "2026-11-20"},
    ),
    RuleCase(
        "PP110",
        {f"{DPIA}/dpo_advice_followed": "in-part"},
        {f"{DPIA}/dpo_advice_reason": "It costs too much."},
    ),
]
