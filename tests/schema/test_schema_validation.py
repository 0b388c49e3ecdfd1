"""What the schema says of good and bad agreements, and that a part agrees with the whole."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from referencing.exceptions import Unresolvable

from sharebuilder.model.pointer import Pointer, join
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.order import ordered
from sharebuilder.schema.registry import registry
from sharebuilder.schema.shape import shape
from sharebuilder.schema.validation import part_of, problems, problems_at

EMPTY: dict[str, Any] = {
    "format": "sharebuilder-agreement",
    "format_version": 1,
    "id": "0b7f8f2e-1111-4222-8333-444455556666",
}


def with_answer(pointer: str, value: Any) -> dict[str, Any]:
    """An otherwise empty agreement in which one place holds a value."""
    tree = copy.deepcopy(EMPTY)
    node: Any = tree
    *way, last = pointer.strip("/").split("/")
    for step in way:
        if step.startswith("id:"):
            node.append({"id": step[3:]})
            node = node[-1]
        else:
            following = way[way.index(step) + 1] if step != way[-1] else last
            node = node.setdefault(step, [] if following.startswith("id:") else {})
    node[last] = value
    return tree


def test_an_empty_agreement_obeys_the_schema() -> None:
    assert problems(EMPTY) == []


BAD = [
    ("/about/title", 5, "type", "should be text, but is a number"),
    ("/about/status", "finished", "enum", "not one of the choices"),
    ("/about/title", "two\nlines", "pattern", "right form"),
    ("/about/title", "x" * 501, "maxLength", "501 characters"),
    ("/running/review_date", "soon", "format", "not a date"),
    ("/running/review_date", "20260205", "format", "not a date"),
    ("/running/review_date", "2026-02-30", "format", "not a date"),
    ("/partners/id:partner-1/contacts", {}, "type", "should be a list"),
    ("/flows/id:flow-1/to", ["partner-1", "partner-1"], "uniqueItems", "same entry twice"),
    ("/flows/id:flow-1/from", "Bath Council", "pattern", "right form"),
    ("/retention/id:retention-1/period", {"number": -1, "unit": "years"}, "minimum", "at least 0"),
    ("/retention/id:retention-1/period", {"number": 1}, "required", "lacks unit"),
    ("/case/aim", None, "type", "empty (null)"),
]


@pytest.mark.parametrize(("pointer", "value", "keyword", "words"), BAD)
def test_a_bad_answer_is_named_at_its_place(
    pointer: str, value: Any, keyword: str, words: str
) -> None:
    tree = with_answer(pointer, value)
    found = problems(tree)
    assert [problem.keyword for problem in found] == [keyword]
    assert found[0].pointer.startswith(pointer)
    assert words in found[0].message
    assert found[0].remedy.endswith(".")
    field = shape().field(pointer.replace("id:partner-1", "*").replace("id:flow-1", "*"))
    if field is not None and found[0].pointer == pointer:
        assert field.title in found[0].message
    assert problems_at(tree, Pointer(pointer)) == found


def test_a_record_without_an_id_and_two_with_the_same_are_named() -> None:
    tree = {**EMPTY, "partners": [{"id": "partner-1"}, {"id": "partner-1"}, {"name": "No id"}]}
    found = {problem.keyword: problem.pointer for problem in problems(tree)}
    assert found == {"required": "/partners/2", "duplicate-id": "/partners/1"}


def test_nested_ids_are_compared_within_their_own_list() -> None:
    contact = {"id": "contact-1"}
    apart = [{"id": "partner-1", "contacts": [contact]}, {"id": "partner-2", "contacts": [contact]}]
    assert problems({**EMPTY, "partners": apart}) == []
    twice = [{"id": "partner-1", "contacts": [contact, contact]}]
    assert [p.keyword for p in problems({**EMPTY, "partners": twice})] == ["duplicate-id"]


def test_a_reference_outside_the_folder_is_never_fetched() -> None:
    resolver = registry().resolver()
    with pytest.raises(Unresolvable):
        resolver.lookup("https://elsewhere.example/far.schema.json")


def test_part_of_is_the_record_or_the_top_level_property() -> None:
    assert part_of(Pointer("/flows/id:flow-3/to/0")) == "/flows/id:flow-3"
    assert part_of(Pointer("/case/outcomes/id:outcome-1/measure")) == "/case"
    assert part_of(join()) == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
top = st.sampled_from(
    [pattern.strip("/") for pattern in shape().patterns() if pattern.count("/") == 1]
)


@given(st.dictionaries(top | st.text(max_size=6), json_values, max_size=4))
def test_whatever_stands_in_the_file_is_judged_without_falling_over(extra: dict[str, Any]) -> None:
    tree = {**extra, **EMPTY}
    for problem in problems(tree):
        assert problem.message
        assert problem.remedy
    again = ordered(tree)
    assert again == tree
    assert json.dumps(ordered(again)) == json.dumps(again)


@given(st.permutations(shape().field("/flows").children))  # type: ignore[union-attr]
def test_keys_come_in_schema_order_with_unknown_ones_after(names: list[str]) -> None:
    record = {"zz_ours": 1, **dict.fromkeys(names, "x")}
    record["id"] = "flow-1"
    written = list(ordered({**EMPTY, "flows": [record]})["flows"][0])  # type: ignore[index,arg-type]
    assert written == [*shape().field("/flows").children, "zz_ours"]  # type: ignore[union-attr]


def test_the_whole_and_its_parts_agree_on_a_worked_case() -> None:
    for path in sorted((seeds_dir() / "cases").glob("*.sharebuilder")):
        tree = json.loads(path.read_text(encoding="utf-8"))
        tree["flows"][0]["method"] = "pigeon"
        tree["case"]["aim"] = 3
        whole = problems(tree)
        parts = problems_at(tree, Pointer("/flows/0")) + problems_at(tree, Pointer("/case"))
        assert sorted(p.pointer for p in whole) == sorted(p.pointer for p in parts)
        assert len(whole) == 2
