"""Typed views of risk.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Risk(View):
    """A risk to people, of sharing or of not sharing."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def description(self) -> str:
        """What could happen to people."""
        return self._text("description")

    @property
    def kind(self) -> str:
        """Whether it comes from sharing or from not sharing."""
        return self._text("kind")

    @property
    def people(self) -> tuple[str, ...]:
        """The groups of people at risk."""
        return self._texts("people")

    @property
    def likelihood(self) -> str:
        """How likely it is before any measure."""
        return self._text("likelihood")

    @property
    def severity(self) -> str:
        """How bad it would be before any measure."""
        return self._text("severity")

    @property
    def measures(self) -> str:
        """What you do about it."""
        return self._text("measures")

    @property
    def likelihood_after(self) -> str:
        """How likely it is with the measures."""
        return self._text("likelihood_after")

    @property
    def severity_after(self) -> str:
        """How bad it would be with the measures."""
        return self._text("severity_after")

    @property
    def owner_partner(self) -> str:
        """The partner that owns the risk."""
        return self._text("owner_partner")

    @property
    def owner_role(self) -> str:
        """The job title of the owner."""
        return self._text("owner_role")

    @property
    def suggestion(self) -> str:
        """The entry of the knowledge base that suggested it."""
        return self._text("suggestion")
