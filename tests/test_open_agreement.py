"""One open agreement: editing, undo, listeners, references, saving."""

from __future__ import annotations

import copy
import json
import logging
from typing import TYPE_CHECKING

import pytest

from sharebuilder.editing import Notice
from sharebuilder.model.change import MISSING, Change, Edit
from sharebuilder.model.pointer import Pointer, child, record_of
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.schema.shape import ReferenceField
from sharebuilder.schema.validation import problems

if TYPE_CHECKING:
    from pathlib import Path
from tests.open_agreements import PARTNERS, TITLE, small


def test_a_new_agreement_obeys_the_schema_and_is_clean() -> None:
    agreement = OpenAgreement.new()
    assert problems(agreement.tree) == []
    assert not agreement.dirty
    assert agreement.title == "New agreement"


def test_an_answer_makes_the_objects_on_its_way_and_undo_takes_them_away() -> None:
    agreement = OpenAgreement.new()
    empty = copy.deepcopy(agreement.tree)
    agreement.set(Pointer("/running/framework/name"), "Accord", label="Name the framework")
    assert agreement.view.running.framework.name == "Accord"
    assert agreement.undo_label == "Name the framework"
    assert agreement.undo() == ("/running",)
    assert agreement.tree == empty
    assert not agreement.dirty
    agreement.redo()
    assert agreement.view.running.framework.name == "Accord"


def test_typing_in_one_field_is_one_step_of_undo() -> None:
    agreement = OpenAgreement.new()
    for text in ("W", "Wi", "Win"):
        agreement.set(TITLE, text, label="Change the title", merge_key="title")
    agreement.seal()
    agreement.set(TITLE, "Wins", label="Change the title", merge_key="title")
    agreement.undo()
    assert agreement.value(TITLE) == "Win"
    agreement.undo()
    assert agreement.value(TITLE) is None
    assert not agreement.can_undo
    agreement.redo()
    assert agreement.value(TITLE) == "Win"


def test_records_and_answers_can_change_as_one_edit() -> None:
    agreement = small()
    before = copy.deepcopy(agreement.tree)
    changes = (
        Change(Pointer("/case/aim"), MISSING, "Fewer fires"),
        *agreement.adding(Pointer("/prompt_answers"), {"status": "parked"}),
        *agreement.adding(Pointer("/open_questions"), {"owner": "Ward manager"}),
    )
    told: list[Notice] = []
    agreement.listen(told.append)
    agreement.apply(Edit("Park a prompt", changes))
    assert agreement.view.open_questions[0].owner == "Ward manager"
    assert (agreement.undo_label, len(told)) == ("Park a prompt", 1)
    agreement.undo()
    assert agreement.tree == before
    agreement.redo()
    assert agreement.view.prompt_answers[0].id == "prompt-1"


def test_true_and_one_are_different_answers() -> None:
    agreement = OpenAgreement.new()
    place = Pointer("/about/under_framework")
    agreement.set(place, 1, label="x")
    agreement.set(place, True, label="x")
    assert agreement.value(place) is True


def test_the_same_answer_is_no_edit() -> None:
    agreement = OpenAgreement.new()
    agreement.set(TITLE, "Winter", label="x")
    agreement.set(TITLE, "Winter", label="x")
    agreement.set(Pointer("/about/summary"), MISSING, label="x")
    agreement.undo()
    assert not agreement.can_undo


def test_deleting_a_partner_clears_what_refers_to_it_and_one_undo_restores_all() -> None:
    agreement = small()
    before = json.dumps(agreement.tree)
    partner = Pointer("/partners/id:partner-1")
    assert set(agreement.references_to(partner)) == {
        "/flows/id:flow-1/from",
        "/flows/id:flow-1/to/1",
    }
    agreement.delete_records([partner], label="Delete Council")
    assert agreement.tree["flows"] == [{"id": "flow-1", "to": ["partner-2"]}]
    assert [p.name for p in agreement.view.partners] == ["Trust"]
    agreement.undo()
    assert json.dumps(agreement.tree) == before


