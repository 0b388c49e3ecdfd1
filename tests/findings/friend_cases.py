"""For each prompt of the critical friend: edits of the small agreement that call it up, the place
that it is then about, and edits on top after which it is no longer asked.

Where the prompt fills an answer, that answer is the cure, and none stands here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.findings.agreements import consent_ask

P1, P2, P3 = (f"/partners/id:partner-{n}" for n in (1, 2, 3))
F1, F2 = "/flows/id:flow-1", "/flows/id:flow-2"
I1, I2 = "/items/id:item-1", "/items/id:item-2"
L1, L2, L3 = (f"/law/id:law-{n}" for n in (1, 2, 3))
PUR, PEOPLE, OUTCOME = (
    "/purposes/id:purpose-1",
    "/people/id:people-1",
    "/case/outcomes/id:outcome-1",
)
RISK, KEPT, ASK = "/risks/id:risk-1", "/retention/id:retention-1", "/consent/asks/id:consent-1"
CASE_ASK, QUESTION = "/case/asks/id:ask-1", "/open_questions/id:question-1"
A_TEXT = "Two sentences that say something."


class FriendCase(NamedTuple):
    """One prompt, what calls it up, where it is then asked, and what it is silenced by."""

    prompt: str
    trip: dict[str, Any]
    at: str
    cure: dict[str, Any] | None = None


def an_ask(**more: Any) -> dict[str, Any]:
    """What one partner asks of another."""
    return {"id": "ask-1", "from": "partner-1", "to": "partner-2", "ask": "Ring first.", **more}


def more_of(what: str, count: int, **more: Any) -> list[dict[str, Any]]:
    """So many records."""
    return [{"id": f"{what}-{n}", "name": f"{what} {n}", **more} for n in range(1, count + 1)]


ASKS = {"/case/asks": [an_ask()]}
BOTH_WAYS = {
    "/case/asks": [an_ask(), an_ask(id="ask-2", **{"from": "partner-2", "to": "partner-1"})]
}
POLICE, HOSPITAL = {f"{P2}/type": "police"}, {f"{P1}/type": "nhs-trust"}
CHILDREN = {f"{PEOPLE}/ages": ["13-15"]}
WITH_CONSENT = {"/consent/asks": [consent_ask()]}
THE_CASE = [
    FriendCase("one-person", {}, "/case/if_nothing_shared"),
    FriendCase("ask-for-help", {}, "/case/asks", ASKS),
    FriendCase("no-outcome", {"/case/outcomes": []}, "/case/outcomes", {"/partners": []}),
    FriendCase("outcome-or-target", {}, f"{OUTCOME}/who_benefits"),
    FriendCase("where-today", {f"{OUTCOME}/target": "Ten"}, f"{OUTCOME}/baseline"),
    FriendCase("whose-day", {"/case/if_nothing_shared": A_TEXT}, "/case/story"),
    FriendCase("who-loses-trust", {"/case/if_nothing_shared": A_TEXT}, "/case/harm_of_sharing"),
    FriendCase(
        "what-with-less",
        {"/case/why_personal_data": A_TEXT, "/case/why_not_less": "", "/items": []},
        "/case/why_not_less",
    ),
    FriendCase("unused-agreements", {"/about/existing_agreements": A_TEXT}, "/case/tried_before"),
    FriendCase("how-sure", {"/case/if_nothing_shared": A_TEXT}, "/case/evidence"),
    FriendCase("holds-together", {}, "/case/backbone", {"/case/backbone": "partner-1"}),
    FriendCase("one-room", {}, "/case/keep_talking"),
    FriendCase("staff-fear", {}, "/case/confidence"),
    FriendCase("ask-unanswered", ASKS, f"{CASE_ASK}/offer"),
    FriendCase(
        "ask-declined",
        {"/case/asks": [an_ask(status="declined")]},
        CASE_ASK,
        {f"{CASE_ASK}/status": "agreed"},
    ),
    FriendCase(
        "over-the-fence", {"/about/summary": "x" * 500}, "/about/summary", {"/about/summary": "x"}
    ),
    FriendCase(
        "only-one-purpose",
        {"/purposes": more_of("purpose", 6)},
        "/purposes",
        {"/purposes": more_of("purpose", 5)},
    ),
]
PARTNERS = [
    FriendCase(
        "who-is-missing",
        {f"{P3}/type": "university", f"{P3}/sector": "public"},
        "/partners",
        {f"{P2}/type": "community-group"},
    ),
    FriendCase("partner-no-ask", ASKS, P3, {f"{CASE_ASK}/to": "partner-3"}),
    FriendCase("partner-gives-only", ASKS, P2, BOTH_WAYS),
    FriendCase(
        "class-voice",
        {f"{P1}/kind": "class", f"{P1}/class_rules": {"who_belongs": "Every council"}},
        P1,
        {f"{P1}/kind": "organisation"},
    ),
    FriendCase(
        "wet-monday", {}, "/partners", {f"{p}/teams": "The night team" for p in (P1, P2, P3)}
    ),
    FriendCase(
        "on-leave",
        {},
        P2,
        {f"{P2}/contacts/-": {"id": "contact-8", "role": "deputy-contact"}},
    ),
    FriendCase(
        "private-partner", {f"{P3}/sector": "private"}, P3, {f"{P3}/takes_part": "observer"}
    ),
    FriendCase("who-can-say-yes", {f"{P2}/type": "dwp"}, P2, {f"{P2}/type": "council"}),
    FriendCase("cost-of-taking-part", {}, P3, {f"{P3}/type": "university"}),
    FriendCase("supplier-gone", {f"{P3}/takes_part": "processor"}, P3, {f"{F2}/to": ["partner-1"]}),
]
THE_PEOPLE = [
    FriendCase("surprised", {}, f"{PEOPLE}/expectations"),
    FriendCase(
        "easy-no",
        {f"{PEOPLE}/can_refuse": "yes", f"{PEOPLE}/vulnerability": A_TEXT},
        f"{PEOPLE}/power_imbalance",
    ),
    FriendCase(
        "left-to-choose", {f"{PEOPLE}/can_refuse": "no"}, PEOPLE, {f"{PEOPLE}/kind": "staff"}
    ),
    FriendCase("who-else", {}, "/people", {"/people/-": {"id": "people-2", "kind": "family"}}),
    FriendCase("trusted-adult", CHILDREN, PEOPLE, {f"{PEOPLE}/ages": ["18-64"]}),
    FriendCase(
        "who-speaks",
        {f"{PEOPLE}/capacity": "some-may-lack-capacity"},
        PEOPLE,
        {"/consent/asks": [consent_ask()]},
    ),
    FriendCase("everybody", {}, f"{PEOPLE}/number"),
    FriendCase("who-is-missed", {"/case/equality": ""}, "/case/equality"),
    FriendCase(
        "staff-in-it",
        {f"{F1}/kind": "meeting", "/flows/-": {"id": "flow-3"}},
        "/people",
        {f"{PEOPLE}/kind": "staff"},
    ),
]
DATA = [
    FriendCase(
        "nobody-would-miss",
        {"/items": more_of("item", 30)},
        "/items",
        {"/items": more_of("item", 29)},
    ),
    FriendCase("to-their-face", {}, I2, {f"{I2}/why_needed": "x" * 40}),
    FriendCase(
        "kitchen-table",
        {f"{I2}/sensitivity": ["high-harm"], f"{I2}/high_harm_reason": "To get in."},
        I2,
        {f"{I2}/high_harm_reason": "x" * 60},
    ),
    FriendCase(
        "whose-system",
        {f"{I1}/source_system": "The old one", f"{I1}/source_partner": ""},
        I1,
        {f"{I1}/source_partner": "partner-2"},
    ),
    FriendCase(
        "over-their-shoulder", {f"{I1}/free_text": True}, "/items", {f"{I1}/quality": "Read"}
    ),
    FriendCase(
        "counts-would-do",
        {f"{PUR}/planning_or_research": True},
        PUR,
        {f"{I1}/identifiability": "aggregate"},
    ),
    FriendCase(
        "so-what",
        {f"{I2}/special_categories": ["health", "sexual-orientation"]},
        I2,
        {f"{I2}/special_categories": ["health"]},
    ),
    FriendCase(
        "same-words",
        {"/items": more_of("item", 8)},
        "/items",
        {"/items": more_of("item", 8, meaning="Plain words")},
    ),
    FriendCase(
        "how-old",
        {"/items": more_of("item", 3)},
        "/items",
        {"/items": more_of("item", 3, quality="Read live")},
    ),
]
FLOWS = [
    FriendCase(
        "nurse-and-police",
        {**POLICE, **HOSPITAL, f"{F1}/kind": "meeting"},
        F1,
        {f"{P2}/type": "fire"},
    ),
    FriendCase("ask-about-one", {}, F1, {f"{F1}/trigger": "event"}),
    FriendCase(
        "only-five",
        {f"{F1}/items": [f"item-{n}" for n in range(1, 13)]},
        F1,
        {f"{F1}/items": [f"item-{n}" for n in range(1, 12)]},
    ),
    FriendCase(
        "so-many-receive",
        {f"{F1}/to": ["partner-2", "partner-3", "partner-4", "partner-5"]},
        F1,
        {f"{F1}/kind": "publication"},
    ),
    FriendCase("ten-at-night", {}, f"{F2}/failure_route"),
    FriendCase("what-became", {}, "/flows", {f"{F1}/kind": "request-and-response"}),
    FriendCase("your-own-record", {f"{F1}/kind": "access"}, f"{F1}/access/who_has_access"),
    FriendCase("who-is-calling", {f"{F1}/method": "telephone"}, f"{F1}/identity_check"),
    FriendCase("still-ask-for-help", {**POLICE, **HOSPITAL}, F1, {f"{P2}/type": "fire"}),
    FriendCase(
        "wrong-match",
        {f"{F1}/kind": "matching", f"{F1}/matching": {"rule": "Name and day of birth"}},
        f"{F1}/matching/false_matches",
    ),
    FriendCase("overheard", {f"{F1}/kind": "co-location"}, F1, {f"{F1}/kind": "access"}),
]
