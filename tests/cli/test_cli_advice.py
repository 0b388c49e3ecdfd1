"""`sharebuilder screen` and `sharebuilder risks` on real files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.model.pointer import exists, parent
from sharebuilder.resources import seeds_dir
from tests.cli.test_cli_commands import as_json, sharebuilder
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def essex(tmp_path: Path) -> Path:
    """The Essex case in a file."""
    file = tmp_path / "essex.sharebuilder"
    assert sharebuilder("new", file, "--case", "essex").returncode == 0
    return file


@pytest.fixture
def tree(essex: Path) -> Any:
    """What the file holds."""
    return json.loads(essex.read_text(encoding="utf-8"))


def quoted(answers: list[dict[str, str]], tree: Any) -> None:
    """Every answer has words and a place that is there, or could be."""
    assert answers
    for one in answers:
        assert one["text"]
        assert "id:" not in one["pointer"]
        assert exists(tree, one["pointer"]) or exists(tree, parent(one["pointer"]))  # type: ignore[arg-type]


def test_the_screening_says_what_why_and_what_next(essex: Path, tree: Any) -> None:
    found = as_json(sharebuilder("screen", essex, "--json"))
    assert [one["outcome"] for one in found["outcomes"]] == [
        "agreement",
        "existing-agreement",
        "privacy-notice-change",
    ]
    for one in found["outcomes"]:
        assert one["because"]
        assert one["next"]
        assert one["citation"]["text"]
        quoted(one["answers"], tree)
    assert found["waits_for"] == []
    done = sharebuilder("screen", essex)
    assert done.returncode == 0, done.stderr
    assert "- An agreement is worth having (ICO data sharing code)" in done.stdout
    assert "    you said: Covered already: A part of it" in done.stdout
    assert done.stdout.rstrip().endswith("You decide.")


def test_an_empty_agreement_is_told_what_to_answer(tmp_path: Path) -> None:
    file = tmp_path / "new.sharebuilder"
    assert sharebuilder("new", file).returncode == 0
    done = sharebuilder("screen", file)
    assert done.returncode == 0
    assert "Not enough is said yet." in done.stdout
    assert "- Would it leave the organisation that holds it?" in done.stdout
    risks = sharebuilder("risks", file)
    assert risks.returncode == 0
    assert "call for no risk" in risks.stdout
    assert "Nothing is weighed yet." in risks.stdout
    assert "Too little is said yet to tell." in risks.stdout


def test_the_risks_are_suggested_weighed_and_screened(essex: Path, tree: Any) -> None:
    before = essex.read_bytes()
    found = as_json(sharebuilder("risks", essex, "--json"))
    assert {one["comes_from"] for one in found["suggestions"]} == {"sharing", "not-sharing"}
    for one in found["suggestions"]:
        assert one["because"]
        assert one["measures"]
        assert one["record"]["suggestion"] == one["id"]
        quoted(one["answers"], tree)
    added = {one["id"]: one["added"] for one in found["suggestions"] if one["added"]}
    assert added["risk-empty-home"] == "/risks/5"
    weighed = found["weighing"]
    assert weighed["sharing"]["count"] + weighed["not_sharing"]["count"] == len(tree["risks"])
    assert sum(cell["before"] for cell in weighed["sharing"]["matrix"]) == 5
    dpia = found["dpia"]
    assert dpia["verdict"] == "needed"
    assert {one["feature"] for one in dpia["signs"]} >= set(tree["dpia"]["triggers"])
    assert (dpia["not_ticked"], dpia["ticked_not_shown"]) == ([], [])
    assert essex.read_bytes() == before


def test_people_read_the_risks_in_words(essex: Path) -> None:
    done = sharebuilder("risks", essex)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines.index("== If you share") < lines.index("== If you do not share")
    assert "- Care or medicine stops at the border between two services." not in lines
    assert any(
        line.startswith("    because: Information is given by telephone in") for line in lines
    )
    assert any("before the measures" in line and "with them" in line for line in lines)
    assert "An impact assessment is needed." in done.stdout


def test_a_pack_beside_the_agreement_takes_part(essex: Path) -> None:
    file = seeds_dir() / "knowledge" / "risks.json"
    seed = json.loads(file.read_text(encoding="utf-8"))["entries"][0]
    reason = {"when": {"filled": "/flows"}, "because": "we know our river"}
    ours = {
        **seed,
        "id": "ourshire-flood",
        "title": "The river takes the records.",
        "details": {**seed["details"], "reasons": [reason]},
    }
    written(essex.parent, pack(add=[ours]))
    found = as_json(sharebuilder("risks", essex, "--json"))["suggestions"]
    mine = next(one for one in found if one["id"] == "ourshire-flood")
    assert mine["pack"] == "Ourshire law"
    said = sharebuilder("risks", essex).stdout
    assert "The river takes the records. (from the pack “Ourshire law”)" in said


@pytest.mark.parametrize("command", ["screen", "risks"])
def test_a_file_that_is_none_is_a_clear_error(tmp_path: Path, command: str) -> None:
    file = tmp_path / "x.sharebuilder"
    file.write_text("{", encoding="utf-8")
    done = sharebuilder(command, file, "--json")
    assert done.returncode == 2
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("risk", "Of not sharing; at first probable and severe."),
        ("measure", "Lowers likelihood and severity."),
        ("screening-outcome", "Next: Ask its owner which is easier."),
        ("dpia-feature", "Enough alone."),
    ],
)
def test_the_library_of_advice_can_be_read(kind: str, words: str) -> None:
    done = sharebuilder("knowledge", "list", kind)
    assert done.returncode == 0
    assert words in done.stdout
