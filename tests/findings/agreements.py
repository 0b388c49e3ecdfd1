"""A small agreement that no rule has anything against, and a way to change it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from sharebuilder.model.pointer import Pointer, get, parent, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.model.json_types import JsonObject

GONE = object()
"""Takes an answer out."""


def contact(number: int, role: str) -> JsonObject:
    """A contact of a partner."""
    return {"id": f"contact-{number}", "role": role, "job_title": "Manager"}


def small_agreement() -> JsonObject:
    """A council tells the fire service who is at risk of fire, and the fire service a charity."""
    return {
        "format": "sharebuilder-agreement",
        "format_version": 1,
        "id": "3f0c1f6e-0f3c-4c58-9d35-3a4a44c8a001",
        "about": {
            "title": "Safe and well visits",
            "version": "1.0",
            "status": "draft",
            "sharing_kind": "regular",
            "under_framework": False,
            "any_law_enforcement": False,
            "nations": ["england"],
            "lead_partner": "partner-1",
        },
        "case": {
            "aim": "Fewer people die in fires at home.",
            "why_not_less": "A visit needs a name and an address.",
            "human_rights": "A visit saves lives; only those at risk are named.",
            "equality": "Older people gain most.",
            "outcomes": [
                {"id": "outcome-1", "outcome": "Fewer fires", "measure": "Fires in a year"}
            ],
        },
        "purposes": [
            {
                "id": "purpose-1",
                "name": "Fire safety visits",
                "aim": "Visit those most at risk of fire.",
                "area": "fire-safety-vulnerability",
                "law_enforcement": False,
                "direct_care": False,
                "goes_ahead_anyway": True,
                "automated_decisions": False,
            }
        ],
        "partners": [
            {
                "id": "partner-1",
                "kind": "organisation",
                "name": "Wells Council",
                "type": "council",
                "sector": "public",
                "public_authority": True,
                "competent_authority": False,
                "takes_part": "shares",
                "contacts": [
                    contact(1, "single-point-of-contact"),
                    contact(2, "caldicott-guardian"),
                ],
                "processing_record": "Entry 12",
            },
            {
                "id": "partner-2",
                "kind": "organisation",
                "name": "Mendip Fire and Rescue",
                "short_name": "Mendip Fire",
                "type": "fire",
                "sector": "public",
                "public_authority": True,
                "competent_authority": False,
                "takes_part": "shares",
                "contacts": [contact(3, "single-point-of-contact")],
                "processing_record": "Entry 4",
            },
            {
                "id": "partner-3",
                "kind": "organisation",
                "name": "Warm Homes",
                "type": "charity",
                "sector": "voluntary",
                "public_authority": False,
                "competent_authority": False,
                "takes_part": "shares",
                "contacts": [contact(4, "single-point-of-contact")],
                "processing_record": "Entry 1",
            },
        ],
        "people": [
            {
                "id": "people-1",
                "name": "People at risk of fire",
                "kind": "service-user",
                "ages": ["65-and-over"],
                "capacity": "all-can-decide",
            }
        ],
        "item_groups": [{"id": "group-1", "name": "Basics"}],
        "items": [
            {
                "id": "item-1",
                "group": "group-1",
                "name": "Name and address",
                "source_partner": "partner-1",
                "people": ["people-1"],
                "sensitivity": ["ordinary"],
                "purposes": ["purpose-1"],
                "why_needed": "To find the home.",
                "identifiability": "identifiable",
                "free_text": False,
            },
            {
                "id": "item-2",
                "name": "Uses oxygen at home",
                "source_partner": "partner-1",
                "people": ["people-1"],
                "sensitivity": ["special-category", "confidential"],
                "special_categories": ["health"],
                "purposes": ["purpose-1"],
                "why_needed": "Oxygen feeds a fire.",
                "identifiability": "identifiable",
                "free_text": False,
            },
        ],
        "flows": [
            {
                "id": "flow-1",
                "name": "People at risk",
                "kind": "feed",
                "from": "partner-1",
                "to": ["partner-2"],
                "items": ["item-2"],
                "item_groups": ["group-1"],
                "people": ["people-1"],
                "purposes": ["purpose-1"],
                "law_enforcement": False,
                "trigger": "schedule",
                "method": "portal",
                "safeguards": "Named accounts; access is logged.",
                "outside_uk": False,
                "roles": [
                    {"id": "role-1", "partner": "partner-1", "role": "controller"},
                    {"id": "role-2", "partner": "partner-2", "role": "controller"},
                ],
            },
            {
                "id": "flow-2",
                "name": "Cold homes",
                "kind": "referral",
                "from": "partner-2",
                "to": ["partner-3"],
                "items": ["item-1"],
                "item_groups": [],
                "people": ["people-1"],
                "purposes": ["purpose-1"],
                "law_enforcement": False,
                "trigger": "event",
                "method": "secure-email",
                "safeguards": "Both mail domains are encrypted.",
                "outside_uk": False,
                "roles": [],
            },
        ],
        "arrangements": [],
        "law": [
            {
                "id": "law-1",
                "partner": "partner-1",
                "purposes": ["purpose-1"],
                "flows": [],
                "regime": "uk-gdpr",
                "powers": [
                    {
                        "id": "power-1",
                        "provision": "careact-s6",
                        "kind": "implied-power",
                        "why": "The council co-operates on adults at risk.",
                    }
                ],
                "own_task": "Care Act 2014 s.6",
                "lawful_basis": "art6-1-e",
                "article_9": ["art9-2-g"],
                "schedule_1": ["sch1-p6"],
                "conditions_why": "Saving lives is a substantial public interest.",
                "policy_document": {"exists": True, "title": "Policy document", "owner": "DPO"},
                "confidentiality": {"applies": True, "route": "legal-duty", "why": "The Act."},
                "exemptions": [],
            },
            {
                "id": "law-2",
                "partner": "partner-2",
                "purposes": ["purpose-1"],
                "flows": [],
                "regime": "uk-gdpr",
                "powers": [
                    {
                        "id": "power-2",
                        "provision": "frsa2004-s6",
                        "kind": "implied-power",
                        "why": "Visits promote fire safety.",
                    }
                ],
                "own_task": "Fire and Rescue Services Act 2004 s.6",
                "lawful_basis": "art6-1-e",
                "article_9": ["art9-2-g"],
                "schedule_1": ["sch1-p6"],
                "conditions_why": "Saving lives is a substantial public interest.",
                "policy_document": {"exists": True, "title": "Policy document", "owner": "DPO"},
                "exemptions": [],
            },
            {
                "id": "law-3",
                "partner": "partner-3",
                "purposes": ["purpose-1"],
                "flows": [],
                "regime": "uk-gdpr",
                "powers": [],
                "lawful_basis": "art6-1-f",
                "lawful_basis_why": "The person is referred for help.",
                "balancing_test": "In the register, entry 7",
                "exemptions": [],
            },
        ],
        "consent": {"position": "We tell people.", "asks": []},
        "telling": {
            "approach": "A leaflet at every visit.",
            "notices": [
                {"id": "notice-1", "partner": "partner-1"},
                {"id": "notice-2", "partner": "partner-2"},
                {"id": "notice-3", "partner": "partner-3"},
            ],
        },
        "rights": {
            "lead_partner": "partner-1",
            "access": "The council answers.",
            "rectification": "The source corrects.",
            "erasure": "The council answers.",
            "objection": "The council weighs it.",
            "complaints": "A form; acknowledged within 30 days.",
            "foi": "The council answers.",
            "publication": "in-full",
        },
        "security": {
            "measures": "Named accounts.",
            "breach_within": {"number": 24, "unit": "hours"},
            "breach_contact": "dpo@wells.example",
        },
        "retention": [
            {
                "id": "retention-1",
                "name": "Visit records",
                "items": ["item-2"],
                "item_groups": ["group-1"],
                "partners": ["partner-2", "partner-3"],
                "period": {"number": 6, "unit": "years"},
                "event": "The visit",
                "then": "delete",
            }
        ],
        "risks": [
            {"id": "risk-1", "description": "Leak", "kind": "sharing", "measures": "Accounts"},
            {"id": "risk-2", "description": "Fire", "kind": "not-sharing", "measures": "Visits"},
        ],
        "dpia": {"needed": "no", "needed_why": "No feature of high risk.", "status": "not-started"},
        "running": {
            "start": "2026-12-01",
            "review_date": "2027-06-01",
            "owner_partner": "partner-1",
            "owner_role": "Head of safety",
            "emergencies": "Share at once; record within a day.",
        },
        "sign_off": {
            "signatories": [
                {"id": "signature-1", "partner": "partner-1", "role": "Director"},
                {"id": "signature-2", "partner": "partner-2", "role": "Chief fire officer"},
                {"id": "signature-3", "partner": "partner-3", "role": "Chief executive"},
            ]
        },
        "open_questions": [],
        "accepted_warnings": [],
        "prompt_answers": [],
    }


def consent_ask(**more: Any) -> JsonObject:
    """An ask for consent under the UK GDPR that no rule has anything against."""
    ask: JsonObject = {
        "id": "consent-1",
        "name": "Visit consent",
        "purposes": ["purpose-1"],
        "meaning": "consent-lawful-basis",
        "asked": "May we visit?",
        "people": ["people-1"],
        "partners": ["partner-1", "partner-2"],
        "choices": ["A visit"],
        "active_opt_in": True,
        "separate": True,
        "express_statement": True,
        "record": "In the visit system.",
        "refusal": "Nothing changes.",
        "service_depends": False,
        "withdrawal": "One call.",
        "capacity": "An attorney decides.",
        "age_rule": "no-children",
        "renewed_every": {"number": 1, "unit": "years"},
    }
    return {**ask, **more}


def changed(tree: JsonObject, edits: Mapping[str, Any]) -> JsonObject:
    """A copy of an agreement with other answers at some places.

    Args:
        tree: the agreement; it is not changed.
        edits: the new answers by pointer by id. `GONE` takes an answer or a record out. A pointer
            that ends in `/-` adds to a list.
    """
    made = deepcopy(tree)
    for pointer, value in edits.items():
        _set(made, pointer, value)
    return made


def _set(tree: JsonObject, pointer: str, value: Any) -> None:
    holder, name = get(tree, parent(Pointer(pointer))), parse(pointer)[-1]
    if holder is None:
        _set(tree, parent(Pointer(pointer)), {})
        holder = get(tree, parent(Pointer(pointer)))
    if isinstance(holder, list):
        if name == "-":
            holder.append(deepcopy(value))
            return
        index = next(
            i
            for i, entry in enumerate(holder)
            if isinstance(entry, dict) and f"id:{entry.get('id')}" == name
        )
        if value is GONE:
            del holder[index]
        else:
            holder[index] = deepcopy(value)
    elif isinstance(holder, dict):
        if value is GONE:
            del holder[name]
        else:
            holder[name] = deepcopy(value)
    else:
        raise AssertionError(f"nothing holds {pointer}")
