"""Typed views of agreement.schema.json, written by packaging/generate_views.py: edit the schema."""

from __future__ import annotations

from sharebuilder.model.views.about import AboutThisAgreement
from sharebuilder.model.views.acceptance import AcceptedWarning
from sharebuilder.model.views.arrangement import Arrangement
from sharebuilder.model.views.base import View
from sharebuilder.model.views.case import TheCase
from sharebuilder.model.views.consent import ConsentAndChoice
from sharebuilder.model.views.dpia import DataProtectionImpactAssessment
from sharebuilder.model.views.flow import Flow
from sharebuilder.model.views.item import DataItem
from sharebuilder.model.views.item_group import ItemGroup
from sharebuilder.model.views.legal_ground import LegalGround
from sharebuilder.model.views.open_question import OpenQuestion
from sharebuilder.model.views.partner import Partner
from sharebuilder.model.views.people import DataSubjectGroup
from sharebuilder.model.views.prompt_answer import AnswerToAPrompt
from sharebuilder.model.views.purpose import Purpose
from sharebuilder.model.views.retention import RetentionRule
from sharebuilder.model.views.rights import RightsComplaintsAndFreedomOfInformation
from sharebuilder.model.views.risk import Risk
from sharebuilder.model.views.running import RunningIt
from sharebuilder.model.views.screening import Screening
from sharebuilder.model.views.security import SecurityAccuracyAndBreaches
from sharebuilder.model.views.sign_off import SignOff
from sharebuilder.model.views.telling import TellingPeople


class Agreement(View):
    """Everything that ShareBuilder knows of one agreement."""

    __slots__ = ()

    @property
    def format(self) -> str:
        """The name of the file format."""
        return self._text("format")

    @property
    def format_version(self) -> int | None:
        """The version of the file format."""
        return self._number("format_version")

    @property
    def id(self) -> str:
        """The id that this agreement keeps for life."""
        return self._text("id")

    @property
    def about(self) -> AboutThisAgreement:
        """What it is called and how far it has got."""
        return self._part("about", AboutThisAgreement)

    @property
    def screening(self) -> Screening:
        """Whether an agreement is needed at all."""
        return self._part("screening", Screening)

    @property
    def case(self) -> TheCase:
        """Why you share."""
        return self._part("case", TheCase)

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What information is shared for."""
        return self._records("purposes", Purpose)

    @property
    def partners(self) -> tuple[Partner, ...]:
        """Who shares, and with whom."""
        return self._records("partners", Partner)

    @property
    def people(self) -> tuple[DataSubjectGroup, ...]:
        """The groups of people that the data is about."""
        return self._records("people", DataSubjectGroup)

    @property
    def item_groups(self) -> tuple[ItemGroup, ...]:
        """Groups of data items."""
        return self._records("item_groups", ItemGroup)

    @property
    def items(self) -> tuple[DataItem, ...]:
        """What is shared."""
        return self._records("items", DataItem)

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Who gives what to whom, and how."""
        return self._records("flows", Flow)

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """Joint controller arrangements and processor contracts."""
        return self._records("arrangements", Arrangement)

    @property
    def law(self) -> tuple[LegalGround, ...]:
        """The law that each partner relies on."""
        return self._records("law", LegalGround)

    @property
    def consent(self) -> ConsentAndChoice:
        """Where people are asked, and what for."""
        return self._part("consent", ConsentAndChoice)

    @property
    def telling(self) -> TellingPeople:
        """How people learn that their information is shared."""
        return self._part("telling", TellingPeople)

    @property
    def rights(self) -> RightsComplaintsAndFreedomOfInformation:
        """Who answers when people use their rights."""
        return self._part("rights", RightsComplaintsAndFreedomOfInformation)

    @property
    def security(self) -> SecurityAccuracyAndBreaches:
        """How information is kept safe and right."""
        return self._part("security", SecurityAccuracyAndBreaches)

    @property
    def retention(self) -> tuple[RetentionRule, ...]:
        """How long information is kept."""
        return self._records("retention", RetentionRule)

    @property
    def risks(self) -> tuple[Risk, ...]:
        """Risks of sharing and of not sharing."""
        return self._records("risks", Risk)

    @property
    def dpia(self) -> DataProtectionImpactAssessment:
        """Whether an assessment is needed, and what it found."""
        return self._part("dpia", DataProtectionImpactAssessment)

    @property
    def running(self) -> RunningIt:
        """How the agreement is looked after."""
        return self._part("running", RunningIt)

    @property
    def sign_off(self) -> SignOff:
        """Who signs."""
        return self._part("sign_off", SignOff)

    @property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """What is not known yet."""
        return self._records("open_questions", OpenQuestion)

    @property
    def accepted_warnings(self) -> tuple[AcceptedWarning, ...]:
        """Warnings accepted with a reason."""
        return self._records("accepted_warnings", AcceptedWarning)

    @property
    def prompt_answers(self) -> tuple[AnswerToAPrompt, ...]:
        """What was said to the critical friend."""
        return self._records("prompt_answers", AnswerToAPrompt)
