"""Law is judged on the day on which the agreement itself starts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.findings.engine import Checker
from sharebuilder.findings.rules.in_force import NAMED_LAW
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.shape import shape
from tests.findings.agreements import GONE, changed, small_agreement

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding

TODAY = date(2026, 11, 24)
KNOWLEDGE = Knowledge.load()
CHECKER = Checker(QuestionSet.load(), KNOWLEDGE)
START = "/running/start"
L1, L3 = "/law/id:law-1", "/law/id:law-3"


def found(rule: str, edits: dict[str, Any], today: date = TODAY) -> list[Finding]:
    """What one rule finds in the small agreement after edits."""
    tree = changed(small_agreement(), edits)
    return [one for one in CHECKER.check(tree, today) if one.rule == rule]


def test_every_field_that_names_law_is_looked_at() -> None:
    named = {f.pattern for f in shape() if f.knowledge and f.pattern.startswith("/law/")}
    assert named == set(NAMED_LAW)


RECOGNISED = {f"{L3}/lawful_basis": "art6-1-ea", f"{L3}/recognised_interest": "annex1-p6-7"}


@pytest.mark.parametrize(
    ("start", "trips"), [("2026-02-04", True), ("2026-02-05", False), (GONE, False)]
)
def test_recognised_interests_before_and_after_5_february_2026(start: Any, trips: bool) -> None:
    hits = found("PW06", {**RECOGNISED, START: start})
    assert [one.pointer for one in hits] == (
        [f"{L3}/lawful_basis", f"{L3}/recognised_interest"] if trips else []
    )
    for one in hits:
        assert "is law only from 5 February 2026." in one.message
        assert one.message.endswith("This agreement starts on 4 February 2026.")


@pytest.mark.parametrize(("today", "trips"), [(date(2026, 2, 4), True), (date(2026, 2, 5), False)])
def test_without_a_start_today_decides(today: date, trips: bool) -> None:
    hits = found("PW06", {**RECOGNISED, START: GONE}, today)
    assert bool(hits) == trips
    if trips:
        assert hits[0].message.endswith("No start is set, so today counts: 4 February 2026.")


@pytest.mark.parametrize(
    ("start", "article"), [("2026-02-04", "Article 6(4)"), ("2026-02-05", "Article")]
)
def test_purpose_limitation_rests_on_the_law_of_the_day(start: str, article: str) -> None:
    edits = {
        "/purposes/id:purpose-1/collected_for": "A survey",
        "/purposes/id:purpose-1/collected_on_consent": True,
        START: start,
    }
    for rule in ("LB15", "LB16"):
        (finding,) = found(rule, edits)
        assert finding.citation is not None
        before = start == "2026-02-04"
        assert (finding.citation.text == "UK GDPR Article 6(4), until Article 8A") == before
        assert ("Article 6(4) decides" in finding.message) == before
        assert ("This agreement starts on 4 February 2026." in finding.message) == before
        assert "8A" in finding.citation.text
        assert article in finding.citation.text


@pytest.mark.parametrize(
    ("start", "severity"), [("2026-06-18", "prompt"), ("2026-06-19", "error"), (GONE, "error")]
)
def test_the_complaints_duty_begins_on_19_june_2026(start: Any, severity: str) -> None:
    (finding,) = found("TR03", {"/rights/complaints": GONE, START: start})
    assert finding.severity == severity
    assert finding.citation is not None
    assert finding.citation.text == "DPA 2018 section 164A"
    if severity == "prompt":
        assert "This agreement starts on 18 June 2026." in finding.message
        assert "19 June 2026" in finding.message


def test_transfers_and_automated_decisions_cite_the_law_of_the_day() -> None:
    edits = {
        "/flows/id:flow-1/outside_uk": True,
        "/purposes/id:purpose-1/automated_decisions": True,
    }
    for start, transfer, automated in (
        ("2026-02-04", "until Articles 44A", "until Articles 22A"),
        ("2026-02-05", "44A to 49", "22A to 22D"),
    ):
        (moved,) = found("IT01", {**edits, START: start})
        (decided,) = found("TR05", {**edits, START: start})
        assert moved.citation is not None
        assert decided.citation is not None
        assert transfer in moved.citation.text
        assert automated in decided.citation.text
        assert ("until then Article 22 decides" in decided.message) == (start == "2026-02-04")


def test_law_that_nobody_has_brought_into_force_is_not_offered_as_current() -> None:
    (finding,) = found("PW06", {f"{L1}/powers/id:power-1/provision": "cpa2026-s85"})
    assert "is not in force" in finding.message
    assert "This agreement starts on 1 December 2026." in finding.message
    (finding,) = found("PP61", {f"{L1}/powers/id:power-1/provision": "ca2004-s16LA"})
    assert "Announced to start 30 September 2026" in finding.message
    assert "has begun" in finding.message
    assert finding.citation == KNOWLEDGE.entry("ca2004-s16LA").citation  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (f"{L1}/powers/id:power-1/provision", "cpa2026-s85"),
        (f"{L1}/article_9", ["cpa2026-s85"]),
        (f"{L1}/schedule_1", ["sch1-p6", "cpa2026-s85"]),
        (f"{L1}/part_3", {"schedule_8": "cpa2026-s85"}),
        (f"{L1}/confidentiality/route", "cpa2026-s85"),
        (f"{L1}/exemptions", [{"id": "exemption-1", "provision": "cpa2026-s85"}]),
        (f"{L1}/lawful_basis", "cpa2026-s85"),
        (f"{L1}/recognised_interest", "cpa2026-s85"),
    ],
)
def test_it_is_found_in_every_field_that_names_law(place: str, value: Any) -> None:
    (finding,) = found("PW06", {place: value})
    assert finding.pointer.startswith(place)


UNREAD = "careact-s74"


def test_an_entry_that_nobody_read_is_asked_about_once_and_not_where_advice_is_noted() -> None:
    assert KNOWLEDGE.entry(UNREAD) is not None
    twice = {
        f"{L1}/powers/id:power-1/provision": UNREAD,
        "/law/id:law-2/powers/id:power-2/provision": UNREAD,
    }
    (finding,) = found("PP62", twice)
    assert finding.severity == "prompt"
    assert finding.pointer == f"{L1}/powers/id:power-1/provision"
    assert "Ask whoever advises you on law" in finding.remedy
    advised = {**twice, f"{L1}/advice": "County Solicitor, 2 November 2026"}
    (finding,) = found("PP62", advised)
    assert finding.pointer == "/law/id:law-2/powers/id:power-2/provision"
    assert found("PP62", {**advised, "/law/id:law-2/advice": "The same"}) == []


def test_law_with_no_recorded_start_is_taken_as_law_before_it_was_checked() -> None:
    """An Act of 2014 was law in 2021 too; only what says otherwise is found."""
    edits = {f"{L1}/powers/id:power-1/provision": "careact-s42", START: "2021-01-01"}
    assert [found(rule, edits) for rule in ("PW06", "PP60", "PP61")] == [[], [], []]


def test_a_session_follows_the_start() -> None:
    tree = changed(small_agreement(), RECOGNISED)
    session = CHECKER.session(tree, TODAY)
    assert "PW06" not in {one.rule for one in session.findings}
    for start, trips in (("2026-02-04", True), ("2026-02-05", False), ("2025-01-01", True)):
        tree = changed(tree, {START: start})
        hits = session.update(tree, (START,), TODAY)  # type: ignore[arg-type]
        assert ("PW06" in {one.rule for one in hits}) == trips
        assert hits == CHECKER.check(tree, TODAY)
    tree = changed(tree, {START: GONE})
    session.update(tree, (START,), TODAY)  # type: ignore[arg-type]
    hits = session.update(tree, (), TODAY + timedelta(days=1))
    assert "PW06" not in {one.rule for one in hits}
