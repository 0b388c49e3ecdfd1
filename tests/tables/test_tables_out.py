"""Lists written as tables: safe to open, and the same when they come back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.characters import clean
from sharebuilder.model.pointer import Pointer, get
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.validation import problems
from sharebuilder.storage.agreement_file import agreement_bytes
from sharebuilder.storage.cases import started_from, worked_cases
from sharebuilder.tables.out import clipboard_text, csv_bytes, protected, table_rows, unprotected
from sharebuilder.tables.preview import Choices, first_choices, preview
from sharebuilder.tables.reading import pasted_table, read_table
from sharebuilder.tables.usual import LIBRARIES, offers, taking

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS, KNOWLEDGE = QuestionSet.load(), Knowledge.load()
LISTS = ("/partners", "/people", "/item_groups", "/items", "/retention")
CASES = [one.id for one in worked_cases()]


def without_lists_inside(record: dict[str, Any]) -> dict[str, Any]:
    """A record as a table can hold it: roles and members are lists of their own."""
    kept = {
        name: value for name, value in record.items() if name not in {"id", "contacts", "members"}
    }
    return dict(sorted(kept.items()))


def brought_back(tree: dict[str, Any], collection: str, path: Path) -> list[dict[str, Any]]:
    """What stands in a list after it went out as CSV and came into a copy without it."""
    path.write_bytes(csv_bytes(table_rows(QUESTIONS, tree, Pointer(collection))))
    copy = OpenAgreement({**tree, collection[1:]: []})
    sheet = read_table(path).sheets[0]
    first = first_choices(QUESTIONS, collection, sheet)
    assert all(first.columns), first.columns
    plan = preview(QUESTIONS, copy.tree, Pointer(collection), sheet, first)
    assert not plan.problems, plan.problems[0]
    copy.apply(plan.edit(copy, "Import"))
    return get(copy.tree, collection)  # type: ignore[return-value]


@pytest.mark.parametrize("case", CASES)
def test_every_list_of_a_worked_case_comes_back_as_it_went(case: str, tmp_path: Path) -> None:
    tree = started_from(case)
    for collection in LISTS:
        listed = get(tree, collection)
        assert isinstance(listed, list)
        if not listed:
            continue
        back = brought_back(tree, collection, tmp_path / "t.csv")
        assert [*map(without_lists_inside, back)] == [*map(without_lists_inside, listed)]


def test_a_table_that_comes_back_unchanged_changes_nothing(tmp_path: Path) -> None:
    open_ = OpenAgreement(started_from(CASES[0]))
    before = agreement_bytes(open_.tree)
    for collection in LISTS:
        path = tmp_path / "t.csv"
        path.write_bytes(csv_bytes(table_rows(QUESTIONS, open_.tree, Pointer(collection))))
        sheet = read_table(path).sheets[0]
        first = first_choices(QUESTIONS, collection, sheet)
        choices = Choices(first.heading, first.columns, same="update")
        plan = preview(QUESTIONS, open_.tree, Pointer(collection), sheet, choices)
        assert not plan.added
        open_.apply(plan.edit(open_, "Import"))
    assert not open_.can_undo
    assert agreement_bytes(open_.tree) == before


lines = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=12)
    | st.sampled_from(["=1+1", "'=x", "-5", "+44 20", "@a", "''=", "a;b", 'q"q', " x ", "a, b"])
)  # fmt: skip


def answered(text: str) -> bool:
    return bool(text.strip()) and clean(text, lines=True) == (text, 0)


texts = lines.filter(answered)
partners = st.lists(
    st.fixed_dictionaries(
        {"name": texts},
        optional={
            "short_name": texts,
            "type": st.sampled_from(["police", "school", "other"]),
            "public_authority": st.booleans(),
            "description": st.lists(texts, min_size=1, max_size=3).map("\n".join),
            "former_names": st.lists(texts, min_size=1, max_size=3),
            "identifiers": st.fixed_dictionaries({"urn": texts}),
        },
    ),
    min_size=1,
    max_size=4,
)


@given(records=partners)
def test_whatever_people_write_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> None:
    listed = [{"id": f"partner-{at}", **one} for at, one in enumerate(records, 1)]
    tree = {**OpenAgreement.new().tree, "partners": listed}
    back = brought_back(tree, "/partners", tmp_path_factory.getbasetemp() / "round.csv")
    assert [*map(without_lists_inside, back)] == [*map(without_lists_inside, listed)]


@given(text=st.text(max_size=12) | lines)
def test_no_cell_begins_like_a_formula_and_each_comes_back(text: str) -> None:
    safe = protected(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unprotected(safe) == text


def test_a_formula_in_an_answer_is_held_back_in_every_cell() -> None:
    tree = {"items": [{"id": "item-1", "name": '=HYPERLINK("x")', "format": "@SUM(A1)"}]}
    rows = [
        *csv.reader(
            io.StringIO(
                csv_bytes(table_rows(QUESTIONS, tree, Pointer("/items"))).decode("utf-8-sig")
            )
        )
    ]
    assert '\'=HYPERLINK("x")' in rows[1]
    assert "'@SUM(A1)" in rows[1]


def test_what_is_copied_can_be_pasted() -> None:
    tree = {
        "items": [
            {"id": "item-1", "name": "A\tb", "meaning": "One\ntwo"},
            {"id": "item-2", "name": "C"},
        ]
    }
    only = [Pointer("/items/id:item-1")]
    sheet = pasted_table(
        clipboard_text(table_rows(QUESTIONS, tree, Pointer("/items"), only))
    ).sheets[0]
    assert len(sheet.rows) == 2
    assert sheet.rows[1].cells[:4] == ("item-1", "A\tb", "", "One\ntwo")


# --- the libraries ---


@pytest.mark.parametrize("collection", LIBRARIES)
def test_all_that_a_library_offers_can_be_taken_and_obeys_the_schema(collection: str) -> None:
    open_ = OpenAgreement.new()
    before = agreement_bytes(open_.tree)
    found = offers(KNOWLEDGE, open_.tree, collection, every=True)
    assert len(found) > 15
    assert not any(one.there for one in found)
    open_.apply(taking(open_, Pointer(collection), found, "Add"))
    records = get(open_.tree, collection)
    assert isinstance(records, list)
    assert len(records) == len(found)
    assert not problems(open_.tree)
    named = [one for one in offers(KNOWLEDGE, open_.tree, collection, every=True) if one.there]
    assert len(named) == sum(bool(one.record.get("name")) for one in found)
    open_.undo()
    assert agreement_bytes(open_.tree) == before


def test_the_library_offers_what_the_partners_hold_and_groups_it_once() -> None:
    open_ = OpenAgreement(
        {
            "partners": [{"id": "partner-1", "type": "fire"}],
            "item_groups": [{"id": "group-3", "name": "who the person IS"}],
        }
    )
    few = offers(KNOWLEDGE, open_.tree, "/items")
    assert len(few) < len(offers(KNOWLEDGE, open_.tree, "/items", every=True))
    assert "Fire risk at home" in {one.heading for one in few}
    assert "Tenancy" not in {one.heading for one in few}
    taken = [one for one in few if one.heading in {"Who the person is", "Fire risk at home"}]
    open_.apply(taking(open_, Pointer("/items"), taken, "Add"))
    assert [one["name"] for one in open_.tree["item_groups"]] == [
        "who the person IS",
        "Fire risk at home",
    ]
    assert {one["group"] for one in open_.tree["items"]} == {"group-3", "group-4"}


def test_the_name_of_an_organisation_is_given_only_where_there_is_one_of_it() -> None:
    found = {one.record["type"]: one.record for one in offers(KNOWLEDGE, {}, "/partners")}
    assert found["hmrc"]["name"] == "HM Revenue and Customs"
    assert "name" not in found["school"]
