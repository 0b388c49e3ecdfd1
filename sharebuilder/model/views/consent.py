"""Typed views of consent.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View
from sharebuilder.model.views.common import Period


class AskOfAPerson(View):
    """One thing that people are asked to agree to."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """What you call this ask."""
        return self._text("name")

    @property
    def purposes(self) -> tuple[str, ...]:
        """The purposes that it covers."""
        return self._texts("purposes")

    @property
    def meaning(self) -> str:
        """Permission and consent are different things: say which this is."""
        return self._text("meaning")

    @property
    def asked(self) -> str:
        """What people are asked, in the words they hear or read."""
        return self._text("asked")

    @property
    def people(self) -> tuple[str, ...]:
        """The groups of people that are asked."""
        return self._texts("people")

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners that the person is told about by name."""
        return self._texts("partners")

    @property
    def choices(self) -> tuple[str, ...]:
        """Each thing that a person can say yes or no to by itself."""
        return self._texts("choices")

    @property
    def can_exclude(self) -> bool | None:
        """Whether the person can leave out an organisation or an item."""
        return self._flag("can_exclude")

    @property
    def how_asked(self) -> tuple[str, ...]:
        """How people are asked."""
        return self._texts("how_asked")

    @property
    def active_opt_in(self) -> bool | None:
        """Whether people must do something to say yes."""
        return self._flag("active_opt_in")

    @property
    def separate(self) -> bool | None:
        """Whether it stands apart from other terms."""
        return self._flag("separate")

    @property
    def express_statement(self) -> bool | None:
        """Whether there is a separate, express statement about sensitive data."""
        return self._flag("express_statement")

    @property
    def record(self) -> str:
        """How you record who agreed, when, how and what they were shown."""
        return self._text("record")

    @property
    def form_version(self) -> str:
        """The form or script, and its version."""
        return self._text("form_version")

    @property
    def refusal(self) -> str:
        """What happens when a person says no."""
        return self._text("refusal")

    @property
    def service_depends(self) -> bool | None:
        """Whether the service is refused when the person says no."""
        return self._flag("service_depends")

    @property
    def withdrawal(self) -> str:
        """How a person takes it back, and who is told."""
        return self._text("withdrawal")

    @property
    def stops_within(self) -> Period:
        """How soon partners stop after a person takes it back."""
        return self._part("stops_within", Period)

    @property
    def cannot_undo(self) -> str:
        """What has been shared and cannot be called back."""
        return self._text("cannot_undo")

    @property
    def capacity(self) -> str:
        """What you do when a person may lack capacity, and who may decide."""
        return self._text("capacity")

    @property
    def children(self) -> str:
        """How you judge competence, and when a parent decides."""
        return self._text("children")

    @property
    def help_to_understand(self) -> str:
        """Interpreters, easy read, and other help."""
        return self._text("help_to_understand")

    @property
    def age_rule(self) -> str:
        """How it is decided whether a young person decides alone."""
        return self._text("age_rule")

    @property
    def age(self) -> int | None:
        """The fixed age, in years, where one is used."""
        return self._number("age")

    @property
    def renewed_every(self) -> Period:
        """How often you ask again."""
        return self._part("renewed_every", Period)


class ConsentAndChoice(View):
    """Where people are asked, and what for."""

    __slots__ = ()

    @property
    def position(self) -> str:
        """Whether you ask people or tell them, and why."""
        return self._text("position")

    @property
    def asks(self) -> tuple[AskOfAPerson, ...]:
        """Each thing that people are asked."""
        return self._records("asks", AskOfAPerson)

    @property
    def without_asking(self) -> str:
        """When sharing goes ahead without asking, or against a person's wish."""
        return self._text("without_asking")

    @property
    def who_decides(self) -> str:
        """The job title of whoever decides to share without asking."""
        return self._text("who_decides")

    @property
    def organisations_accept(self) -> str:
        """How an organisation accepts the terms of this agreement. This is not consent."""
        return self._text("organisations_accept")
