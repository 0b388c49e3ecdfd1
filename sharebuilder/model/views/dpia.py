"""Typed views of dpia.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class DataProtectionImpactAssessment(View):
    """Whether an assessment is needed, and what it found."""

    __slots__ = ()

    @property
    def triggers(self) -> tuple[str, ...]:
        """Features that point to high risk (UK GDPR Article 35 and the regulator's list)."""
        return self._texts("triggers")

    @property
    def needed(self) -> str:
        """What the screening found."""
        return self._text("needed")

    @property
    def needed_why(self) -> str:
        """Why an assessment is or is not needed."""
        return self._text("needed_why")

    @property
    def status(self) -> str:
        """How far the assessment has got."""
        return self._text("status")

    @property
    def reference(self) -> str:
        """The reference or place of the assessment."""
        return self._text("reference")

    @property
    def date(self) -> str:
        """The day that it was completed or last reviewed."""
        return self._text("date")

    @property
    def outcome(self) -> str:
        """What it found, and what changed because of it."""
        return self._text("outcome")

    @property
    def residual_risk(self) -> str:
        """The risk that is left after the measures."""
        return self._text("residual_risk")

    @property
    def consultation(self) -> str:
        """Whose views were sought, people who use the service above all."""
        return self._text("consultation")

    @property
    def dpo_advice(self) -> str:
        """What the data protection officer advised."""
        return self._text("dpo_advice")

    @property
    def dpo_advice_followed(self) -> str:
        """Whether the advice was followed."""
        return self._text("dpo_advice_followed")

    @property
    def dpo_advice_reason(self) -> str:
        """Why the advice was not followed in full."""
        return self._text("dpo_advice_reason")

    @property
    def regulator_consulted(self) -> bool | None:
        """Whether the regulator was consulted (UK GDPR Article 36)."""
        return self._flag("regulator_consulted")

    @property
    def approved_by(self) -> str:
        """The job title of whoever approved it."""
        return self._text("approved_by")
