"""Which answers decide a condition, and what it still waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model import ask_when
from sharebuilder.model.answered import is_answered
from sharebuilder.model.deciding import Decider
from sharebuilder.model.pointer import exists, get, parent

TREE: dict[str, Any] = {
    "about": {"urgent": True, "kind": "regular"},
    "flows": [
        {"id": "flow-1", "method": "post", "items": ["item-1"]},
        {"id": "flow-2", "method": "portal", "items": []},
        {"id": "flow-3", "method": "post"},
    ],
}


def of(condition: Any, tree: Any = TREE, **more: Any) -> tuple[bool | None, list[str]]:
    found = Decider(ask_when.parse(condition)).decide(tree, **more)
    return found.holds, list(found.places)


def test_the_records_that_hold_are_the_reason_and_no_others() -> None:
    assert of({"exists-where": ["/flows", {"equals": ["./method", "post"]}]}) == (
        True,
        ["/flows/id:flow-1/method", "/flows/id:flow-3/method"],
    )


def test_of_any_the_parts_that_hold_and_of_all_every_part() -> None:
    urgent, once = {"equals": ["/about/urgent", True]}, {"equals": ["/about/kind", "one-off"]}
    assert of({"any": [urgent, once]}) == (True, ["/about/urgent"])
    assert of({"all": [urgent, {"not": once}]}) == (True, ["/about/urgent", "/about/kind"])
    assert of({"all": [urgent, once]}) == (False, ["/about/kind"])
    assert of({"any": [once, {"not": urgent}]}) == (False, ["/about/kind", "/about/urgent"])


def test_a_list_in_which_nothing_holds_is_named_as_a_whole() -> None:
    assert of({"exists-where": ["/flows", {"equals": ["./method", "fax"]}]}) == (False, ["/flows"])
    assert of({"not": {"exists-where": ["/people", {"filled": "./name"}]}}) == (True, ["/people"])


def test_a_missing_answer_is_a_reason_only_where_silence_decides() -> None:
    asked = {"not": {"filled": "/about/summary"}}
    assert of(asked) == (True, ["/about/summary"])
    assert of(asked, silence_decides=False) == (None, ["/about/summary"])


@pytest.mark.parametrize(
    ("condition", "holds", "places"),
    [
        ({"equals": ["/about/told", False]}, None, ["/about/told"]),
        (
            {"all": [{"equals": ["/about/told", False]}, {"equals": ["/about/kind", "once"]}]},
            False,
            ["/about/kind"],
        ),
        (
            {"all": [{"equals": ["/about/told", False]}, {"equals": ["/about/kind", "regular"]}]},
            None,
            ["/about/told"],
        ),
        (
            {"any": [{"equals": ["/about/told", False]}, {"equals": ["/about/kind", "regular"]}]},
            True,
            ["/about/kind"],
        ),
        ({"exists-where": ["/people", {"filled": "./name"}]}, None, ["/people"]),
        ({"count-at-least": ["/people", 0]}, None, ["/people"]),
        (
            {"exists-where": ["/flows", {"includes": ["./items", "item-2"]}]},
            None,
            ["/flows/id:flow-2/items", "/flows/id:flow-3/items"],
        ),
    ],
)
def test_nothing_follows_from_a_missing_answer(
    condition: Any, holds: bool | None, places: list[str]
) -> None:
    assert of(condition, silence_decides=False) == (holds, places)


def test_yes_is_not_one() -> None:
    assert of({"equals": ["/about/urgent", 1]})[0] is False


TODAY = date(2026, 11, 25)
NAMES = st.sampled_from(["a", "b", "rows"])
WORDS = st.sampled_from(["", " ", "x", "y", "r-1", "2026-11-25", "2026-12-01", "2020-01-01"])
VALUES = st.none() | st.booleans() | st.integers(0, 2) | WORDS
ROWS = st.lists(
    st.dictionaries(
        NAMES | st.just("id"), VALUES | st.lists(st.sampled_from(["x", "y", "r-1"]), max_size=2)
    ),
    max_size=3,
)
TREES = st.fixed_dictionaries({}, optional={"a": VALUES, "b": VALUES | ROWS, "rows": ROWS | VALUES})
SCALARS = st.booleans() | st.integers(0, 2) | st.sampled_from(["x", "y"])


def conditions(prefix: str) -> st.SearchStrategy[Any]:
    path = NAMES.map(lambda name: f"{prefix}{name}")
    leaves = (
        st.fixed_dictionaries({"filled": path})
        | st.fixed_dictionaries({"equals": st.tuples(path, SCALARS).map(list)})
        | st.fixed_dictionaries({"includes": st.tuples(path, SCALARS).map(list)})
        | st.fixed_dictionaries({"count-at-least": st.tuples(path, st.integers(0, 2)).map(list)})
        | st.fixed_dictionaries({"shorter-than": st.tuples(path, st.integers(0, 9)).map(list)})
        | st.fixed_dictionaries({"within-days": st.tuples(path, st.integers(0, 9)).map(list)})
        | st.fixed_dictionaries(
            {
                "named-in": st.tuples(
                    NAMES.map(lambda n: f"/{n}"), NAMES.map(lambda n: f"./{n}")
                ).map(list)
            }
        )
    )
    if prefix == "/":
        leaves |= st.fixed_dictionaries(
            {"exists-where": st.tuples(path, conditions("./")).map(list)}
        ) | st.fixed_dictionaries(
            {"names-where": st.tuples(path, path, conditions("./")).map(list)}
        )
    return st.recursive(
        leaves,
        lambda inner: (
            st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=2)})
            | st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=2)})
            | st.fixed_dictionaries({"not": inner})
        ),
        max_leaves=4,
    )


@given(conditions("/"), TREES)
def test_it_decides_as_questions_do(condition: Any, tree: Any) -> None:
    parsed = ask_when.parse(condition)
    found = Decider(parsed).decide(tree, today=TODAY)
    assert found.holds is ask_when.holds_for(parsed, tree, tree, TODAY)
    assert Decider(parsed).decide(tree).holds is ask_when.holds(parsed, tree)
    assert found.places


@given(conditions("/"), TREES)
def test_what_does_not_wait_is_decided_alike_and_what_waits_waits_for_something(
    condition: Any, tree: Any
) -> None:
    parsed = ask_when.parse(condition)
    found = Decider(parsed).decide(tree, silence_decides=False, today=TODAY)
    if found.holds is None:
        assert all(not is_answered(get(tree, place)) for place in found.places)
    assert found.places
    for place in found.places:
        assert exists(tree, parent(place)) or not is_answered(get(tree, place))


def test_those_who_name_a_record_and_those_that_it_names_are_the_reason() -> None:
    tree = {
        "flows": [{"id": "flow-1", "from": "partner-1"}, {"id": "flow-2", "from": "partner-2"}],
        "partners": [{"id": "partner-1", "type": "police"}, {"id": "partner-2", "type": "school"}],
    }
    police = {"names-where": ["./from", "/partners", {"equals": ["./type", "police"]}]}
    assert of({"exists-where": ["/flows", police]}, tree) == (
        True,
        ["/flows/id:flow-1/from", "/partners/id:partner-1/type"],
    )
    idle = {"not": {"named-in": ["/flows", "./from"]}}
    assert of({"exists-where": ["/partners", {"named-in": ["/flows", "./from"]}]}, tree) == (
        True,
        ["/flows/id:flow-1/from", "/flows/id:flow-2/from"],
    )
    assert of({"exists-where": ["/partners", idle]}, tree) == (False, ["/partners"])
