"""What would come of a table: columns matched, cells read, what does not fit, and the one edit."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.change import MISSING
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.validation import problems
from sharebuilder.storage.agreement_file import agreement_bytes
from sharebuilder.tables.bulk import set_for_all
from sharebuilder.tables.preview import (
    ADD,
    LEAVE,
    UPDATE,
    Choices,
    first_choices,
    preview,
    with_first_make,
)
from sharebuilder.tables.reading import pasted_table
from sharebuilder.tables.targets import COLLECTIONS, GROUPED_BY, matched, plain, targets_of
from sharebuilder.tables.values import CellReader
from sharebuilder.tables.words import did_words, plan_words, problem_lines

if TYPE_CHECKING:
    from sharebuilder.tables.preview import Preview

QUESTIONS = QuestionSet.load()
ITEMS, PARTNERS, PEOPLE = Pointer("/items"), Pointer("/partners"), Pointer("/people")


def agreement(**lists: list[dict[str, Any]]) -> OpenAgreement:
    return OpenAgreement({**OpenAgreement.new().tree, **copy.deepcopy(lists)})


def plan_of(
    open_: OpenAgreement, collection: Pointer, text: str, **choices: Any
) -> tuple[Preview, Choices]:
    sheet = pasted_table(text).sheets[0]
    first = first_choices(QUESTIONS, collection, sheet)
    found = preview(QUESTIONS, open_.tree, collection, sheet, first)
    chosen = replace(with_first_make(QUESTIONS, found), **choices)
    return preview(QUESTIONS, open_.tree, collection, sheet, chosen), chosen


def read(collection: str, path: str, text: str, **lists: list[dict[str, Any]]) -> Any:
    target = next(one for one in targets_of(QUESTIONS, collection) if one.path == path)
    return CellReader(QUESTIONS, agreement(**lists).tree).read(target, text)


# --- columns ---


def test_headings_are_matched_by_label_title_question_and_nearly() -> None:
    targets = targets_of(QUESTIONS, "/partners")
    headings = [
        "Partner name",
        "TYPE",
        "Descriptoin",
        "ICO registration",
        "ico_registration",
        "Cat",
    ]
    assert matched(headings, targets) == (
        "name",
        "type",
        "description",
        "identifiers/ico_registration",
        "",
        "",
    )
    asked = next(one for one in targets if one.path == "sector").question.ask
    assert matched([asked, "Takes  part?", "Telephone"], targets) == ("sector", "takes_part", "")
    assert matched(["Sensitivty", "Item"], targets_of(QUESTIONS, "/items")) == (
        "sensitivity",
        "name",
    )


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_label_finds_its_own_answer(collection: str) -> None:
    targets = targets_of(QUESTIONS, collection)
    assert targets
    labels = [one.label for one in targets]
    assert matched(labels, targets) == tuple(one.path for one in targets)
    grouped = GROUPED_BY.get(collection)
    assert grouped is None or grouped in {one.path for one in targets}


def test_a_list_of_names_without_a_heading_becomes_records_of_those_names() -> None:
    open_ = agreement()
    plan, chosen = plan_of(open_, PARTNERS, "Essex Council\nMid Trust\nHomeward")
    assert not chosen.heading
    assert [row.values for row in plan.added] == [
        {"name": "Essex Council"}, {"name": "Mid Trust"}, {"name": "Homeward"},
    ]  # fmt: skip


@given(st.lists(st.text(max_size=30), max_size=12))
def test_no_two_columns_go_to_one_answer(headings: list[str]) -> None:
    paths = [one for one in matched(headings, targets_of(QUESTIONS, "/partners")) if one]
    assert len(paths) == len(set(paths))


# --- cells ---


@pytest.mark.parametrize(
    ("collection", "path", "text", "value"),
    [
        ("/partners", "type", "police force", "police"),
        ("/partners", "type", "housing-association", "housing-association"),
        ("/partners", "public_authority", "Y", True),
        ("/partners", "public_authority", "FALSE", False),
        ("/partners", "former_names", "Old CCG; Older PCT", ["Old CCG", "Older PCT"]),
        ("/partners", "former_names", "One; two\nThree", ["One; two", "Three"]),
        ("/partners", "name", "Two\nlines", "Two lines"),
        ("/partners/*/members", "joined", "5/2/2026", "2026-02-05"),
        ("/partners/*/members", "joined", "5-Feb-2026", "2026-02-05"),
        ("/people", "ages", "18-64, 65 and over", ["18-64", "65-and-over"]),
        ("/retention", "period", "7 yrs", {"number": 7, "unit": "years"}),
        ("/retention", "period", "10 working days", {"number": 10, "unit": "working-days"}),
        ("/items", "why_needed", "Long\n\nand longer", "Long\n\nand longer"),
    ],
)
def test_a_cell_is_read_as_the_answer_that_it_means(
    collection: str, path: str, text: str, value: object
) -> None:
    found = read(collection, path, text)
    assert (found.value, found.problem) == (value, "")


@pytest.mark.parametrize(
    ("collection", "path", "text", "said"),
    [
        ("/partners", "type", "Wizards", "“Wizards” is none of the answers"),
        ("/partners", "public_authority", "maybe", "neither yes nor no"),
        ("/partners", "name", "x" * 100_000, "100,000 characters"),
        ("/partners/*/members", "joined", "02/30/2026", "not a day"),
        ("/retention", "period", "a while", "no time"),
        ("/retention", "period", "5000 years", "no time"),
        ("/items", "group", "Health", "There is no item group called “Health”"),
        ("/partners", "other_names", "y" * 501, "one entry holds 500"),
    ],
)
def test_a_cell_that_cannot_be_an_answer_says_why(
    collection: str, path: str, text: str, said: str
) -> None:
    found = read(collection, path, text)
    assert found.value is MISSING
    assert said in found.problem
    assert len(found.problem) < 250


def test_records_are_found_by_name_short_name_and_id_and_never_guessed() -> None:
    partners = [
        {"id": "partner-1", "name": "Essex County Council", "short_name": "The Council"},
        {"id": "partner-2", "name": "Smith, Jones and Co"},
        {"id": "partner-3", "name": "Twin"},
        {"id": "partner-4", "name": "twin"},
    ]
    for text, value in (
        ("essex county council", "partner-1"),
        ("The Council", "partner-1"),
        ("partner-4", "partner-4"),
    ):
        assert read("/items", "source_partner", text, partners=partners).value == value
    found = read("/retention", "partners", "The Council; Smith, Jones and Co", partners=partners)
    assert found.value == ["partner-1", "partner-2"]
    assert (
        "more than one partner"
        in read("/items", "source_partner", "Twin", partners=partners).problem
    )


# --- what comes of it ---

TABLE = (
    "Item\tGroup\tMeaning\tSensitivity\tColour\n"
    "Name\tWho you are\tThe name\tOrdinary\tred\n"
    "Diagnosis\tHealth\t\tvery\tblue\n"
    "Address\tWho you are\tWhere\tOrdinary\t\n"
)


def test_a_paste_is_one_step_of_undo_which_restores_every_byte() -> None:
    open_ = agreement(items=[{"id": "item-7", "name": "Age"}], x_ours=[1])
    before = agreement_bytes(open_.tree)
    plan, _ = plan_of(open_, ITEMS, TABLE, keep_in="meaning")
    heard: list[object] = []
    open_.listen(heard.append)
    open_.apply(plan.edit(open_, did_words(QUESTIONS, plan, "Paste")))
    assert len(heard) == 1, "the checks are called once for all rows"
    assert open_.undo_label == "Paste of 3 items"
    items, groups = open_.tree["items"], open_.tree["item_groups"]
    assert [(one["id"], one["name"]) for one in groups] == [
        ("group-1", "Who you are"), ("group-2", "Health"),
    ]  # fmt: skip
    assert items[1:] == [
        {"id": "item-8", "name": "Name", "group": "group-1", "meaning": "The name",
         "sensitivity": ["ordinary"]},
        {"id": "item-9", "name": "Diagnosis", "group": "group-2", "meaning": "Sensitivity: very"},
        {"id": "item-10", "name": "Address", "group": "group-1", "meaning": "Where",
         "sensitivity": ["ordinary"]},
    ]  # fmt: skip
    assert not problems(open_.tree)
    after = agreement_bytes(open_.tree)
    open_.undo()
    assert agreement_bytes(open_.tree) == before
    open_.redo()
    assert agreement_bytes(open_.tree) == after


def test_what_does_not_fit_and_what_goes_nowhere_is_told_before() -> None:
    open_ = agreement()
    plan, _ = plan_of(open_, ITEMS, TABLE)
    assert [(one.place, one.kept) for one in plan.problems] == [("D3", False)]
    assert problem_lines(plan)[0][0].startswith("Row 3, Sensitivity: “very” is none of the answers")
    assert plan.skipped == ("Colour",)
    assert plan.lost == 1
    assert "1 cell does not fit" in plan_words(QUESTIONS, plan)
    assert "items" not in open_.tree, "a preview changes nothing"


def test_a_problem_that_many_rows_share_is_one_line() -> None:
    text = "Item\tSensitivity\n" + "\n".join(f"i{at}\tvery" for at in range(9))
    plan, _ = plan_of(agreement(), ITEMS, text)
    (line, first), = problem_lines(plan)  # fmt: skip
    assert line.startswith("Rows 2, 3, 4, 5 and 5 more, Sensitivity")
    assert (first.row, first.column) == (0, 1)


def test_text_that_fits_nowhere_is_told_and_not_cut() -> None:
    plan, _ = plan_of(agreement(), PARTNERS, "x" * 100_000, keep_in="description")
    assert not plan.added
    assert [one.kept for one in plan.problems] == [False]


def test_a_group_that_nobody_wants_made_is_a_problem_and_partners_wait_to_be_asked_for() -> None:
    text = "Item\tGroup\tSource\nName\tHealth\tNew Trust"
    plan, chosen = plan_of(agreement(), ITEMS, text)
    assert chosen.make == {"/item_groups"}
    assert plan.unknown == {"/partners": ("New Trust",)}
    plan, _ = plan_of(agreement(), ITEMS, text, make=frozenset())
    assert len(plan.problems) == 2
    open_ = agreement()
    plan, _ = plan_of(open_, ITEMS, text, make=frozenset({"/item_groups", "/partners"}))
    open_.apply(plan.edit(open_, "Paste"))
    assert open_.tree["partners"] == [{"id": "partner-1", "name": "New Trust"}]
    assert open_.tree["items"][0]["source_partner"] == "partner-1"


def test_a_row_that_is_there_already_is_left_added_or_updated() -> None:
    items = [{"id": "item-1", "name": "Name", "meaning": "Mine", "format": "Text"}]
    text = "Item\tMeaning\nname\tTheirs\nNew\tx"
    outcome = {}
    for same in (LEAVE, ADD, UPDATE):
        open_ = agreement(items=items)
        before = agreement_bytes(open_.tree)
        plan, _ = plan_of(open_, ITEMS, text, same=same)
        assert plan.same == 1
        open_.apply(plan.edit(open_, "Paste"))
        outcome[same] = [(one["id"], one["meaning"]) for one in open_.tree["items"]]
        open_.undo()
        assert agreement_bytes(open_.tree) == before
    assert outcome == {
        LEAVE: [("item-1", "Mine"), ("item-2", "x")],
        ADD: [("item-1", "Mine"), ("item-2", "Theirs"), ("item-3", "x")],
        UPDATE: [("item-1", "Theirs"), ("item-2", "x")],
    }


def test_records_inside_records_can_be_pasted_too() -> None:
    open_ = agreement(partners=[{"id": "partner-1", "kind": "class"}])
    members = Pointer("/partners/id:partner-1/members")
    plan, _ = plan_of(open_, members, "Name\tJoined\nSchool A\t1/9/2025\nSchool B\t")
    open_.apply(plan.edit(open_, "Paste"))
    assert open_.tree["partners"][0]["members"] == [
        {"id": "member-1", "name": "School A", "joined": "2025-09-01"},
        {"id": "member-2", "name": "School B"},
    ]
    assert not problems(open_.tree)


@given(data=st.data())
def test_whatever_is_brought_obeys_the_schema_and_goes_away_whole(data: Any) -> None:
    collection = data.draw(st.sampled_from(["/partners", "/people", "/items", "/retention"]))
    targets = targets_of(QUESTIONS, collection)
    labels = data.draw(
        st.lists(
            st.sampled_from([one.label for one in targets]), min_size=1, max_size=4, unique=True
        )
    )
    options = [one.label for t in targets for one in QUESTIONS.options(t.question.options or "")]
    cell = st.sampled_from([*options, "yes", "5/2/2026", "6 months", "12", ""]) | st.text(
        max_size=9
    )
    rows = data.draw(
        st.lists(st.lists(cell, min_size=len(labels), max_size=len(labels)), max_size=4)
    )
    text = "\n".join(
        "\t".join(one.replace("\t", " ").replace('"', "") for one in row) for row in [labels, *rows]
    )
    open_ = agreement()
    before = agreement_bytes(open_.tree)
    plan, _ = plan_of(open_, Pointer(collection), text, keep_in="")
    open_.apply(plan.edit(open_, "Paste"))
    assert not problems(open_.tree)
    if open_.can_undo:
        open_.undo()
    assert agreement_bytes(open_.tree) == before


# --- many at once ---


def test_one_answer_for_many_is_one_step_and_comes_off_again() -> None:
    items = [{"id": f"item-{at}", "people": ["people-1"] if at % 2 else []} for at in range(1, 5)]
    open_ = agreement(items=items, people=[{"id": "people-1"}, {"id": "people-2"}])
    before = agreement_bytes(open_.tree)
    records = [Pointer(f"/items/id:item-{at}") for at in (1, 2, 3)]
    open_.apply(set_for_all(open_.tree, records, "people", ["people-2"], label="Set", join=True))
    assert [one["people"] for one in open_.tree["items"]] == [
        ["people-1", "people-2"], ["people-2"], ["people-1", "people-2"], [],
    ]  # fmt: skip
    open_.apply(set_for_all(open_.tree, records, "people", MISSING, label="Clear"))
    assert [one.get("people") for one in open_.tree["items"]] == [None, None, None, []]
    open_.undo()
    open_.undo()
    assert agreement_bytes(open_.tree) == before


def test_an_answer_inside_an_object_that_is_not_there_is_made_with_it() -> None:
    open_ = agreement(partners=[{"id": "partner-1"}, {"id": "partner-2"}])
    records = [Pointer("/partners/id:partner-1"), Pointer("/partners/id:partner-2")]
    open_.apply(set_for_all(open_.tree, records, "identifiers/urn", "123456", label="Set"))
    assert [one["identifiers"] for one in open_.tree["partners"]] == [{"urn": "123456"}] * 2


def test_a_wording_is_plain_whatever_its_marks() -> None:
    assert plain("  What’s the “Name”?  ") == plain("whats_the NAME") == "whats the name"
