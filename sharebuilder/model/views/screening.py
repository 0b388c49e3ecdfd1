"""Typed views of screening.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Screening(View):
    """Whether an agreement is needed at all."""

    __slots__ = ()

    @property
    def identifiable(self) -> bool | None:
        """Whether a living person could be recognised from what would be shared."""
        return self._flag("identifiable")

    @property
    def leaves_organisation(self) -> bool | None:
        """Whether it would leave the organisation that holds it."""
        return self._flag("leaves_organisation")

    @property
    def on_instructions(self) -> str:
        """Whether the other organisation would act only on instructions, and not for itself."""
        return self._text("on_instructions")

    @property
    def decide_together(self) -> bool | None:
        """Whether the organisations would decide together why and how the information is used."""
        return self._flag("decide_together")

    @property
    def urgent(self) -> bool | None:
        """Whether somebody must be told now, to prevent serious harm."""
        return self._flag("urgent")

    @property
    def covered(self) -> str:
        """Whether an agreement that is in place covers it."""
        return self._text("covered")

    @property
    def people_told(self) -> bool | None:
        """Whether the privacy notices that people have tell them of this use."""
        return self._flag("people_told")

    @property
    def decision(self) -> tuple[str, ...]:
        """What you decided to do."""
        return self._texts("decision")

    @property
    def decision_why(self) -> str:
        """Why you decided so."""
        return self._text("decision_why")
