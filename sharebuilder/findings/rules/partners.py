"""Rules on partners: who shares, and with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.look import NAMES, Look, filled, listing
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bodies that are no more, as the names of partners show them, and their successors.
_ABOLISHED = (
    (
        re.compile(r"\bclinical commissioning group\b|\bCCG\b", re.IGNORECASE),
        "an integrated care board",
    ),
    (re.compile(r"\bcommunity rehabilitation company\b|\bCRC\b"), "the Probation Service"),
    (re.compile(r"\bprobation trust\b", re.IGNORECASE), "the Probation Service"),
    (re.compile(r"\bNHS Digital\b", re.IGNORECASE), "NHS England"),
    (re.compile(r"\bDLUHC\b|\bDCLG\b"), "MHCLG"),
)


def _ends(look: Look) -> set[str]:
    return {one for flow in look.flows for one in (flow.from_, *flow.to)}


@rule(
    "PP05",
    "warning",
    "partners",
    message="A partner neither sends nor receives anything.",
    remedy="Add it to a flow, say that it only observes, or take it out.",
    reads=(
        "/partners/*/takes_part",
        "/flows/*/from",
        "/flows/*/to",
        "/flows/*/roles/*/partner",
        *NAMES,
    ),
    good_practice=True,
)
def partner_in_no_flow(look: Look) -> Iterator[Hit]:
    """A partner that takes no part. Processors have a rule of their own."""
    busy = _ends(look) | {role.partner for flow in look.flows for role in flow.roles}
    for partner in look.partners.values():
        if partner.id not in busy and partner.takes_part not in {"observer", "processor"}:
            yield Hit(partner.pointer, f"{look.name(partner)} neither sends nor receives anything.")


@rule(
    "PP06",
    "warning",
    "partners",
    message="An observer stands in a flow.",
    remedy="Say that it shares, or take it out of the flow.",
    reads=("/partners/*/takes_part", "/flows/*/from", "/flows/*/to", *NAMES),
    good_practice=True,
)
def observer_in_a_flow(look: Look) -> Iterator[Hit]:
    """A partner that only observes, yet sends or receives."""
    for partner in look.partners.values():
        if partner.takes_part == "observer" and partner.id in _ends(look):
            yield Hit(
                partner.at("takes_part"),
                f"{look.name(partner)} is marked as observer, but sends or receives information.",
            )


@rule(
    "PP07",
    "warning",
    "partners",
    message="A class of organisations has no rules for joining and leaving.",
    remedy="Say which organisations belong, how one joins, and how one leaves.",
    reads=("/partners/*/kind", "/partners/*/class_rules", *NAMES),
    good_practice=True,
    missing=True,
)
def class_without_rules(look: Look) -> Iterator[Hit]:
    """A class that nobody can join or leave in order."""
    for partner in look.partners.values():
        rules = partner.class_rules
        if partner.kind != "class":
            continue
        lacks = [
            (rules.at(name), words)
            for name, text, words in (
                ("who_belongs", rules.who_belongs, "who belongs to it"),
                ("joining", rules.joining, "how an organisation joins"),
                ("leaving", rules.leaving, "how an organisation leaves"),
            )
            if not filled(text)
        ]
        for pointer, words in lacks:
            yield Hit(pointer, f"{look.name(partner)} is a class, but nothing says {words}.")


@rule(
    "PP26",
    "warning",
    "partners",
    message="Two partners have the same name.",
    remedy="Give them different names, or make them one.",
    reads=NAMES,
    good_practice=True,
)
def partners_named_alike(look: Look) -> Iterator[Hit]:
    """Partners that readers cannot tell apart."""
    seen: set[str] = set()
    for partner in look.partners.values():
        names = {n.strip().casefold() for n in (partner.name, partner.short_name) if filled(n)}
        if names & seen:
            at = "name" if partner.name.strip().casefold() in seen else "short_name"
            yield Hit(partner.at(at), f"Two partners are called {look.name(partner)}.")
        seen |= names


@rule(
    "PP27",
    "warning",
    "partners",
    message="A partner has the name of a body that is no more.",
    remedy="Name its successor, and keep the old name under former names.",
    reads=("/partners/*/name",),
    good_practice=True,
)
def abolished_body(look: Look) -> Iterator[Hit]:
    """A partner whose body was abolished."""
    for partner in look.partners.values():
        for pattern, successor in _ABOLISHED:
            if pattern.search(partner.name):
                yield Hit(
                    partner.at("name"),
                    f"{partner.name.strip()} looks like a body that is no more. "
                    f"Its successor is {successor}.",
                )
                break


@rule(
    "PP28",
    "warning",
    "partners",
    message="A partner names no single point of contact.",
    remedy="Name the post that partners turn to.",
    reads=("/partners/*/contacts/*/role", "/partners/*/takes_part", *NAMES),
    good_practice=True,
    missing=True,
)
def contact_missing(look: Look) -> Iterator[Hit]:
    """Partners that nobody can turn to, in one finding."""
    lacks = [
        partner
        for partner in look.partners.values()
        if partner.takes_part not in {"observer", "processor"}
        and not any(contact.role == "single-point-of-contact" for contact in partner.contacts)
    ]
    if len(lacks) == 1:
        yield Hit(
            lacks[0].at("contacts"), f"{look.name(lacks[0])} names no single point of contact."
        )
    elif lacks:
        names = listing(look.name(partner) for partner in lacks)
        yield Hit(Pointer("/partners"), f"{names} name no single point of contact.")


@rule(
    "AC11",
    "warning",
    "partners",
    message="A partner has not said where this sharing stands in its record of processing.",
    remedy="Add this sharing to each record of processing activities, and say where it stands.",
    reads=("/partners/*/processing_record", "/partners/*/takes_part", *NAMES),
    citation=uk_gdpr("30", "; DPA 2018 s.61"),
    missing=True,
)
def processing_record_missing(look: Look) -> Iterator[Hit]:
    """Partners with no entry in their record of processing, in one finding."""
    lacks = [
        partner
        for partner in look.partners.values()
        if partner.takes_part != "observer" and not filled(partner.processing_record)
    ]
    if len(lacks) == 1:
        yield Hit(
            lacks[0].at("processing_record"),
            f"{look.name(lacks[0])} does not say where this sharing stands in its record of "
            "processing.",
        )
    elif lacks:
        names = listing(look.name(partner) for partner in lacks)
        yield Hit(
            Pointer("/partners"),
            f"{names} do not say where this sharing stands in their records of processing.",
        )


RULES = (
    partner_in_no_flow,
    observer_in_a_flow,
    class_without_rules,
    partners_named_alike,
    abolished_body,
    contact_missing,
    processing_record_missing,
)
