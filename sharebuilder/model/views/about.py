"""Typed views of about.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class AboutThisAgreementWorkedExample(View):
    """Set when the agreement is one of the worked cases that ShareBuilder brings, or was started from one."""

    __slots__ = ()

    @property
    def case_id(self) -> str:
        """The id of the worked case."""
        return self._text("case_id")

    @property
    def place(self) -> str:
        """The place that the case is about."""
        return self._text("place")

    @property
    def story(self) -> str:
        """What happened there, in a few sentences."""
        return self._text("story")

    @property
    def notice(self) -> str:
        """The words that say that this is a worked example."""
        return self._text("notice")


class AboutThisAgreement(View):
    """What it is called and how far it has got."""

    __slots__ = ()

    @property
    def title(self) -> str:
        """The name of the agreement, as it stands on its cover."""
        return self._text("title")

    @property
    def reference(self) -> str:
        """The reference that your register or records system gives it."""
        return self._text("reference")

    @property
    def version(self) -> str:
        """The version of this text, for example 0.3 or 1.0."""
        return self._text("version")

    @property
    def status(self) -> str:
        """How far the agreement has got."""
        return self._text("status")

    @property
    def summary(self) -> str:
        """The purpose in two sentences that a resident would understand."""
        return self._text("summary")

    @property
    def sharing_kind(self) -> str:
        """Whether the sharing is regular, or happens once."""
        return self._text("sharing_kind")

    @property
    def under_framework(self) -> bool | None:
        """Whether a charter, protocol or framework stands above this agreement."""
        return self._flag("under_framework")

    @property
    def any_law_enforcement(self) -> bool | None:
        """Whether any of the sharing is to prevent, investigate, detect or prosecute crime by a
        competent authority (DPA 2018 Part 3).
        """
        return self._flag("any_law_enforcement")

    @property
    def nations(self) -> tuple[str, ...]:
        """The parts of the United Kingdom where the partners work."""
        return self._texts("nations")

    @property
    def lead_partner(self) -> str:
        """The organisation that keeps this agreement and its versions."""
        return self._text("lead_partner")

    @property
    def author_role(self) -> str:
        """The job title of whoever writes this agreement."""
        return self._text("author_role")

    @property
    def marking(self) -> str:
        """The marking that stands on each page, for example OFFICIAL."""
        return self._text("marking")

    @property
    def existing_agreements(self) -> str:
        """Agreements that already cover some of this, and why they are not enough."""
        return self._text("existing_agreements")

    @property
    def worked_example(self) -> AboutThisAgreementWorkedExample:
        """Set when the agreement is one of the worked cases that ShareBuilder brings, or was
        started from one.
        """
        return self._part("worked_example", AboutThisAgreementWorkedExample)
