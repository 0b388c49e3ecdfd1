"""Merging two people's versions: nothing that anybody wrote is lost unnoticed."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given

from sharebuilder.model.answered import is_answered
from sharebuilder.model.change import MISSING
from sharebuilder.model.difference import difference, equal
from sharebuilder.model.merge import UNKNOWN, Conflict, Merge
from sharebuilder.model.pointer import Pointer, exists, get
from sharebuilder.schema.shape import shape
from tests.model.trees import agreements, trees


def said(value: Any) -> bool:
    """Whether a value says anything."""
    return value is not MISSING and is_answered(value)


@given(trees, trees)
def test_merging_with_a_side_that_changed_nothing_gives_the_other(base: Any, other: Any) -> None:
    for mine, theirs in ((base, other), (other, base)):
        merge = Merge(base, mine, theirs)
        assert merge.conflicts == ()
        assert equal(merge.result(), other)


@given(agreements, agreements)
def test_so_it_does_for_agreements(base: Any, other: Any) -> None:
    for mine, theirs in ((base, other), (other, base)):
        merge = Merge(base, mine, theirs, shapes=shape())
        assert (merge.conflicts, merge.renumbered) == ((), ())
        assert equal(merge.result(), other)
    assert equal(Merge(base, other, other, shapes=shape()).result(), other)
    assert Merge(base, other, other, shapes=shape()).taken == ()


@given(agreements, agreements, agreements)
def test_no_update_is_lost(base: Any, mine: Any, theirs: Any) -> None:
    """What one side wrote stands in the result, or a person was asked about it."""
    kept = copy.deepcopy((base, mine, theirs))
    merge = Merge(base, mine, theirs)
    assert (base, mine, theirs) == kept, "merging changes none of the three"
    asked = [one.pointer for one in merge.conflicts]
    for side, _other, choice in ((mine, theirs, ()), (theirs, mine, asked)):
        result = merge.result(choice)
        for one in difference(base, side):
            if one.kind in {"moved", "holder"} or not (said(one.before) or said(one.after)):
                continue
            was_asked = any(
                f"{one.pointer}/".startswith(f"{at}/") or at.startswith(f"{one.pointer}/")
                for at in asked
            )
            if was_asked:
                continue
            if one.kind == "removed":
                assert not exists(result, one.pointer), one
            elif not said(one.after):
                # Nothing, an empty text and an empty list say the same: nothing.
                assert not is_answered(get(result, one.pointer)), one
            elif one.kind == "answer":
                assert equal(get(result, one.pointer), one.after), one
            else:  # a record that was added; the other side may have filled the same id
                assert exists(result, one.pointer), one


@given(agreements, agreements, agreements)
def test_all_choices_for_one_side_give_that_side_and_what_only_the_other_did(
    base: Any, mine: Any, theirs: Any
) -> None:
    merge = Merge(base, mine, theirs)
    for choice, side in (((), "mine"), ([one.pointer for one in merge.conflicts], "theirs")):
        result = merge.result(choice)
        for conflict in merge.conflicts:
            wanted = getattr(conflict, side)
            if wanted is MISSING:
                assert not exists(result, conflict.pointer)
            else:
                assert equal(get(result, conflict.pointer), wanted)


@given(agreements, agreements)
def test_without_a_base_everything_that_differs_is_asked(mine: Any, theirs: Any) -> None:
    merge = Merge(None, mine, theirs)
    assert equal(merge.result(), _in_the_order_of(merge.result(), mine))
    everything = [one.pointer for one in merge.conflicts]
    for one in difference(mine, theirs):
        if one.kind not in {"moved", "holder"}:
            assert any(f"{one.pointer}/".startswith(f"{at}/") for at in everything), one
    left = difference(merge.result(everything), theirs)
    assert {one.kind for one in left} <= {"moved", "holder"}
    assert all(one.base is UNKNOWN for one in merge.conflicts)


def _in_the_order_of(result: Any, mine: Any) -> Any:
    """Mine in all but the order of records, which says nothing when nobody knows what was."""
    assert {one.kind for one in difference(result, mine)} <= {"moved", "holder"}
    return result


BASE: Any = {
    "id": "x",
    "about": {"title": "Old", "summary": "Old"},
    "partners": [{"id": "partner-1", "name": "Council"}, {"id": "partner-2", "name": "Trust"}],
}


def versions() -> tuple[Any, Any]:
    return copy.deepcopy(BASE), copy.deepcopy(BASE)


def test_what_each_changed_alone_is_taken_and_what_both_changed_is_asked() -> None:
    mine, theirs = versions()
    mine["about"] = {"title": "Mine", "summary": "My summary"}
    theirs["about"] = {"title": "Theirs", "summary": "Old"}
    theirs["partners"][1]["name"] = "NHS Trust"
    merge = Merge(BASE, mine, theirs)
    assert merge.conflicts == (Conflict(Pointer("/about/title"), "Old", "Mine", "Theirs"),)
    assert [one.pointer for one in merge.taken] == ["/partners/id:partner-2/name"]
    assert [one.pointer for one in merge.kept] == ["/about/summary"]
    result: Any = merge.result({Pointer("/about/title")})
    assert result["about"] == {"title": "Theirs", "summary": "My summary"}
    assert result["partners"][1]["name"] == "NHS Trust"


def test_a_record_taken_out_here_and_changed_there_is_asked() -> None:
    mine, theirs = versions()
    del mine["partners"][1]
    theirs["partners"][1]["name"] = "NHS Trust"
    (conflict,) = Merge(BASE, mine, theirs).conflicts
    assert (conflict.pointer, conflict.mine) == ("/partners/id:partner-2", MISSING)
    assert Merge(BASE, theirs, mine).conflicts[0].theirs is MISSING


def test_a_record_taken_out_here_and_untouched_there_goes() -> None:
    mine, theirs = versions()
    del mine["partners"][0]
    theirs["about"]["title"] = "Theirs"
    result: Any = Merge(BASE, mine, theirs).result()
    assert [one["id"] for one in result["partners"]] == ["partner-2"]


def test_two_records_added_at_the_same_time_under_one_id_are_both_kept() -> None:
    mine, theirs = versions()
    for tree, name in ((mine, "Police"), (theirs, "School")):
        tree["partners"].append({"id": "partner-3", "name": name})
        tree["flows"] = [{"id": "flow-1", "from": "partner-3", "to": ["partner-1", "partner-3"]}]
        tree["open_questions"] = [
            {"id": "question-1", "about": "/partners/id:partner-3/name", "question": name}
        ]
    mine["open_questions"].append({"id": "question-2", "about": "/flows/id:flow-1/to"})
    merge = Merge(BASE, mine, theirs, shapes=shape())
    assert merge.conflicts == ()
    result: Any = merge.result()
    partners = {one["id"]: one["name"] for one in result["partners"]}
    assert partners["partner-3"] == "School", "theirs was saved first and keeps its id"
    assert partners["partner-4"] == "Police"
    flows = {one["id"]: one for one in result["flows"]}
    assert (flows["flow-1"]["from"], flows["flow-2"]["from"]) == ("partner-3", "partner-4")
    assert flows["flow-2"]["to"] == ["partner-1", "partner-4"]
    abouts = {one["about"] for one in result["open_questions"]}
    assert abouts == {
        "/partners/id:partner-3/name",
        "/partners/id:partner-4/name",
        "/flows/id:flow-2/to",
    }
    assert ("/partners/id:partner-3", "/partners/id:partner-4") in [
        (one.before, one.after) for one in merge.renumbered
    ]


def test_the_same_record_added_on_both_sides_stays_one() -> None:
    mine, theirs = versions()
    for tree in (mine, theirs):
        tree["partners"].append({"id": "partner-3", "name": "Police"})
    merge = Merge(BASE, mine, theirs, shapes=shape())
    assert (merge.renumbered, merge.conflicts) == ((), ())
    assert len(merge.result()["partners"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine_order", "theirs_order", "expected"),
    [("ba", "ab", "ba"), ("ab", "ba", "ba"), ("xab", "aby", "xaby"), ("axb", "bay", "baxy")],
)
def test_the_order_of_records_follows_whoever_changed_it(
    mine_order: str, theirs_order: str, expected: str
) -> None:
    base, mine, theirs = (
        {"x": [{"id": letter} for letter in order]} for order in ("ab", mine_order, theirs_order)
    )
    result: Any = Merge(base, mine, theirs).result()  # type: ignore[arg-type]
    found = "".join(one["id"] for one in result["x"])
    assert sorted(found) == sorted(expected)
    assert found == expected


def test_a_period_that_both_changed_is_asked_as_one() -> None:
    base: Any = {"keep": {"number": 6, "unit": "months"}}
    mine: Any = {"keep": {"number": 9, "unit": "months"}}
    theirs: Any = {"keep": {"number": 6, "unit": "years"}}
    merge = Merge(base, mine, theirs, is_answer=lambda at: at == "/keep")
    (conflict,) = merge.conflicts
    assert (conflict.mine, conflict.theirs) == (mine["keep"], theirs["keep"])
