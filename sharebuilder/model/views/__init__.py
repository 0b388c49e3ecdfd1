"""Typed, read-only views of an agreement, generated from its schema."""

from sharebuilder.model.views.about import (
    AboutThisAgreement,
    AboutThisAgreementWorkedExample,
)
from sharebuilder.model.views.acceptance import AcceptedWarning
from sharebuilder.model.views.agreement import Agreement
from sharebuilder.model.views.arrangement import Arrangement
from sharebuilder.model.views.base import View
from sharebuilder.model.views.case import Ask, Outcome, TheCase
from sharebuilder.model.views.common import Period
from sharebuilder.model.views.consent import AskOfAPerson, ConsentAndChoice
from sharebuilder.model.views.dpia import DataProtectionImpactAssessment
from sharebuilder.model.views.flow import (
    Flow,
    FlowAccess,
    FlowMatching,
    FlowMeeting,
    FlowTransfer,
    RoleInTheFlow,
)
from sharebuilder.model.views.item import DataItem
from sharebuilder.model.views.item_group import ItemGroup
from sharebuilder.model.views.legal_ground import (
    Exemption,
    LegalGround,
    LegalGroundConfidentiality,
    LegalGroundPart3,
    LegalGroundPolicyDocument,
    PowerOrDuty,
)
from sharebuilder.model.views.open_question import OpenQuestion
from sharebuilder.model.views.partner import (
    Contact,
    Member,
    Partner,
    PartnerClassRules,
    PartnerIdentifiers,
)
from sharebuilder.model.views.people import DataSubjectGroup
from sharebuilder.model.views.prompt_answer import AnswerToAPrompt
from sharebuilder.model.views.purpose import Purpose
from sharebuilder.model.views.retention import RetentionRule
from sharebuilder.model.views.rights import RightsComplaintsAndFreedomOfInformation
from sharebuilder.model.views.risk import Risk
from sharebuilder.model.views.running import (
    LinkedDocument,
    RunningIt,
    RunningItFramework,
    Version,
)
from sharebuilder.model.views.screening import Screening
from sharebuilder.model.views.security import Assurance, SecurityAccuracyAndBreaches
from sharebuilder.model.views.sign_off import (
    Approval,
    Signature,
    SignOff,
    SignOffApproved,
)
from sharebuilder.model.views.telling import PrivacyNotice, TellingPeople

__all__ = [
    "AboutThisAgreement",
    "AboutThisAgreementWorkedExample",
    "AcceptedWarning",
    "Agreement",
    "AnswerToAPrompt",
    "Approval",
    "Arrangement",
    "Ask",
    "AskOfAPerson",
    "Assurance",
    "ConsentAndChoice",
    "Contact",
    "DataItem",
    "DataProtectionImpactAssessment",
    "DataSubjectGroup",
    "Exemption",
    "Flow",
    "FlowAccess",
    "FlowMatching",
    "FlowMeeting",
    "FlowTransfer",
    "ItemGroup",
    "LegalGround",
    "LegalGroundConfidentiality",
    "LegalGroundPart3",
    "LegalGroundPolicyDocument",
    "LinkedDocument",
    "Member",
    "OpenQuestion",
    "Outcome",
    "Partner",
    "PartnerClassRules",
    "PartnerIdentifiers",
    "Period",
    "PowerOrDuty",
    "PrivacyNotice",
    "Purpose",
    "RetentionRule",
    "RightsComplaintsAndFreedomOfInformation",
    "Risk",
    "RoleInTheFlow",
    "RunningIt",
    "RunningItFramework",
    "Screening",
    "SecurityAccuracyAndBreaches",
    "SignOff",
    "SignOffApproved",
    "Signature",
    "TellingPeople",
    "TheCase",
    "Version",
    "View",
]
