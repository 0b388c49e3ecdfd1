"""Files of older formats are brought up, and the original is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharebuilder.errors import CannotSave, UnusableFile
from sharebuilder.model.json_types import JsonObject
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.migrations import Migrations
from tests.storage.agreement_files import GOOD, TITLE, FailingFiles


def name_to_title(tree: JsonObject) -> JsonObject:
    """What a step from format 0 to format 1 could do."""
    name = tree.pop("name")
    return {**tree, "about": {"title": name}}


OLDER = Migrations({0: name_to_title}, current=1)
OLD = GOOD.replace('"format_version": 1', '"format_version": 0, "name": "Old", "x_ours": [1]')


def test_an_older_format_is_brought_up_and_the_original_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    path.chmod(0o600)
    agreement = OpenAgreement.open(path, migrations=OLDER)
    assert agreement.title == "Old"
    assert agreement.tree["x_ours"] == [1]
    assert "name" not in agreement.tree
    assert "original is kept" in agreement.notes[0]
    assert path.read_text(encoding="utf-8") == OLD, "opening changes nothing"
    agreement.save()
    kept = tmp_path / "a.v0-original.sharebuilder"
    assert kept.read_text(encoding="utf-8") == OLD
    assert kept.stat().st_mode & 0o777 == 0o600, "what was private stays private"
    assert read_agreement(path).tree["format_version"] == 1
    agreement.set(TITLE, "Newer", label="x")
    agreement.save()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "a.sharebuilder",
        "a.v0-original.sharebuilder",
    ]


def test_an_original_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    for name in ("Old", "Other"):
        path.write_text(OLD.replace('"Old"', f'"{name}"'), encoding="utf-8")
        OpenAgreement.open(path, migrations=OLDER).save()
    first, second = (
        (tmp_path / f"a.v0-original{number}.sharebuilder").read_text(encoding="utf-8")
        for number in ("", "-2")
    )
    assert '"Old"' in first
    assert '"Other"' in second


def test_saving_an_older_file_elsewhere_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    OpenAgreement.open(path, migrations=OLDER).save(tmp_path / "b.sharebuilder")
    assert path.read_text(encoding="utf-8") == OLD
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "a.sharebuilder",
        "b.sharebuilder",
    ]


def test_an_older_file_that_vanished_meanwhile_is_saved_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    agreement = OpenAgreement.open(path, migrations=OLDER)
    path.unlink()
    agreement.save()
    assert read_agreement(path).tree["about"] == {"title": "Old"}


def test_nothing_is_saved_where_the_original_could_not_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD, encoding="utf-8")
    loaded = read_agreement(path, migrations=OLDER)
    agreement = OpenAgreement(
        loaded.tree,
        path,
        on_disk=loaded,
        files=FailingFiles(3, "ENOSPC"),
    )
    with pytest.raises(CannotSave, match="disk is full"):
        agreement.save()
    assert path.read_text(encoding="utf-8") == OLD
    agreement.save()
    assert (tmp_path / "a.v0-original.sharebuilder").read_text(encoding="utf-8") == OLD


def test_an_older_file_that_is_not_what_it_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sharebuilder"
    path.write_text(OLD.replace('"name"', '"nome"'), encoding="utf-8")
    with pytest.raises(UnusableFile, match="older format"):
        read_agreement(path, migrations=OLDER)
    with pytest.raises(UnusableFile, match="no format version 0"):
        read_agreement(path)


def test_steps_are_taken_one_after_the_other() -> None:
    steps = {n: lambda tree, n=n: {**tree, "seen": [*tree.get("seen", []), n]} for n in (1, 2, 3)}
    tree: JsonObject = {"format_version": 2}
    assert Migrations(steps, 4).migrated(tree, 2) == {"format_version": 4, "seen": [2, 3]}
    assert tree == {"format_version": 2}