def test_deleting_several_records_at_once_restores_their_order() -> None:
    agreement = small()
    agreement.add_record(PARTNERS, {"name": "Fire"}, label="Add partner")
    before = json.dumps(agreement.tree)
    gone = [Pointer("/partners/id:partner-1"), Pointer("/partners/id:partner-3")]
    agreement.delete_records(gone, label="Delete two")
    assert [p.name for p in agreement.view.partners] == ["Trust"]
    agreement.undo()
    assert json.dumps(agreement.tree) == before


def test_an_id_is_never_used_again() -> None:
    agreement = small()
    agreement.delete_records([Pointer("/partners/id:partner-2")], label="x")
    assert agreement.add_record(PARTNERS, label="x") == "/partners/id:partner-3"
    agreement.undo()
    assert agreement.add_record(PARTNERS, label="x") == "/partners/id:partner-4"


def test_an_id_that_an_edit_brought_is_not_given_again() -> None:
    agreement = OpenAgreement.new()
    brought = Change(PARTNERS, MISSING, [{"id": "partner-7"}])
    agreement.apply(Edit("Paste partners", (brought,)))
    agreement.undo()
    assert agreement.add_record(PARTNERS, label="x") == "/partners/id:partner-8"


def test_an_edit_that_fails_half_way_changes_nothing() -> None:
    agreement = small()
    before = json.dumps(agreement.tree)
    heard: list[Notice] = []
    agreement.listen(heard.append)
    for bad in ("/partners/id:partner-9/name", "no pointer", ""):
        changes = (Change(TITLE, MISSING, "x"), Change(Pointer(bad), MISSING, "x"))
        with pytest.raises((KeyError, ValueError)):
            agreement.apply(Edit("two things", changes))
        assert json.dumps(agreement.tree) == before
    assert agreement.undo_label == "Add flow"
    assert heard == []


def test_an_edit_that_changes_nothing_is_no_step_of_undo() -> None:
    agreement = small()
    changes = tuple(
        Change(Pointer(f"/partners/id:partner-{n}/name"), None, name)
        for n, name in ((1, "Council"), (2, "Trust"))
    )
    agreement.apply(Edit("Set the names", changes))
    assert agreement.undo_label == "Add flow"


def test_what_stood_there_is_read_from_the_agreement_not_from_the_edit() -> None:
    agreement = small()
    name = Pointer("/partners/id:partner-1/name")
    agreement.apply(Edit("Rename", (Change(name, "a stale name", "New name"),)))
    agreement.undo()
    assert agreement.value(name) == "Council"


def test_listeners_hear_pointers_by_id_when_the_caller_used_an_index() -> None:
    agreement = small()
    heard: list[Notice] = []
    agreement.listen(heard.append)
    agreement.set(Pointer("/partners/1/name"), "Trust B", label="Rename")
    assert heard[0].pointers == ("/partners/id:partner-2/name",)


def test_typing_and_clearing_again_is_no_step_of_undo() -> None:
    agreement = small()
    agreement.set(Pointer("/about/summary"), "s", label="x")
    for text in ("W", "Wi", MISSING):
        agreement.set(TITLE, text, label="Change the title", merge_key="title")
    assert agreement.undo_label == "x"
    agreement.undo()
    agreement.redo()
    assert agreement.tree["about"] == {"summary": "s"}


