"""Typed views of legal-ground.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class PowerOrDuty(View):
    """One power or duty."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def provision(self) -> str:
        """The gateway, from the knowledge base."""
        return self._text("provision")

    @property
    def other(self) -> str:
        """A provision that the knowledge base does not hold: Act and section."""
        return self._text("other")

    @property
    def kind(self) -> str:
        """Whether it makes you share, lets you share, or implies that you may."""
        return self._text("kind")

    @property
    def why(self) -> str:
        """Why this provision carries this sharing by this partner."""
        return self._text("why")


class LegalGroundPolicyDocument(View):
    """The document that DPA 2018 Schedule 1 paragraph 39 or section 42 asks for."""

    __slots__ = ()

    @property
    def exists(self) -> bool | None:
        """Whether the document exists."""
        return self._flag("exists")

    @property
    def title(self) -> str:
        """What it is called."""
        return self._text("title")

    @property
    def owner(self) -> str:
        """The job title of its owner."""
        return self._text("owner")

    @property
    def date(self) -> str:
        """The day it was last reviewed."""
        return self._text("date")

    @property
    def location(self) -> str:
        """The web address or file where it can be read."""
        return self._text("location")


class LegalGroundPart3(View):
    """What DPA 2018 Part 3 asks for."""

    __slots__ = ()

    @property
    def basis(self) -> str:
        """The basis under section 35(2)."""
        return self._text("basis")

    @property
    def law(self) -> str:
        """The law that the processing is based on."""
        return self._text("law")

    @property
    def sensitive(self) -> bool | None:
        """Whether it is sensitive processing under section 35(8)."""
        return self._flag("sensitive")

    @property
    def schedule_8(self) -> str:
        """The condition for sensitive processing."""
        return self._text("schedule_8")

    @property
    def strict_necessity(self) -> str:
        """Why sensitive processing is strictly necessary."""
        return self._text("strict_necessity")

    @property
    def facts_and_opinions(self) -> str:
        """How fact is kept apart from opinion, and suspects, convicted people, victims and
        witnesses from each other (section 38(2) and (3)).
        """
        return self._text("facts_and_opinions")

    @property
    def accuracy_check(self) -> str:
        """How quality is checked before sending, and errors are notified (section 38(4) and
        (5)).
        """
        return self._text("accuracy_check")

    @property
    def other_use_authorised_by(self) -> str:
        """The law that authorises use outside law enforcement (section 36(4))."""
        return self._text("other_use_authorised_by")


class LegalGroundConfidentiality(View):
    """How the common-law duty of confidentiality is met."""

    __slots__ = ()

    @property
    def applies(self) -> bool | None:
        """Whether the information was given in confidence, as health and care information is."""
        return self._flag("applies")

    @property
    def route(self) -> str:
        """What lifts the duty."""
        return self._text("route")

    @property
    def why(self) -> str:
        """Why the route fits, and who decides case by case."""
        return self._text("why")

    @property
    def approval_reference(self) -> str:
        """The reference of a section 251 approval."""
        return self._text("approval_reference")

    @property
    def caldicott_view(self) -> str:
        """What the Caldicott Guardian advised."""
        return self._text("caldicott_view")


class Exemption(View):
    """One exemption."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def provision(self) -> str:
        """The exemption, from the knowledge base."""
        return self._text("provision")

    @property
    def other(self) -> str:
        """An exemption that the knowledge base does not hold."""
        return self._text("other")

    @property
    def why(self) -> str:
        """Why it is needed, who decides, and how each case is judged."""
        return self._text("why")


class LegalGround(View):
    """The law that one partner relies on, for one or more purposes."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def partner(self) -> str:
        """The partner that relies on it."""
        return self._text("partner")

    @property
    def purposes(self) -> tuple[str, ...]:
        """The purposes that it covers."""
        return self._texts("purposes")

    @property
    def flows(self) -> tuple[str, ...]:
        """The flows that it is limited to, where they differ from the rest of the purpose."""
        return self._texts("flows")

    @property
    def regime(self) -> str:
        """Which law governs: UK GDPR, or DPA 2018 Part 3 for a competent authority with a law
        enforcement purpose.
        """
        return self._text("regime")

    @property
    def powers(self) -> tuple[PowerOrDuty, ...]:
        """What lets or makes this partner share."""
        return self._records("powers", PowerOrDuty)

    @property
    def own_task(self) -> str:
        """The partner's own statutory or common-law task."""
        return self._text("own_task")

    @property
    def lawful_basis(self) -> str:
        """The UK GDPR Article 6(1) basis."""
        return self._text("lawful_basis")

    @property
    def lawful_basis_why(self) -> str:
        """Why the basis fits, in your own words."""
        return self._text("lawful_basis_why")

    @property
    def recognised_interest(self) -> str:
        """The condition of UK GDPR Annex 1."""
        return self._text("recognised_interest")

    @property
    def balancing_test(self) -> str:
        """Where the three-part assessment is kept."""
        return self._text("balancing_test")

    @property
    def article_9(self) -> tuple[str, ...]:
        """The UK GDPR Article 9(2) conditions for special category data."""
        return self._texts("article_9")

    @property
    def schedule_1(self) -> tuple[str, ...]:
        """The DPA 2018 Schedule 1 conditions, for special category and criminal offence data."""
        return self._texts("schedule_1")

    @property
    def conditions_why(self) -> str:
        """Why they fit, the substantial public interest where a condition asks for it, and how
        adults meet the at-risk test of paragraph 18.
        """
        return self._text("conditions_why")

    @property
    def policy_document(self) -> LegalGroundPolicyDocument:
        """The document that DPA 2018 Schedule 1 paragraph 39 or section 42 asks for."""
        return self._part("policy_document", LegalGroundPolicyDocument)

    @property
    def article_10(self) -> str:
        """What lets this partner use criminal offence data (UK GDPR Article 10)."""
        return self._text("article_10")

    @property
    def part_3(self) -> LegalGroundPart3:
        """What DPA 2018 Part 3 asks for."""
        return self._part("part_3", LegalGroundPart3)

    @property
    def confidentiality(self) -> LegalGroundConfidentiality:
        """How the common-law duty of confidentiality is met."""
        return self._part("confidentiality", LegalGroundConfidentiality)

    @property
    def opt_out(self) -> str:
        """Whether the national data opt-out applies (England)."""
        return self._text("opt_out")

    @property
    def opt_out_why(self) -> str:
        """Why it does not apply, or how it is honoured."""
        return self._text("opt_out_why")

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """Exemptions from data protection duties that are relied on."""
        return self._records("exemptions", Exemption)

    @property
    def advice(self) -> str:
        """Who advised on the law, and when."""
        return self._text("advice")
