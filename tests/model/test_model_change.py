"""Changes: applying, taking back, and settling a change on the tree that it meets."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.model.change import (
    MISSING,
    Appending,
    Change,
    Edit,
    apply_changes,
    inverse,
    same,
    settled,
)
from sharebuilder.model.history import History
from sharebuilder.model.pointer import Pointer, child, get, index_of, join, segment_of

names = st.sampled_from(["a", "b/c", "~d", "é", "to", ""])
ids = st.sampled_from(["flow-1", "a/b", "~0", "id:x", "", "ü 1", "7"])
leaves = st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3)
records = st.fixed_dictionaries({"id": ids, "to": st.lists(st.text(max_size=2), max_size=3)})
values: st.SearchStrategy[Any] = st.recursive(
    leaves | st.lists(records, max_size=3, unique_by=lambda record: record["id"]),
    lambda inner: st.dictionaries(names, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=12,
)
trees = st.dictionaries(names, values, min_size=1, max_size=4)


def places(value: Any, at: tuple[str, ...] = ()) -> list[Pointer]:
    """Every place in a tree, by id."""
    found = [join(*at)] if at else []
    if isinstance(value, dict):
        for name, inner in value.items():
            found += places(inner, (*at, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found += places(inner, (*at, segment_of(inner, index)))
    return found


def written(value: Any) -> str:
    """A value as text: what stands where, and in which order."""
    return json.dumps(value)


@settings(max_examples=150, deadline=None)
@given(tree=trees, data=st.data())
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(tree: Any, data: Any) -> None:
    history, beginning = History(), written(tree)
    for number in range(data.draw(st.integers(1, 8))):
        known = [Pointer("/new"), *places(tree)]
        place = data.draw(st.sampled_from(known))
        below = data.draw(st.sampled_from([(), ("x",), ("x", "y"), ("0",), ("id:flow-1",)]))
        after = data.draw(values | records | st.just(MISSING))
        before = data.draw(st.sampled_from([MISSING, None]))
        index = data.draw(st.none() | st.integers(0, 3))
        try:
            change = settled(tree, Change(child(place, *below), before, after, index))
        except KeyError:
            continue  # it leads nowhere, and says so
        apply_changes(tree, [change])
        merge_key = data.draw(st.sampled_from(["typing", None]))
        history.add(Edit(f"edit {number}", (change,), merge_key))
    end, steps = written(tree), 0
    while (edit := history.undo()) is not None:
        apply_changes(tree, edit.changes)
        steps += 1
    assert written(tree) == beginning
    for _ in range(steps):
        redone = history.redo()
        assert redone is not None
        apply_changes(tree, redone.changes)
    assert written(tree) == end
    assert not history.can_redo


@given(tree=trees, data=st.data())
def test_a_settled_change_does_what_was_asked(tree: Any, data: Any) -> None:
    place = data.draw(st.sampled_from(places(tree)))
    answer = data.draw(leaves)
    before = copy.deepcopy(tree)
    try:
        change = settled(tree, Change(place, None, answer))
    except KeyError:
        # An entry without its record, or a record under another id.
        assert place.rpartition("/")[2].startswith("id:") or place.endswith("/id")
        return
    apply_changes(tree, [change])
    assert same(get(tree, place), answer)
    apply_changes(tree, [inverse(change)])
    assert written(tree) == written(before)


def test_missing_objects_are_made_and_taken_away_again() -> None:
    tree: dict[str, Any] = {"id": "x"}
    change = settled(tree, Change(Pointer("/a/b/c"), MISSING, 1))
    apply_changes(tree, [change])
    assert tree == {"id": "x", "a": {"b": {"c": 1}}}
    apply_changes(tree, [inverse(change)])
    assert tree == {"id": "x"}


def test_null_on_the_way_counts_as_missing_and_comes_back() -> None:
    tree: dict[str, Any] = {"about": None}
    change = settled(tree, Change(Pointer("/about/title"), MISSING, "Winter"))
    apply_changes(tree, [change])
    assert tree == {"about": {"title": "Winter"}}
    apply_changes(tree, [inverse(change)])
    assert tree == {"about": None}


@pytest.mark.parametrize("taken", ["a", "b", "c"])
def test_a_key_that_was_taken_out_comes_back_to_its_place(taken: str) -> None:
    tree: dict[str, Any] = {"a": 1, "b": 2, "c": 3}
    change = settled(tree, Change(join(taken), None, MISSING))
    apply_changes(tree, [change])
    assert taken not in tree
    apply_changes(tree, [inverse(change)])
    assert list(tree) == ["a", "b", "c"]


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_a_record_that_was_taken_out_comes_back_to_its_place(taken: int) -> None:
    tree: dict[str, Any] = {"flows": [{"id": f"flow-{n}"} for n in range(3)]}
    change = settled(tree, Change(Pointer(f"/flows/id:flow-{taken}"), None, MISSING))
    apply_changes(tree, [change])
    apply_changes(tree, [inverse(change)])
    assert [flow["id"] for flow in tree["flows"]] == ["flow-0", "flow-1", "flow-2"]


def test_what_a_caller_thought_stood_there_does_not_spoil_undo() -> None:
    tree: dict[str, Any] = {"title": "really this"}
    change = settled(tree, Change(Pointer("/title"), "stale", "new"))
    apply_changes(tree, [change])
    apply_changes(tree, [inverse(change)])
    assert tree == {"title": "really this"}


@pytest.mark.parametrize(
    ("pointer", "before", "after"),
    [
        ("", None, {}),
        ("/flows/id:flow-9", None, MISSING),
        ("/flows/id:flow-9/name", MISSING, "x"),
        ("/flows/id:flow-1", None, {"id": "flow-2"}),
        ("/flows/id:flow-1/id", "flow-1", "flow-2"),
        ("/flows/1", MISSING, {"id": "flow-1"}),
        ("/title/inside", MISSING, "x"),
        ("/gone", None, MISSING),
        ("/gone/id:flow-1/name", MISSING, "x"),
        ("/gone/3", MISSING, "x"),
    ],
)
def test_a_change_that_leads_nowhere_is_refused(pointer: str, before: Any, after: Any) -> None:
    tree: dict[str, Any] = {"flows": [{"id": "flow-1"}], "title": "text"}
    unchanged = copy.deepcopy(tree)
    with pytest.raises(KeyError):
        settled(tree, Change(Pointer(pointer), before, after))
    assert tree == unchanged


def test_applying_to_a_tree_that_lacks_the_place_is_refused() -> None:
    for pointer in ("/a/b", "/a", ""):
        with pytest.raises(KeyError):
            apply_changes({}, [Change(Pointer(pointer), 1, MISSING)])


def test_values_are_copied_in() -> None:
    value: dict[str, Any] = {"inner": [1]}
    tree: dict[str, Any] = {}
    apply_changes(tree, [Change(Pointer("/a"), MISSING, value)])
    value["inner"].append(2)
    assert tree == {"a": {"inner": [1]}}


@pytest.mark.parametrize(
    ("left", "right"),
    [(1, True), (1, 1.0), ([0], [False]), ({"a": 1, "b": 2}, {"b": 2, "a": 1}), ("", None)],
)
def test_what_python_takes_for_equal_json_may_not(left: Any, right: Any) -> None:
    assert not same(left, right)
    assert same(left, copy.deepcopy(left))


def test_typing_and_taking_out_again_leaves_nothing_to_undo() -> None:
    tree: dict[str, Any] = {}
    history = History()
    for after in ("W", "Wi", MISSING):
        change = settled(tree, Change(Pointer("/title"), MISSING, after))
        apply_changes(tree, [change])
        history.add(Edit("type", (change,), "title"))
    assert tree == {}
    assert not history.can_undo
    assert not history.dirty


@given(
    listed=st.lists(st.integers(1, 9), max_size=5, unique=True),
    new=st.lists(st.integers(10, 30), min_size=1, max_size=6, unique=True),
)
def test_records_put_at_the_end_settle_as_they_would_one_by_one(
    listed: list[int], new: list[int]
) -> None:
    tree: dict[str, Any] = {"items": [{"id": f"item-{at}"} for at in listed]}
    other = copy.deepcopy(tree)
    appending, made = Appending(tree), []
    for at in new:
        wanted = Change(Pointer(f"/items/id:item-{at}"), MISSING, {"id": f"item-{at}", "n": at})
        change = appending.settled(wanted)
        assert change == settled(other, wanted)
        assert change is not None
        apply_changes(tree, [change])
        apply_changes(other, [change])
        made.append(change)
        # What is there already, stands elsewhere or has a place of its own is for `settled`.
        assert appending.settled(wanted) is None
        assert appending.settled(replace(wanted, index=0)) is None
    apply_changes(tree, [inverse(change) for change in reversed(made)])
    assert tree == {"items": [{"id": f"item-{at}"} for at in listed]}


@given(
    entries=st.lists(records | leaves | st.just({}), max_size=5), name=st.sampled_from(["a", ""])
)
def test_a_record_is_found_by_id_whatever_else_stands_in_its_list(
    entries: list[Any], name: str
) -> None:
    there = [
        at for at, one in enumerate(entries) if isinstance(one, dict) and one.get("id") == name
    ]
    assert index_of(entries, f"id:{name}") == (there[0] if there else None)
