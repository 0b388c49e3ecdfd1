"""What the type of an organisation tells where the author has not said it outright."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharebuilder.model.views import Partner

NHS_TYPES = frozenset(
    {
        "nhs-trust",
        "mental-health-trust",
        "community-trust",
        "ambulance",
        "integrated-care-board",
        "gp-practice",
        "nhs-england",
    }
)
CARE_TYPES = NHS_TYPES | {"council", "care-provider", "public-health"}
# All NHS bodies and councils with social services have a Caldicott Guardian.
CALDICOTT_TYPES = NHS_TYPES | {"council"}
PUBLIC_TYPES = NHS_TYPES | {
    "council",
    "district-council",
    "combined-authority",
    "police",
    "police-and-crime-commissioner",
    "fire",
    "public-health",
    "probation",
    "prison",
    "youth-justice",
    "school",
    "college",
    "dwp",
    "hmrc",
    "central-government",
}
COMPETENT_TYPES = frozenset({"police", "probation", "prison", "youth-justice"})


def is_public_authority(partner: Partner) -> bool:
    """Whether a partner is a public authority: as its author says, or by its sector or type."""
    if partner.public_authority is not None:
        return partner.public_authority
    if partner.sector:
        return partner.sector == "public"
    return partner.type in PUBLIC_TYPES


def is_competent_authority(partner: Partner) -> bool:
    """Whether a partner is a competent authority: as its author says, or else by its type."""
    if partner.competent_authority is not None:
        return partner.competent_authority
    return partner.type in COMPETENT_TYPES
