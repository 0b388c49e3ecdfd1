"""Rules on gateways, on law in force and on conditions, with what trips and what cures them."""

from __future__ import annotations

from typing import Any

from tests.findings.agreements import GONE, consent_ask
from tests.findings.rule_cases import (
    ASK,
    ASKS,
    E4,
    ENFORCEMENT,
    F2,
    I1,
    I2,
    L1,
    L2,
    L3,
    P2,
    POLICE,
    PUR,
    RUN,
    WITH_CONSENT,
    WITH_POLICE,
    RuleCase,
    with_consent,
)

POWER = f"{L1}/powers/id:power-1"


def an_entry(identity: str, kind: str, **more: Any) -> dict[str, Any]:
    """An entry such as a council's pack brings."""
    return {
        "id": identity,
        "kind": kind,
        "title": "Ourshire Act 2001 s.1",
        "plain": "The council may share.",
        "citation": {"text": "Ourshire Act 2001 s.1", "url": "https://ourshire.example/act"},
        "extent": ["E"],
        "state": "in-force",
        "in_force_from": None,
        "in_force_to": None,
        "status_note": "",
        "verified": False,
        "source": {"url": None, "note": "Confirm it."},
        "checked_on": "2026-11-02",
        "details": {},
        **more,
    }


DEBT = {
    POWER: {"id": "power-1", "provision": "dea2017-s48"},
    f"{PUR}/area": "debt-and-employment",
    f"{P2}/type": "dwp",
}
IN_FORCE = [
    RuleCase(
        "PW06",
        {f"{L3}/lawful_basis": "art6-1-ea", f"{RUN}/start": "2026-02-04"},
        {f"{RUN}/start": "2026-02-05"},
    ),
    RuleCase(
        "PW06",
        {f"{L3}/recognised_interest": "annex1-p1", f"{RUN}/start": "2025-12-01"},
        {f"{RUN}/start": GONE},
    ),
    RuleCase(
        "PP60",
        {f"{POWER}/provision": "ourshire-s1"},
        {f"{RUN}/start": "2026-10-31"},
        (an_entry("ourshire-s1", "gateway", in_force_to="2026-10-31"),),
    ),
    RuleCase(
        "PP60",
        {f"{L1}/exemptions": [{"id": "exemption-1", "provision": "ourshire-s2"}]},
        {f"{L1}/exemptions": []},
        (an_entry("ourshire-s2", "exemption", in_force_to="2026-11-30"),),
    ),
    RuleCase("PP61", {f"{POWER}/provision": "ca2004-s16LA"}, {f"{POWER}/provision": "ca2004-s16H"}),
    RuleCase("PP62", {f"{POWER}/provision": "careact-s74"}, {f"{L1}/advice": "Legal, 2 June"}),
    RuleCase("PP62", {f"{POWER}/provision": "careact-s74"}, {f"{POWER}/provision": "careact-s42"}),
]

GATEWAYS = [
    RuleCase(
        "PW05",
        {**DEBT, f"{PUR}/area": "homelessness", f"{P2}/type": "dwp"},
        {f"{PUR}/area": "debt-and-employment"},
    ),
    RuleCase("PW05", {**DEBT, f"{P2}/type": "charity"}, {f"{P2}/type": "hmrc"}),
    RuleCase(
        "PW05",
        {**DEBT, f"{POWER}/provision": "dea2017-s35", f"{P2}/type": "nhs-trust"},
        {f"{P2}/type": "housing-association"},
    ),
    RuleCase(
        "PW05",
        {**DEBT, f"{P2}/type": "charity"},
        {f"{L1}/powers/-": {"id": "power-9", "other": "Some other Act", "kind": "express-power"}},
    ),
    RuleCase("PP63", {f"{POWER}/kind": "duty"}, {f"{POWER}/provision": "careact-s42"}),
    RuleCase("PP63", {f"{POWER}/provision": "careact-s42"}, {f"{POWER}/kind": "duty"}),
    RuleCase("PP64", {"/about/nations": ["wales"]}, {"/about/nations": ["england"]}),
    RuleCase("PP64", {"/about/nations": ["scotland"]}, {"/about/nations": []}),
]

