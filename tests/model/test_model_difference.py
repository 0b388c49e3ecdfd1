"""What differs between two agreements, and getting from one to the other."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.change import MISSING, Edit, apply_changes, inverse
from sharebuilder.model.difference import Difference, changes_for, difference, equal
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from tests.model.trees import agreements, trees


def led(before: Any, differences: tuple[Difference, ...]) -> Any:
    """A copy of an agreement with differences brought in."""
    tree = copy.deepcopy(before)
    apply_changes(tree, changes_for(before, differences))
    return tree


@given(trees, trees)
def test_the_difference_brought_into_one_gives_the_other(before: Any, after: Any) -> None:
    kept = copy.deepcopy(before)
    assert equal(led(before, difference(before, after)), after)
    assert before == kept, "asking changes nothing"


@given(agreements, agreements)
def test_so_it_does_for_agreements_with_records(before: Any, after: Any) -> None:
    found = difference(before, after)
    assert equal(led(before, found), after)
    assert bool(found) != equal(before, after)
    changes = changes_for(before, found)
    back = copy.deepcopy(after)
    apply_changes(back, [inverse(change) for change in reversed(changes)])
    assert equal(back, before), "and the changes can be taken back"


@given(agreements, agreements)
def test_an_open_agreement_takes_a_difference_in_as_one_step_of_undo(
    before: Any, after: Any
) -> None:
    # Texts are cleaned on the way in, so the other agreement is one that could have been typed.
    agreement = OpenAgreement(copy.deepcopy(before))
    typed = OpenAgreement(copy.deepcopy(after)).tree
    agreement.apply(Edit("Restore", changes_for(agreement.tree, difference(before, typed))))
    assert equal(agreement.tree, typed)
    if agreement.can_undo:
        agreement.undo()
        assert not agreement.can_undo
    assert equal(agreement.tree, before)


@given(agreements, agreements, st.data())
def test_some_of_it_changes_only_those_places(before: Any, after: Any, data: Any) -> None:
    found = difference(before, after)
    chosen = tuple(one for one in found if data.draw(st.booleans()))
    result = led(before, chosen)
    left = {one.pointer for one in difference(result, after) if one.kind == "answer"}
    for one in found:
        if one.kind == "answer":
            inside_gone = any(
                other.kind == "removed" and one.pointer.startswith(f"{other.pointer}/")
                for other in chosen
            )
            assert (one.pointer in left) == (one not in chosen) or inside_gone, one


@given(trees)
def test_a_tree_does_not_differ_from_itself_nor_from_another_order_of_names(tree: Any) -> None:
    turned = dict(reversed(list(copy.deepcopy(tree).items())))
    assert difference(tree, turned) == ()


def test_records_are_told_apart_by_id_wherever_they_stand() -> None:
    before: Any = {"partners": [{"id": "p-1", "name": "A"}, {"id": "p-2", "name": "B"}]}
    after: Any = {"partners": [{"id": "p-3", "name": "C"}, {"id": "p-1", "name": "A2"}]}
    assert [(one.pointer, one.kind) for one in difference(before, after)] == [
        ("/partners/id:p-1/name", "answer"),
        ("/partners/id:p-2", "removed"),
        ("/partners/id:p-3", "added"),
    ]


@pytest.mark.parametrize(
    ("order", "moved"), [("bcda", "a"), ("dabc", "d"), ("acbd", None), ("abcd", "")]
)
def test_one_record_that_moved_is_one_difference(order: str, moved: str | None) -> None:
    before: Any = {"x": [{"id": letter} for letter in "abcd"]}
    found = difference(before, {"x": [{"id": letter} for letter in order]})
    assert len(found) == (1 if moved != "" else 0)
    assert all(one.kind == "moved" for one in found)
    if moved:
        assert found[0].pointer == f"/x/id:{moved}"


def test_a_move_alone_keeps_what_the_record_says_now() -> None:
    before: Any = {"x": [{"id": "a", "n": "now"}, {"id": "b"}]}
    after: Any = {"x": [{"id": "b"}, {"id": "a", "n": "then"}]}
    found = difference(before, after)
    moved = tuple(one for one in found if one.kind == "moved")
    assert led(before, moved)["x"][1] == {"id": "a", "n": "now"}


def test_a_period_is_one_answer_where_that_is_known() -> None:
    before: Any = {"keep": {"number": 6, "unit": "months"}}
    after: Any = {"keep": {"number": 2, "unit": "years"}}
    assert len(difference(before, after)) == 2
    (one,) = difference(before, after, lambda at: at == "/keep")
    assert one == Difference(Pointer("/keep"), "answer", before["keep"], after["keep"])


def test_an_answer_whose_holder_is_missing_brings_the_holder_along() -> None:
    before: Any = {}
    after: Any = {"running": {"framework": {"name": "Accord", "date": "2026-01-01"}}}
    name = tuple(one for one in difference(before, after) if one.pointer.endswith("/name"))
    assert led(before, name) == {"running": {"framework": {"name": "Accord"}}}
    (contact,) = (
        one for one in difference({}, {"partners": [{"id": "p-1"}]}) if one.kind == "added"
    )
    assert led({}, (contact,)) == {"partners": [{"id": "p-1"}]}


def test_true_and_one_differ_and_ids_that_stand_twice_make_a_list_one_answer() -> None:
    (one,) = difference({"a": True}, {"a": 1})
    assert (one.before, one.after) == (True, 1)
    (two,) = difference({"a": [{"id": "x"}, {"id": "x"}]}, {"a": [{"id": "x"}]})
    assert two.kind == "answer"
    (three,) = difference({"a": []}, {})
    assert (three.kind, three.after) == ("holder", MISSING)


def test_what_leads_nowhere_is_said() -> None:
    gone = difference({"x": [{"id": "a"}]}, {"x": []})
    with pytest.raises(KeyError):
        changes_for({"x": []}, gone)
