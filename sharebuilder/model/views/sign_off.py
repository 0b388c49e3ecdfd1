"""Typed views of sign-off.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Signature(View):
    """The signature of one partner."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def partner(self) -> str:
        """The partner that signs."""
        return self._text("partner")

    @property
    def role(self) -> str:
        """The job title of the signatory."""
        return self._text("role")

    @property
    def name(self) -> str:
        """The name of the signatory. It is left out of anything published."""
        return self._text("name")

    @property
    def authority(self) -> str:
        """The authority to sign, for example a scheme of delegation."""
        return self._text("authority")

    @property
    def status(self) -> str:
        """How far the signature has got."""
        return self._text("status")

    @property
    def sent(self) -> str:
        """The day it was sent."""
        return self._text("sent")

    @property
    def signed(self) -> str:
        """The day it was signed."""
        return self._text("signed")

    @property
    def version(self) -> str:
        """The version that was signed."""
        return self._text("version")


class SignOffApproved(View):
    """The version that was approved, and its fingerprint."""

    __slots__ = ()

    @property
    def version(self) -> str:
        """The version that was approved."""
        return self._text("version")

    @property
    def date(self) -> str:
        """The day it was approved."""
        return self._text("date")

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the agreement as approved, sign-off left out."""
        return self._text("fingerprint")


class Approval(View):
    """One approval."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def partner(self) -> str:
        """The partner whose officer it is."""
        return self._text("partner")

    @property
    def role(self) -> str:
        """The role that approves."""
        return self._text("role")

    @property
    def decision(self) -> str:
        """What was decided."""
        return self._text("decision")

    @property
    def date(self) -> str:
        """The day of the decision."""
        return self._text("date")

    @property
    def comments(self) -> str:
        """Conditions or comments."""
        return self._text("comments")


class SignOff(View):
    """Who signs."""

    __slots__ = ()

    @property
    def signatories(self) -> tuple[Signature, ...]:
        """One for each partner that signs."""
        return self._records("signatories", Signature)

    @property
    def accession(self) -> str:
        """How members of a class sign."""
        return self._text("accession")

    @property
    def approved(self) -> SignOffApproved:
        """The version that was approved, and its fingerprint."""
        return self._part("approved", SignOffApproved)

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """Advice and approvals before signature."""
        return self._records("approvals", Approval)
