"""Rules on controllers, joint controllers and processors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.patterns import FLOW_NAMES, NAMES
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import Arrangement, RoleInTheFlow

_ROLES = (
    "/flows/*/roles/*/partner",
    "/flows/*/roles/*/role",
    "/flows/*/roles/*/arrangement",
    "/arrangements/*/kind",
)
_TERMS = {
    "subject-and-duration": "subject and duration",
    "documented-instructions": "documented instructions",
    "confidentiality": "confidentiality",
    "security": "security",
    "sub-processors": "sub-processors",
    "help-with-rights": "help with rights",
    "help-with-security-and-dpia": "help with security and impact assessments",
    "delete-or-return": "deletion or return",
    "audit": "audit",
}


def _contracts(look: Look, role: RoleInTheFlow) -> list[Arrangement]:
    """The processor contracts that cover a processor's role."""
    named = look.arrangements.get(role.arrangement)
    if named is not None and named.kind == "processor-contract":
        return [named]
    return [
        one
        for one in look.arrangements.values()
        if one.kind == "processor-contract" and one.processor == role.partner
    ]


@rule(
    "RO01",
    "error",
    "flows",
    message="Joint controllers have no arrangement.",
    remedy="Set out who does what, above all for people's rights and privacy information.",
    reads=(*_ROLES, "/arrangements/*/duties", *FLOW_NAMES),
    citation=uk_gdpr("26", "(1)"),
    missing=True,
)
def arrangement_missing(look: Look) -> Iterator[Hit]:
    """Joint controllers with no Article 26 arrangement, or one that divides no duties."""
    for flow in look.flows:
        for role in flow.roles:
            if role.role != "joint-controller":
                continue
            arrangement = look.arrangements.get(role.arrangement)
            if arrangement is None or arrangement.kind != "joint-controllers":
                yield Hit(
                    role.at("arrangement"),
                    f"{look.name(role.partner)} is a joint controller in {look.flow_name(flow)}, "
                    "with no arrangement.",
                )
    used = {r.arrangement for f in look.flows for r in f.roles if r.role == "joint-controller"}
    for arrangement in look.arrangements.values():
        if (
            arrangement.id in used
            and arrangement.kind == "joint-controllers"
            and not filled(arrangement.duties)
        ):
            yield Hit(
                arrangement.at("duties"), "The joint controller arrangement does not divide duties."
            )


@rule(
    "RO02",
    "warning",
    "flows",
    message="The essence of the joint controller arrangement is not published.",
    remedy="Say how people get the essence of the arrangement.",
    reads=("/arrangements/*/kind", "/arrangements/*/essence_published"),
    citation=uk_gdpr("26", "(2)"),
    missing=True,
)
def essence_not_published(look: Look) -> Iterator[Hit]:
    """A joint controller arrangement that people cannot learn of."""
    for arrangement in look.arrangements.values():
        if arrangement.kind == "joint-controllers" and not filled(arrangement.essence_published):
            yield Hit(arrangement.at("essence_published"))


@rule(
    "RO03",
    "error",
    "flows",
    message="A processor works without a contract.",
    remedy="An information-sharing agreement is no processor contract. Add the Article 28 "
    "contract, with its reference.",
    reads=(*_ROLES, "/arrangements/*/processor", "/arrangements/*/reference", *FLOW_NAMES),
    citation=uk_gdpr("28", "(3)"),
    missing=True,
)
def contract_missing(look: Look) -> Iterator[Hit]:
    """A processor with no Article 28 contract, or one without a reference."""
    for flow in look.flows:
        for role in flow.roles:
            if role.role != "processor":
                continue
            contracts = _contracts(look, role)
            if not contracts:
                yield Hit(
                    role.at("arrangement"),
                    f"{look.name(role.partner)} is a processor in {look.flow_name(flow)}, "
                    "with no contract.",
                )
    used = {
        contract.id: contract
        for flow in look.flows
        for role in flow.roles
        if role.role == "processor"
        for contract in _contracts(look, role)
    }
    for contract in used.values():
        if not filled(contract.reference):
            yield Hit(
                contract.at("reference"),
                f"The processor contract of {look.name(contract.processor)} has no reference."
                if contract.processor
                else "A processor contract has no reference.",
            )


