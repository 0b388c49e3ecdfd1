"""Every rule trips on what it is about, and on nothing else."""

from __future__ import annotations

from datetime import date
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from sharebuilder.findings.facts import is_list
from sharebuilder.findings.finding import SEVERITIES
from sharebuilder.findings.look import Look
from sharebuilder.findings.rules import RULES
from sharebuilder.findings.unit import RuleUnit
from sharebuilder.knowledge.entry import read_entry
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import matches
from sharebuilder.schema.shape import shape
from sharebuilder.schema.validation import problems
from tests.findings.agreements import GONE, changed, small_agreement
from tests.findings.rule_cases import CONDITIONS, LAW, RuleCase
from tests.findings.rule_cases_contradictions import (
    APPROVALS,
    ASSESSMENT,
    CONTRADICTIONS,
    WORDING,
)
from tests.findings.rule_cases_law import ASKING, GATEWAYS, HIGH_HARM, IN_FORCE, MORE_CONDITIONS
from tests.findings.rule_cases_more import (
    CONSENT,
    FLOWS,
    ITEMS,
    RISKS,
    RUNNING,
    SCREENING,
    TELLING,
)
from tests.findings.rule_cases_roles import ROLES
from tests.findings.tracking import tracked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.finding import Finding
    from sharebuilder.findings.rule import Rule
    from sharebuilder.model.json_types import JsonObject

TODAY = date(2026, 11, 24)
KNOWLEDGE = Knowledge.load()
BY_ID = {rule.id: rule for rule in RULES}
CASES = [
    *LAW, *GATEWAYS, *IN_FORCE, *CONDITIONS, *MORE_CONDITIONS, *ROLES, *FLOWS, *ITEMS, *HIGH_HARM,
    *CONSENT, *ASKING, *TELLING, *WORDING, *RISKS, *SCREENING, *ASSESSMENT, *RUNNING, *APPROVALS,
    *CONTRADICTIONS,
]  # fmt: skip
IDS = [f"{case.rule}-{index}" for index, case in enumerate(CASES)]


def without_gone(value: object) -> object:
    """A value whose parts marked as gone are left out."""
    if isinstance(value, dict):
        return {k: without_gone(v) for k, v in value.items() if v is not GONE}
    return value


def edited(tree: JsonObject, edits: dict[str, object]) -> JsonObject:
    """An agreement after edits."""
    return changed(tree, {k: v if v is GONE else without_gone(v) for k, v in edits.items()})


def found(
    rule: Rule, tree: JsonObject, added: tuple[dict[str, object], ...] = ()
) -> tuple[Finding, ...]:
    """What one rule finds in an agreement, with what a pack adds to the law."""
    knowledge = KNOWLEDGE
    if added:
        entries = [read_entry(one, Path("pack.json"), "/add") for one in added]  # type: ignore[arg-type]
        knowledge = Knowledge([*KNOWLEDGE.entries(), *entries])
    return RuleUnit(rule).run(Look(tree, knowledge, TODAY))


def test_the_small_agreement_obeys_the_schema_and_trips_no_rule() -> None:
    tree = small_agreement()
    assert problems(tree) == []
    assert [finding for rule in RULES for finding in found(rule, tree)] == []


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_rule_trips_and_is_cured(case: RuleCase) -> None:
    rule = BY_ID[case.rule]
    tree = edited(small_agreement(), case.trip)
    tripped = found(rule, tree, case.added)
    assert tripped, f"{case.rule} should trip"
    for finding in tripped:
        assert finding.severity == rule.severity
        assert finding.rule == rule.id
        assert "could not be made" not in finding.message
        assert finding.message[0].isupper() or finding.message[0] == "“"
        assert finding.message.endswith((".", "?"))
        assert finding.pointer.startswith("/")
    assert found(rule, edited(tree, case.cure), case.added) == (), f"{case.rule} should be cured"


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(BY_ID)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_rule_declares_all_that_it_reads(case: RuleCase) -> None:
    rule = BY_ID[case.rule]
    for edits in (case.trip, {**case.trip, **case.cure}):
        try:
            tree = edited(small_agreement(), edits)
        except StopIteration:  # a cure of something that only the trip adds
            continue
        seen: set[str] = set()
        found(rule, tracked(tree, seen), case.added)
        declared = (*rule.reads, *rule.learned(KNOWLEDGE))
        for place in seen:
            # A list of records stands for which records it holds, and not for their answers.
            assert any(
                read == place or (matches(read, place) and not is_list(read)) for read in declared
            ), f"{rule.id} reads {place}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_well_declared(rule: Rule) -> None:
    assert rule.severity in SEVERITIES
    assert rule.good_practice == (rule.citation is None)
    if rule.citation is not None:
        assert rule.citation.text
        assert rule.citation.url.startswith("https://")
    assert rule.message.endswith(".")
    assert rule.remedy.endswith((".", "?"))
    assert rule.reads
    for pattern in (*rule.reads, *rule.learned(KNOWLEDGE)):
        assert shape().field(pattern) is not None, f"{rule.id} reads {pattern}"


def test_rule_ids_are_unique() -> None:
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_copes_with_an_agreement_that_holds_almost_nothing(rule: Rule) -> None:
    bare: JsonObject = {"format": "sharebuilder-agreement", "format_version": 1, "id": "x"}
    hollow: JsonObject = {
        **bare,
        **{
            name: [{"id": f"{field.id_prefix}-1"}] if field.is_records else {}
            for name in shape().field("").children  # type: ignore[union-attr]
            if (field := shape().field(f"/{name}")) and field.children
        },
    }
    for tree in (bare, hollow, {**hollow, "partners": "nonsense", "flows": [7, None], "law": {}}):
        for finding in found(rule, tree):
            assert "could not be made" not in finding.message


_OTHER_NAMES = (
    "",
    "Same",
    "Essex CCG",
    "Name and date of birth",
    "Key safe code",
    "Refuge address",
)


def _renamed(value: object, names: Iterator[str]) -> object:
    """A tree in which each record has another name."""
    if isinstance(value, dict):
        return {
            key: next(names)
            if key in {"name", "short_name"} and isinstance(part, str)
            else _renamed(part, names)
            for key, part in value.items()
        }
    return [_renamed(part, names) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_name_decides_only_where_a_rule_says_so(case: RuleCase) -> None:
    """A session does not look again after a mere change of names, so this must hold."""
    rule = BY_ID[case.rule]
    names_that_trip = [place for place in case.trip if place.endswith(("/name", "/short_name"))]
    assert rule.by_name or not names_that_trip
    if rule.by_name:
        return
    tree = edited(small_agreement(), case.trip)
    renamed = cast("JsonObject", _renamed(tree, cycle(_OTHER_NAMES)))
    places = [hit.pointer for hit in found(rule, tree, case.added)]
    assert [hit.pointer for hit in found(rule, renamed, case.added)] == places
