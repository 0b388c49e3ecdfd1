"""Typed views of rights.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View
from sharebuilder.model.views.common import Period


class RightsComplaintsAndFreedomOfInformation(View):
    """Who answers when people use their rights."""

    __slots__ = ()

    @property
    def lead_partner(self) -> str:
        """The partner that leads on requests about shared information."""
        return self._text("lead_partner")

    @property
    def access(self) -> str:
        """How a request for a copy is answered, and by whom."""
        return self._text("access")

    @property
    def rectification(self) -> str:
        """How an error is put right at every partner."""
        return self._text("rectification")

    @property
    def erasure(self) -> str:
        """How requests to delete or to limit use are answered."""
        return self._text("erasure")

    @property
    def objection(self) -> str:
        """How an objection is weighed, and by whom."""
        return self._text("objection")

    @property
    def automated(self) -> str:
        """How people get a person to look again at an automated decision."""
        return self._text("automated")

    @property
    def pass_on_within(self) -> Period:
        """How soon a request that reaches the wrong partner is passed on."""
        return self._part("pass_on_within", Period)

    @property
    def complaints(self) -> str:
        """How a data protection complaint is made, acknowledged and answered (DPA 2018 section
        164A).
        """
        return self._text("complaints")

    @property
    def complaints_contact(self) -> str:
        """The address, form or number for complaints."""
        return self._text("complaints_contact")

    @property
    def foi(self) -> str:
        """Who answers requests for recorded information about this sharing."""
        return self._text("foi")

    @property
    def foi_lead(self) -> str:
        """The partner that leads."""
        return self._text("foi_lead")

    @property
    def publication(self) -> str:
        """Whether this agreement is published."""
        return self._text("publication")

    @property
    def publication_why(self) -> str:
        """Why it is not published in full."""
        return self._text("publication_why")
