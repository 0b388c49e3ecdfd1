"""Reasons: which answers call for an entry, how it is said, and that all they read is declared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.findings.features import signs_of
from sharebuilder.findings.joined import largest_number
from sharebuilder.findings.look import Look
from sharebuilder.findings.reasons import KINDS, reads_of, reasons_of, shown, usable
from sharebuilder.findings.screened import pointed_to, screened
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import matches
from sharebuilder.schema.shape import shape
from tests.findings.agreements import changed, small_agreement
from tests.findings.tracking import tracked

if TYPE_CHECKING:
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonObject

TODAY = date(2026, 11, 25)
KNOWLEDGE = Knowledge.load()
MODEL = next(iter(KNOWLEDGE.entries("risk")))


def base(*reasons: dict[str, Any], **more: Any) -> tuple[Knowledge, Entry]:
    """A knowledge base with one risk that has these reasons."""
    entry = replace(MODEL, id="ours", details={**MODEL.details, "reasons": list(reasons)}, **more)
    return Knowledge([entry]), entry


def said(edits: dict[str, Any], *reasons: dict[str, Any]) -> list[str]:
    """What is said of the reasons after edits of the small agreement."""
    knowledge, entry = base(*reasons)
    look = Look(changed(small_agreement(), edits), knowledge, TODAY)
    return [one.because for one in shown(look, entry)]


def looked(edits: dict[str, Any] | None = None) -> Look:
    return Look(changed(small_agreement(), edits or {}), KNOWLEDGE, TODAY)


POST = {"exists-where": ["/flows", {"equals": ["./method", "post"]}]}
F1, F2 = "/flows/id:flow-1", "/flows/id:flow-2"


def test_the_records_that_gave_the_reason_are_named_and_no_others() -> None:
    reason = {"when": POST, "because": "post carries {flows}"}
    assert said({}, reason) == []
    assert said({f"{F1}/method": "post"}, reason) == ["post carries “People at risk”"]
    both = said({f"{F1}/method": "post", f"{F2}/method": "post"}, reason)
    assert both == ["post carries “People at risk” and “Cold homes”"]
    nameless = said({f"{F1}/method": "post", f"{F1}/name": ""}, reason)
    assert nameless == ["post carries the flow from Wells Council"]


def test_a_name_that_nothing_gave_is_left_out_with_its_colon() -> None:
    assert said(
        {f"{F1}/method": "post"}, {"when": POST, "because": "it goes by post: {people}"}
    ) == ["it goes by post"]


def test_every_reason_that_holds_is_told() -> None:
    first = {"when": {"filled": "/case/aim"}, "because": "you wrote an aim"}
    second = {"when": {"filled": "/case/story"}, "because": "you wrote a story"}
    assert said({}, first, second) == ["you wrote an aim"]
    assert said({"/case/story": "Ada"}, first, second) == ["you wrote an aim", "you wrote a story"]


@pytest.mark.parametrize(
    ("join", "flows"),
    [
        ({"methods": ["portal", "secure-email"]}, "“People at risk” and “Cold homes”"),
        ({"methods": ["portal"], "carries": ["special-category"]}, "“People at risk”"),
        ({"methods": ["secure-email"], "carries": ["special-category"]}, ""),
        ({"carries": ["ordinary"]}, "“People at risk” and “Cold homes”"),
        ({"kinds": ["referral"]}, "“Cold homes”"),
        ({"to_sectors": ["voluntary"]}, "“Cold homes”"),
        ({"to_types": ["charity"], "carries": ["confidential"]}, ""),
        ({"to_types": ["fire"], "carries": ["confidential"]}, "“People at risk”"),
        ({"ages": ["65-and-over"]}, "“People at risk” and “Cold homes”"),
        ({"ages": ["under-13"]}, ""),
    ],
)
def test_a_flow_is_looked_at_with_what_belongs_to_it(join: dict[str, Any], flows: str) -> None:
    found = said({}, {"flows": join, "because": "look at {flows}"})
    assert found == ([f"look at {flows}"] if flows else [])


def test_a_group_is_looked_at_with_its_number_and_the_items_about_it() -> None:
    number = "/people/id:people-1/number"
    join = {"people": {"at_least": 5000, "items": ["special-category"]}, "because": "see {people}"}
    assert said({number: "About 4,999 a year"}, join) == []
    assert said({number: "About 12,500 a year"}, join) == ["see “People at risk of fire”"]
    assert said({number: "12500", "/items/id:item-2/people": []}, join) == []


@given(st.integers(0, 10**9), st.sampled_from(["{}", "About {} in 2 years", "{} people (2 homes)"]))
def test_the_largest_number_is_read_however_it_is_written(number: int, words: str) -> None:
    wanted = max(number, 2 if "2" in words else 0)
    assert largest_number(words.format(f"{number:,}")) == wanted
    assert largest_number(words.format(number)) == wanted
    assert largest_number(words.format(f"{number:,}".replace(",", " "))) == wanted


def test_numbers_that_stand_apart_are_not_run_together() -> None:
    assert largest_number("12, 13 and 14 homes") == 14
    assert largest_number("1.5 million") == 1_000_000
    assert largest_number("3 thousand") == 3000
    assert largest_number("many") == 0


@given(st.text(max_size=40))
def test_any_text_has_a_largest_number(text: str) -> None:
    assert largest_number(text) >= 0


def test_words_are_found_whole_and_are_never_certain() -> None:
    item = "/items/id:item-1/name"
    reason = {"mentions": {"in": "/items", "words": ["flag", "predict*"]}, "because": "see {items}"}
    assert said({item: "Flagstone colour"}, reason) == []
    assert said({item: "Red FLAG"}, reason) == ["see “Red FLAG”"]
    assert said({item: "Predicted need"}, reason) == ["see “Predicted need”"]
    knowledge, entry = base(reason)
    look = Look(changed(small_agreement(), {item: "Flag"}), knowledge, TODAY)
    assert [one.certain for one in shown(look, entry)] == [False]


def test_all_that_is_given_in_one_reason_must_hold() -> None:
    reason = {"when": POST, "flows": {"kinds": ["referral"]}, "because": "see {flows}"}
    assert said({}, reason) == []
    assert said({f"{F1}/method": "post"}, reason) == ["see “Cold homes”"]


def test_law_that_has_not_begun_when_sharing_starts_is_not_used() -> None:
    later = date(2027, 1, 1)
    knowledge, _entry = base({"when": POST, "because": "x"}, in_force_from=later)
    tree = small_agreement()
    assert usable(Look(tree, knowledge, TODAY), "risk") == ()
    started = changed(tree, {"/running/start": "2027-01-01"})
    assert [one.id for one in usable(Look(started, knowledge, TODAY), "risk")] == ["ours"]
    unknown, _entry = base({"when": POST, "because": "x"}, state="not-confirmed")
    assert usable(Look(started, unknown, TODAY), "risk") == ()
    # Without a start, or with one that is no day, today counts.
    odd = changed(tree, {"/running/start": "soon"})
    assert usable(Look(odd, knowledge, later), "risk")


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_the_shipped_reasons_read_is_there_and_declared(kind: str) -> None:
    declared = reads_of(KNOWLEDGE, kind)
    assert declared
    for pattern in declared:
        assert shape().field(pattern) is not None, pattern
    trees: list[JsonObject] = [
        small_agreement(),
        changed(
            small_agreement(),
            {
                f"{F1}/method": "post",
                f"{F1}/kind": "matching",
                "/people/id:people-1/number": "9,000",
                "/items/id:item-1/name": "Risk score",
                "/purposes/id:purpose-1/automated_decisions": True,
                "/screening/urgent": True,
            },
        ),
    ]
    for tree in trees:
        for entry in KNOWLEDGE.entries(kind):
            seen: set[str] = set()
            look = Look(tracked(tree, seen), KNOWLEDGE, TODAY)
            shown(look, entry)
            reads = [read for one in reasons_of(KNOWLEDGE, entry) for read in one.reads]
            for place in seen:
                assert any(matches(read, place) for read in reads), (entry.id, place)


def test_signs_are_counted_once_and_the_strictest_decides() -> None:
    assert signs_of(looked()).verdict == "advised"  # health is one of the nine signs
    some = {"/people/id:people-1/capacity": "some-may-lack-capacity"}
    together = signs_of(looked(some))
    assert together.verdict == "needed"
    assert [one.name for one in together.together] == ["vulnerable-people"]
    matching = signs_of(looked({**some, f"{F1}/kind": "matching"}))
    assert [one.name for one in matching.alone] == ["data-matching"]
    assert matching.together == ()
    ordinary = {"/items/id:item-2/sensitivity": ["ordinary"]}
    assert signs_of(looked(ordinary)).verdict == "not-shown"
    alone = signs_of(looked({**ordinary, **some}))
    assert (alone.verdict, alone.keys) == ("advised", ("vulnerable-people",))


def test_of_a_feature_that_is_only_ticked_the_mildest_reading_counts() -> None:
    ordinary = {"/items/id:item-2/sensitivity": ["ordinary"]}
    ticked = signs_of(looked({**ordinary, "/dpia/triggers": ["criminal-offence-data"]}))
    assert ticked.verdict == "advised"
    assert [one.name for one in ticked.not_shown] == ["criminal-offence-data"]
    many = {
        "/items/id:item-2/sensitivity": ["criminal-offence"],
        "/people/id:people-1/number": "6000",
    }
    assert [one.entry.id for one in signs_of(looked(many)).alone] == ["dpia-criminal-offence-large"]


def test_words_and_rules_of_thumb_are_left_out_where_it_has_to_be_certain() -> None:
    hint = {"/items/id:item-1/name": "Risk score", "/people/id:people-1/number": "6,000"}
    assert {one.name for one in signs_of(looked(hint)).not_ticked} == {
        "profiling",
        "large-scale-special-category",
    }
    assert signs_of(looked(hint), certain=True).not_ticked == ()


ANSWERED = {
    "/screening/identifiable": True,
    "/screening/leaves_organisation": True,
    "/screening/on_instructions": "no",
    "/screening/covered": "no",
}


@pytest.mark.parametrize(
    ("edits", "outcomes"),
    [
        ({}, ()),
        ({"/screening/urgent": True}, ("share-now", "one-off-record")),
        ({"/screening/identifiable": False}, ("nothing",)),
        (
            {"/screening/identifiable": True, "/screening/leaves_organisation": False},
            ("nothing",),
        ),
        (ANSWERED, ("agreement",)),
        ({**ANSWERED, "/about/sharing_kind": "one-off"}, ("one-off-record",)),
        ({**ANSWERED, "/about/sharing_kind": "both"}, ("agreement", "one-off-record")),
        ({**ANSWERED, "/screening/on_instructions": "yes"}, ("processor-contract",)),
        ({**ANSWERED, "/screening/on_instructions": "some"}, ("processor-contract", "agreement")),
        (
            {**ANSWERED, "/screening/decide_together": True},
            ("joint-controller-arrangement", "agreement"),
        ),
        ({**ANSWERED, "/screening/covered": "yes"}, ("existing-agreement",)),
        ({**ANSWERED, "/screening/covered": "in-part"}, ("agreement", "existing-agreement")),
        ({**ANSWERED, "/screening/people_told": False}, ("agreement", "privacy-notice-change")),
    ],
)
def test_the_screening_points_to_what_the_answers_say(
    edits: dict[str, Any], outcomes: tuple[str, ...]
) -> None:
    assert pointed_to(looked(edits)) == outcomes


def test_the_screening_waits_for_what_could_still_matter_and_for_no_more() -> None:
    waits = {place for one in screened(looked(ANSWERED)) for place in one.waits_for}
    assert waits == {"/screening/urgent", "/screening/decide_together", "/screening/people_told"}
    nothing = {"/screening/identifiable": False, "/screening/urgent": False}
    assert {p for one in screened(looked(nothing)) for p in one.waits_for} == set()
