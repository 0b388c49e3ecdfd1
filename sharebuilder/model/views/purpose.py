"""Typed views of purpose.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Purpose(View):
    """One purpose that information is shared for."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """The purpose in a few words."""
        return self._text("name")

    @property
    def aim(self) -> str:
        """The outcome that a resident would recognise, and what could not be done without the
        data.
        """
        return self._text("aim")

    @property
    def area(self) -> str:
        """The area of public service that it belongs to."""
        return self._text("area")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that it serves."""
        return self._texts("outcomes")

    @property
    def law_enforcement(self) -> bool | None:
        """Whether it is a law enforcement purpose (DPA 2018 section 31)."""
        return self._flag("law_enforcement")

    @property
    def direct_care(self) -> bool | None:
        """Whether it is the direct health or social care of the person."""
        return self._flag("direct_care")

    @property
    def planning_or_research(self) -> bool | None:
        """Whether it is planning, evaluation or research, and not the care of the person."""
        return self._flag("planning_or_research")

    @property
    def goes_ahead_anyway(self) -> bool | None:
        """Whether you would share even if the person said no, because the law gives you the
        task.
        """
        return self._flag("goes_ahead_anyway")

    @property
    def collected_for(self) -> str:
        """What the information was first collected for."""
        return self._text("collected_for")

    @property
    def collected_on_consent(self) -> bool | None:
        """Whether the information was first collected on the person's consent."""
        return self._flag("collected_on_consent")

    @property
    def compatibility(self) -> str:
        """Why the new use fits with what it was collected for (UK GDPR Article 8A)."""
        return self._text("compatibility")

    @property
    def allowed_uses(self) -> str:
        """What receivers may do with the information."""
        return self._text("allowed_uses")

    @property
    def forbidden_uses(self) -> str:
        """What receivers may not do with the information."""
        return self._text("forbidden_uses")

    @property
    def automated_decisions(self) -> bool | None:
        """Whether a significant decision about a person is taken by automated means alone."""
        return self._flag("automated_decisions")
