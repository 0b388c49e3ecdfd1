"""Bringing tables in and writing them out on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sharebuilder.cli.main import main
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.cases import started_from
from sharebuilder.storage.lock import Lock
from sharebuilder.storage.person import Person
from tests.tables.workbooks import text_cells, workbook

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    ["Organisation", "Type", "Owner"],
    ["Essex Fire", "Fire and rescue service", "Jo"],
    ["Hogwarts", "Wizards", "Al"],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "winter.sharebuilder"
    OpenAgreement.new().save(path)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "partners.xlsx"
    path.write_bytes(workbook({"Cover": text_cells([["Read me"]]), "Partners": text_cells(ROWS)}))
    return path


def partners(file: Path) -> list[object]:
    listed = OpenAgreement.open(file).tree.get("partners", [])
    assert isinstance(listed, list)
    return listed


def test_a_table_is_brought_once_everything_in_it_was_decided(
    file: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(file), str(table), "--into", "partners", "--sheet", "Partners",
             "--map", "Organisation=name", "--map", "Owner="]  # fmt: skip
    before = file.read_bytes()
    assert main([*words, "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["added"] == 2
    assert said["columns_left_out"] == ["Owner"]
    assert [one["cell"] for one in said["problems"]] == ["B3"]
    assert main(words) == 2
    error = capsys.readouterr().err
    assert "“Wizards” is none of the answers" in error
    assert "Nothing was changed" in error
    assert file.read_bytes() == before
    assert main([*words, "--keep-in", "description"]) == 0
    assert "Import of 2 partners" in capsys.readouterr().out
    assert partners(file) == [
        {"id": "partner-1", "name": "Essex Fire", "type": "fire"},
        {"id": "partner-2", "name": "Hogwarts", "description": "Type: Wizards"},
    ]
    assert main([*words, "--leave-out"]) == 0
    assert "2 left out (they are there already)" in capsys.readouterr().out
    assert main([*words, "--leave-out", "--same", "add"]) == 0
    assert len(partners(file)) == 4


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--sheet", "Nope"], "no sheet called “Nope”"),
        (["--map", "Nope=name"], "no column “Nope”"),
        (["--map", "Read me=colour"], "“colour” is no field of partners"),
        (["--keep-in", "colour"], "“colour” is no field of partners"),
    ],
)
def test_a_slip_is_told_with_what_there_is(
    file: Path, table: Path, more: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(file), str(table), "--into", "partners", *more]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Choose among" in error or "choose among" in error


def test_nothing_is_brought_into_an_agreement_that_somebody_has_open(
    file: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = Lock(file, person=Person("jsmith", "Jo Smith", "COUNCIL-PC-12", "aaaa"))
    lock.acquire()
    before = file.read_bytes()
    words = ["import", str(file), str(table), "--into", "partners", "--no-heading"]
    assert main(words) == 2
    assert "Jo Smith" in capsys.readouterr().err
    assert file.read_bytes() == before
    lock.release()


def test_a_list_goes_out_and_back_through_real_processes(tmp_path: Path) -> None:
    file, out = tmp_path / "case.sharebuilder", tmp_path / "items.csv"
    OpenAgreement(started_from("essex")).save(file)
    before = file.read_bytes()

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "sharebuilder", *map(str, words)],
            capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
            env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip

    assert run("export", file, "--list", "items", "--out", out).returncode == 0
    again = run("export", file, "--list", "items", "--out", out)
    assert (again.returncode, "already" in again.stderr) == (2, True)
    done = run("import", file, out, "--into", "items", "--same", "update")
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == before, "the same table changes nothing"
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    bad = run("import", file, tmp_path / "picture.csv", "--into", "items")
    assert (bad.returncode, "Traceback" in bad.stderr) == (2, False)
    assert "picture (PNG)" in bad.stderr
