"""Rules on answers of different steps that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.patterns import FLOW_NAMES, GROUNDS, NAMES, PAIRS
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CONFIDENTIALITY, dpa, uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY_ENFORCEMENT = Pointer("/about/any_law_enforcement")
_CONTROLS = frozenset({"controller", "joint-controller"})


@rule(
    "PP66",
    "warning",
    "case",
    message="The agreement says that nothing is shared for law enforcement, and some of it is.",
    remedy="Say that some sharing is for law enforcement, or mend the purpose or the flow.",
    reads=(
        "/about/any_law_enforcement",
        "/purposes/*/law_enforcement",
        "/purposes/*/name",
        "/flows/*/law_enforcement",
        *FLOW_NAMES,
    ),
    citation=dpa("31", "; section 29"),
)
def enforcement_denied(look: Look) -> Iterator[Hit]:
    """No law enforcement in the agreement, but in a purpose or a flow."""
    if look.agreement.about.any_law_enforcement is not False:
        return
    named = [look.purpose_name(p) for p in look.purposes.values() if p.law_enforcement]
    named += [look.flow_name(flow) for flow in look.flows if flow.law_enforcement]
    if named:
        verb = "serves" if len(named) == 1 else "serve"
        yield Hit(
            ANY_ENFORCEMENT,
            f"You say that nothing is shared for law enforcement, but {listing(named)} {verb} it.",
        )


@rule(
    "PP67",
    "prompt",
    "case",
    message="The agreement says that some sharing is for law enforcement, and none of it is.",
    remedy="Which purpose is for law enforcement? If none is, say so at the start.",
    reads=(
        "/about/any_law_enforcement",
        "/purposes/*/law_enforcement",
        "/flows/*/law_enforcement",
    ),
    citation=dpa("31", "; section 29"),
)
def enforcement_nowhere(look: Look) -> Iterator[Hit]:
    """Law enforcement in the agreement, once every purpose says that it is not for that."""
    purposes = look.purposes.values()
    if (
        look.agreement.about.any_law_enforcement
        and purposes
        and all(purpose.law_enforcement is False for purpose in purposes)
        and not any(flow.law_enforcement for flow in look.flows)
    ):
        yield Hit(ANY_ENFORCEMENT)


@rule(
    "PP68",
    "warning",
    "flows",
    message="A flow is for law enforcement, and none of its purposes is.",
    remedy="Mend the flow or the purpose. Different law governs each.",
    reads=(
        "/flows/*/law_enforcement",
        "/flows/*/purposes",
        "/purposes/*/law_enforcement",
        *FLOW_NAMES,
    ),
    citation=dpa("31", "; section 29"),
)
def flow_against_purpose(look: Look) -> Iterator[Hit]:
    """A flow for law enforcement all of whose purposes deny it."""
    for flow in look.flows:
        purposes = [look.purposes[one] for one in flow.purposes if one in look.purposes]
        if flow.law_enforcement and purposes and all(p.law_enforcement is False for p in purposes):
            yield Hit(
                flow.at("law_enforcement"),
                f"You say that {look.flow_name(flow)} is for law enforcement, but none of its "
                "purposes is.",
            )


@rule(
    "PP69",
    "warning",
    "law",
    message="Part 3 is chosen where nothing is shared for law enforcement.",
    remedy="Choose UK GDPR and an Article 6 basis, or say which purpose is for law enforcement.",
    reads=("/law/*/regime", *PAIRS, *GROUNDS, *NAMES),
    citation=dpa("29", "; section 31"),
)
def part_3_without_enforcement(look: Look) -> Iterator[Hit]:
    """A Part 3 ground that covers no law enforcement at all."""
    for ground in look.grounds:
        pairs = look.pairs_of(ground) if ground.regime == "part-3" else ()
        if pairs and not any(pair.law_enforcement for pair in pairs):
            yield Hit(
                ground.at("regime"),
                f"{look.name(ground.partner)} uses Part 3, but none of this sharing is for law "
                "enforcement.",
            )


@rule(
    "PP70",
    "warning",
    "case",
    message="There is no parent framework, and yet one is named.",
    remedy="Say that a framework stands above the agreement, or take its name out.",
    reads=("/about/under_framework", "/running/framework/name", "/running/framework/inherited"),
    good_practice=True,
    by_name=True,
)
def framework_denied(look: Look) -> Iterator[Hit]:
    """A framework, or subjects that it settles, where the agreement says that there is none."""
    framework = look.agreement.running.framework
    if look.agreement.about.under_framework is False and (
        filled(framework.name) or framework.inherited
    ):
        name = f"“{framework.name.strip()}”" if filled(framework.name) else "a framework"
        yield Hit(
            Pointer("/about/under_framework"),
            f"You say that no framework stands above this agreement, but name {name}.",
        )


@rule(
    "PP71",
    "warning",
    "flows",
    message="A partner is a processor in one place and a controller in another.",
    remedy="Decide which it is. One that decides why and how is a controller.",
    reads=("/partners/*/takes_part", "/flows/*/roles/*/partner", "/flows/*/roles/*/role",
           *FLOW_NAMES),
    citation=uk_gdpr("28", "(10); Article 4"),
)  # fmt: skip
def processor_and_controller(look: Look) -> Iterator[Hit]:
    """A partner marked as processor that is a controller in a flow."""
    for flow in look.flows:
        for role in flow.roles:
            partner = look.partners.get(role.partner)
            if partner and partner.takes_part == "processor" and role.role in _CONTROLS:
                yield Hit(
                    role.at("role"),
                    f"{look.name(partner)} is marked as processor, but is a "
                    f"{role.role.replace('-', ' ')} in {look.flow_name(flow)}.",
                )


@rule(
    "PP72",
    "warning",
    "flows",
    message="A partner has two roles in one flow.",
    remedy="Keep the role that it has. If it has both, split the flow in two.",
    reads=("/flows/*/roles/*/partner", "/flows/*/roles/*/role", *FLOW_NAMES),
    citation=uk_gdpr("28", "(10); Article 4"),
)
def two_roles(look: Look) -> Iterator[Hit]:
    """A partner that stands twice among the roles of a flow, in different roles."""
    for flow in look.flows:
        seen: dict[str, str] = {}
        for role in flow.roles:
            if not role.partner or not role.role:
                continue
            before = seen.setdefault(role.partner, role.role)
            if before != role.role:
                yield Hit(
                    role.at("role"),
                    f"{look.name(role.partner)} is both {before.replace('-', ' ')} and "
                    f"{role.role.replace('-', ' ')} in {look.flow_name(flow)}.",
                )


@rule(
    "PP73",
    "prompt",
    "partners",
    message="A partner is said to share, and is a processor wherever it has a role.",
    remedy="Does it act only on instructions? If so, say that it takes part as a processor.",
    reads=("/partners/*/takes_part", "/flows/*/roles/*/partner", "/flows/*/roles/*/role", *NAMES),
    citation=uk_gdpr("28", "(10); Article 4"),
)
def only_ever_a_processor(look: Look) -> Iterator[Hit]:
    """A partner with no role but that of processor."""
    roles: dict[str, set[str]] = {}
    for flow in look.flows:
        for role in flow.roles:
            roles.setdefault(role.partner, set()).add(role.role)
    for partner in look.partners.values():
        if partner.takes_part == "shares" and roles.get(partner.id) == {"processor"}:
            yield Hit(
                partner.at("takes_part"),
                f"{look.name(partner)} is said to share, but is a processor in each of its roles.",
            )


@rule(
    "PP114",
    "warning",
    "law",
    message="There is no policy document, and yet one is named.",
    remedy="Say that it exists, or take its title out.",
    reads=(
        "/law/*/policy_document/exists",
        "/law/*/policy_document/title",
        "/law/*/partner",
        *NAMES,
    ),
    good_practice=True,
)
def policy_document_denied(look: Look) -> Iterator[Hit]:
    """A policy document with a title that does not exist."""
    for ground in look.grounds:
        document = ground.policy_document
        if document.exists is False and filled(document.title):
            yield Hit(
                document.at("exists"),
                f"You say that {look.name(ground.partner)} has no policy document, but name "
                f"“{document.title.strip()}”.",
            )


@rule(
    "PP115",
    "warning",
    "law",
    message="The duty of confidentiality does not apply, and yet a route through it is chosen.",
    remedy="Say that the duty applies, or take the route out.",
    reads=(
        "/law/*/confidentiality/applies",
        "/law/*/confidentiality/route",
        "/law/*/partner",
        *NAMES,
    ),
    citation=CONFIDENTIALITY,
)
def confidentiality_denied(look: Look) -> Iterator[Hit]:
    """A route where no duty is said to be."""
    for ground in look.grounds:
        duty = ground.confidentiality
        if duty.applies is False and duty.route:
            yield Hit(
                duty.at("applies"),
                f"You say that {look.name(ground.partner)} owes no confidentiality here, but "
                "choose what lifts it.",
            )


RULES = (
    enforcement_denied,
    enforcement_nowhere,
    flow_against_purpose,
    part_3_without_enforcement,
    framework_denied,
    processor_and_controller,
    two_roles,
    only_ever_a_processor,
    policy_document_denied,
    confidentiality_denied,
)
