"""Rules on signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import NAMES
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import Partner

_SIGNATURES = "/sign_off/signatories/*/partner"


def _signs(partner: Partner) -> bool:
    """Whether a partner signs: observers do not, and processors sign a contract instead."""
    return partner.takes_part not in {"observer", "processor"}


@rule(
    "GV01",
    "error",
    "running",
    message="A partner has nobody who signs.",
    remedy="Add a senior signatory for each partner.",
    reads=(
        _SIGNATURES,
        "/sign_off/signatories/*/role",
        "/sign_off/accession",
        "/partners/*/takes_part",
        "/partners/*/kind",
        *NAMES,
    ),
    citation=uk_gdpr("5", "(2)"),
    missing=True,
    verified=False,
)
def signatory_missing(look: Look) -> Iterator[Hit]:
    """A partner with no signature block or no post to sign. A class may sign by accession."""
    sign_off = look.agreement.sign_off
    blocks = {signature.partner: signature for signature in sign_off.signatories}
    for partner in look.partners.values():
        if not _signs(partner) or (partner.kind == "class" and filled(sign_off.accession)):
            continue
        block = blocks.get(partner.id)
        if block is None:
            yield Hit(
                Pointer("/sign_off/signatories"), f"{look.name(partner)} has no signature block."
            )
        elif not filled(block.role):
            yield Hit(block.at("role"), f"Nothing says who signs for {look.name(partner)}.")


@rule(
    "PP40",
    "error",
    "running",
    message="A partner has two signature blocks.",
    remedy="Take one of them out.",
    reads=(_SIGNATURES, "/partners/*/kind", *NAMES),
    good_practice=True,
)
def signature_doubled(look: Look) -> Iterator[Hit]:
    """An organisation that would sign twice."""
    seen: set[str] = set()
    for signature in look.agreement.sign_off.signatories:
        partner = look.partners.get(signature.partner)
        if partner is None or partner.kind == "class":
            continue
        if partner.id in seen:
            yield Hit(signature.at("partner"), f"{look.name(partner)} has two signature blocks.")
        seen.add(partner.id)


@rule(
    "PP41",
    "warning",
    "running",
    message="A partner that does not sign has a signature block.",
    remedy="Take the block out, or say that the partner shares.",
    reads=(_SIGNATURES, "/partners/*/takes_part", *NAMES),
    good_practice=True,
)
def signature_of_a_bystander(look: Look) -> Iterator[Hit]:
    """A block for an observer or a processor."""
    for signature in look.agreement.sign_off.signatories:
        partner = look.partners.get(signature.partner)
        if partner is not None and not _signs(partner):
            yield Hit(
                signature.at("partner"),
                f"{look.name(partner)} has a signature block, but is marked as "
                f"{partner.takes_part}.",
            )


@rule(
    "PP42",
    "warning",
    "running",
    message="A partner signed another version.",
    remedy="Send this version to the partner, or put the version right.",
    reads=(
        _SIGNATURES,
        "/sign_off/signatories/*/status",
        "/sign_off/signatories/*/version",
        "/about/version",
        *NAMES,
    ),
    good_practice=True,
)
def other_version_signed(look: Look) -> Iterator[Hit]:
    """A signature under a version that is not this one."""
    version = look.agreement.about.version.strip()
    for signature in look.agreement.sign_off.signatories:
        signed = signature.version.strip()
        if signature.status == "signed" and version and signed and signed != version:
            yield Hit(
                signature.at("version"),
                f"{look.name(signature.partner)} signed version {signed}. This is {version}.",
            )


RULES = (signatory_missing, signature_doubled, signature_of_a_bystander, other_version_signed)
