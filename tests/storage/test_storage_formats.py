"""Every format that a released ShareBuilder wrote still opens, saves and builds.

`formats/N.sharebuilder` is a file as ShareBuilder wrote it in format N. It is never changed. Whoever
makes a new format adds a file of it, and the step that brings the one before up to it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sharebuilder.cli.main import main
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.schema.validation import problems
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.migrations import CURRENT_VERSION, MIGRATIONS

FORMATS = Path(__file__).with_name("formats")


@pytest.mark.parametrize("version", range(MIGRATIONS.oldest, CURRENT_VERSION + 1))
def test_a_file_of_every_format_opens_saves_and_builds(tmp_path: Path, version: int) -> None:
    content = (FORMATS / f"{version}.sharebuilder").read_bytes()
    path = tmp_path / "old.sharebuilder"
    path.write_bytes(content)
    loaded = read_agreement(path)
    assert loaded.migrated_from == (version if version < CURRENT_VERSION else None)
    assert problems(loaded.tree) == []
    assert loaded.tree["x_ours"] == {"kept": True}
    agreement = OpenAgreement.open(path)
    agreement.save()
    assert read_agreement(path).tree == loaded.tree
    if version < CURRENT_VERSION:
        kept = tmp_path / f"old.v{version}-original.sharebuilder"
        assert kept.read_bytes() == content
    assert main(["build", str(path), "--out", str(tmp_path / "out")]) == 0
    assert list((tmp_path / "out").glob("*.docx"))