def test_saving_ends_a_step_of_typing(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    agreement.set(TITLE, "Win", label="x", merge_key="title")
    agreement.save(tmp_path / "a.sharebuilder")
    agreement.set(TITLE, "Winter", label="x", merge_key="title")
    assert agreement.dirty
    agreement.undo()
    assert agreement.value(TITLE) == "Win"
    assert not agreement.dirty


def test_deleting_a_record_and_one_inside_it_is_one_edit() -> None:
    agreement = small()
    flow = Pointer("/flows/id:flow-1")
    role = agreement.add_record(child(flow, "roles"), {"partner": "partner-2"}, label="x")
    before = json.dumps(agreement.tree)
    agreement.delete_records([role, flow, flow], label="Delete")
    assert agreement.tree["flows"] == []
    agreement.undo()
    assert json.dumps(agreement.tree) == before


def test_deleting_a_record_clears_what_refers_to_records_inside_it() -> None:
    class Shapes:
        def reference_fields(self) -> tuple[ReferenceField, ...]:
            return (ReferenceField("/lead_contact", "/partners/*/contacts"),)

        def id_prefix(self, collection: str) -> str:
            return {"/partners": "partner", "/partners/*/contacts": "contact"}.get(collection, "")

    agreement = OpenAgreement({"id": "x"}, shapes=Shapes())
    partner = agreement.add_record(PARTNERS, {"contacts": [{"name": "Asha"}]}, label="x")
    agreement.set(Pointer("/lead_contact"), "contact-1", label="x")
    assert agreement.references_to(partner) == ("/lead_contact",)
    agreement.delete_records([partner], label="Delete")
    assert agreement.tree == {"id": "x", "partners": []}
    agreement.undo()
    assert agreement.value(Pointer("/lead_contact")) == "contact-1"


def test_pasted_characters_that_no_file_can_hold_are_cleaned(tmp_path: Path) -> None:
    agreement = OpenAgreement.new()
    agreement.set(TITLE, "Winter\x0bhome\x00 \ud83d", label="x")
    agreement.add_record(PARTNERS, {"name": "A\r\nB\x07"}, label="x")
    assert agreement.title == "Winter\nhome "
    path = tmp_path / "a.sharebuilder"
    agreement.save(path)
    again = OpenAgreement.open(path)
    assert again.tree == agreement.tree
    assert again.view.partners[0].name == "A\nB"


def test_an_answer_below_a_null_can_be_given() -> None:
    agreement = OpenAgreement({"id": "x", "about": None})
    agreement.set(TITLE, "Winter", label="x")
    assert agreement.title == "Winter"
    agreement.undo()
    assert agreement.tree == {"id": "x", "about": None}


def test_a_copy_has_fresh_ids_inside_too_and_keeps_its_references() -> None:
    agreement = small()
    flow = Pointer("/flows/id:flow-1")
    agreement.add_record(child(flow, "roles"), {"partner": "partner-2"}, label="x")
    copied = agreement.duplicate_record(flow, label="Duplicate flow")
    assert copied == "/flows/id:flow-2"
    first, second = agreement.view.flows
    assert second.from_ == "partner-1"
    assert second.roles[0].partner == "partner-2"
    assert second.roles[0].id != first.roles[0].id
    assert problems(agreement.tree) == []


def test_moving_a_record_changes_order_only() -> None:
    agreement = small()
    agreement.move_record(Pointer("/partners/id:partner-2"), 0, label="Move up")
    assert [p.id for p in agreement.view.partners] == ["partner-2", "partner-1"]
    agreement.undo()
    assert [p.id for p in agreement.view.partners] == ["partner-1", "partner-2"]


def test_a_change_that_leads_nowhere_changes_nothing() -> None:
    agreement = small()
    before = copy.deepcopy(agreement.tree)
    with pytest.raises(KeyError):
        agreement.set(Pointer("/partners/id:partner-9/name"), "x", label="x")
    with pytest.raises(KeyError):
        agreement.delete_records([Pointer("/partners/id:partner-9")], label="x")
    assert agreement.tree == before


def test_listeners_hear_what_changed_and_one_that_fails_breaks_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    agreement = OpenAgreement.new()
    heard: list[Notice] = []

    def broken(_notice: Notice) -> None:
        raise RuntimeError("a view fell over")

    agreement.listen(broken)
    stop = agreement.listen(heard.append)
    with caplog.at_level(logging.ERROR):
        agreement.set(TITLE, "Winter", label="Change the title", origin="editor")
    assert "a listener failed" in caplog.text
    assert heard == [Notice((Pointer("/about"),), "Change the title", "editor")]
    agreement.undo()
    assert len(heard) == 2
    stop()
    agreement.redo()
    assert len(heard) == 2


def test_record_of_is_the_innermost_record() -> None:
    assert record_of(Pointer("/flows/id:flow-1/roles/id:role-2/role")) == (
        "/flows/id:flow-1/roles/id:role-2"
    )
    assert record_of(Pointer("/case/aim")) == "/case"
