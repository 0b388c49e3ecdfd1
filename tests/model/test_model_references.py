"""Who refers to what, ids, and which records lie inside others."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.change import apply_changes, inverse
from sharebuilder.model.pointer import Pointer, get
from sharebuilder.model.references import (
    clearing,
    collection_of,
    highest_ids,
    ids_inside,
    outermost,
    references_to,
)


@dataclass(frozen=True)
class Holds:
    """A field that holds ids."""

    pattern: str
    collection: str


FIELDS = [
    Holds("/lead", "/partners"),
    Holds("/flows/*/from", "/partners"),
    Holds("/flows/*/to/*", "/partners"),
    Holds("/flows/*/contact", "/partners/*/contacts"),
]

partner_ids = st.sampled_from(["partner-1", "partner-2", "partner-3"])
flows = st.lists(
    st.fixed_dictionaries({}, optional={"from": partner_ids, "to": st.lists(partner_ids)}),
    max_size=4,
).map(lambda found: [{"id": f"flow-{n}", **flow} for n, flow in enumerate(found, 1)])
trees = st.fixed_dictionaries({"flows": flows}, optional={"lead": partner_ids})


@given(tree=trees, gone=st.sets(partner_ids))
def test_clearing_takes_out_every_reference_and_nothing_else(tree: Any, gone: set[str]) -> None:
    before = json.dumps(tree)
    wanted: Any = copy.deepcopy(tree)
    if wanted.get("lead") in gone:
        del wanted["lead"]
    for flow in wanted["flows"]:
        if flow.get("from") in gone:
            del flow["from"]
        if "to" in flow:
            flow["to"] = [partner for partner in flow["to"] if partner not in gone]
    places = list(references_to(tree, "/partners", gone, FIELDS))
    assert all(get(tree, place) in gone for place in places)
    changes = clearing(tree, places)
    apply_changes(tree, changes)
    assert tree == wanted
    assert not list(references_to(tree, "/partners", gone, FIELDS))
    apply_changes(tree, [inverse(change) for change in reversed(changes)])
    assert json.dumps(tree) == before


def test_only_ids_of_the_asked_collection_count() -> None:
    tree: Any = {"lead": "contact-1", "flows": [{"id": "flow-1", "contact": "contact-1"}]}
    nested = references_to(tree, "/partners/*/contacts", ["contact-1"], FIELDS)
    assert list(nested) == ["/flows/id:flow-1/contact"]


def test_the_highest_id_is_looked_for_everywhere() -> None:
    tree: Any = {
        "partners": [{"id": "partner-2", "contacts": [{"id": "contact-11"}]}],
        "flows": [{"id": "flow-1", "to": ["partner-9"]}],
        "note": "partner-x and partner-77 in a sentence",
    }
    assert highest_ids(tree) == {"partner": 9, "contact": 11, "flow": 1}


def test_the_ids_inside_a_record_come_with_their_collections() -> None:
    partner: Any = {"id": "partner-1", "contacts": [{"id": "contact-4"}, {}], "tags": ["a"]}
    assert list(ids_inside(partner, "/partners")) == [
        ("/partners", "partner-1"),
        ("/partners/*/contacts", "contact-4"),
    ]


def test_records_inside_others_are_left_out() -> None:
    first, inner = Pointer("/flows/id:flow-1"), Pointer("/flows/id:flow-1/roles/id:role-1")
    tenth = Pointer("/flows/id:flow-10")
    assert outermost([inner, first, tenth, first]) == (first, tenth)
    assert outermost([inner]) == (inner,)


@pytest.mark.parametrize(
    ("record", "collection"),
    [
        ("/partners/id:partner-1", "/partners"),
        ("/partners/id:partner-1/contacts/id:contact-2", "/partners/*/contacts"),
    ],
)
def test_the_collection_of_a_record(record: str, collection: str) -> None:
    assert collection_of(Pointer(record)) == collection
