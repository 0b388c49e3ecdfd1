"""Agreements of any size, for measuring and for tests."""

from __future__ import annotations

from typing import Any

_TYPES = ("council", "police", "nhs-trust", "fire", "charity", "housing-association", "school")
_PUBLIC = frozenset({"council", "police", "nhs-trust", "fire", "school"})
_POWERS = {
    "council": ("careact-s6", "implied-power"),
    "police": ("common-law-police", "implied-power"),
    "nhs-trust": ("hsca2012-s251B", "duty"),
    "fire": ("frsa2004-s6", "implied-power"),
    "school": ("ed2002-s175", "implied-power"),
}
_METHODS = ("portal", "secure-email", "system-link", "meeting", "telephone")
_PURPOSES, _PEOPLE, _GROUPS = 4, 5, 10


def large_agreement(partners: int, items: int, flows: int) -> dict[str, Any]:
    """A whole agreement of a size, the same each time, with every reference leading somewhere.

    Args:
        partners: how many partners; two at least.
        items: how many data items; one at least.
        flows: how many flows.
    """
    return {
        "format": "sharebuilder-agreement",
        "format_version": 1,
        "id": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "about": {
            "title": "Safe at home across the county",
            "version": "0.9",
            "status": "draft",
            "summary": "Partners find people at risk early and visit them.",
            "sharing_kind": "regular",
            "under_framework": False,
            "any_law_enforcement": False,
            "nations": ["england"],
            "lead_partner": "partner-1",
            "author_role": "Information governance manager",
        },
        "case": {
            "aim": "Fewer people come to harm at home.",
            "why_personal_data": "A visit needs a name and an address.",
            "why_not_less": "Counts do not tell whom to visit.",
            "human_rights": "The sharing is necessary to protect life, and limited to it.",
            "outcomes": [
                {"id": "outcome-1", "outcome": "Fewer emergencies", "measure": "Calls in a year"}
            ],
        },
        "purposes": [_purpose(n) for n in range(1, _PURPOSES + 1)],
        "partners": [_partner(n) for n in range(1, partners + 1)],
        "people": [_people(n) for n in range(1, _PEOPLE + 1)],
        "item_groups": [{"id": f"group-{n}", "name": f"Group {n}"} for n in range(1, _GROUPS + 1)],
        "items": [_item(n, partners) for n in range(1, items + 1)],
        "flows": [_flow(n, partners, items) for n in range(1, flows + 1)],
        "arrangements": [],
        "law": [_ground(n) for n in range(1, partners + 1)],
        "consent": {
            "position": "We tell people and ask for permission before a visit.",
            "asks": [],
        },
        "telling": {
            "approach": "A leaflet at every first contact, and a page on each website.",
            "notices": [
                {"id": f"notice-{n}", "partner": f"partner-{n}", "how": "Website"}
                for n in range(1, partners + 1)
            ],
        },
        "rights": {
            "lead_partner": "partner-1",
            "access": "The partner asked answers.",
            "rectification": "The source corrects, and tells all.",
            "erasure": "The partner asked answers.",
            "objection": "The partner asked weighs it.",
            "complaints": "By form or by letter; acknowledged within 30 days.",
            "foi": "The partner asked answers.",
            "publication": "redacted",
        },
        "security": {
            "measures": "Named accounts, training each year.",
            "breach_within": {"number": 24, "unit": "hours"},
            "breach_contact": "The data protection officer of each partner",
        },
        "retention": [
            {
                "id": f"retention-{n}",
                "name": f"Records of group {n}",
                "items": [],
                "item_groups": [f"group-{n}"],
                "partners": [f"partner-{p}" for p in range(1, partners + 1)],
                "period": {"number": 6, "unit": "years"},
                "event": "The last contact",
                "then": "delete",
            }
            for n in range(1, _GROUPS + 1)
        ],
        "risks": [
            {"id": "risk-1", "description": "A leak", "kind": "sharing", "measures": "Accounts"},
            {"id": "risk-2", "description": "A fire", "kind": "not-sharing", "measures": "Visits"},
        ],
        "dpia": {"needed": "yes", "status": "completed", "dpo_advice": "Go on."},
        "running": {
            "start": "2026-12-01",
            "review_date": "2027-12-01",
            "owner_partner": "partner-1",
            "owner_role": "Head of community safety",
            "emergencies": "Share at once, and record it within a day.",
        },
        "sign_off": {
            "signatories": [
                {"id": f"signature-{n}", "partner": f"partner-{n}", "role": "Director"}
                for n in range(1, partners + 1)
            ]
        },
        "open_questions": [],
        "accepted_warnings": [],
        "prompt_answers": [],
    }


