"""Saving an open agreement, and opening it again."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.errors import CannotSave, ChangedOnDisk
from sharebuilder.model.text import illegal_characters
from sharebuilder.open_agreement import OpenAgreement

if TYPE_CHECKING:
    from pathlib import Path
from tests.open_agreements import TITLE, small


def test_saving_opening_and_saving_again_change_nothing(tmp_path: Path) -> None:
    agreement = small()
    path = tmp_path / "a.sharebuilder"
    agreement.save(path)
    assert not agreement.dirty
    first = path.read_bytes()
    again = OpenAgreement.open(path)
    again.save()
    assert path.read_bytes() == first
    agreement.undo()
    assert agreement.dirty
    agreement.redo()
    assert not agreement.dirty
    agreement.undo()
    agreement.set(TITLE, "Other", label="x")
    assert agreement.dirty
    agreement.undo()
    assert agreement.dirty, "the saved state can no longer be reached"


def test_saving_over_somebody_elses_change_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    small().save(path)
    mine, theirs = OpenAgreement.open(path), OpenAgreement.open(path)
    theirs.set(TITLE, "Theirs", label="x")
    theirs.save()
    mine.set(TITLE, "Mine", label="x")
    kept = path.read_bytes()
    with pytest.raises(ChangedOnDisk) as caught:
        mine.save()
    assert str(path) in str(caught.value)
    assert path.read_bytes() == kept
    assert mine.dirty
    mine.save(overwrite_changed=True)
    assert OpenAgreement.open(path).value(TITLE) == "Mine"


def test_another_spelling_of_its_own_path_is_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    small().save(path)
    mine, theirs = OpenAgreement.open(path), OpenAgreement.open(path)
    theirs.set(TITLE, "Theirs", label="x")
    theirs.save()
    with pytest.raises(ChangedOnDisk):
        mine.save(tmp_path / ".." / tmp_path.name / "a.sharebuilder")


def test_a_file_that_was_deleted_meanwhile_is_saved_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    small().save(path)
    mine = OpenAgreement.open(path)
    path.unlink()
    mine.set(TITLE, "Mine", label="x")
    mine.save()
    assert OpenAgreement.open(path).title == "Mine"


def test_saving_into_a_folder_that_is_not_there_keeps_the_work(tmp_path: Path) -> None:
    agreement = small()
    with pytest.raises(CannotSave, match="folder is not there"):
        agreement.save(tmp_path / "gone" / "a.sharebuilder")
    assert agreement.dirty
    assert agreement.path is None


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.text(max_size=5) | st.booleans()))
def test_unknown_fields_survive_a_round_trip(tmp_path_factory: Any, extra: dict[str, Any]) -> None:
    if any(illegal_characters(text) for text in (*extra, *map(str, extra.values()))):
        return
    path = tmp_path_factory.mktemp("unknown") / "a.sharebuilder"
    tree = {**extra, **small().tree, "partners": [{"id": "partner-1", "x_ours": extra}]}
    OpenAgreement(copy.deepcopy(tree)).save(path)
    once = path.read_bytes()
    again = OpenAgreement.open(path)
    assert again.tree == tree
    again.save()
    assert path.read_bytes() == once
