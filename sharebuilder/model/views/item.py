"""Typed views of item.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class DataItem(View):
    """A piece of information that is shared."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def group(self) -> str:
        """The group of items that it belongs to."""
        return self._text("group")

    @property
    def name(self) -> str:
        """What the item is called."""
        return self._text("name")

    @property
    def meaning(self) -> str:
        """What it means, in plain English."""
        return self._text("meaning")

    @property
    def source_partner(self) -> str:
        """The partner that holds it."""
        return self._text("source_partner")

    @property
    def source_system(self) -> str:
        """The system or record that it comes from."""
        return self._text("source_system")

    @property
    def people(self) -> tuple[str, ...]:
        """The groups of people it is about."""
        return self._texts("people")

    @property
    def sensitivity(self) -> tuple[str, ...]:
        """How sensitive it is, by value and context."""
        return self._texts("sensitivity")

    @property
    def special_categories(self) -> tuple[str, ...]:
        """Which special categories it can show (UK GDPR Article 9(1))."""
        return self._texts("special_categories")

    @property
    def sensitive_when(self) -> str:
        """The value or context that makes it sensitive, for example when the referral comes from
        probation.
        """
        return self._text("sensitive_when")

    @property
    def high_harm_reason(self) -> str:
        """Why you need an item that could do grave harm if it went astray."""
        return self._text("high_harm_reason")

    @property
    def purposes(self) -> tuple[str, ...]:
        """The purposes it is needed for."""
        return self._texts("purposes")

    @property
    def why_needed(self) -> str:
        """What could not be done without it, for each purpose."""
        return self._text("why_needed")

    @property
    def format(self) -> str:
        """How it is written, for example a date, a code list or free text."""
        return self._text("format")

    @property
    def free_text(self) -> bool | None:
        """Whether staff type it freely."""
        return self._flag("free_text")

    @property
    def identifiability(self) -> str:
        """Whether people can be recognised from it."""
        return self._text("identifiability")

    @property
    def small_number_rule(self) -> str:
        """The number under which a count is not shown."""
        return self._text("small_number_rule")

    @property
    def quality(self) -> str:
        """How you know that it is right and up to date."""
        return self._text("quality")

    @property
    def corrected_by(self) -> str:
        """The partner that corrects it."""
        return self._text("corrected_by")

    @property
    def leave_out_of_published(self) -> bool | None:
        """Whether it is left out of the edition for publication."""
        return self._flag("leave_out_of_published")
