"""The benchmark's report: what stands in it. No test asserts a time."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bench.asked import ASKED
from bench.measure import Row
from bench.peers import blocks_of, by_docxtemplater, by_python_docx, why_no_docxtemplater
from bench.report import report

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = [
    {"text": "Who shares what"},
    {"rows": [["From", "To"], ["A council & its partners", "The <police>"]]},
    {"text": "Why, and how long"},
    {"rows": [["One", "Two", "Three"]]},
]


def line_of(text: str, row: str) -> list[str]:
    (found,) = [line for line in text.splitlines() if line.startswith(f"| `{row}`")]
    return [cell.strip() for cell in found.strip("|").split("|")]


def made(*rows: Row, **missing: str) -> str:
    return report(
        rows, missing, on="2 cores of a shared machine", day=date(2026, 11, 25), minutes=7.4
    )


def test_each_row_says_what_how_and_whether_it_holds() -> None:
    limit = ASKED["start-vs-bare-window"].ratio
    text = made(
        Row("start-vs-bare-window", 2 * limit, 1.0, "ms", "a start, against a bare window", "once"),
        Row(
            "large-memory-vs-bare-window", 50.0, 50.0, "MB", "memory, against a bare one", "thrice"
        ),
        Row("no-limit", 0.0123, 1.0, "ms", "something, against a peer", "often"),
    )
    assert line_of(text, "start-vs-bare-window") == [
        "`start-vs-bare-window`", "a start, against a bare window", "once", "2.60 ms", "1.00 ms",
        "2.60", "1.3 (issue 7)", "**no**",
    ]  # fmt: skip
    assert line_of(text, "large-memory-vs-bare-window")[3:] == [
        "50.0 MB", "50.0 MB", "1.00", "1.5 (issue 4)", "yes",
    ]  # fmt: skip
    assert line_of(text, "no-limit")[5:] == ["0.012", "–", "–"]
    assert "25 November 2026, in one run of 7 minutes, on: 2 cores of a shared machine." in text
    assert "Not measured" not in text


def test_what_is_not_there_is_said_with_the_reason() -> None:
    text = made(**{"document-vs-docxtemplater": "Node is not installed"})
    assert (
        "- `document-vs-docxtemplater`: not measured here, because Node is not installed." in text
    )


def test_python_docx_writes_every_word() -> None:
    assert blocks_of(by_python_docx(BLOCKS)) == BLOCKS


def test_a_folder_without_the_packages_is_told_of(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        assert why_no_docxtemplater(tmp_path) == "Node is not installed"
    else:
        assert "has no docxtemplater and no pizzip" in why_no_docxtemplater(tmp_path)


@pytest.mark.skipif(bool(why_no_docxtemplater(None)), reason=why_no_docxtemplater(None))
def test_docxtemplater_writes_every_word() -> None:
    # It compares what was written with what was to be written.
    assert by_docxtemplater(BLOCKS, 1, None) > 0


def test_a_short_run_writes_the_table_and_the_report(tmp_path: Path) -> None:
    table, text = tmp_path / "rows.json", tmp_path / "report.md"
    done = subprocess.run(
        [sys.executable, "packaging/bench.py", "--quick", "--only", "checking", "--json", str(table),
         "--report", str(text), "--node-modules", str(tmp_path), "--machine", "a small machine"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    kept = json.loads(table.read_text(encoding="utf-8"))
    assert kept["machine"] == "a small machine"
    (row,) = kept["rows"]
    assert row["ratio"] == pytest.approx(row["ours"] / row["peer"])
    written = text.read_text(encoding="utf-8")
    shown = line_of(written, row["id"])
    assert shown[1] == row["input"]
    assert "jsonschema" in shown[1]
    assert "a small machine" in written
    assert "`document-vs-docxtemplater`: not measured here, because" in written
    assert "`all of document`: not measured here, because this run left it out" in written
    assert "`all of checking`" not in written
    assert "`start-bundle-vs-checkout`: not measured here, because" in written
