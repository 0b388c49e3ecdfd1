"""Typed views of case.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class Outcome(View):
    """One outcome for people."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def outcome(self) -> str:
        """What will be better, in words a resident would recognise."""
        return self._text("outcome")

    @property
    def who_benefits(self) -> str:
        """Whose life gets better."""
        return self._text("who_benefits")

    @property
    def measure(self) -> str:
        """What you will count or ask."""
        return self._text("measure")

    @property
    def baseline(self) -> str:
        """Where you are today."""
        return self._text("baseline")

    @property
    def target(self) -> str:
        """What you aim for, and by when."""
        return self._text("target")


class Ask(View):
    """Something that one partner could do differently that would help another."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def from_(self) -> str:
        """The partner that asks for help."""
        return self._text("from")

    @property
    def to(self) -> str:
        """The partner that could help."""
        return self._text("to")

    @property
    def ask(self) -> str:
        """What the other could do differently that would help."""
        return self._text("ask")

    @property
    def offer(self) -> str:
        """What the other offers in answer."""
        return self._text("offer")

    @property
    def status(self) -> str:
        """What became of it."""
        return self._text("status")


class TheCase(View):
    """Why you share."""

    __slots__ = ()

    @property
    def aim(self) -> str:
        """What you want to be different for people."""
        return self._text("aim")

    @property
    def mission(self) -> str:
        """The one sentence that every partner would sign."""
        return self._text("mission")

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What will be better for people, and how you will know."""
        return self._records("outcomes", Outcome)

    @property
    def who_benefits(self) -> str:
        """Who gains from the sharing, and how."""
        return self._text("who_benefits")

    @property
    def evidence(self) -> str:
        """What tells you that sharing will help."""
        return self._text("evidence")

    @property
    def if_nothing_shared(self) -> str:
        """What happens to people if nothing is shared."""
        return self._text("if_nothing_shared")

    @property
    def harm_of_sharing(self) -> str:
        """What could go wrong for people because you share."""
        return self._text("harm_of_sharing")

    @property
    def why_personal_data(self) -> str:
        """Why the aim cannot be reached without information about named people."""
        return self._text("why_personal_data")

    @property
    def why_not_less(self) -> str:
        """Why fewer items, fewer people, fewer partners or anonymous data would not do."""
        return self._text("why_not_less")

    @property
    def tried_before(self) -> str:
        """What you tried before, and what you learned."""
        return self._text("tried_before")

    @property
    def story(self) -> str:
        """A short story of one invented person: what happens today, and what would happen with
        sharing.
        """
        return self._text("story")

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What each partner asks of another, and what the other offers in answer."""
        return self._records("asks", Ask)

    @property
    def backbone(self) -> str:
        """The partner that keeps the work together and moving."""
        return self._text("backbone")

    @property
    def keep_talking(self) -> str:
        """How often partners meet, who calls the meeting, and how they raise a worry."""
        return self._text("keep_talking")

    @property
    def confidence(self) -> str:
        """What staff worry about when they share, and what will give them confidence."""
        return self._text("confidence")

    @property
    def human_rights(self) -> str:
        """Why the sharing is necessary, why less would not do, and how you limit the intrusion
        into private life.
        """
        return self._text("human_rights")

    @property
    def equality(self) -> str:
        """Whether some groups are affected more than others, and what you do about it."""
        return self._text("equality")

    @property
    def drivers(self) -> str:
        """The plans, reviews and statutory changes that ask for this sharing."""
        return self._text("drivers")
