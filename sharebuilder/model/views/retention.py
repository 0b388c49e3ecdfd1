"""Typed views of retention.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View
from sharebuilder.model.views.common import Period


class RetentionRule(View):
    """How long information is kept, by whom, and what happens then."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """The records that it covers, in a few words."""
        return self._text("name")

    @property
    def items(self) -> tuple[str, ...]:
        """The items that it covers."""
        return self._texts("items")

    @property
    def item_groups(self) -> tuple[str, ...]:
        """The groups of items that it covers."""
        return self._texts("item_groups")

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners that it binds."""
        return self._texts("partners")

    @property
    def period(self) -> Period:
        """How long it is kept."""
        return self._part("period", Period)

    @property
    def criteria(self) -> str:
        """What decides, where no number of years can be given."""
        return self._text("criteria")

    @property
    def event(self) -> str:
        """The event that the time is counted from."""
        return self._text("event")

    @property
    def then(self) -> str:
        """What happens at the end."""
        return self._text("then")

    @property
    def legal_hold(self) -> str:
        """When it is kept longer, and who decides."""
        return self._text("legal_hold")

    @property
    def proof(self) -> str:
        """How a partner shows that it was done."""
        return self._text("proof")

    @property
    def source(self) -> str:
        """The schedule, code or law that gives it."""
        return self._text("source")
