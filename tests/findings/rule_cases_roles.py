"""Rules on partners and their roles, with what trips and what cures them."""

from __future__ import annotations

from tests.findings.agreements import GONE
from tests.findings.rule_cases import (
    ALL_TERMS,
    CONTRACT,
    F1,
    F2,
    HOST,
    JOINT,
    JOINTLY,
    L3,
    P1,
    P2,
    P3,
    POLICE,
    PROCESSOR,
    TERMS,
    RuleCase,
)

ROLES = [
    RuleCase(
        "RO01",
        {f"{F1}/roles/-": JOINT},
        {f"{F1}/roles/id:role-9/arrangement": "arrangement-1", "/arrangements/-": JOINTLY},
    ),
    RuleCase(
        "RO01",
        {
            f"{F1}/roles/-": {**JOINT, "arrangement": "arrangement-1"},
            "/arrangements/-": {**JOINTLY, "duties": ""},
        },
        {"/arrangements/id:arrangement-1/duties": "Divided"},
    ),
    RuleCase(
        "RO02",
        {"/arrangements/-": {**JOINTLY, "essence_published": ""}},
        {"/arrangements/id:arrangement-1/essence_published": "Website"},
    ),
    RuleCase(
        "RO03",
        {"/partners/-": HOST, f"{F1}/roles/-": {**PROCESSOR, "arrangement": GONE}},
        {"/arrangements/-": CONTRACT},
    ),
    RuleCase(
        "RO03",
        {
            "/partners/-": HOST,
            f"{F1}/roles/-": PROCESSOR,
            "/arrangements/-": {**CONTRACT, "reference": ""},
        },
        {"/arrangements/id:arrangement-1/reference": "C-12"},
    ),
    RuleCase("RO04", {f"{P3}/takes_part": "processor"}, {f"{L3}/lawful_basis": GONE}),
    RuleCase(
        "RO05",
        {f"{F1}/kind": "shared-system", "/rights/lead_partner": GONE},
        {"/rights/lead_partner": "partner-1"},
    ),
    RuleCase("PP10", {"/arrangements/-": {**CONTRACT, "terms": ["audit"]}}, {TERMS: ALL_TERMS}),
    RuleCase(
        "PP11",
        {f"{F1}/roles/-": JOINT},
        {f"{F1}/roles/-": {**JOINT, "id": "role-8", "partner": "partner-2"}},
    ),
    RuleCase(
        "PP12",
        {"/partners/-": HOST, f"{F1}/roles/-": {**PROCESSOR, "on_behalf_of": ""}},
        {f"{F1}/roles/id:role-9/on_behalf_of": "partner-1"},
    ),
    RuleCase("PP13", {"/partners/-": HOST}, {f"{F1}/roles/-": PROCESSOR}),
    RuleCase("PP05", {"/partners/-": POLICE}, {"/partners/id:partner-4/takes_part": "observer"}),
    RuleCase(
        "PP05",
        {f"{F2}/to": ["partner-1"]},
        {f"{F2}/roles": [{"id": "role-5", "partner": "partner-3", "role": "recipient"}]},
    ),
    RuleCase("PP06", {f"{P3}/takes_part": "observer"}, {f"{F2}/to": ["partner-1"]}),
    RuleCase(
        "PP07",
        {f"{P3}/kind": "class"},
        {
            f"{P3}/class_rules": {
                "who_belongs": "Charities",
                "joining": "By letter",
                "leaving": "By letter",
            }
        },
    ),
    RuleCase("PP26", {f"{P3}/name": "wells council "}, {f"{P3}/name": "Wells Town Council"}),
    RuleCase(
        "PP27",
        {f"{P1}/name": "Wells Clinical Commissioning Group"},
        {f"{P1}/name": "Wells Integrated Care Board"},
    ),
    RuleCase("PP27", {f"{P1}/name": "Wells CCG"}, {f"{P1}/name": "Wells ccg"}),
    RuleCase("PP27", {f"{P1}/name": "Connexions Wells"}, {"/about/nations": ["wales"]}),
    RuleCase(
        "PP27",
        {f"{P1}/name": "Mendip Police Authority"},
        {f"{P1}/name": "British Transport Police Authority"},
    ),
    RuleCase(
        "PP27",
        {f"{P1}/name": "Wells Local Safeguarding Children's Board"},
        {f"{P1}/name": "Wells Safeguarding Children Partnership"},
    ),
    RuleCase(
        "PP43",
        {f"{P1}/identifiers": {"ico_registration": "Z12"}},
        {f"{P1}/identifiers/ico_registration": " za 123 456 "},
    ),
    RuleCase(
        "PP43",
        {f"{P1}/identifiers": {"ons_code": "E47999999"}},
        {f"{P1}/type": "combined-authority"},
    ),
    RuleCase(
        "PP43",
        {f"{P3}/identifiers": {"charity_number": "12"}},
        {f"{P3}/identifiers/charity_number": "SC012345"},
    ),
    # Where the type is not known, any shape of the register will do.
    RuleCase(
        "PP43",
        {f"{P3}/identifiers": {"urn": "12345"}, f"{P3}/type": "other"},
        {f"{P3}/identifiers/urn": "123456"},
    ),
    # A charity has no school number: one that is left over is no longer asked after.
    RuleCase(
        "PP43",
        {f"{P3}/identifiers": {"urn": "12345"}, f"{P3}/type": "school"},
        {f"{P3}/type": "charity"},
    ),
    RuleCase(
        "PP43",
        {f"{P3}/identifiers": {"charity_number": "12"}},
        {f"{P3}/kind": "class"},
    ),
    RuleCase(
        "PP43",
        {f"{P3}/identifiers": {"company_number": "1234567"}},
        {f"{P3}/identifiers/company_number": "01234567"},
    ),
    RuleCase("PP28", {f"{P1}/contacts/id:contact-1": GONE}, {f"{P1}/takes_part": "observer"}),
    RuleCase(
        "PP28",
        {f"{P1}/contacts": [], f"{P2}/contacts": []},
        {
            f"{P1}/contacts": [{"id": "contact-1", "role": "single-point-of-contact"}],
            f"{P2}/takes_part": "processor",
        },
    ),
    RuleCase("AC11", {f"{P1}/processing_record": " "}, {f"{P1}/processing_record": "Entry 12"}),
]
