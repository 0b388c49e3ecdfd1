"""Pointers: parsing, both forms, patterns."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.pointer import (
    Pointer,
    child,
    exists,
    expand,
    get,
    join,
    matches,
    parent,
    parse,
    pattern_of,
    to_id_form,
    to_index_form,
)

TREE: dict[str, Any] = {
    "about": {"title": "Winter"},
    "flows": [
        {"id": "flow-7", "to": ["partner-2", "partner-1"], "roles": [{"id": "role-1"}]},
        {"id": "flow-2"},
        {"name": "no id"},
    ],
}


@given(st.lists(st.text()))
def test_any_segments_round_trip(segments: list[str]) -> None:
    assert list(parse(join(*segments))) == segments


@given(st.lists(st.text(min_size=1), min_size=1), st.text())
def test_child_and_parent_are_inverse(segments: list[str], name: str) -> None:
    assert parent(child(join(*segments), name)) == join(*segments)


def test_a_text_that_is_no_pointer_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with /"):
        parse("flows/0")


@pytest.mark.parametrize(
    ("by_id", "by_index"),
    [
        ("/flows/id:flow-7/to/1", "/flows/0/to/1"),
        ("/flows/id:flow-7/roles/id:role-1", "/flows/0/roles/0"),
        ("/flows/id:flow-2", "/flows/1"),
        ("/flows/2/name", "/flows/2/name"),
        ("/about/title", "/about/title"),
        ("", ""),
    ],
)
def test_both_forms_lead_to_the_same_place(by_id: str, by_index: str) -> None:
    assert to_index_form(TREE, by_id) == by_index
    assert to_id_form(TREE, by_index) == by_id
    assert get(TREE, by_id) is get(TREE, by_index)
    assert exists(TREE, by_id)


@pytest.mark.parametrize("nowhere", ["/flows/id:flow-9", "/flows/9", "/about/title/x", "/case/aim"])
def test_what_leads_nowhere_gives_the_default(nowhere: str) -> None:
    assert get(TREE, nowhere, "default") == "default"
    assert not exists(TREE, nowhere)
    assert to_index_form(TREE, nowhere)


def test_patterns() -> None:
    assert pattern_of("/flows/id:flow-7/roles/id:role-1/role") == "/flows/*/roles/*/role"
    assert pattern_of("/flows/0/to/1") == "/flows/*/to/*"
    assert list(expand(TREE, "/flows/*/roles/*/role")) == ["/flows/id:flow-7/roles/id:role-1/role"]
    assert list(expand(TREE, "/flows/*/name")) == [
        "/flows/id:flow-7/name",
        "/flows/id:flow-2/name",
        "/flows/2/name",
    ]
    assert list(expand(TREE, "/case/aim")) == []


@pytest.mark.parametrize(
    ("pattern", "pointer", "touch"),
    [
        ("/flows/*/to", "/flows/id:flow-7/to/0", True),
        ("/flows/*/to", "/flows/id:flow-7", True),
        ("/flows/*/to", "/flows", True),
        ("/flows/*/to", "/flows/id:flow-7/from", False),
        ("/flows", "/partners/id:partner-1", False),
        ("", "/anything", True),
    ],
)
def test_a_pattern_touches_what_is_above_and_below(pattern: str, pointer: str, touch: bool) -> None:
    assert matches(pattern, Pointer(pointer)) is touch


def test_an_id_that_stands_twice_is_named_by_index() -> None:
    tree: Any = {"flows": [{"id": "flow-1"}, {"id": "flow-1"}]}
    assert to_id_form(tree, "/flows/1") == "/flows/1"
    assert to_id_form(tree, "/flows/0") == "/flows/id:flow-1"
