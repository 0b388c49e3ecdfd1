"""Typed views of acceptance.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class AcceptedWarning(View):
    """A warning that was accepted with a reason."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def rule(self) -> str:
        """The id of the rule that warned."""
        return self._text("rule")

    @property
    def about(self) -> str:
        """The place in the agreement that it is about, as a pointer by id."""
        return self._text("about")

    @property
    def message(self) -> str:
        """What the warning said."""
        return self._text("message")

    @property
    def reason(self) -> str:
        """Why it was accepted."""
        return self._text("reason")

    @property
    def accepted_by(self) -> str:
        """The job title of whoever accepted it."""
        return self._text("accepted_by")

    @property
    def accepted_on(self) -> str:
        """The day it was accepted."""
        return self._text("accepted_on")
