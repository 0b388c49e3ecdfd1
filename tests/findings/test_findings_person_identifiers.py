"""What points to a person in a text is found, is not shown in full, and innocent texts are left."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sharebuilder.findings import free_text
from sharebuilder.findings.catalogue import all_rules
from sharebuilder.findings.engine import Checker
from sharebuilder.findings.person_identifiers import (
    DETECTORS,
    identifiers_in,
    is_nhs_number,
    is_pupil_number,
    masked,
)
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.findings.agreements import changed, small_agreement

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding

TODAY = date(2026, 11, 24)
CHECKER = Checker(QuestionSet.load(), Knowledge.load())
CASES = sorted((seeds_dir() / "cases").glob("*.sharebuilder"))
IDS = [detector.id for detector in DETECTORS]
SAFEGUARDS = "/flows/id:flow-1/safeguards"


def found_in(text: str) -> set[str]:
    """The ids of the detectors that find something in a text."""
    return {found.detector for found in identifiers_in(text)}


def at(place: str, text: str) -> list[Finding]:
    """What is found at a place of the small agreement that holds a text, about people."""
    tree = changed(small_agreement(), {place: text})
    return [one for one in CHECKER.check(tree, TODAY) if one.rule in IDS]


def check_digit(nine: str) -> int:
    """The digit that completes nine digits, as the NHS Data Dictionary says; 10 for none."""
    left = 11 - sum((10 - place) * int(digit) for place, digit in enumerate(nine)) % 11
    return 0 if left == 11 else left


NINE = st.text("0123456789", min_size=9, max_size=9).filter(lambda nine: check_digit(nine) < 10)
WRITTEN = st.sampled_from(["{0}{1}{2}", "{0} {1} {2}", "{0}-{1}-{2}", "{0}\u00a0{1}\u00a0{2}"])
AROUND = st.text(max_size=30)


def written(digits: str, form: str) -> str:
    """Ten digits as people write an NHS number."""
    return form.format(digits[:3], digits[3:6], digits[6:])


@given(NINE, WRITTEN, AROUND, AROUND)
def test_every_valid_nhs_number_in_any_text_is_found(
    nine: str, form: str, before: str, after: str
) -> None:
    number = written(f"{nine}{check_digit(nine)}", form)
    assert "ID01" in found_in(f"{before} {number} {after}")


@given(NINE, st.integers(0, 9), WRITTEN)
def test_a_number_with_a_wrong_check_digit_is_no_nhs_number(
    nine: str, digit: int, form: str
) -> None:
    assume(digit != check_digit(nine))
    assert not is_nhs_number(f"{nine}{digit}")
    assert "ID01" not in found_in(f"number {written(f'{nine}{digit}', form)}.")


@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda n: check_digit(n) == 10))
def test_nine_digits_without_a_check_digit_make_no_nhs_number(nine: str) -> None:
    assert not any(is_nhs_number(f"{nine}{digit}") for digit in range(10))


@given(st.lists(NINE, min_size=2, max_size=5, unique=True), st.sampled_from([", ", ",", " ", "; "]))
def test_each_number_of_a_list_is_found(nines: list[str], mark: str) -> None:
    numbers = [f"{nine}{check_digit(nine)}" for nine in nines]
    hits = [one for one in identifiers_in(mark.join(numbers)) if one.detector == "ID01"]
    assert len(hits) >= len(numbers)


@given(st.text("0123456789", min_size=12, max_size=12), st.sampled_from("ABCDEFGHJKLMNPQRTUVWXYZ"))
def test_a_pupil_number_counts_by_its_letter(twelve: str, letter: str) -> None:
    total = sum(place * int(digit) for place, digit in enumerate(twelve, 2))
    right = "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]
    assert is_pupil_number(f"{letter}{twelve}") == (letter == right)
    assert ("ID03" in found_in(f"UPN {letter}{twelve}")) == (letter == right)


@pytest.mark.parametrize(
    ("detector", "text"),
    [
        ("ID01", "NHS number 943 476 5919"),
        ("ID01", "943-476-5919"),
        ("ID01", "(9434765919)"),
        ("ID02", "QQ 12 34 56 C"),
        ("ID02", "Her NINO is AB123456C."),
        ("ID02", "ab123456c"),
        ("ID03", "R201100018042"),  # worked through in the Department for Education's own tests
        ("ID03", "b801200005001"),
        ("ID04", "PNC 2012/0052494Q"),
        ("ID04", "12/52494Q"),
        ("ID05", "A1234BC"),
        ("ID06", "CRN X123456"),
        ("ID07", "write to jane.smith@wells.gov.uk"),
        ("ID07", "jsmith42@example.com"),
        ("ID08", "ring 07700 900123"),
        ("ID08", "+44 7700 900 123"),
        ("ID09", "ring 01632 960123"),
        ("ID09", "(020) 7946 0123"),
        ("ID10", "She lives at 12 High Street, Wells BA5 2AB"),
        ("ID10", "Flat 3, 14a Mill Lane\nWells\nBA5 2AB"),
        ("ID10", "12, BA5 2AB"),
        ("ID11", "Mr Smith called."),
        ("ID11", "Mrs O’Brien and Dr. J. Patel"),
        ("ID11", "ask Ms Ångström"),
        ("ID12", "Date of birth: 3 May 1990"),
        ("ID12", "DOB 03/05/1990"),
        ("ID12", "d.o.b. 1990-05-03"),
        ("ID12", "born on May 3rd, 1990"),
    ],
)
def test_an_identifier_is_found_and_never_shown_in_full(detector: str, text: str) -> None:
    assert detector in found_in(text)
    for found in identifiers_in(text):
        assert "•" in found.masked
        assert found.masked not in text
    for finding in at(SAFEGUARDS, text):
        assert text not in finding.message


INNOCENT = [
    "",
    "We review this on 2026-11-25, 01/04/2027 and 3 May 2027.",
    "Children born on or after 1 September 2008; those born before 1 January 1950.",
    "SI 2018/912, SI 2002/1438 regulation 5, and DPA 2018 Schedule 1 paragraph 18(1)(c).",
    "Children Act 2004 s.16LA; sections 189A and 195; 2012/29/EU; Article 6(1)(ea).",
    "It costs £1,234,567,890 or £9434765919; 9434765919.50 in all.",
    "Registered as Z1234567 and ZA123456; company SC123456; charity 1123456; CQC 1-123456789.",
    "ODS codes RH8, A81001, QE1 and 8HK45; ONS code E06000022; URN 123456; UKPRN 10001234.",
    "Reference CG-2026-02, 26/CAG/0123, BNES-ICT-0457, DPIA-REV-2026-19, IRAS 123456.",
    "Ring 999, 101, 111, 116 123 or 0300 123 1234; 0800 1111 is free.",
    "Write to dpo@wells.gov.uk, the safeguarding.hub@wells.gov.uk or data.protection@nhs.example.",
    "The office is at Guildhall, High Street, Wells BA5 2AB.",
    "Postcodes beginning BA5 2; wards 3 and 4.",
    "MS Word and MS Teams; Mr A and Mrs B are made up; the DR plan; drive to Dr.",
    "Within 24 hours, 72 hours or 10 working days; 3 of 12 in 2025/26.",
    "Version 2.1 of 9 November 2026; 12/2026; 1 in 10; 50,000 people; 943 476 5918.",
    "A1 paper, B12 vitamin, M25, covid-19, ISO 27001, TLS 1.2, BS 10008:2020.",
    "Date of birth, NHS number, National Insurance number, UPN, PNC ID and prison number.",
    "We share the name, address and telephone number of each person.",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_an_innocent_text_raises_nothing(text: str) -> None:
    assert identifiers_in(text) == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_worked_case_points_to_nobody(path: str) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    hits = [one for one in CHECKER.check(tree, TODAY) if one.rule in {*IDS, "ID"}]
    assert [(one.rule, one.pointer, one.message) for one in hits] == []


@given(st.text(max_size=80))
def test_a_mask_shows_a_third_at_most_and_keeps_the_shape(text: str) -> None:
    made = masked(text)
    assert len(made) == len(text)
    shown = sum(one.isalnum() for one in made)
    assert shown <= 2
    assert shown * 3 <= sum(one.isalnum() for one in text)


@pytest.mark.parametrize(
    "text",
    ["1" * 10_000, "1 " * 5_000, "A1" * 5_000, "a.b@" * 2_500, "a" * 10_000 + "@", "0" * 9_999 + " ",
     "Mr " * 3_333, "born " * 2_000, "12 High Street " * 700, "BA5 2AB " * 1_250, "() -" * 2_500,
     "dob" + " " * 9_990, "+44 (0) " * 1_250, "1/" * 5_000, "\u0660" * 10_000],
    ids=range(15),
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    started = time.perf_counter()
    identifiers_in.__wrapped__(text)
    assert time.perf_counter() - started < 2


@given(st.text(max_size=200))
def test_no_text_breaks_the_detectors(text: str) -> None:
    for found in identifiers_in(text):
        assert found.detector in IDS


def test_a_finding_says_what_where_and_how_grave() -> None:
    (finding,) = at(SAFEGUARDS, "Ask about 943 476 5919 and 4505577104.")
    assert (finding.rule, finding.severity) == ("ID01", "warning")
    assert (finding.pointer, finding.step) == (SAFEGUARDS, "flows")
    assert finding.message == (
        "“Safeguards” holds what looks like an NHS number: 94• ••• •••• and 45••••••••."
    )
    assert finding.citation is not None
    assert "Article 5(1)(c)" in finding.citation.text


def test_a_list_shows_at_its_field() -> None:
    tree = changed(
        small_agreement(),
        {"/running/framework": {"name": "Charter", "inherited": ["Liability", "Ask Mr Smith"]}},
    )
    hits = [one for one in CHECKER.check(tree, TODAY) if one.rule == "ID11"]
    assert [one.pointer for one in hits] == ["/running/framework/inherited"]


def test_a_telephone_number_that_may_be_a_teams_is_a_question() -> None:
    (finding,) = at(SAFEGUARDS, "Ring 01632 960123.")
    assert (finding.rule, finding.severity) == ("ID09", "prompt")


@pytest.mark.parametrize(
    "place",
    [
        "/partners/id:partner-1/contacts/id:contact-1/name",
        "/partners/id:partner-1/contacts/id:contact-1/phone",
        "/partners/id:partner-1/contacts/id:contact-1/email",
        "/partners/id:partner-1/name",
        "/sign_off/signatories/id:signature-1/name",
        "/security/breach_contact",
        "/rights/complaints_contact",
        "/about/reference",
        "/about/worked_example/story",
    ],
)
def test_where_contacts_and_references_belong_nothing_is_found(place: str) -> None:
    assert at(place, "Dr Patel, 07700 900123, 943 476 5919") == []


def test_what_we_write_ourselves_is_not_looked_at() -> None:
    tree = changed(
        small_agreement(),
        {
            "/accepted_warnings/-": {
                "id": "acceptance-1",
                "rule": "ID11",
                "about": SAFEGUARDS,
                "message": "“Safeguards” names Mr Smith.",
                "reason": "Mr Smith is a character in a play.",
            }
        },
    )
    hits = [one for one in CHECKER.check(tree, TODAY) if one.rule == "ID11"]
    assert [one.pointer for one in hits] == ["/accepted_warnings/id:acceptance-1/reason"]


def test_a_warning_about_a_person_can_be_accepted_with_a_reason() -> None:
    accepted = {"id": "acceptance-1", "rule": "ID05", "about": SAFEGUARDS, "reason": "An example."}
    tree = changed(
        small_agreement(), {SAFEGUARDS: "Such as A1234BC.", "/accepted_warnings/-": accepted}
    )
    (finding,) = [one for one in CHECKER.check(tree, TODAY) if one.rule == "ID05"]
    assert finding.accepted == "An example."
    assert not finding.counts


def test_the_places_that_are_left_out_are_in_the_schema() -> None:
    for pattern in (
        *free_text._WRITTEN_BY_US,
        *free_text._CONTACTS,
        *free_text._ABOUT_FINDINGS,
        *free_text._OLD_NAMES,
    ):
        assert shape().field(pattern) is not None, pattern


def test_each_text_field_has_a_unit_that_reads_it_alone() -> None:
    keys = set(CHECKER.all_keys())
    looked_at = [f for f in free_text.text_fields(shape()) if f"ID {f.pattern}" in keys]
    assert len(looked_at) > 150
    for field in looked_at:
        touched = CHECKER.touched_by(field.pattern)  # type: ignore[arg-type]
        assert [key for key in touched if key.startswith("ID ")] == [f"ID {field.pattern}"]


def test_each_detector_is_listed_with_its_severity() -> None:
    listed = {rule.id: rule for rule in all_rules()}
    for detector in DETECTORS:
        assert listed[detector.id].severity == detector.severity
        assert detector.what in listed[detector.id].message
    assert [d.id for d in DETECTORS if d.severity != "warning"] == ["ID09"]
