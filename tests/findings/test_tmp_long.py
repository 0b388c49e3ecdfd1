"""A session: after an edit it finds what a check from the start would find, for less work."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bench.agreements import large_agreement
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.findings.engine import Checker
from sharebuilder.findings.facts import is_list
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.rules import RULES
from sharebuilder.knowledge.entry import read_entry
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.change import MISSING
from sharebuilder.model.pointer import Pointer, child, get, matches, parse, to_id_form
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.findings.agreements import GONE, changed, small_agreement
from tests.findings.rule_cases_law import an_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.findings.finding import Finding
    from sharebuilder.findings.look import Look
    from sharebuilder.model.json_types import JsonObject, JsonValue

TODAY = date(2026, 11, 24)
# A body that is no more, law that has ended and a grave item, as a pack may bring them.
ADDED = [
    an_entry(
        "former-ourshire-group",
        "former-body",
        details={"names": ["OCG"], "successors": ["a board"], "note": ""},
    ),
    an_entry("ourshire-s1", "gateway", in_force_to="2026-10-31"),
    an_entry("usual-1", "usual-item", title="HIV", details={"sensitivity": ["high-harm"]}),
]
KNOWLEDGE = Knowledge(
    [
        *Knowledge.load().entries(),
        *(read_entry(entry, Path("pack.json"), "/add") for entry in ADDED),
    ]
)
CHECKER = Checker(QuestionSet.load(), KNOWLEDGE)
CASES = sorted((seeds_dir() / "cases").glob("*.sharebuilder"))


def rules_of(findings: tuple[Finding, ...]) -> set[str]:
    """The rules that found something."""
    return {finding.rule for finding in findings}


@pytest.fixture(scope="module")
def large() -> JsonObject:
    """An agreement of 60 partners, 250 items and 200 flows."""
    return large_agreement(60, 250, 200)


# After any edit, a session finds what a check from the start finds.

TEXTS = st.sampled_from(
    [
        "", " ", "x", "as long as necessary", "DPA 1998", "2026-11-23", "2027-01-01", "2026-02-04",
        "UK GDPR Article 22", "PECR", "Mr Smith, 943 476 5919", "A1234BC lives on 07700 900123",
        "The OCG, formerly a trust", "The OCG pays", "We keep it for two years", "HIV status",
    ]
)  # fmt: skip


def leaf(field_pattern: str) -> st.SearchStrategy[Any]:
    """Answers for a field: good, bad, and none."""
    field = shape().field(field_pattern)
    assert field is not None
    ids = st.sampled_from(
        [f"{f.id_prefix}-{n}" for f in shape() if f.is_records for n in (1, 2, 9)]
    )
    if field.kind == "period":
        return st.just({"number": 3, "unit": "days"}) | st.just({"number": -1})
    if field.type == "array":
        one = st.sampled_from(field.enum) if field.enum else ids
        if field.knowledge:
            one = st.sampled_from([entry.id for entry in KNOWLEDGE.entries()])
        return st.lists(one, max_size=3)
    if field.type == "boolean":
        return st.booleans()
    if field.type == "integer":
        return st.integers(-1, 20)
    if field.enum:
        return st.sampled_from([*field.enum, "nonsense"])
    if field.refers_to:
        return ids
    if field.knowledge:
        return st.sampled_from([entry.id for entry in KNOWLEDGE.entries()])
    return TEXTS


ANSWERS = [
    field.pattern
    for field in shape()
    if field.pattern and field.is_answer and not field.pattern.endswith("/id")
    and field.pattern not in {"/format", "/format_version"}
]  # fmt: skip
COLLECTIONS = [pattern for pattern in shape().collections() if pattern.count("/") == 1]


def a_place(draw: Any, tree: JsonObject, pattern: str) -> Pointer | None:
    """A place that a pattern stands for in an agreement, if there is one."""
    at = Pointer("")
    for segment in parse(pattern):
        if segment != "*":
            at = child(at, segment)
            continue
        records = get(tree, at)
        if not isinstance(records, list) or not records:
            return None
        at = child(at, str(draw(st.integers(0, len(records) - 1))))
    return to_id_form(tree, at)


def edit(draw: Any, agreement: OpenAgreement) -> None:
    """One edit, as a person could make it: an answer, a record more, a record less, an undo."""
    what = draw(st.sampled_from(["answer"] * 6 + ["add", "delete", "undo", "redo", "accept"]))
    if what == "undo" and agreement.can_undo:
        agreement.undo()
    elif what == "redo" and agreement.can_redo:
        agreement.redo()
    elif what == "add":
        agreement.add_record(Pointer(draw(st.sampled_from(COLLECTIONS))), label="add")
    elif what == "delete":
        at = a_place(draw, agreement.tree, draw(st.sampled_from(COLLECTIONS)) + "/*")
        if at is not None:
            agreement.delete_records([at], label="delete")
    elif what == "accept":
        found = CHECKER.check(agreement.tree, TODAY)
        if found:
            one = draw(st.sampled_from(found))
            values: JsonObject = {"rule": one.rule, "about": one.pointer, "reason": "Fine."}
            agreement.add_record(Pointer("/accepted_warnings"), values, label="accept")
    else:
        pattern = draw(st.sampled_from(ANSWERS))
        at = a_place(draw, agreement.tree, pattern)
        if at is not None:
            value: JsonValue = draw(leaf(pattern) | st.just(MISSING))
            agreement.set(at, value, label="answer")


STARTS = [small_agreement(), *(json.loads(p.read_text(encoding="utf-8")) for p in CASES)]


@settings(max_examples=700, deadline=None)
@given(st.data())
def test_after_any_edits_a_session_finds_what_a_full_check_finds(data: st.DataObject) -> None:
    start = deepcopy(data.draw(st.sampled_from(STARTS), label="start"))
    agreement = OpenAgreement(start)
    session = CHECKER.session(agreement.tree, TODAY)
    agreement.listen(lambda notice: session.update(agreement.tree, notice.pointers, TODAY) and None)
    for _ in range(data.draw(st.integers(1, 6), label="edits")):
        edit(data.draw, agreement)
        assert session.findings == CHECKER.check(agreement.tree, TODAY)


TYPED = sorted(key.partition(" ")[2] for key in CHECKER.all_keys() if key.startswith("FORMER "))


@settings(max_examples=700, deadline=None)
@given(st.data())
def test_after_any_words_are_typed_a_session_finds_what_a_full_check_finds(
    data: st.DataObject,
) -> None:
    """The same for text alone, so that each text field has its turn."""
    tree = deepcopy(data.draw(st.sampled_from(STARTS), label="start"))
    agreement = OpenAgreement(tree)
    session = CHECKER.session(agreement.tree, TODAY)
    for _ in range(data.draw(st.integers(1, 5), label="edits")):
        pattern = data.draw(st.sampled_from([*TYPED, "/running/start"]))
        at = a_place(data.draw, agreement.tree, pattern)
        if at is None:
            continue
        field = shape().field(pattern)
        assert field is not None
        words = data.draw(TEXTS)
        agreement.set(at, [words] if field.type == "array" else words, label="type")
        session.update(agreement.tree, (at,), TODAY)
    assert session.findings == CHECKER.check(agreement.tree, TODAY)


@pytest.mark.parametrize(
    "place", ["/flows/id:flow-1/safeguards", "/law/id:law-2/article_9", "/running/start", "/flows"]
)
def test_an_edit_touches_the_units_that_read_its_place_and_no_other(place: str) -> None:
    # Who reads a whole list looks at which records it holds, and not into them.
    inside = place.count("/") > 1
    reading = [
        key
        for key in CHECKER.all_keys()
        if any(
            matches(read, place) and not (inside and is_list(read))
            for read in CHECKER._units[key].reads
        )
    ]
    assert sorted(CHECKER.touched_by(Pointer(place))) == sorted(reading)
    assert CHECKER.touched_by(Pointer("")) == CHECKER.all_keys()


def test_a_rule_that_breaks_in_a_session_says_so_and_the_rest_goes_on() -> None:
    @rule(
        "ZZ01",
        "error",
        "flows",
        message="A flow has no method.",
        remedy="Choose one.",
        reads=("/flows/*/method",),
        good_practice=True,
    )
    def broken(look: Look) -> Iterator[Hit]:
        for flow in look.flows:
            if flow.method == "post":
                raise ZeroDivisionError(flow.id)
            yield Hit(flow.at("method"))

    checker = Checker(QuestionSet.load(), KNOWLEDGE, (broken, *RULES))
    tree = small_agreement()
    session = checker.session(tree, TODAY)
    assert len([one for one in session.findings if one.rule == "ZZ01"]) == 2
    place = Pointer("/flows/id:flow-2/method")
    tree = changed(tree, {place: "post", "/flows/id:flow-1/safeguards": ""})
    after = session.update(tree, (place, Pointer("/flows/id:flow-1/safeguards")), TODAY)
    (finding,) = [one for one in after if one.rule == "ZZ01"]
    assert (finding.severity, finding.pointer, finding.step) == ("warning", "", "flows")
    assert "ZZ01 could not be made" in finding.message
    assert "ZeroDivisionError" in finding.message
    assert "All other checks were made." in finding.remedy
    assert "PP04" in rules_of(after)
    assert after == checker.check(tree, TODAY)
    assert set(after) - {finding} == set(CHECKER.check(tree, TODAY))
    mended = changed(tree, {place: "portal"})
    again = session.update(mended, (place,), TODAY)
    assert len([one for one in again if one.rule == "ZZ01"]) == 2


def test_a_new_day_is_a_new_check() -> None:
    tree = changed(
        small_agreement(), {"/running/start": GONE, "/running/review_date": "2026-11-24"}
    )
    session = CHECKER.session(tree, TODAY)
    assert "PP34" not in rules_of(session.findings)
    assert "PP34" in rules_of(session.update(tree, (), TODAY + timedelta(days=1)))


def test_one_edit_of_a_large_agreement_costs_a_part_of_a_full_check(
    large: JsonObject, record_property: Callable[[str, object], None]
) -> None:
    tree = deepcopy(large)
    assert [f.message for f in CHECKER.check(tree, TODAY) if f.rule in {"SCHEMA", "REF"}] == []
    session = CHECKER.session(tree, TODAY)
    started = time.perf_counter()
    CHECKER.check(tree, TODAY)
    full = time.perf_counter() - started
    ratios = {}
    for pointer in (
        "/flows/id:flow-150/safeguards",
        "/partners/id:partner-30/name",
        "/items/id:item-200/why_needed",
    ):
        tree = changed(tree, {pointer: ""})
        touched = CHECKER.touched_by(Pointer(pointer))
        assert 0 < len(touched) < len(CHECKER.all_keys())
        started = time.perf_counter()
        session.update(tree, (Pointer(pointer),), TODAY)
        ratios[pointer] = (time.perf_counter() - started) / full
        assert session.findings == CHECKER.check(tree, TODAY)
    record_property("edit-vs-full", json.dumps(ratios))


def test_a_file_of_the_wrong_shape_is_followed_too() -> None:
    """A problem of the agreement as a whole stands in no part that could be looked at alone."""
    tree: JsonObject = {"format": "sharebuilder-agreement", "format_version": 1, "partners": "many"}
    session = CHECKER.session(tree, TODAY)
    agreement = OpenAgreement(tree)
    place = Pointer("/case/mission")
    agreement.set(place, "One plan", label="edit")
    found = session.update(agreement.tree, (place,), TODAY)
    assert found == CHECKER.check(agreement.tree, TODAY)
