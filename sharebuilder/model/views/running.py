"""Typed views of running.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View
from sharebuilder.model.views.common import Period


class RunningItFramework(View):
    """The charter, protocol or framework above this agreement."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return self._text("name")

    @property
    def reference(self) -> str:
        """Its reference and version."""
        return self._text("reference")

    @property
    def link(self) -> str:
        """The web address or file."""
        return self._text("link")

    @property
    def inherited(self) -> tuple[str, ...]:
        """The subjects that it settles for this agreement."""
        return self._texts("inherited")


class LinkedDocument(View):
    """One document."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def title(self) -> str:
        """What it is called."""
        return self._text("title")

    @property
    def kind(self) -> str:
        """What sort of document it is."""
        return self._text("kind")

    @property
    def where(self) -> str:
        """Where it can be read."""
        return self._text("where")


class Version(View):
    """One version."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def version(self) -> str:
        """The number of the version."""
        return self._text("version")

    @property
    def date(self) -> str:
        """The day of the version."""
        return self._text("date")

    @property
    def author(self) -> str:
        """The job title of whoever made it."""
        return self._text("author")

    @property
    def changes(self) -> str:
        """What changed."""
        return self._text("changes")


class RunningIt(View):
    """How the agreement is looked after."""

    __slots__ = ()

    @property
    def framework(self) -> RunningItFramework:
        """The charter, protocol or framework above this agreement."""
        return self._part("framework", RunningItFramework)

    @property
    def start(self) -> str:
        """The day that sharing may start."""
        return self._text("start")

    @property
    def end(self) -> str:
        """The day that the agreement ends, where one is set."""
        return self._text("end")

    @property
    def review_date(self) -> str:
        """The day of the next review."""
        return self._text("review_date")

    @property
    def review_every(self) -> Period:
        """How often it is reviewed after that."""
        return self._part("review_every", Period)

    @property
    def review_looks_at(self) -> str:
        """The questions that a review answers."""
        return self._text("review_looks_at")

    @property
    def review_triggers(self) -> str:
        """The events that bring a review forward."""
        return self._text("review_triggers")

    @property
    def owner_partner(self) -> str:
        """The partner that owns the agreement."""
        return self._text("owner_partner")

    @property
    def owner_role(self) -> str:
        """The job title of the owner."""
        return self._text("owner_role")

    @property
    def governance_group(self) -> str:
        """The group that partners answer to."""
        return self._text("governance_group")

    @property
    def metrics(self) -> str:
        """What you count or ask, and who sees it."""
        return self._text("metrics")

    @property
    def training(self) -> str:
        """How staff are trained together and apart."""
        return self._text("training")

    @property
    def guidance(self) -> str:
        """What staff are given to work by."""
        return self._text("guidance")

    @property
    def emergencies(self) -> str:
        """What staff may share at once to stop serious harm, and how it is recorded after."""
        return self._text("emergencies")

    @property
    def non_routine(self) -> str:
        """How a request that the agreement does not cover is decided."""
        return self._text("non_routine")

    @property
    def change_control(self) -> str:
        """How a change is agreed and recorded."""
        return self._text("change_control")

    @property
    def joining(self) -> str:
        """How a new partner joins."""
        return self._text("joining")

    @property
    def leaving(self) -> str:
        """How a partner leaves."""
        return self._text("leaving")

    @property
    def leaving_notice(self) -> Period:
        """How much notice a partner gives."""
        return self._part("leaving_notice", Period)

    @property
    def leaver_data(self) -> str:
        """What happens to information that a leaver holds or gave."""
        return self._text("leaver_data")

    @property
    def suspension(self) -> str:
        """When and how sharing is stopped for a time."""
        return self._text("suspension")

    @property
    def ending(self) -> str:
        """What happens when the agreement ends."""
        return self._text("ending")

    @property
    def disputes(self) -> str:
        """How a disagreement is settled, and by when."""
        return self._text("disputes")

    @property
    def liability(self) -> str:
        """Who answers for loss."""
        return self._text("liability")

    @property
    def breach_of_agreement(self) -> str:
        """What happens when a partner or its staff break the agreement."""
        return self._text("breach_of_agreement")

    @property
    def linked_documents(self) -> tuple[LinkedDocument, ...]:
        """Documents that go with this agreement."""
        return self._records("linked_documents", LinkedDocument)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The history of this agreement."""
        return self._records("versions", Version)
