"""The other half of the cases of the critical friend: law to the last step."""

from __future__ import annotations

from tests.findings.agreements import GONE, consent_ask
from tests.findings.friend_cases import (
    A_TEXT,
    ASK,
    CHILDREN,
    F1,
    KEPT,
    L1,
    L2,
    L3,
    P1,
    PEOPLE,
    PUR,
    QUESTION,
    RISK,
    WITH_CONSENT,
    FriendCase,
    more_of,
)

AN_EXEMPTION = {"id": "exemption-1", "other": "Crime"}
HOSPITAL = {f"{P1}/type": "nhs-trust"}
START = {"/running/start": "2026-12-01"}
LATER = {"/running/start": "2027-06-01"}
LAW = [
    FriendCase("law-or-fear", {"/law": []}, "/law", {"/purposes": []}),
    FriendCase("in-their-words", {}, f"{L1}/lawful_basis_why"),
    FriendCase(
        "may-or-must",
        {f"{L2}/powers/id:power-2/kind": "duty"},
        "/law",
        {"/running/guidance": "One page"},
    ),
    FriendCase("hardest-to-defend", {}, "/law", {f"{L3}/advice": "Our solicitor, in May"}),
    FriendCase(
        "ring-first",
        {f"{L1}/confidentiality/route": "public-interest"},
        L1,
        {f"{L1}/confidentiality/route": "legal-duty"},
    ),
    FriendCase(
        "guardian-said", HOSPITAL, "/law", {f"{L1}/confidentiality/caldicott_view": "Content"}
    ),
    FriendCase(
        "person-in-the-room",
        {f"{L1}/exemptions": [AN_EXEMPTION]},
        L1,
        {f"{L1}/exemptions": []},
    ),
]
CONSENT = [
    FriendCase("tell-or-ask", WITH_CONSENT, PUR, {f"{PUR}/goes_ahead_anyway": False}),
    FriendCase("who-will-ask", {f"{PUR}/goes_ahead_anyway": False}, PUR, WITH_CONSENT),
    FriendCase(
        "easy-to-refuse",
        {"/consent/asks": [consent_ask(how_asked=["spoken"])]},
        "/consent/asks",
        {f"{PEOPLE}/power_imbalance": A_TEXT},
    ),
    FriendCase(
        "tired-and-worried",
        {"/consent/asks": [consent_ask(asked="x" * 700)]},
        ASK,
        {f"{ASK}/asked": "May we visit?"},
    ),
    FriendCase("friday-evening", {"/consent/without_asking": A_TEXT}, "/consent/who_decides"),
    FriendCase("do-not-tell-mum", {**CHILDREN, **WITH_CONSENT}, f"{ASK}/children"),
    FriendCase("learn-from-no", WITH_CONSENT, "/consent/asks", {"/running/metrics": "Noes"}),
    FriendCase(
        "changed-your-mind",
        WITH_CONSENT,
        ASK,
        {f"{ASK}/stops_within": {"number": 1, "unit": "days"}},
    ),
]
TELLING = [
    FriendCase("where-they-meet-it", {}, "/telling/approach", {"/telling/approach": "x" * 80}),
    FriendCase("one-story", {}, "/telling/notices", {"/telling/approach": "x" * 160}),
    FriendCase(
        "local-paper",
        {"/rights/publication": "not-published"},
        "/rights/publication",
        {"/rights/publication": "redacted"},
    ),
    FriendCase("on-a-saturday", {}, "/rights/complaints_contact"),
    FriendCase(
        "each-in-turn",
        {"/rights/lead_partner": ""},
        "/rights/lead_partner",
        {"/rights/lead_partner": "partner-2"},
    ),
    FriendCase(
        "please-stop",
        {f"{PEOPLE}/can_refuse": "no", "/rights/objection": ""},
        "/rights/objection",
    ),
    FriendCase(
        "who-opens-the-post",
        {f"{PUR}/area": "domestic-abuse"},
        "/telling/notices",
        {f"{PUR}/area": "fraud"},
    ),
]
SECURITY = [
    FriendCase(
        "looked-up-a-neighbour",
        {f"{F1}/kind": "access", "/security/access_control": A_TEXT},
        "/security/assurances",
        {"/security/assurances": [{"id": "assurance-1", "audit": "Ten looks a month"}]},
    ),
    FriendCase("safe-to-own-up", {}, "/security/breach_contact", {"/case/confidence": A_TEXT}),
    FriendCase("rings-the-person", {}, "/security/breach_people"),
    FriendCase("whose-word", {"/security/accuracy": A_TEXT}, "/security/corrections"),
    FriendCase("in-a-car", {}, "/security/measures", {"/security/measures": "x" * 160}),
]
RETENTION = [
    FriendCase("looks-again", {f"{KEPT}/then": "review"}, KEPT, {f"{KEPT}/then": "return"}),
    FriendCase("uncounted-copies", {}, "/retention", {f"{KEPT}/proof": "A signed list"}),
    FriendCase("grown-up", CHILDREN, "/retention", {f"{KEPT}/then": "archive"}),
    FriendCase("still-recognised", {f"{KEPT}/then": "anonymise"}, KEPT, {f"{KEPT}/then": "delete"}),
    FriendCase("means-to-keep", {}, P1, {f"{KEPT}/partners": ["partner-1"]}),
]
RISKS = [
    FriendCase("lie-awake", {}, f"{RISK}/owner_role"),
    FriendCase(
        "whose-risk", {f"{RISK}/severity": "severe"}, RISK, {f"{RISK}/people": ["people-1"]}
    ),
    FriendCase(
        "live-with-it",
        {f"{RISK}/severity_after": "severe", f"{RISK}/likelihood_after": "possible"},
        RISK,
        {f"{RISK}/likelihood_after": "remote"},
    ),
    FriendCase(
        "stopped-talking",
        {"/risks": more_of("risk", 6)},
        "/risks",
        {"/risks": more_of("risk", 5)},
    ),
    FriendCase("least-like-to-hear", {"/dpia/needed": "yes"}, "/dpia/consultation"),
    FriendCase(
        "went-another-way",
        {"/dpia/dpo_advice_followed": "in-part"},
        "/dpia/dpo_advice_reason",
        {"/dpia/dpo_advice_followed": "yes"},
    ),
]
RUNNING = [
    FriendCase("met-before-start", START, "/running/training"),
    FriendCase("train-together", LATER, "/running/training"),
    FriendCase("look-back", {"/running/review_date": GONE}, "/running", {"/running/start": GONE}),
    FriendCase("make-you-stop", {}, "/running/review_looks_at"),
    FriendCase("done-its-work", {}, "/running/ending"),
    FriendCase("not-working", {}, "/running/governance_group"),
    FriendCase("figure-or-people", {}, "/running/metrics"),
    FriendCase("first-day", {"/running/training": A_TEXT}, "/running/guidance"),
    FriendCase("stop-at-once", {}, "/running/suspension"),
    FriendCase("two-disagree", {}, "/running/disputes"),
    FriendCase(
        "start-small",
        {"/flows": more_of("flow", 5)},
        "/running/change_control",
        {"/running/change_control": A_TEXT},
    ),
    FriendCase(
        "read-the-framework",
        {"/running/framework": {"inherited": ["Disputes", "Liability", "Security"]}},
        "/running/framework/name",
        {"/running/framework/link": "https://charter.example"},
    ),
]
BUILD = [
    FriendCase(
        "glad-to-be-asked",
        {"/open_questions/-": {"id": "question-1", "question": "Who pays?", "status": "open"}},
        f"{QUESTION}/owner",
    ),
    FriendCase(
        "would-stop-you",
        {"/open_questions": more_of("question", 3)},
        "/open_questions",
        {"/open_questions": more_of("question", 3, status="answered")},
    ),
    FriendCase(
        "read-end-to-end",
        {"/about/status": "in-review"},
        "/about/status",
        {"/sign_off/approvals": [{"id": "approval-1"}]},
    ),
    FriendCase(
        "signed-and-then",
        {"/about/status": "approved"},
        "/sign_off/signatories",
        {"/about/status": "draft"},
    ),
    FriendCase(
        "what-they-heard",
        {"/sign_off/signatories/id:signature-2/status": "declined"},
        "/sign_off/signatories/id:signature-2",
        {"/sign_off/signatories/id:signature-2/status": "sent"},
    ),
    FriendCase(
        "reasons-aloud",
        {"/accepted_warnings": more_of("acceptance", 3)},
        "/accepted_warnings",
        {"/accepted_warnings": more_of("acceptance", 2)},
    ),
]
