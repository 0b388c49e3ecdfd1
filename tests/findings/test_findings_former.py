"""Former law and former bodies in what people type, judged on the agreement's own start."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.entry import read_entry
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from tests.findings.agreements import GONE, changed, small_agreement
from tests.findings.rule_cases_law import an_entry

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding

TODAY = date(2026, 11, 24)
SET = QuestionSet.load()
KNOWLEDGE = Knowledge.load()
WHY = "/law/id:law-1/lawful_basis_why"
SAFEGUARDS = "/flows/id:flow-1/safeguards"
START = "/running/start"
GROUP = an_entry(
    "former-ourshire-group",
    "former-body",
    title="Ourshire Group",
    details={
        "names": ["Ourshire Commissioning Group", "OCG"],
        "successors": ["NHS Ourshire Integrated Care Board"],
        "still_exist": ["Ourshire Commissioning Group of Companies"],
        "note": "",
    },
)


def checker(*added: dict[str, Any]) -> Checker:
    """A checker whose knowledge base holds some entries more."""
    entries = [read_entry(one, Path("pack.json"), "/add") for one in added]
    kept = [entry for entry in KNOWLEDGE.entries() if entry.kind != "former-body"]
    return Checker(SET, Knowledge([*kept, *entries]))


CHECKER = checker(GROUP)


def found(rules: set[str], edits: dict[str, Any], by: Checker = CHECKER) -> list[Finding]:
    """What some rules find in the small agreement after edits."""
    tree = changed(small_agreement(), edits)
    return [one for one in by.check(tree, TODAY) if one.rule in rules]


LAW = {"GV06", "GV07"}


def test_dead_law_is_found_where_it_stands_with_what_replaced_it() -> None:
    (finding,) = found(LAW, {SAFEGUARDS: "Kept safe under the Data Protection Act 1998."})
    assert (finding.rule, finding.severity) == ("GV07", "warning")
    assert (finding.pointer, finding.step) == (SAFEGUARDS, "flows")
    assert "“Data Protection Act 1998”" in finding.message
    assert "UK GDPR" in finding.remedy
    assert finding.citation is not None
    assert finding.citation.text == "DPA 2018 Schedule 19 (not read at its source)"


def test_each_law_is_found_once_and_two_laws_are_two_findings() -> None:
    text = "DPA 1998, Data Protection Act 1998, DPA 1998 and the Mental Health Act 1959."
    hits = found(LAW, {WHY: text})
    assert [one.rule for one in hits] == ["GV07", "GV07"]
    assert len({one.message for one in hits}) == 2


@pytest.mark.parametrize(
    ("text", "start", "trips"),
    [
        ("UK GDPR Article 22", "2026-02-04", False),
        ("UK GDPR Article 22", "2026-02-05", True),
        ("UK GDPR Article 6(4)", "2026-01-31", False),
        ("UK GDPR Article 6(4)", "2026-12-01", True),
        ("Data Protection Act 1998", "2018-05-24", False),
        ("Data Protection Act 1998", "2018-05-25", True),
        ("UK GDPR Article 22", GONE, True),
        ("UK GDPR Article 22", "some day", True),
    ],
)
def test_the_agreements_own_start_decides_what_is_dead(text: str, start: Any, trips: bool) -> None:
    hits = found(LAW, {WHY: text, START: start})
    assert [one.rule for one in hits] == ["GV07"] * trips
    if trips and start == "2026-02-05":
        assert "This agreement starts on 5 February 2026." in hits[0].message
    if trips and start is GONE:
        assert "No start is set, so today counts: 24 November 2026." in hits[0].message


def test_law_that_is_named_as_dead_is_left_alone() -> None:
    assert found(LAW, {WHY: "The Act of 2018 replaced the Data Protection Act 1998."}) == []
    assert found(LAW, {WHY: "The Data Protection Act 1998 was repealed. We use the new one."}) == []


def test_law_of_another_nation_is_left_alone() -> None:
    cited = {WHY: "The National Assistance Act 1948."}
    assert [one.rule for one in found(LAW, cited)] == ["GV07"]
    assert found(LAW, {**cited, "/about/nations": ["scotland"]}) == []
    assert [one.rule for one in found(LAW, {**cited, "/about/nations": []})] == ["GV07"]


def test_law_in_the_wrong_place_is_told_apart_from_dead_law() -> None:
    (finding,) = found(LAW, {WHY: "Consent as PECR asks."})
    assert finding.rule == "GV06"
    assert "electronic marketing" in finding.message
    # Elsewhere it may be the right law: partners do send messages.
    assert found(LAW, {SAFEGUARDS: "Text messages follow PECR."}) == []


def test_a_pack_adds_law_of_its_own() -> None:
    ours = an_entry(
        "ourshire-old",
        "former-law",
        state="not-in-force",
        status_note="Gone.",
        plain="The Ourshire Act 1990 was repealed.",
        details={"find": [r"\bOurshire Act,? 1990\b"], "successor": "the Ourshire Act 2020"},
    )
    edits = {SAFEGUARDS: "See the Ourshire\nAct 1990."}
    assert found(LAW, edits) == []
    (finding,) = found(LAW, edits, checker(ours))
    assert finding.remedy == "Now: the Ourshire Act 2020."


def test_what_somebody_says_about_a_finding_may_name_the_law() -> None:
    accepted = {
        "id": "acceptance-1",
        "rule": "GV07",
        "about": WHY,
        "reason": "The Data Protection Act 1998 governs the old files.",
    }
    (finding,) = found(LAW, {WHY: "Files of the DPA 1998.", "/accepted_warnings/-": accepted})
    assert finding.accepted == "The Data Protection Act 1998 governs the old files."


BODY = {"PP27", "PP121"}


def test_a_former_body_in_a_text_is_found_with_its_successor() -> None:
    (finding,) = found(BODY, {SAFEGUARDS: "Agreed with the Ourshire Commissioning Group."})
    assert (finding.rule, finding.severity) == ("PP121", "warning")
    assert (finding.pointer, finding.step) == (SAFEGUARDS, "flows")
    assert finding.message == (
        "“Ourshire Commissioning Group” in “Safeguards” looks like a body that is no more, or has "
        "another name. Its work is now done by NHS Ourshire Integrated Care Board."
    )


def test_the_name_of_a_partner_itself_is_found_once() -> None:
    edits = {"/partners/id:partner-1/name": "Ourshire Commissioning Group (formerly a trust)"}
    (finding,) = found(BODY, edits)
    assert (finding.rule, finding.pointer) == ("PP27", "/partners/id:partner-1/name")


@pytest.mark.parametrize(
    "edits",
    [
        {"/partners/id:partner-1/former_names": ["Ourshire Commissioning Group"]},
        {"/partners/id:partner-1/other_names": ["OCG"]},
        {SAFEGUARDS: "The board, formerly the Ourshire Commissioning Group, agreed."},
        {SAFEGUARDS: "The OCG was abolished in 2022. The board agreed."},
        {SAFEGUARDS: "NHS Ourshire Integrated Care Board agreed."},
        {SAFEGUARDS: "The Ourshire Commissioning Group of Companies agreed."},
        {SAFEGUARDS: "ocg is a word of another tongue, and MOCGA another"},
        {"/partners/id:partner-1/description": "It took over from its predecessor, the OCG."},
        {SAFEGUARDS: "Agreed with the OCG.", "/about/nations": ["scotland"]},
    ],
    ids=range(9),
)
def test_old_names_where_they_belong_are_fine(edits: dict[str, Any]) -> None:
    assert found(BODY, edits) == []


@pytest.mark.parametrize(
    "text",
    [
        "The OCG agreed.",
        "the ourshire\ncommissioning  group",
        "OCG’s lead",
        "Ask (OCG). It became.",
    ],
)
def test_old_names_in_every_form_are_found(text: str) -> None:
    assert [one.rule for one in found(BODY, {SAFEGUARDS: text})] == ["PP121"]


def test_a_body_that_goes_later_is_still_there_until_the_start() -> None:
    ends = {**GROUP, "in_force_from": "2027-04-01"}
    edits = {SAFEGUARDS: "Agreed with the OCG."}
    named = {"/partners/id:partner-1/name": "Ourshire Commissioning Group"}
    for one in (edits, named):
        assert found(BODY, one, checker(ends)) == []
        assert len(found(BODY, {**one, START: "2027-04-01"}, checker(ends))) == 1
    announced = {**GROUP, "state": "not-confirmed", "status_note": "Announced."}
    assert found(BODY, edits, checker(announced)) == []


def test_a_body_that_went_after_an_old_start_is_gone_today() -> None:
    """The agreement runs on, so its words are read today."""
    gone = {**GROUP, "in_force_from": "2026-10-01"}
    edits = {SAFEGUARDS: "Agreed with the OCG.", START: "2026-01-01"}
    assert len(found(BODY, edits, checker(gone))) == 1


@pytest.mark.parametrize(
    "path", sorted((seeds_dir() / "cases").glob("*.sharebuilder")), ids=lambda path: path.stem
)
def test_a_worked_case_cites_living_law(path: Path) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))
    hits = [one for one in Checker(SET, KNOWLEDGE).check(tree, TODAY) if one.rule in LAW | BODY]
    assert [(one.pointer, one.message) for one in hits] == []
