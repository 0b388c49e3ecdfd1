"""Rules on partners: who shares, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.former_bodies import bodies_named, has_gone
from sharebuilder.findings.identifiers import shapes
from sharebuilder.findings.look import Look, filled, listing, mid_sentence
from sharebuilder.findings.patterns import NAMES, START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer, pattern_of
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS = "/partners/*/identifiers"


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
    by_name=True,
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
    reads=("/partners/*/name", "/about/nations", *START),
    good_practice=True,
    by_name=True,
)
def abolished_body(look: Look) -> Iterator[Hit]:
    """A partner whose body was abolished, in a nation where the partners work."""
    for partner in look.partners.values():
        named = bodies_named(look.knowledge, partner.name)
        body = next((one for one in named if has_gone(look, one.entry)), None)
        if body is not None:
            successors = listing(body.entry.texts("successors"))
            message = (
                f"{partner.name.strip()} looks like a body that is no more, or has another name. "
                f"Its work is now done by {successors}. {body.entry.text('note')}"
            )
            yield Hit(partner.at("name"), message.strip())


@rule(
    "PP43",
    "warning",
    "partners",
    message="A number of a partner does not have the usual shape.",
    remedy="Check it in the register. If it is right as it is, accept the warning: shapes have "
    "changed over time.",
    reads=(
        "/partners/*/kind",
        "/partners/*/type",
        f"{_NUMBERS}/ico_registration",
        f"{_NUMBERS}/ods_code",
        f"{_NUMBERS}/ons_code",
        f"{_NUMBERS}/urn",
        f"{_NUMBERS}/company_number",
        f"{_NUMBERS}/charity_number",
        *NAMES,
    ),
    good_practice=True,
)
def unusual_number(look: Look) -> Iterator[Hit]:
    """A number that is shaped unlike the others of its register."""
    known = shapes(look.knowledge)
    for partner in look.partners.values():
        for name in known.fields if partner.kind != "class" else ():
            number = getattr(partner.identifiers, name).strip()
            usual = known.usual(partner.type, name)
            if not number or not usual or any(one.fits(number) for one in usual):
                continue
            at = partner.identifiers.at(name)
            field = shape().field(pattern_of(at))
            title = mid_sentence(field.title) if field else name
            examples = [one.example for one in usual]
            yield Hit(
                at,
                f"“{number}” is an unusual {title} for {look.name(partner)}. "
                f"Such numbers usually look like {_either(examples)}.",
            )


def _either(examples: list[str]) -> str:
    return " or ".join((*filter(None, (", ".join(examples[:-1]),)), examples[-1]))


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
    verified=False,
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
    unusual_number,
    contact_missing,
    processing_record_missing,
)
