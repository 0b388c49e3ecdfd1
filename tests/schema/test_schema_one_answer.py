"""One answer by itself: the schema says of it what it says of it in the whole agreement."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.model.pointer import Pointer, expand, get, parent, parse, to_index_form
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.one_answer import answer_part, problems_of_answer
from sharebuilder.schema.shape import shape
from sharebuilder.schema.validation import problems

CASE = json.loads((seeds_dir() / "cases" / "surrey.sharebuilder").read_text(encoding="utf-8"))
PLACES = sorted(
    place
    for field in shape()
    if field.pattern.count("/") > 1 and field.is_answer
    for place in expand(CASE, field.pattern)
)
GOOD_OR_BAD = st.sampled_from(
    [None, "", "x", "x" * 30_000, 3, -1, True, [], ["x", "x"], {}, {"number": 2}, "partner-1"]
)


@pytest.mark.parametrize(
    ("pointer", "part"),
    [
        ("/flows/id:flow-3/to/0", "/flows/id:flow-3/to"),
        ("/flows/id:flow-3/roles/id:role-1/role", "/flows/id:flow-3/roles/id:role-1/role"),
        ("/flows/id:flow-3/roles", "/flows/id:flow-3/roles"),
        ("/flows/id:flow-3", "/flows/id:flow-3"),
        ("/law/id:ground-1/confidentiality/route", "/law/id:ground-1/confidentiality"),
        ("/telling/approach", "/telling/approach"),
        ("/telling/notices/id:notice-1/how", "/telling/notices/id:notice-1/how"),
        ("/running/exit/method", "/running/exit"),
    ],
)
def test_the_part_is_a_property_of_the_innermost_record(pointer: str, part: str) -> None:
    assert answer_part(Pointer(pointer)) == part


@settings(max_examples=60)
@given(st.sampled_from(PLACES), GOOD_OR_BAD, st.sampled_from(PLACES), GOOD_OR_BAD)
def test_one_answer_alone_is_judged_as_in_the_whole(
    place: Pointer, value: Any, other: Pointer, beside: Any
) -> None:
    tree = deepcopy(CASE)
    put(tree, place, value)
    put(tree, other, beside)
    part = answer_part(place)
    whole = problems(tree)
    mine = [one for one in whole if answer_part(one.pointer) in {part, parent(part)}]
    assert problems_of_answer(tree, place) == mine


def put(tree: Any, place: Pointer, value: Any) -> None:
    """Put an answer into a tree as a careless program could, whatever the schema says."""
    *above, name = parse(to_index_form(tree, place))
    holder = get(tree, "".join(f"/{segment}" for segment in above))
    if not isinstance(holder, dict):
        return  # the other answer took its place
    if value is None:
        holder.pop(name, None)
    else:
        holder[name] = value


def test_an_answer_that_the_schema_does_not_have_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        problems_of_answer(CASE, Pointer("/flows/id:flow-1/colour"))
