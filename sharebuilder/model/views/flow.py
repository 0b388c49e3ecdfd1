"""Typed views of flow.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.base import View


class FlowTransfer(View):
    """Where it goes, and what makes that lawful."""

    __slots__ = ()

    @property
    def countries(self) -> str:
        """The countries it goes to."""
        return self._text("countries")

    @property
    def mechanism(self) -> str:
        """What makes the transfer lawful (UK GDPR Articles 44A to 49)."""
        return self._text("mechanism")

    @property
    def data_protection_test(self) -> str:
        """Why protection after the transfer is not materially lower than in the UK (UK GDPR
        Article 46).
        """
        return self._text("data_protection_test")


class RoleInTheFlow(View):
    """The role of one partner in this flow."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def partner(self) -> str:
        """The partner."""
        return self._text("partner")

    @property
    def role(self) -> str:
        """Its role in this flow."""
        return self._text("role")

    @property
    def on_behalf_of(self) -> str:
        """The controller that the processor works for."""
        return self._text("on_behalf_of")

    @property
    def arrangement(self) -> str:
        """The joint controller arrangement or processor contract."""
        return self._text("arrangement")


class FlowMeeting(View):
    """How a multi-agency meeting shares information."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """What the meeting is called."""
        return self._text("name")

    @property
    def chair(self) -> str:
        """The job title of whoever chairs it."""
        return self._text("chair")

    @property
    def cases_discussed(self) -> str:
        """Which cases come to the meeting, and who decides."""
        return self._text("cases_discussed")

    @property
    def statement(self) -> str:
        """What members agree to at the start."""
        return self._text("statement")

    @property
    def minutes(self) -> str:
        """Who writes the minutes, and where they are kept."""
        return self._text("minutes")

    @property
    def papers(self) -> str:
        """What happens to papers after the meeting."""
        return self._text("papers")


class FlowAccess(View):
    """How a partner reads another's system."""

    __slots__ = ()

    @property
    def system(self) -> str:
        """The system that is read."""
        return self._text("system")

    @property
    def who_has_access(self) -> str:
        """The job titles that have an account."""
        return self._text("who_has_access")

    @property
    def account_process(self) -> str:
        """How accounts are given, changed and closed."""
        return self._text("account_process")

    @property
    def audit(self) -> str:
        """How use is checked."""
        return self._text("audit")


class FlowMatching(View):
    """How records of two partners are compared."""

    __slots__ = ()

    @property
    def rule(self) -> str:
        """The items that must agree."""
        return self._text("rule")

    @property
    def non_matches(self) -> str:
        """What happens to them, and how soon."""
        return self._text("non_matches")

    @property
    def false_matches(self) -> str:
        """How a wrong match is found and put right."""
        return self._text("false_matches")


class Flow(View):
    """One movement of information, from one partner to others."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The stable id by which other parts of the agreement refer to this record."""
        return self._text("id")

    @property
    def name(self) -> str:
        """What the flow is called."""
        return self._text("name")

    @property
    def kind(self) -> str:
        """How the information is made available."""
        return self._text("kind")

    @property
    def from_(self) -> str:
        """The partner that gives the information."""
        return self._text("from")

    @property
    def to(self) -> tuple[str, ...]:
        """The partners that receive it."""
        return self._texts("to")

    @property
    def items(self) -> tuple[str, ...]:
        """The data items that move."""
        return self._texts("items")

    @property
    def item_groups(self) -> tuple[str, ...]:
        """Whole groups of items that move."""
        return self._texts("item_groups")

    @property
    def people(self) -> tuple[str, ...]:
        """The groups of people concerned."""
        return self._texts("people")

    @property
    def purposes(self) -> tuple[str, ...]:
        """What it moves for."""
        return self._texts("purposes")

    @property
    def law_enforcement(self) -> bool | None:
        """Whether this flow serves a law enforcement purpose (DPA 2018 Part 3)."""
        return self._flag("law_enforcement")

    @property
    def trigger(self) -> str:
        """What starts it."""
        return self._text("trigger")

    @property
    def trigger_detail(self) -> str:
        """The event, request or day that starts it."""
        return self._text("trigger_detail")

    @property
    def frequency(self) -> str:
        """How often it happens."""
        return self._text("frequency")

    @property
    def volume(self) -> str:
        """About how many people or records at a time."""
        return self._text("volume")

    @property
    def method(self) -> str:
        """How the information travels."""
        return self._text("method")

    @property
    def method_detail(self) -> str:
        """The name of the system, mailbox or meeting."""
        return self._text("method_detail")

    @property
    def safeguards(self) -> str:
        """What keeps it safe on the way and on arrival."""
        return self._text("safeguards")

    @property
    def format(self) -> str:
        """The form or file that carries it."""
        return self._text("format")

    @property
    def sender_role(self) -> str:
        """The job titles of those who send it."""
        return self._text("sender_role")

    @property
    def receiver_roles(self) -> str:
        """The job titles of those who may see it on arrival."""
        return self._text("receiver_roles")

    @property
    def identity_check(self) -> str:
        """How you make sure that it is about the right person."""
        return self._text("identity_check")

    @property
    def may_do(self) -> str:
        """What the receiver may do with it next."""
        return self._text("may_do")

    @property
    def may_not_do(self) -> str:
        """What the receiver may not do with it."""
        return self._text("may_not_do")

    @property
    def onward(self) -> str:
        """Who it may be passed on to, and on what conditions."""
        return self._text("onward")

    @property
    def recorded(self) -> str:
        """Where staff record what they shared and why."""
        return self._text("recorded")

    @property
    def failure_route(self) -> str:
        """What staff do when the method does not work."""
        return self._text("failure_route")

    @property
    def start(self) -> str:
        """The day the flow starts, where it differs from the agreement."""
        return self._text("start")

    @property
    def end(self) -> str:
        """The day the flow ends, where it differs from the agreement."""
        return self._text("end")

    @property
    def outside_uk(self) -> bool | None:
        """Whether information leaves the United Kingdom, through hosting and remote support too."""
        return self._flag("outside_uk")

    @property
    def transfer(self) -> FlowTransfer:
        """Where it goes, and what makes that lawful."""
        return self._part("transfer", FlowTransfer)

    @property
    def roles(self) -> tuple[RoleInTheFlow, ...]:
        """Who is controller, joint controller, processor or recipient in this flow."""
        return self._records("roles", RoleInTheFlow)

    @property
    def meeting(self) -> FlowMeeting:
        """How a multi-agency meeting shares information."""
        return self._part("meeting", FlowMeeting)

    @property
    def access(self) -> FlowAccess:
        """How a partner reads another's system."""
        return self._part("access", FlowAccess)

    @property
    def matching(self) -> FlowMatching:
        """How records of two partners are compared."""
        return self._part("matching", FlowMatching)

    @property
    def leave_out_of_published(self) -> bool | None:
        """Whether it is left out of the edition for publication."""
        return self._flag("leave_out_of_published")
