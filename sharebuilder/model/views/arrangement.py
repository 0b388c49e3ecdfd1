"""Typed views of arrangement.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Arrangement(View):
    """A joint controller arrangement or a processor contract."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def kind(self) -> str:
        """Which of the two it is."""
        return self._text("kind")

    @property
    def name(self) -> str:
        """What it is called."""
        return self._text("name")

    @property
    def partners(self) -> tuple[str, ...]:
        """The joint controllers, or the controllers that the processor works for."""
        return self._texts("partners")

    @property
    def processor(self) -> str:
        """The partner that works on their instructions."""
        return self._text("processor")

    @property
    def reference(self) -> str:
        """The number or place of the signed contract or arrangement."""
        return self._text("reference")

    @property
    def signed(self) -> str:
        """The day it was signed."""
        return self._text("signed")

    @property
    def duties(self) -> str:
        """How the duties are divided, above all for people's rights and for telling people (UK
        GDPR Article 26(1)).
        """
        return self._text("duties")

    @property
    def contact_point(self) -> str:
        """Where people can turn to."""
        return self._text("contact_point")

    @property
    def essence_published(self) -> str:
        """Where the essence of the arrangement is published (UK GDPR Article 26(2))."""
        return self._text("essence_published")

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that UK GDPR Article 28(3) asks for and the contract holds."""
        return self._texts("terms")

    @property
    def sub_processors(self) -> str:
        """Who they are, and who agrees to a new one."""
        return self._text("sub_processors")
