"""What nobody may miss: each shows at its place, as an error, with the law that it breaks.

Each is shown on a whole agreement through the checker, as a person would meet it. The small
agreement itself has none of them, so that each is the work of the edit.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from tests.findings.agreements import GONE, changed, consent_ask, small_agreement
from tests.findings.rule_cases import (
    CONTRACT,
    ENFORCEMENT,
    HOST,
    JOINT,
    PROCESSOR,
    WITH_POLICE,
)

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding

TODAY = date(2026, 11, 24)
CHECKER = Checker(QuestionSet.load(), Knowledge.load())
L1, L2, L3 = (f"/law/id:law-{n}" for n in (1, 2, 3))
F1 = "/flows/id:flow-1"
POWER_1, POWER_2 = f"{L1}/powers/id:power-1/provision", f"{L2}/powers/id:power-2/provision"


def shown(edits: dict[str, Any], rule: str) -> tuple[Finding, ...]:
    """What one rule finds in the small agreement after edits, and in it before them: nothing."""
    before = CHECKER.check(small_agreement(), TODAY)
    assert [one for one in before if one.rule == rule] == []
    after = CHECKER.check(changed(small_agreement(), edits), TODAY)
    return tuple(one for one in after if one.rule == rule)


def cited(finding: Finding) -> str:
    """What a finding cites."""
    assert finding.citation is not None
    assert finding.citation.url.startswith("https://www.legislation.gov.uk/")
    return finding.citation.text


def test_a_public_authority_that_chooses_consent_for_a_duty() -> None:
    (finding,) = shown({f"{L1}/lawful_basis": "art6-1-a"}, "LB02")
    assert (finding.severity, finding.pointer) == ("error", f"{L1}/lawful_basis")
    assert cited(finding) == "UK GDPR Article 7; Article 4(11); recital 43"
    assert "would share even if the person said no" in finding.message


def test_legitimate_interests_for_a_task() -> None:
    (finding,) = shown({f"{L2}/lawful_basis": "art6-1-f"}, "LB04")
    assert (finding.severity, finding.pointer) == ("error", f"{L2}/lawful_basis")
    assert cited(finding) == "UK GDPR Article 6(1), closing words"
    assert "Mendip Fire" in finding.message


def test_health_data_without_a_condition() -> None:
    (finding,) = shown({f"{L2}/article_9": []}, "SC01")
    assert (finding.severity, finding.pointer) == ("error", f"{L2}/article_9")
    assert cited(finding) == "UK GDPR Article 9"


@pytest.mark.parametrize(
    ("document", "field"),
    [({"exists": False}, "exists"), ({"exists": True, "title": " "}, "title"), (GONE, "exists")],
)
def test_an_appropriate_policy_document_that_is_missing(document: Any, field: str) -> None:
    (finding,) = shown({f"{L1}/policy_document": document}, "SC04")
    assert (finding.severity, finding.pointer) == ("error", f"{L1}/policy_document/{field}")
    assert cited(finding) == "DPA 2018 Schedule 1 paragraph 39"


def test_police_data_under_part_3_that_goes_to_a_body_that_is_not_competent() -> None:
    edits = {**WITH_POLICE, "/law/-": {**ENFORCEMENT, "powers": []}}
    (finding,) = shown(edits, "LE03")
    assert finding.severity == "error"
    assert finding.pointer == "/law/id:law-4/part_3/other_use_authorised_by"
    assert cited(finding) == "DPA 2018 section 36(4)"
    assert "Mendip Fire, which is no competent authority" in finding.message


def test_part_3_for_a_body_that_is_not_competent() -> None:
    (finding,) = shown({f"{L3}/regime": "part-3"}, "LE02")
    assert (finding.severity, finding.pointer) == ("error", f"{L3}/regime")
    assert cited(finding) == "DPA 2018 section 30 and Schedule 7"


def test_a_processor_without_a_contract() -> None:
    edits = {"/partners/-": HOST, f"{F1}/roles/-": {**PROCESSOR, "arrangement": GONE}}
    (finding,) = shown(without_gone(edits), "RO03")
    assert (finding.severity, finding.pointer) == ("error", f"{F1}/roles/id:role-9/arrangement")
    assert cited(finding) == "UK GDPR Article 28(3)"


def test_a_processor_contract_without_its_terms() -> None:
    edits = {
        "/partners/-": HOST,
        f"{F1}/roles/-": PROCESSOR,
        "/arrangements/-": {**CONTRACT, "terms": ["audit", "security"]},
    }
    (finding,) = shown(edits, "PP10")
    assert (finding.severity, finding.pointer) == (
        "warning",
        "/arrangements/id:arrangement-1/terms",
    )
    assert cited(finding) == "UK GDPR Article 28(3)"
    assert "subject and duration, documented instructions, confidentiality and 4 more" in (
        finding.message
    )


def test_joint_controllers_without_an_arrangement() -> None:
    other = {**JOINT, "id": "role-8", "partner": "partner-2"}
    edits = {f"{F1}/roles": [JOINT, other]}
    hits = shown(edits, "RO01")
    assert {(one.severity, one.pointer) for one in hits} == {
        ("error", f"{F1}/roles/id:role-9/arrangement"),
        ("error", f"{F1}/roles/id:role-8/arrangement"),
    }
    assert {cited(one) for one in hits} == {"UK GDPR Article 26(1)"}


def test_a_power_that_its_partner_does_not_have() -> None:
    (finding,) = shown({POWER_2: "hsca2012-s251B"}, "PW02")
    assert (finding.severity, finding.pointer) == ("error", POWER_2)
    assert finding.citation is not None
    assert finding.citation.text == "ICO data sharing code (not read at its source)"
    assert "does not reach Mendip Fire" in finding.message


def test_a_task_that_is_not_the_controllers_own() -> None:
    (finding,) = shown({f"{L3}/lawful_basis": "art6-1-e"}, "LB06")
    assert (finding.severity, finding.pointer) == ("warning", f"{L3}/own_task")
    assert cited(finding) == "UK GDPR Article 6(1)(e)"
    assert "It cannot borrow a partner's task." in finding.message


@pytest.mark.parametrize(
    ("provision", "section"), [("pcsca2022-s16", "16"), ("pcsca2022-s17", "17")]
)
def test_patient_information_under_the_serious_violence_duty(provision: str, section: str) -> None:
    (finding,) = shown({POWER_1: provision}, "PW03")
    assert (finding.severity, finding.pointer) == ("error", POWER_1)
    assert cited(finding) == "PCSCA 2022 ss.16(4) and 17(6)"
    assert f"sends health data. Section {section} does not allow this." in finding.message


def test_a_health_body_under_the_serious_violence_duty() -> None:
    edits = {"/partners/id:partner-2/type": "nhs-trust", POWER_2: "pcsca2022-s16"}
    (finding,) = shown(edits, "PW03")
    assert finding.pointer == POWER_2
    assert "is a health body" in finding.message


def test_a_transfer_without_a_mechanism() -> None:
    (finding,) = shown({f"{F1}/outside_uk": True}, "IT01")
    assert (finding.severity, finding.pointer) == ("error", f"{F1}/transfer/mechanism")
    assert cited(finding) == "UK GDPR Article 46; Articles 44A to 49"


def test_a_childs_consent_at_13_outside_online_services() -> None:
    edits = {"/consent/asks/-": consent_ask(age_rule="fixed-age", age=13)}
    (finding,) = shown(edits, "CN08")
    assert (finding.severity, finding.pointer) == ("error", "/consent/asks/id:consent-1/age")
    assert cited(finding) == "UK GDPR Article 8(1)"
    assert "online services" in finding.remedy


def test_the_digital_economy_act_for_a_charity() -> None:
    edits = {
        f"{L1}/powers": [{"id": "power-1", "provision": "dea2017-s48", "kind": "express-power"}],
        "/purposes/id:purpose-1/area": "debt-and-employment",
        f"{F1}/to": ["partner-3"],
    }
    (finding,) = shown(edits, "PW05")
    assert (finding.severity, finding.pointer) == ("error", POWER_1)
    assert cited(finding) == "Digital Economy Act 2017 ss.35, 48, 56"
    assert "does not list Warm Homes" in finding.message


def without_gone(value: Any) -> Any:
    """A value whose parts marked as gone are left out."""
    if isinstance(value, dict):
        return {k: without_gone(v) for k, v in value.items() if v is not GONE}
    return value
