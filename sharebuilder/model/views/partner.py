"""Typed views of partner.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class PartnerIdentifiers(View):
    """Numbers by which registers know it."""

    __slots__ = ()

    @property
    def ico_registration(self) -> str:
        """The number in the register of fee payers, such as Z1234567 or ZA123456."""
        return self._text("ico_registration")

    @property
    def ods_code(self) -> str:
        """The NHS organisation code."""
        return self._text("ods_code")

    @property
    def ons_code(self) -> str:
        """The code of the council's area, such as E06000022."""
        return self._text("ons_code")

    @property
    def urn(self) -> str:
        """The six-digit number of a school."""
        return self._text("urn")

    @property
    def company_number(self) -> str:
        """The number at Companies House."""
        return self._text("company_number")

    @property
    def charity_number(self) -> str:
        """The number of a registered charity."""
        return self._text("charity_number")

    @property
    def other(self) -> str:
        """Any other number, with the register it comes from."""
        return self._text("other")


class Contact(View):
    """A role at the partner."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def role(self) -> str:
        """The role in this agreement."""
        return self._text("role")

    @property
    def role_other(self) -> str:
        """The role, where it is none of those listed."""
        return self._text("role_other")

    @property
    def job_title(self) -> str:
        """The title of the post."""
        return self._text("job_title")

    @property
    def name(self) -> str:
        """The name of the person. It is left out of anything published."""
        return self._text("name")

    @property
    def email(self) -> str:
        """The address of the post or team."""
        return self._text("email")

    @property
    def phone(self) -> str:
        """The telephone number of the post or team."""
        return self._text("phone")


class PartnerClassRules(View):
    """How organisations join and leave a class."""

    __slots__ = ()

    @property
    def who_belongs(self) -> str:
        """Which organisations the class holds."""
        return self._text("who_belongs")

    @property
    def joining(self) -> str:
        """How an organisation joins, and who agrees."""
        return self._text("joining")

    @property
    def leaving(self) -> str:
        """How an organisation leaves, and what happens to its data."""
        return self._text("leaving")

    @property
    def expected_number(self) -> str:
        """About how many organisations the class holds."""
        return self._text("expected_number")


class Member(View):
    """An organisation that joined a class."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """The full name of the organisation."""
        return self._text("name")

    @property
    def identifier(self) -> str:
        """Its registration number or code."""
        return self._text("identifier")

    @property
    def joined(self) -> str:
        """The day it signed."""
        return self._text("joined")

    @property
    def left(self) -> str:
        """The day it left."""
        return self._text("left")


class Partner(View):
    """An organisation, or a class of organisations, that takes part."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def kind(self) -> str:
        """One organisation, or a class of organisations such as every maintained school in the
        county.
        """
        return self._text("kind")

    @property
    def name(self) -> str:
        """The full legal name of the organisation, or the name of the class."""
        return self._text("name")

    @property
    def short_name(self) -> str:
        """The name that the clauses use."""
        return self._text("short_name")

    @property
    def type(self) -> str:
        """What sort of organisation it is."""
        return self._text("type")

    @property
    def sector(self) -> str:
        """Whether it is public, voluntary or private."""
        return self._text("sector")

    @property
    def public_authority(self) -> bool | None:
        """Whether it is a public authority for data protection law (DPA 2018 section 7)."""
        return self._flag("public_authority")

    @property
    def competent_authority(self) -> bool | None:
        """Whether it is a competent authority for law enforcement (DPA 2018 section 30 and
        Schedule 7).
        """
        return self._flag("competent_authority")

    @property
    def takes_part(self) -> str:
        """Whether it sends or receives information, works on another's instructions, or only
        observes.
        """
        return self._text("takes_part")

    @property
    def description(self) -> str:
        """What the organisation does in this work."""
        return self._text("description")

    @property
    def teams(self) -> str:
        """The departments and teams that take part."""
        return self._text("teams")

    @property
    def other_names(self) -> tuple[str, ...]:
        """Names by which it is also known."""
        return self._texts("other_names")

    @property
    def former_names(self) -> tuple[str, ...]:
        """Bodies that it succeeded, for example a clinical commissioning group."""
        return self._texts("former_names")

    @property
    def identifiers(self) -> PartnerIdentifiers:
        """Numbers by which registers know it."""
        return self._part("identifiers", PartnerIdentifiers)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Who holds which role, by title."""
        return self._records("contacts", Contact)

    @property
    def class_rules(self) -> PartnerClassRules:
        """How organisations join and leave a class."""
        return self._part("class_rules", PartnerClassRules)

    @property
    def members(self) -> tuple[Member, ...]:
        """The organisations of the class that have joined."""
        return self._records("members", Member)

    @property
    def processing_record(self) -> str:
        """Where this sharing stands in the partner's record of processing activities."""
        return self._text("processing_record")
