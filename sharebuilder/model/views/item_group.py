"""Typed views of item-group.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class ItemGroup(View):
    """A group of data items."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """What the group is called."""
        return self._text("name")

    @property
    def description(self) -> str:
        """What belongs to it."""
        return self._text("description")
