"""Suggested risks: reasons, people, measures, and that nothing comes back that was dealt with."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.advice.risks import (
    Suggestion,
    risk_record,
    set_aside_record,
    suggested_risks,
)
from sharebuilder.advice.weighing import LIKELIHOODS, SEVERITIES, level, score, weighing
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import Pointer, pattern_of
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.packs.in_use import with_packs
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from sharebuilder.schema.validation import problems
from tests.advice.agreements import BARE, KNOWLEDGE, agreements, look_at, looked
from tests.findings.agreements import small_agreement
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.findings.look import Look

F1, F2 = "/flows/id:flow-1", "/flows/id:flow-2"


def suggestion(look: Look, entry_id: str) -> Suggestion:
    """One suggestion."""
    return next(one for one in suggested_risks(look) if one.entry.id == entry_id)


def ids(look: Look) -> set[str]:
    """What is suggested and still open."""
    return {one.entry.id for one in suggested_risks(look) if one.is_open}


def test_an_agreement_with_no_answers_has_no_suggestions() -> None:
    assert suggested_risks(look_at(BARE)) == ()


def test_a_suggestion_names_the_flow_the_people_and_what_helps() -> None:
    found = suggestion(looked({f"{F2}/method": "removable-media"}), "risk-media-lost")
    assert found.because == ("Removable media carry “Cold homes”.",)
    assert found.places == (f"{F2}/method",)
    assert found.people == ("people-1",)
    assert found.comes_from == "sharing"
    assert [one.id for one in found.measures][:2] == [
        "measure-media-encrypted",
        "measure-media-none",
    ]
    assert "risk-media-lost" not in ids(looked())


def test_measures_that_make_no_sense_are_left_out() -> None:
    leaked = suggestion(looked({f"{F1}/method": "bulk-extract"}), "risk-bulk-loss")
    assert "measure-portal-expires" in {one.id for one in leaked.measures}
    links = {f"{F1}/method": "system-link", f"{F2}/method": "telephone"}
    by_link = suggestion(looked(links), "risk-bulk-loss")
    assert "measure-portal-expires" not in {one.id for one in by_link.measures}


def test_the_groups_behind_an_item_or_a_purpose_are_concerned() -> None:
    someone = {"id": "people-2", "name": "Neighbours", "kind": "third-party"}
    edits = {"/people/-": someone, "/items/id:item-1/people": ["people-2"]}
    assert suggestion(looked(edits), "risk-label").people == ("people-1",)
    assert suggestion(looked(edits), "risk-other-people").people == ("people-2",)
    fire = suggestion(looked(edits), "risk-fire-at-home")
    assert fire.people == ("people-1",), "the flows for the purpose are about them"


def test_the_worst_come_first() -> None:
    weights = [score(*one.before) for one in suggested_risks(looked())]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1]


def test_a_record_takes_the_chosen_measures_and_what_they_lower() -> None:
    found = suggestion(looked({f"{F2}/method": "removable-media"}), "risk-media-lost")
    whole = risk_record(found)
    assert whole["description"] == found.entry.title
    assert (whole["likelihood"], whole["severity"]) == ("possible", "severe")
    assert (whole["likelihood_after"], whole["severity_after"]) == ("remote", "minimal")
    assert whole["suggestion"] == "risk-media-lost"
    assert str(whole["measures"]).startswith("Removable media are a last resort.")
    told = next(one for one in found.measures if one.id == "measure-loss-told")
    some = risk_record(found, [told])
    assert some["measures"] == told.plain
    assert (some["likelihood_after"], some["severity_after"]) == ("possible", "minimal")
    none = risk_record(found, [])
    assert not {"measures", "likelihood_after", "severity_after"} & set(none)


def test_what_was_added_or_set_aside_does_not_come_back_and_can() -> None:
    agreement = OpenAgreement(small_agreement())
    look = look_at(agreement.tree)
    first, second, *_ = [one for one in suggested_risks(look) if one.is_open]
    record = agreement.add_record(Pointer("/risks"), risk_record(first), label="add")
    aside = agreement.add_record(Pointer("/prompt_answers"), set_aside_record(second), label="no")
    after = {one.entry.id: one for one in suggested_risks(look_at(agreement.tree))}
    assert after[first.entry.id].added == record
    assert after[second.entry.id].set_aside == aside
    assert not {first.entry.id, second.entry.id} & ids(look_at(agreement.tree))
    agreement.delete_records([record, aside], label="back")
    assert {first.entry.id, second.entry.id} <= ids(look_at(agreement.tree))


def test_packs_add_replace_and_hide_risks_and_measures(tmp_path: Path) -> None:
    file = seeds_dir() / "knowledge" / "risks.json"
    listed = json.loads(file.read_text(encoding="utf-8"))["entries"]
    seed = {one["id"]: one for one in listed}
    ours = {
        **seed["risk-mail-astray"],
        "id": "ourshire-flood",
        "title": "The river takes the records.",
        "details": {
            **seed["risk-mail-astray"]["details"],
            "reasons": [{"when": {"filled": "/flows"}, "because": "we know our river"}],
        },
    }
    softer = {**seed["risk-mail-astray"], "title": "Mail goes astray."}
    hidden = [
        {"id": "risk-fire-at-home", "because": "Elsewhere."},
        {"id": "measure-subject-bare", "because": "Done by the system."},
    ]
    ours_file = written(tmp_path, pack(add=[ours], replace=[softer], hide=hidden))
    packed = with_packs(KNOWLEDGE, [ours_file])
    assert packed.problems == ()
    look = looked(knowledge=packed)
    assert suggestion(look, "ourshire-flood").because == ("We know our river.",)
    assert suggestion(look, "risk-mail-astray").entry.title == "Mail goes astray."
    measures = {one.id for one in suggestion(look, "risk-mail-astray").measures}
    assert "measure-subject-bare" not in measures
    assert "measure-mailbox-checked" in measures
    assert "risk-fire-at-home" not in ids(look)
    # The base that others use is as it was.
    assert "risk-fire-at-home" in ids(looked())


def test_a_risk_of_law_that_has_not_begun_is_not_suggested() -> None:
    some = KNOWLEDGE.entry("risk-mail-astray")
    assert some is not None
    ours = Knowledge([replace(some, state="not-in-force", in_force_from=None)])
    assert suggested_risks(looked(knowledge=ours)) == ()


# --- the weighing ---


def rated(kind: str, before: str, after: str = "") -> dict[str, Any]:
    """A risk with its likelihood and severity before and after."""
    risk: dict[str, Any] = {"kind": kind}
    if before:
        risk["likelihood"], risk["severity"] = before.split()
    if after:
        risk["likelihood_after"], risk["severity_after"] = after.split()
    return risk


def weighed(*risks: dict[str, Any]) -> Any:
    """The weighing of some risks."""
    listed = [{"id": f"risk-{at}", **risk} for at, risk in enumerate(risks, 1)]
    return weighing(look_at({**BARE, "risks": listed}))


def test_both_sides_are_counted_before_and_after() -> None:
    found = weighed(
        rated("sharing", "possible severe", "remote severe"),
        rated("sharing", "possible significant", "remote severe"),
        rated("not-sharing", "probable severe", "possible significant"),
        rated("not-sharing", ""),
        {},
    )
    assert found.sharing.before == {("possible", "severe"): 1, ("possible", "significant"): 1}
    assert found.sharing.after == {("remote", "severe"): 2}
    assert found.sharing.worst_before == ("possible", "severe")
    assert found.sharing.worst_after == ("remote", "severe")
    assert (found.not_sharing.count, found.unsorted) == (2, 1)
    assert found.sentence == (
        "2 risks of sharing: the worst is possible and severe before the measures, and remote and "
        "severe with them. 2 risks of not sharing: the worst is probable and severe as things "
        "are, and possible and significant once we share. 1 risk does not say which side it is "
        "on. Neither number decides: say what tips the scales, and why."
    )


def test_one_side_alone_is_told_to_stand_alone() -> None:
    assert weighed().sentence.startswith("Nothing is weighed yet.")
    one = weighed(rated("sharing", "")).sentence
    assert one == "1 risk of sharing: none is rated yet. No risk of not sharing is recorded."


def test_the_score_grows_with_both_and_the_level_with_the_score() -> None:
    cells = [(one, two) for one in LIKELIHOODS for two in SEVERITIES]
    assert sorted(score(*cell) for cell in cells) == [1, 2, 2, 3, 3, 4, 6, 6, 9]
    assert level("probable", "severe") == "high"
    assert level("possible", "severe") == level("probable", "significant") == "high"
    assert level("remote", "severe") == level("possible", "significant") == "medium"
    assert level("remote", "significant") == level("remote", "minimal") == "low"
    assert score("", "severe") == score("nonsense", "severe") == 0


@given(
    st.lists(
        st.builds(
            rated,
            st.sampled_from(["sharing", "not-sharing", "nonsense"]),
            st.sampled_from(["", *(f"{one} {two}" for one in LIKELIHOODS for two in SEVERITIES)]),
            st.sampled_from(["", *(f"{one} {two}" for one in LIKELIHOODS for two in SEVERITIES)]),
        ),
        max_size=8,
    )
)
def test_every_risk_is_on_one_side_and_no_rated_one_is_worse_than_the_worst(
    risks: list[dict[str, Any]],
) -> None:
    found = weighed(*risks)
    assert found.sharing.count + found.not_sharing.count + found.unsorted == len(risks)
    for side in found.sides:
        here = [one for one in risks if one["kind"] == side.kind and "likelihood" in one]
        assert sum(side.before.values()) == len(here)
        for one in here:
            worst = side.worst_before
            assert worst is not None
            assert score(one["likelihood"], one["severity"]) <= score(*worst)


# --- any agreement ---


@given(agreements())
@settings(max_examples=50)
def test_any_agreement_gets_advice_and_stays_as_it_was(tree: dict[str, Any]) -> None:
    before = json.dumps(copy.deepcopy(tree))
    look = look_at(tree)
    for one in suggested_risks(look):
        assert one.because
        assert one.places
        for place in one.places:
            assert shape().field(pattern_of(place)) is not None, place
        assert all("{" not in words for words in one.because)
        assert set(one.people) <= set(look.people)
        risk_record(one)
    assert weighing(look).sentence
    assert json.dumps(tree) == before


@given(agreements())
@settings(max_examples=25)
def test_adding_every_suggestion_leaves_none(tree: dict[str, Any]) -> None:
    if not isinstance(tree.get("risks", []), list):
        del tree["risks"]
    agreement = OpenAgreement(tree)
    for _ in range(3):  # what is added can call for more: a risk about children, for example
        for one in suggested_risks(look_at(agreement.tree)):
            if one.is_open:
                agreement.add_record(Pointer("/risks"), risk_record(one), label="add")
    assert ids(look_at(agreement.tree)) == set()


@pytest.mark.parametrize("entry", KNOWLEDGE.entries("risk"), ids=lambda entry: entry.id)
def test_the_record_of_every_risk_obeys_the_schema(entry: Any) -> None:
    offered = {one.id: one for one in KNOWLEDGE.entries("measure")}
    measures = tuple(offered[one] for one in entry.texts("measures"))
    made = risk_record(Suggestion(entry, ("Because.",), (), ("people-1",), measures))
    tree = {**small_agreement(), "risks": [{"id": "risk-1", **made}]}
    assert problems(tree) == []