MORE_CONDITIONS = [
    # A condition may stand in another ground for the same partner, purpose and flow.
    RuleCase(
        "SC01",
        {f"{L2}/article_9": []},
        {
            "/law/-": {
                "id": "law-9",
                "partner": "partner-2",
                "purposes": ["purpose-1"],
                "article_9": ["art9-2-c"],
            }
        },
    ),
    RuleCase(
        "SC02",
        {f"{L1}/article_9": ["ourshire-art9"]},
        {f"{L1}/schedule_1": ["sch1-p6", "sch1-p2"]},
        (
            an_entry(
                "ourshire-art9",
                "article-9",
                details={
                    "schedule_1_needed": {"part": 1, "conditions": []},
                    "schedule_1_note": "",
                    "typical_use": "x",
                },
            ),
        ),
    ),
    RuleCase("SC10", {f"{L2}/schedule_1": ["sch1-p6", "sch1-p8"]}, {f"{F2}/kind": "feed"}),
    RuleCase(
        "SC10",
        {f"{L1}/schedule_1": ["sch1-p8"], f"{PUR}/direct_care": True},
        {f"{PUR}/direct_care": False},
    ),
    RuleCase(
        "SC10",
        {f"{L1}/schedule_1": ["sch1-p8"], f"{PUR}/automated_decisions": True},
        {f"{L1}/schedule_1": ["sch1-p6"]},
    ),
    RuleCase(
        "PP65",
        {f"{L3}/article_10": "official-authority"},
        {f"{L3}/article_10": "schedule-1-condition"},
    ),
    RuleCase(
        "PW03",
        {f"{POWER}/provision": "pcsca2022-s17"},
        {f"{I2}/special_categories": ["biometric"]},
    ),
    RuleCase(
        "PW08",
        {f"{L1}/own_task": "DPA 2018 Schedule 2 paragraph 2"},
        {f"{L1}/own_task": "Care Act 2014 s.6"},
    ),
    RuleCase(
        "LE03",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "powers": []}},
        {f"{E4}/part_3/other_use_authorised_by": "Crime and Disorder Act 1998 s.115"},
    ),
    RuleCase(
        "LE03",
        {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "powers": []}},
        {f"{P2}/competent_authority": True},
    ),
    # A ground that names only flows serves the purposes of these flows.
    RuleCase(
        "LB02",
        {f"{L1}/lawful_basis": "art6-1-a", f"{L1}/purposes": [], f"{L1}/flows": ["flow-1"]},
        {f"{PUR}/goes_ahead_anyway": False},
    ),
    RuleCase(
        "PP116",
        {f"{L3}/lawful_basis": "art6-1-ea", f"{PUR}/automated_decisions": True},
        {f"{L3}/lawful_basis": "art6-1-f"},
    ),
]

ASKING = [
    RuleCase(
        "PP78",
        {f"{L3}/lawful_basis": "art6-1-a"},
        {ASKS: consent_ask(), "/consent/position": "We ask."},
    ),
    RuleCase("PP78", {f"{L2}/article_9": ["art9-2-a"]}, {f"{L2}/article_9": ["art9-2-g"]}),
    RuleCase(
        "PP79",
        with_consent(meaning="explicit-consent"),
        {f"{L1}/article_9": ["art9-2-a"]},
    ),
    RuleCase(
        "PP80",
        {f"{L1}/confidentiality/route": "consent"},
        with_consent(meaning="permission-confidentiality"),
    ),
    RuleCase(
        "PP80",
        {f"{L1}/confidentiality/route": "consent"},
        {f"{L1}/confidentiality/route": "public-interest"},
    ),
    RuleCase(
        "PP81",
        with_consent(refusal="We don’t share anything."),
        {f"{PUR}/goes_ahead_anyway": False},
    ),
    RuleCase(
        "PP81",
        with_consent(refusal="Nothing is shared."),
        {f"{ASK}/refusal": "We share it all the same, and say so."},
    ),
    RuleCase(
        "PP82",
        {**WITH_CONSENT, "/people/id:people-1/can_refuse": "no"},
        {f"{ASK}/meaning": "permission-courtesy"},
    ),
    RuleCase(
        "PP83",
        {**WITH_CONSENT, f"{L3}/lawful_basis": "art6-1-a"},
        {f"{ASK}/partners": ["partner-1", "partner-3"]},
    ),
    RuleCase(
        "PP84",
        {**with_consent(partners=["partner-1", "partner-4"]), "/partners/-": POLICE},
        {f"{F2}/to": ["partner-3", "partner-4"]},
    ),
    RuleCase(
        "PP87",
        {f"{PUR}/planning_or_research": True, f"{L1}/opt_out": "does-not-apply"},
        {f"{L1}/opt_out_why": "Each person agreed to this use."},
    ),
    RuleCase(
        "PP87",
        {f"{PUR}/planning_or_research": True, f"{L1}/opt_out": "does-not-apply"},
        {"/about/nations": ["scotland"]},
    ),
    RuleCase(
        "PP88",
        {**WITH_CONSENT, "/people/id:people-1/ages": ["13-15", "18-64"]},
        {f"{ASK}/age_rule": "competence"},
    ),
    RuleCase(
        "PP118",
        {
            **WITH_CONSENT,
            "/consent/position": "",
            "/purposes/-": {"id": "purpose-2", "name": "Fires", "goes_ahead_anyway": True},
        },
        {"/consent/position": "We ask for visits, and tell about fires."},
    ),
]

HIGH_HARM = [
    RuleCase(
        "PP119",
        {f"{I1}/name": "Gender history"},
        {f"{I1}/sensitivity": ["high-harm"], f"{I1}/high_harm_reason": "With consent."},
    ),
    RuleCase("PP119", {f"{I1}/name": "Dead name"}, {f"{I1}/name": "Name used now"}),
    RuleCase(
        "PP120", {f"{I1}/name": "Immigration status"}, {f"{I1}/name": "Time of arrival at home"}
    ),
    *(
        RuleCase(
            "PP120",
            {f"{I1}/name": name},
            {f"{I1}/sensitivity": ["high-harm"]},
            (
                an_entry(
                    "usual-1",
                    "usual-item",
                    title=title,
                    details={"sensitivity": ["high-harm", "special-category"]},
                ),
            ),
        )
        for name, title in (
            ("Address of the refuge", "Address of the refuge"),
            ("Key-safe code (if any)", "Key safe code"),
            ("The protected address", "Refuge or protected address"),
            ("HIV result", "HIV status"),
        )
    ),
]
