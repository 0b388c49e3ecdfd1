"""Risks, measures, outcomes of the screening and features of an impact assessment, as data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model import ask_when
from sharebuilder.resources import schemas_dir
from sharebuilder.schema.condition_fit import condition_misfits
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.ask_when import Condition

KNOWLEDGE = Knowledge.load()
RISKS, MEASURES = KNOWLEDGE.entries("risk"), KNOWLEDGE.entries("measure")
FEATURES, OUTCOMES = KNOWLEDGE.entries("dpia-feature"), KNOWLEDGE.entries("screening-outcome")
WITH_REASONS = (*RISKS, *FEATURES, *OUTCOMES)


def enum(pattern: str) -> tuple[str, ...]:
    field = shape().field(pattern)
    assert field is not None
    return field.enum


def reasons(entry: Entry) -> list[dict[str, Any]]:
    found = entry.details["reasons"]
    assert isinstance(found, list)
    return found  # type: ignore[return-value]


def conditions() -> Iterator[tuple[str, Condition]]:
    for entry in WITH_REASONS:
        for reason in reasons(entry):
            if "when" in reason:
                yield entry.id, ask_when.parse(reason["when"])
    for entry in MEASURES:
        if entry.details["when"] is not None:
            yield entry.id, ask_when.parse(entry.details["when"])


def test_there_are_enough_of_both_sides() -> None:
    sides = [entry.text("comes_from") for entry in RISKS]
    assert len(RISKS) >= 45
    assert sides.count("sharing") >= 20
    assert sides.count("not-sharing") >= 15
    assert len(MEASURES) >= 60


def test_every_place_and_value_of_a_condition_is_one_that_an_agreement_knows() -> None:
    for entry_id, condition in conditions():
        assert list(condition_misfits(condition, "", shape())) == [], entry_id


def test_the_joins_of_the_schema_know_what_an_agreement_knows() -> None:
    text = (schemas_dir() / "knowledge.schema.json").read_text(encoding="utf-8")
    reason = json.loads(text)["$defs"]["reason"]["properties"]
    flows, people = reason["flows"]["properties"], reason["people"]["properties"]
    for words, pattern in (
        (flows["methods"], "/flows/*/method"),
        (flows["kinds"], "/flows/*/kind"),
        (flows["carries"], "/items/*/sensitivity"),
        (flows["to_sectors"], "/partners/*/sector"),
        (flows["to_types"], "/partners/*/type"),
        (flows["ages"], "/people/*/ages"),
        (people["items"], "/items/*/sensitivity"),
    ):
        assert tuple(words["items"]["enum"]) == enum(pattern)


@pytest.mark.parametrize("entry", RISKS, ids=lambda entry: entry.id)
def test_a_risk_can_be_added_as_it_stands(entry: Entry) -> None:
    assert re.fullmatch(r"risk-[a-z-]+", entry.id)
    assert entry.title.endswith(".")
    assert len(entry.title) <= 140
    for name, pattern in (
        ("comes_from", "/risks/*/kind"),
        ("likelihood", "/risks/*/likelihood"),
        ("severity", "/risks/*/severity"),
        ("likelihood_after", "/risks/*/likelihood_after"),
        ("severity_after", "/risks/*/severity_after"),
    ):
        assert entry.text(name) in enum(pattern)
    likely, bad = enum("/risks/*/likelihood"), enum("/risks/*/severity")
    before = likely.index(entry.text("likelihood")), bad.index(entry.text("severity"))
    after = likely.index(entry.text("likelihood_after")), bad.index(entry.text("severity_after"))
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert after != before, "the measures change nothing"
    measures = entry.texts("measures")
    assert len(set(measures)) == len(measures) >= 3
    offered = {one.id for one in MEASURES}
    assert set(measures) <= offered
    lowers = {KNOWLEDGE.entry(one).text("lowers") for one in measures}  # type: ignore[union-attr]
    for axis, changed in (("likelihood", after[0] < before[0]), ("severity", after[1] < before[1])):
        assert not changed or lowers & {axis, "both"}, f"no measure lowers the {axis}"


@pytest.mark.parametrize("entry", MEASURES, ids=lambda entry: entry.id)
def test_a_measure_is_a_promise_in_plain_sentences(entry: Entry) -> None:
    assert re.fullmatch(r"measure-[a-z0-9-]+", entry.id)
    assert entry.plain.endswith(".")
    assert len(entry.plain) <= 220
    assert not entry.title.endswith(".")
    assert any(entry.id in risk.texts("measures") for risk in RISKS), "no risk names it"


@pytest.mark.parametrize("entry", WITH_REASONS, ids=lambda entry: entry.id)
def test_a_reason_reads_as_a_clause(entry: Entry) -> None:
    assert reasons(entry)
    for reason in reasons(entry):
        because = reason["because"]
        assert not because.endswith(".")
        assert not because.startswith("because")
        for name in re.findall(r"\{(.*?)\}", because):
            assert name in {"flows", "people", "items", "purposes", "partners"}


def test_every_feature_that_can_be_ticked_has_an_entry_and_every_entry_its_law() -> None:
    ticked = enum("/dpia/triggers")
    assert {entry.text("feature") for entry in FEATURES} == {*ticked, ""}
    for entry in FEATURES:
        assert entry.verified
        assert entry.in_force_from is not None
        assert entry.citation.url
    alone = {entry.text("feature") for entry in FEATURES if entry.text("required") == "alone"}
    # Article 35(3)(a) and (b), and the items of the regulator's list that stand by themselves.
    assert alone == {
        "automated-decisions",
        "large-scale-special-category",
        "criminal-offence-data",
        "denial-of-service",
        "profiling",
        "data-matching",
        "risk-of-physical-harm",
    }


def test_every_decision_of_the_screening_is_pointed_to_by_something() -> None:
    assert {entry.text("outcome") for entry in OUTCOMES} == set(enum("/screening/decision"))
    for entry in OUTCOMES:
        assert entry.text("next").endswith((".", "?"))
        assert not entry.title.endswith(".")
