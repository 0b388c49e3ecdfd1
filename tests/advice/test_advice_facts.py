"""The facts that conditions ask after: each is shown by answers, and says which."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sharebuilder.advice.facts import FACTS, Facts
from sharebuilder.resources import schemas_dir
from sharebuilder.schema.shape import shape
from tests.advice.advising import KNOWLEDGE, PURPOSE, labels, sharing
from tests.findings.agreements import GONE, consent_ask

P1 = "/partners/id:partner-1"
PEOPLE = "/people/id:people-1"
ITEM = "/items/id:item-2"
FLOW = "/flows/id:flow-1"
L1 = "/law/id:law-1"
EXPLICIT = consent_ask(meaning="explicit-consent")
REFERRAL = consent_ask(meaning="agreement-to-referral")
_NAMED = json.loads((schemas_dir() / "knowledge.schema.json").read_text(encoding="utf-8"))["$defs"][
    "fit-condition"
]["properties"]["fact"]["enum"]

# For each fact: answers that show yes, that show no, and that leave it open (None: they never do).
YES_NO: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any] | None]] = {
    "public-authority": (
        {},
        {f"{P1}/public_authority": False},
        {f"{P1}/public_authority": GONE, f"{P1}/sector": GONE, f"{P1}/type": GONE},
    ),
    "competent-authority": (
        {f"{P1}/competent_authority": True},
        {},
        {f"{P1}/competent_authority": GONE, f"{P1}/type": GONE},
    ),
    "care-setting": ({}, {f"{P1}/type": "fire"}, {f"{P1}/type": GONE}),
    "professional-secrecy": ({}, {}, {f"{P1}/type": "fire", f"{L1}/confidentiality": {}}),
    "nhs": ({f"{P1}/type": "nhs-trust"}, {}, {f"{P1}/type": GONE}),
    "sends": (
        {},
        {f"{FLOW}/from": "partner-2", f"{FLOW}/to": ["partner-1"]},
        {f"{FLOW}/purposes": [], "/flows/id:flow-2/purposes": []},
    ),
    "receivers-public": (
        {},
        {"/partners/id:partner-2/public_authority": False},
        {f"{FLOW}/to": []},
    ),
    "all-receivers-in-care": (
        {"/partners/id:partner-2/type": "ambulance"},
        {},
        {f"{FLOW}/to": []},
    ),
    "direct-care": ({f"{PURPOSE}/direct_care": True}, {}, {f"{PURPOSE}/direct_care": GONE}),
    "law-enforcement": (
        {f"{PURPOSE}/law_enforcement": True, f"{FLOW}/law_enforcement": True},
        {},
        {f"{PURPOSE}/law_enforcement": GONE, f"{FLOW}/purposes": []},
    ),
    "part-3": (
        {
            f"{PURPOSE}/law_enforcement": True,
            f"{FLOW}/law_enforcement": True,
            f"{P1}/competent_authority": True,
        },
        {f"{PURPOSE}/law_enforcement": True, f"{FLOW}/law_enforcement": True},
        {
            f"{PURPOSE}/law_enforcement": GONE,
            f"{FLOW}/purposes": [],
            f"{P1}/competent_authority": True,
        },
    ),
    "goes-ahead-anyway": (
        {},
        {f"{PURPOSE}/goes_ahead_anyway": False},
        {f"{PURPOSE}/goes_ahead_anyway": GONE},
    ),
    "planning-or-research": (
        {f"{PURPOSE}/planning_or_research": True},
        {f"{PURPOSE}/planning_or_research": False},
        {},
    ),
    "asked-for-consent": ({"/consent/asks/-": consent_ask()}, {}, None),
    "asked-for-explicit-consent": ({"/consent/asks/-": EXPLICIT}, {}, None),
    "asked-for-permission": ({"/consent/asks/-": REFERRAL}, {"/consent/asks/-": EXPLICIT}, None),
    "agreed-referral": ({"/consent/asks/-": REFERRAL}, {}, None),
    "planned": (
        {},
        {"/about/sharing_kind": "one-off", f"{FLOW}/trigger": "event"},
        {"/about/sharing_kind": GONE, f"{FLOW}/trigger": "event"},
    ),
    "by-request": ({f"{FLOW}/trigger": "request"}, {}, {f"{FLOW}/trigger": GONE}),
    "special-category": (
        {},
        {f"{FLOW}/items": []},
        {f"{FLOW}/items": [], f"{FLOW}/item_groups": []},
    ),
    "health-data": (
        {},
        {f"{ITEM}/special_categories": []},
        {f"{FLOW}/items": [], f"{FLOW}/item_groups": []},
    ),
    "criminal-offence-data": (
        {f"{ITEM}/sensitivity": ["criminal-offence"]},
        {},
        {f"{FLOW}/items": [], f"{FLOW}/item_groups": []},
    ),
    "confidential": (
        {},
        {f"{FLOW}/items": []},
        {f"{FLOW}/items": [], f"{FLOW}/item_groups": []},
    ),
    "identifiable": (
        {},
        {f"{ITEM}/identifiability": "aggregate", "/items/id:item-1/identifiability": "anonymous"},
        {f"{FLOW}/items": [], f"{FLOW}/item_groups": []},
    ),
    "children": ({f"{PEOPLE}/ages": ["13-15"]}, {}, {f"{PEOPLE}/ages": []}),
    "adults": ({}, {f"{PEOPLE}/ages": ["13-15"]}, {f"{PEOPLE}/ages": []}),
    "vulnerable": ({f"{PEOPLE}/vulnerability": "Frail"}, {}, {f"{PEOPLE}/ages": []}),
    "may-lack-capacity": (
        {f"{PEOPLE}/capacity": "some-may-lack-capacity"},
        {},
        {f"{PEOPLE}/capacity": "not-known"},
    ),
    "can-refuse": (
        {f"{PEOPLE}/can_refuse": "yes"},
        {f"{PEOPLE}/can_refuse": "no"},
        {f"{PEOPLE}/can_refuse": "some-can"},
    ),
    "duty-cited": ({f"{L1}/powers/id:power-1/kind": "duty"}, {}, {f"{L1}/powers": []}),
    "task-in-law": (
        {},
        {f"{L1}/own_task": GONE, f"{P1}/public_authority": False},
        {f"{L1}/own_task": GONE},
    ),
    "task-borrowed": ({"/law/id:law-2/own_task": "care act 2014 S.6 "}, {}, None),
    "approval-reference": ({f"{L1}/confidentiality/approval_reference": "CAG 1"}, {}, None),
    "balancing-test": ({f"{L1}/balancing_test": "Register 7"}, {}, None),
}
VALUES: dict[str, tuple[dict[str, Any], set[str], dict[str, Any]]] = {
    "partner-type": ({}, {"council"}, {f"{P1}/type": GONE}),
    "sector": ({}, {"public"}, {f"{P1}/sector": GONE}),
    "receiver-types": ({}, {"fire"}, {"/partners/id:partner-2/type": GONE}),
    "area": ({}, {"fire-safety-vulnerability"}, {f"{PURPOSE}/area": GONE}),
    "special-categories": ({}, {"health"}, {f"{ITEM}/special_categories": []}),
}


def shown(name: str, edits: dict[str, Any]) -> Any:
    """What the answers show of a fact."""
    one = sharing(edits)
    return Facts.of(one, labels(one.look.agreement.raw)).shown(name)


def test_every_fact_that_the_schema_names_is_known_and_tried() -> None:
    assert set(FACTS) == set(_NAMED)
    assert set(FACTS) == {*YES_NO, *VALUES, "only-you-know"}


@pytest.mark.parametrize("name", YES_NO)
def test_a_fact_is_shown_by_answers(name: str) -> None:
    yes, no, unknown = YES_NO[name]
    assert shown(name, yes).holds is True
    assert shown(name, yes).said.endswith((".", "”."))
    assert shown(name, yes).places
    if name != "professional-secrecy":  # nothing can show that somebody owes no duty
        assert shown(name, no).holds is False
    if unknown is not None:
        assert shown(name, unknown).holds is None
        assert shown(name, unknown).said


@pytest.mark.parametrize("name", VALUES)
def test_a_fact_with_values_is_shown_by_answers(name: str) -> None:
    edits, values, unknown = VALUES[name]
    assert shown(name, edits).values == values
    assert shown(name, edits).places
    assert shown(name, unknown).values == frozenset()


def test_what_only_you_know_is_never_shown() -> None:
    assert shown("only-you-know", {}).holds is None


@pytest.mark.parametrize(
    "kind", sorted({one.kind for one in KNOWLEDGE.entries() if one.conditions})
)
def test_conditions_say_what_they_mean(kind: str) -> None:
    for entry in KNOWLEDGE.entries(kind):
        for condition in entry.conditions:
            fact, weight = condition["fact"], condition["weight"]
            assert ("among" in condition) == (fact in VALUES), (entry.id, fact)
            if weight == "needs":
                assert condition.get("no"), (entry.id, fact)
            if weight == "suits":
                assert condition.get("if"), (entry.id, fact)
            if weight == "against":
                assert condition.get("yes"), (entry.id, fact)
            for words in ("yes", "no"):
                text = str(condition.get(words, "X."))
                assert text[0].isupper(), text
                assert text.endswith("."), text
            clause = str(condition.get("if", "x"))
            assert clause[0].islower(), clause
            assert not clause.endswith("."), clause


def test_values_that_conditions_name_are_options_of_the_schema() -> None:
    fields = {
        "partner-type": "/partners/*/type",
        "receiver-types": "/partners/*/type",
        "sector": "/partners/*/sector",
        "area": "/purposes/*/area",
        "special-categories": "/items/*/special_categories",
    }
    for entry in KNOWLEDGE.entries():
        for condition in entry.conditions:
            field = shape().field(fields.get(str(condition["fact"]), ""))
            among = condition.get("among")
            if isinstance(among, list) and field is not None:
                assert set(among) <= set(field.enum), (entry.id, among)
