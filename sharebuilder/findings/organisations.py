"""What the type of an organisation tells where the author has not said it outright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.knowledge.once import once
from sharebuilder.knowledge.practice import organisation_entries

if TYPE_CHECKING:
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.views import Partner


@dataclass(frozen=True, slots=True)
class OrganisationTypes:
    """The types of partner of each sort, as the knowledge base says what is usual.

    Attributes:
        public: public authorities (DPA 2018 section 7).
        competent: competent authorities for law enforcement (DPA 2018 section 30).
        nhs: NHS bodies.
        care: those that give health or social care, NHS bodies among them.
        caldicott: those that should have a Caldicott Guardian.
    """

    public: frozenset[str]
    competent: frozenset[str]
    nhs: frozenset[str]
    care: frozenset[str]
    caldicott: frozenset[str]

    def is_public_authority(self, partner: Partner) -> bool:
        """Whether it is a public authority: as its author says, or by its sector or type."""
        if partner.public_authority is not None:
            return partner.public_authority
        if partner.sector:
            return partner.sector == "public"
        return partner.type in self.public

    def is_competent_authority(self, partner: Partner) -> bool:
        """Whether it is a competent authority: as its author says, or else by its type."""
        if partner.competent_authority is not None:
            return partner.competent_authority
        return partner.type in self.competent


@once
def organisation_types(knowledge: Knowledge) -> OrganisationTypes:
    """What a knowledge base says of the types of partner."""
    entries = organisation_entries(knowledge)

    def marked(name: str) -> frozenset[str]:
        return frozenset(kind for kind, entry in entries.items() if entry.flag(name))

    def set_in(*settings: str) -> frozenset[str]:
        return frozenset(
            kind for kind, entry in entries.items() if entry.text("setting") in settings
        )

    return OrganisationTypes(
        public=marked("public_authority"),
        competent=marked("competent_authority"),
        nhs=set_in("nhs"),
        care=set_in("nhs", "care"),
        caldicott=marked("caldicott_guardian"),
    )
