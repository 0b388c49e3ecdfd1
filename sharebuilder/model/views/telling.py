"""Typed views of telling.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class PrivacyNotice(View):
    """The privacy information of one partner."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def partner(self) -> str:
        """The partner that gives it."""
        return self._text("partner")

    @property
    def how(self) -> str:
        """How it is given."""
        return self._text("how")

    @property
    def where(self) -> str:
        """Where it can be read."""
        return self._text("where")

    @property
    def when(self) -> str:
        """When people get it."""
        return self._text("when")

    @property
    def updated(self) -> str:
        """The day that it was brought up to date for this sharing."""
        return self._text("updated")


class TellingPeople(View):
    """How people learn that their information is shared."""

    __slots__ = ()

    @property
    def approach(self) -> str:
        """How privacy information reaches people, in all its forms."""
        return self._text("approach")

    @property
    def notices(self) -> tuple[PrivacyNotice, ...]:
        """The privacy information of each partner."""
        return self._records("notices", PrivacyNotice)

    @property
    def children(self) -> str:
        """How children are told, in words for them."""
        return self._text("children")

    @property
    def not_told(self) -> str:
        """When people are not told, which exemption applies, and why."""
        return self._text("not_told")

    @property
    def not_told_decided_by(self) -> str:
        """The job title of whoever decides not to tell, and where it is recorded."""
        return self._text("not_told_decided_by")