def _purpose(n: int) -> dict[str, Any]:
    return {
        "id": f"purpose-{n}",
        "name": f"Purpose {n}: help people early",
        "aim": "People get a visit before harm is done.",
        "area": "fire-safety-vulnerability",
        "outcomes": ["outcome-1"],
        "law_enforcement": False,
        "goes_ahead_anyway": True,
    }


def _partner(n: int) -> dict[str, Any]:
    kind = _TYPES[(n - 1) % len(_TYPES)]
    return {
        "id": f"partner-{n}",
        "kind": "organisation",
        "name": f"Organisation {n} of the County of Somewhere",
        "short_name": f"Organisation {n}",
        "type": kind,
        "sector": "public" if kind in _PUBLIC else "voluntary",
        "public_authority": kind in _PUBLIC,
        "competent_authority": kind == "police",
        "takes_part": "shares",
        "contacts": [
            {
                "id": f"contact-{2 * n - 1}",
                "role": "single-point-of-contact",
                "job_title": "Information manager",
                "email": f"sharing{n}@organisation.example",
            },
            {"id": f"contact-{2 * n}", "role": "caldicott-guardian", "job_title": "Guardian"},
        ],
        "processing_record": f"Entry {n}",
    }


def _people(n: int) -> dict[str, Any]:
    return {
        "id": f"people-{n}",
        "name": f"Group of people {n}",
        "kind": "service-user",
        "ages": ["18-64", "65-and-over"],
        "can_refuse": "yes",
    }


def _item(n: int, partners: int) -> dict[str, Any]:
    special = n % 4 == 0
    item: dict[str, Any] = {
        "id": f"item-{n}",
        "group": f"group-{(n - 1) % _GROUPS + 1}",
        "name": f"Item {n}",
        "meaning": "What staff note at a visit.",
        "source_partner": f"partner-{(n - 1) % partners + 1}",
        "people": [f"people-{(n - 1) % _PEOPLE + 1}"],
        "sensitivity": ["special-category"] if special else ["ordinary"],
        "purposes": [f"purpose-{one}" for one in range(1, _PURPOSES + 1)],
        "why_needed": "Without it the visit team would go to the wrong home, or at a bad time.",
        "format": "A code list",
        "free_text": False,
        "identifiability": "identifiable",
    }
    if special:
        item["special_categories"] = ["religious-or-philosophical-beliefs"]
    return item


def _flow(n: int, partners: int, items: int) -> dict[str, Any]:
    sender = (n - 1) % partners
    receivers = sorted({(sender + step) % partners for step in (1, 1 + n % 3)} - {sender})
    return {
        "id": f"flow-{n}",
        "name": f"Flow {n}",
        "kind": "feed",
        "from": f"partner-{sender + 1}",
        "to": [f"partner-{one + 1}" for one in receivers],
        # The first is the sender's own, as far as there are items enough.
        "items": [
            f"item-{one}"
            for one in sorted(
                {sender % items + 1, *((n * 7 + step * 3) % items + 1 for step in range(7))}
            )
        ],
        "item_groups": [f"group-{n % _GROUPS + 1}"] if n % 5 == 0 else [],
        "people": [f"people-{(n - 1) % _PEOPLE + 1}"],
        "purposes": [f"purpose-{(n - 1) % _PURPOSES + 1}"],
        "law_enforcement": False,
        "trigger": "schedule",
        "frequency": "Each week",
        "method": _METHODS[n % len(_METHODS)],
        "safeguards": "Named accounts; every look is logged.",
        "receiver_roles": "Visit team",
        "outside_uk": False,
        "roles": [
            {"id": f"role-{2 * n - 1}", "partner": f"partner-{sender + 1}", "role": "controller"},
            {"id": f"role-{2 * n}", "partner": f"partner-{receivers[0] + 1}", "role": "controller"},
        ],
    }


def _ground(n: int) -> dict[str, Any]:
    kind = _TYPES[(n - 1) % len(_TYPES)]
    ground: dict[str, Any] = {
        "id": f"law-{n}",
        "partner": f"partner-{n}",
        "purposes": [f"purpose-{one}" for one in range(1, _PURPOSES + 1)],
        "flows": [],
        "regime": "uk-gdpr",
        "powers": [],
        "lawful_basis": "art6-1-e" if kind in _PUBLIC else "art6-1-f",
        "lawful_basis_why": "The visits are part of what this organisation is for.",
        "article_9": ["art9-2-g"],
        "schedule_1": ["sch1-p6"],
        "conditions_why": "Saving lives is a substantial public interest.",
        "policy_document": {"exists": True, "title": "Policy document", "owner": "DPO"},
        "exemptions": [],
    }
    if kind in _PUBLIC:
        provision, power = _POWERS[kind]
        ground["own_task"] = "The function that the power names"
        ground["powers"] = [
            {"id": f"power-{n}", "provision": provision, "kind": power, "why": "It fits."}
        ]
    else:
        ground["balancing_test"] = "In the register"
    return ground
