"""Typed views of people.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class DataSubjectGroup(View):
    """A group of people the data is about."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """What you call the group."""
        return self._text("name")

    @property
    def kind(self) -> str:
        """How they stand to the service."""
        return self._text("kind")

    @property
    def description(self) -> str:
        """Who belongs to the group, and how you decide."""
        return self._text("description")

    @property
    def ages(self) -> tuple[str, ...]:
        """The ages of people in the group."""
        return self._texts("ages")

    @property
    def number(self) -> str:
        """About how many people, and over what time."""
        return self._text("number")

    @property
    def capacity(self) -> str:
        """Whether people in the group can decide for themselves."""
        return self._text("capacity")

    @property
    def vulnerability(self) -> str:
        """What makes people in this group vulnerable."""
        return self._text("vulnerability")

    @property
    def power_imbalance(self) -> str:
        """Why they may feel that they cannot say no."""
        return self._text("power_imbalance")

    @property
    def can_refuse(self) -> str:
        """Whether they can say no without losing the service."""
        return self._text("can_refuse")

    @property
    def how_told(self) -> str:
        """How people in the group learn that their information is shared."""
        return self._text("how_told")

    @property
    def expectations(self) -> str:
        """What they would expect to happen with their information, and how you know."""
        return self._text("expectations")
