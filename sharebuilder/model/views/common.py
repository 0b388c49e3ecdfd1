"""Typed views of common.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Period(View):
    """A length of time."""

    __slots__ = ()

    @property
    def number(self) -> int | None:
        """How many of the unit."""
        return self._number("number")

    @property
    def unit(self) -> str:
        """What is counted."""
        return self._text("unit")
