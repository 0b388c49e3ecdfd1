"""Typed views of security.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View
from sharebuilder.model.views.common import Period


class Assurance(View):
    """The assurance of one partner."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def partner(self) -> str:
        """The partner."""
        return self._text("partner")

    @property
    def certifications(self) -> tuple[str, ...]:
        """The standards that it meets."""
        return self._texts("certifications")

    @property
    def training(self) -> str:
        """How staff are trained, and how often."""
        return self._text("training")

    @property
    def vetting(self) -> str:
        """How staff are checked."""
        return self._text("vetting")

    @property
    def audit(self) -> str:
        """How use of the information is checked."""
        return self._text("audit")

    @property
    def note(self) -> str:
        """Anything that partners should know."""
        return self._text("note")


class SecurityAccuracyAndBreaches(View):
    """How information is kept safe and right."""

    __slots__ = ()

    @property
    def measures(self) -> str:
        """What every partner does to keep the information safe."""
        return self._text("measures")

    @property
    def access_control(self) -> str:
        """How access is limited to those who need it, and removed when they leave."""
        return self._text("access_control")

    @property
    def assurances(self) -> tuple[Assurance, ...]:
        """What each partner brings to show that it can be trusted."""
        return self._records("assurances", Assurance)

    @property
    def breach_within(self) -> Period:
        """How soon partners tell each other of a breach."""
        return self._part("breach_within", Period)

    @property
    def breach_contact(self) -> str:
        """The role or mailbox that is told at each partner."""
        return self._text("breach_contact")

    @property
    def breach_regulator(self) -> str:
        """Who decides, and who tells the regulator, within 72 hours where the law asks for it."""
        return self._text("breach_regulator")

    @property
    def breach_people(self) -> str:
        """Who tells the people concerned."""
        return self._text("breach_people")

    @property
    def accuracy(self) -> str:
        """How information is checked before it is shared."""
        return self._text("accuracy")

    @property
    def corrections(self) -> str:
        """How partners tell each other of an error."""
        return self._text("corrections")