@rule(
    "RO04",
    "warning",
    "partners",
    message="A partner marked as processor looks like a controller.",
    remedy="Check its role again. A processor acts only on instructions and needs no "
    "basis of its own.",
    reads=("/partners/*/takes_part", "/law/*/partner", "/law/*/lawful_basis", *NAMES),
    citation=uk_gdpr("28", "(10); Article 4"),
)
def processor_with_a_basis(look: Look) -> Iterator[Hit]:
    """A processor that relies on a lawful basis of its own."""
    for partner in look.partners.values():
        if partner.takes_part == "processor" and any(
            ground.lawful_basis for ground in look.grounds_of(partner.id)
        ):
            yield Hit(
                partner.at("takes_part"),
                f"{look.name(partner)} is marked as processor, but has a lawful basis of its own.",
            )


@rule(
    "RO05",
    "prompt",
    "telling",
    message="Partners share a system or a pooled record.",
    remedy="Who answers requests and corrects errors for the shared record?",
    reads=("/flows/*/kind", "/flows/*/method", "/rights/lead_partner"),
    citation=uk_gdpr("26", "(3)"),
)
def shared_record_without_lead(look: Look) -> Iterator[Hit]:
    """A shared system with nobody who leads on rights."""
    if not look.agreement.rights.lead_partner and any(
        "shared-system" in {flow.kind, flow.method} for flow in look.flows
    ):
        yield Hit(Pointer("/rights/lead_partner"))


@rule(
    "PP10",
    "warning",
    "flows",
    message="The processor contract lacks terms.",
    remedy="Add the terms to the contract, or tick those that it holds.",
    reads=("/arrangements/*/kind", "/arrangements/*/terms", "/arrangements/*/name"),
    citation=uk_gdpr("28", "(3)"),
)
def terms_missing(look: Look) -> Iterator[Hit]:
    """A processor contract without all terms of Article 28(3)."""
    for contract in look.arrangements.values():
        lacks = [words for term, words in _TERMS.items() if term not in contract.terms]
        if contract.kind == "processor-contract" and lacks:
            name = f"“{contract.name}”" if filled(contract.name) else "The processor contract"
            yield Hit(contract.at("terms"), f"{name} lacks terms on {listing(lacks)}.")


@rule(
    "PP11",
    "warning",
    "flows",
    message="A joint controller stands alone.",
    remedy="Name the other joint controller, or make this partner a controller.",
    reads=(*_ROLES, *FLOW_NAMES),
    citation=uk_gdpr("26", "(1)"),
)
def lone_joint_controller(look: Look) -> Iterator[Hit]:
    """A flow with one joint controller."""
    for flow in look.flows:
        joint = [role for role in flow.roles if role.role == "joint-controller"]
        if len({role.partner for role in joint}) == 1:
            yield Hit(
                joint[0].at("role"),
                f"{look.name(joint[0].partner)} is the only joint controller in "
                f"{look.flow_name(flow)}.",
            )


@rule(
    "PP12",
    "warning",
    "flows",
    message="Nothing says for whom a processor works.",
    remedy="Name the controller that it works for.",
    reads=(
        "/flows/*/roles/*/role",
        "/flows/*/roles/*/partner",
        "/flows/*/roles/*/on_behalf_of",
        *FLOW_NAMES,
    ),
    citation=uk_gdpr("28", "(3)"),
    missing=True,
)
def processor_for_nobody(look: Look) -> Iterator[Hit]:
    """A processor linked to no controller."""
    for flow in look.flows:
        for role in flow.roles:
            if role.role == "processor" and role.on_behalf_of in {"", role.partner}:
                yield Hit(
                    role.at("on_behalf_of"),
                    f"Nothing says for whom {look.name(role.partner)} works in "
                    f"{look.flow_name(flow)}.",
                )


@rule(
    "PP13",
    "warning",
    "partners",
    message="A processor has no role in any flow.",
    remedy="Give it the role of processor in a flow, or say that it takes part in another way.",
    reads=(
        "/partners/*/takes_part",
        "/flows/*/roles/*/partner",
        "/flows/*/roles/*/role",
        *NAMES,
    ),
    good_practice=True,
)
def unlinked_processor(look: Look) -> Iterator[Hit]:
    """A partner marked as processor that processes nothing."""
    linked = {r.partner for flow in look.flows for r in flow.roles if r.role == "processor"}
    for partner in look.partners.values():
        if partner.takes_part == "processor" and partner.id not in linked:
            yield Hit(
                partner.at("takes_part"),
                f"{look.name(partner)} is marked as processor, but has that role in no flow.",
            )


RULES = (
    arrangement_missing,
    essence_not_published,
    contract_missing,
    processor_with_a_basis,
    shared_record_without_lead,
    terms_missing,
    lone_joint_controller,
    processor_for_nobody,
    unlinked_processor,
)
