"""The command line, as real processes with real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from sharebuilder.cli.parser import COMMANDS
from sharebuilder.storage.cases import worked_cases

ROOT = Path(__file__).resolve().parents[2]
CASES = [case.id for case in worked_cases()]


def sharebuilder(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program with some words."""
    return subprocess.run(
        [sys.executable, "-m", "sharebuilder", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
        timeout=120,
    )


def as_json(done: subprocess.CompletedProcess[str]) -> Any:
    """What a command wrote with `--json`: one document, and nothing else."""
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", CASES)
def test_a_worked_case_is_written_checked_and_built(tmp_path: Path, case: str) -> None:
    file, out = tmp_path / "e.sharebuilder", tmp_path / "out"
    assert sharebuilder("new", file, "--case", case).returncode == 0
    checked = sharebuilder("check", file)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "0 errors" in checked.stdout
    built = sharebuilder("build", file, "--out", out, "--json")
    assert built.returncode == 0, built.stderr
    entries = as_json(built)["built"]
    order = [entry["id"] for entry in as_json(sharebuilder("documents", "--json"))["documents"]]
    made = list(dict.fromkeys(entry["document"] for entry in entries))
    assert made == [identity for identity in order if identity in made]
    assert {"agreement", "case", "practitioner-guide", "signing-page", "one-off"} <= set(made)
    assert len({entry["path"] for entry in entries}) == len(entries)
    for entry in entries:
        assert Path(entry["path"]).parent == out
        assert docx.Document(entry["path"]).paragraphs


def test_an_empty_agreement_has_errors_and_builds_a_draft(tmp_path: Path) -> None:
    file = tmp_path / "new.sharebuilder"
    assert sharebuilder("new", file).returncode == 0
    checked = sharebuilder("check", file, "--json")
    assert checked.returncode == 1
    report = as_json(checked)["files"][0]
    assert report["status"] == "errors"
    assert report["problem"] is None
    for finding in report["findings"]:
        assert set(finding) >= {
            "severity", "rule", "pointer", "step", "message", "remedy", "citation",
        }  # fmt: skip
    built = sharebuilder("build", file, "--out", tmp_path)
    assert built.returncode == 0, built.stderr
    assert "marked as drafts" in built.stderr
    text = "\n".join(
        paragraph.text
        for section in docx.Document(built.stdout.split("\n")[0]).sections
        for paragraph in section.header.paragraphs
    )
    assert "draft" in text.lower()


def test_new_never_writes_over_a_file_unless_told(tmp_path: Path) -> None:
    file = tmp_path / "a.sharebuilder"
    file.write_text("mine", encoding="utf-8")
    refused = sharebuilder("new", file)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert sharebuilder("new", file, "--force").returncode == 0


def test_two_agreements_from_one_case_have_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a", "b"):
        sharebuilder("new", tmp_path / name, "--case", CASES[0])
    first, second = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("a", "b"))
    for name in ("id", "checksum"):
        assert first.pop(name) != second.pop(name)
    assert first == second


@pytest.mark.parametrize(
    "words",
    [("check",), ("suggest",), ("risks",), ("screen",), ("coverage",), ("map",),
     ("export", "--list", "partners")],
)  # fmt: skip
def test_every_command_that_reads_a_file_says_that_it_was_damaged(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "e.sharebuilder"
    sharebuilder("new", file, "--case", "essex")
    file.write_text(file.read_text("utf-8").replace("hospital", "hospitel"), encoding="utf-8")
    command, *options = words
    if command in {"map", "export"}:
        options += ["--out", str(tmp_path / ("m.svg" if command == "map" else "p.csv"))]
    done = sharebuilder(command, file, *options)
    assert "damaged" in done.stderr, done.stderr
    assert done.returncode in {0, 1}, done.stderr


GOOD_HEAD = '{"format": "sharebuilder-agreement", "format_version": '
BAD = {
    "empty": b"",
    "truncated": (GOOD_HEAD + "1,").encode(),
    "not UTF-8": b'{"format": "caf\xe9"}',
    "not JSON": b"Dear all, here is the agreement",
    "another format": b'{"format": "something-else"}',
    "newer": (GOOD_HEAD + '2, "id": "x"}').encode(),
}


@pytest.mark.parametrize("kind", [*BAD, "missing"])
@pytest.mark.parametrize(
    "command", [["check"], ["build", "--out", "OUT"], ["coverage"], ["verify"]]
)
def test_a_bad_file_gets_a_clear_message_and_stays_as_it_was(
    tmp_path: Path, kind: str, command: list[str]
) -> None:
    file = tmp_path / "bad.sharebuilder"
    if kind in BAD:
        file.write_bytes(BAD[kind])
    words = [word.replace("OUT", str(tmp_path / "out")) for word in command]
    done = sharebuilder(words[0], file, *words[1:])
    assert done.returncode == 2
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stderr.count("\n") == 1, "one clear message"
    assert file.exists() == (kind in BAD)
    if kind in BAD:
        assert file.read_bytes() == BAD[kind]


def test_a_file_that_breaks_the_schema_is_checked_not_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.sharebuilder"
    tree = {
        "format": "sharebuilder-agreement",
        "format_version": 1,
        "id": "0b7f8f2e-1111-4222-8333-444455556666",
        "partners": [{"id": "partner-1"}, {"id": "partner-2", "type": "wizard", "name": 3}],
    }
    file.write_text(json.dumps(tree), encoding="utf-8")
    done = sharebuilder("check", file, "--json")
    assert done.returncode == 1
    pointers = {
        finding["pointer"]
        for finding in as_json(done)["files"][0]["findings"]
        if finding["rule"] == "SCHEMA"
    }
    assert pointers == {"/partners/1/type", "/partners/1/name"}


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.sharebuilder", tmp_path / "bad.sharebuilder"
    sharebuilder("new", good, "--case", CASES[0])
    bad.write_text("rubbish", encoding="utf-8")
    checked = sharebuilder("check", bad, good, "--json")
    assert checked.returncode == 2
    assert [entry["status"] for entry in as_json(checked)["files"]] == ["unusable", "ok"]
    problem = as_json(checked)["files"][0]["problem"]
    assert set(problem) == {"message", "place", "remedy"}
    built = sharebuilder(
        "build", bad, good, "--out", tmp_path / "out", "--document", "agreement", "--json"
    )
    assert built.returncode == 2
    assert as_json(built)["built"]
    assert [entry["file"] for entry in as_json(built)["failed"]] == [str(bad)]


def test_a_folder_that_cannot_be_written_and_a_template_that_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "a.sharebuilder"
    sharebuilder("new", file, "--case", CASES[0])
    blocker = tmp_path / "blocker"
    blocker.write_text("a file where a folder should be", encoding="utf-8")
    for words in (
        ("new", blocker / "x.sharebuilder"),
        ("build", file, "--out", blocker / "out", "--document", "agreement"),
        ("build", file, "--out", tmp_path / "o", "--template", tmp_path / "gone.docx"),
        ("build", file, "--out", tmp_path / "o", "--template", blocker),
        ("build", file, "--out", tmp_path / "o", "--document", "nothing"),
    ):
        done = sharebuilder(*words)
        assert done.returncode == 2, words
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("sharebuilder: "), words
        assert not list((tmp_path / "o").glob("*")) if (tmp_path / "o").exists() else True
    assert blocker.read_text(encoding="utf-8") == "a file where a folder should be"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = sharebuilder(command, "--help")
    assert done.returncode == 0
    assert f"Example: sharebuilder {command}" in " ".join(done.stdout.split())


def test_a_misspelt_command_is_named() -> None:
    done = sharebuilder("chek")
    assert done.returncode == 2
    assert "Did you mean “check”?" in done.stderr


def test_lists_are_json_for_programs_and_text_for_people() -> None:
    for words, key, fields in (
        (["cases"], "cases", {"id", "place", "title", "path"}),
        (["documents"], "documents", {"id", "title"}),
        (["rules"], "rules", {"id", "severity", "message", "citation", "good_practice"}),
        (
            ["knowledge", "list"],
            "entries",
            {"id", "kind", "title", "citation", "verified", "in_force_from", "in_force_to"}
            | {"pack", "details"},
        ),
    ):
        entries = as_json(sharebuilder(*words, "--json"))[key]
        assert entries
        assert all(set(entry) == fields for entry in entries), words
        text = sharebuilder(*words).stdout
        assert all(entry["id"] in text for entry in entries)
    kinds = {e["kind"] for e in as_json(sharebuilder("knowledge", "list", "--json"))["entries"]}
    assert kinds >= {"lawful-basis", "condition", "gateway"}
    wrong = sharebuilder("knowledge", "list", "spells")
    assert wrong.returncode == 2
    assert "lawful-basis" in wrong.stderr


def test_the_schema_stands_alone(tmp_path: Path) -> None:
    import jsonschema

    schema = as_json(sharebuilder("schema"))
    validator = jsonschema.Draft202012Validator(schema)
    tree = json.loads(worked_cases()[0].path.read_text(encoding="utf-8"))
    assert list(validator.iter_errors(tree)) == []
    tree["partners"][0]["type"] = "wizard"
    assert len(list(validator.iter_errors(tree))) == 1


def test_coverage_names_where_each_point_is_answered(tmp_path: Path) -> None:
    case = worked_cases()[0].path
    points = as_json(sharebuilder("coverage", case, "--json"))["points"]
    assert len(points) == 50
    assert all(point["answered"] == bool(point["answered_at"]) for point in points)
    assert any(not point["confirmed"] for point in points)
    text = sharebuilder("coverage", case, "--by-framework", "--layout", "welsh").stdout
    assert "Wales Accord on the Sharing of Personal Information: " in text
    assert "4 Lawful basis" in text
    assert "no claim to conform" in text
    empty = tmp_path / "empty.sharebuilder"
    sharebuilder("new", empty)
    points = as_json(sharebuilder("coverage", empty, "--json"))["points"]
    assert not any(point["answered"] for point in points)
    assert all(point["because"] for point in points)


def test_verify_tells_the_approved_version_from_any_other(tmp_path: Path) -> None:
    file = tmp_path / "a.sharebuilder"
    sharebuilder("new", file, "--case", CASES[0])
    assert sharebuilder("verify", file).returncode == 1
    assert sharebuilder("approve", file).returncode == 0
    assert sharebuilder("verify", file).returncode == 0
    tree = json.loads(file.read_text(encoding="utf-8"))
    tree["items"][0]["name"] += "."
    file.write_text(json.dumps(tree), encoding="utf-8")
    done = sharebuilder("verify", file, "--json")
    assert done.returncode == 1
    assert as_json(done)["is_approved"] is False
    assert "damaged" in done.stderr


def test_verify_tells_a_word_file_whose_text_was_changed(tmp_path: Path) -> None:
    file, out = tmp_path / "a.sharebuilder", tmp_path / "out"
    sharebuilder("new", file, "--case", CASES[0])
    sharebuilder("approve", file)
    sharebuilder("build", file, "--out", out, "--document", "agreement")
    (document,) = out.glob("*.docx")
    assert sharebuilder("verify", document).returncode == 0
    opened = docx.Document(str(document))
    changed = next(one for one in opened.paragraphs if len(one.text) > 80)
    changed.add_run(" Or not.")
    opened.save(str(document))
    done = sharebuilder("verify", document)
    assert done.returncode == 1
    assert "changed in 1 place since it was built" in done.stdout
    assert "Or not." in done.stdout


def test_a_word_file_gives_its_agreement_back_and_names_what_was_changed(tmp_path: Path) -> None:
    file, out = tmp_path / "a.sharebuilder", tmp_path / "out"
    sharebuilder("new", file, "--case", CASES[0])
    path = Path(
        as_json(sharebuilder("build", file, "--out", out, "--document", "agreement", "--json"))[
            "built"
        ][0]["path"]
    )
    back = tmp_path / "back.sharebuilder"
    done = sharebuilder("open", path, "--out", back)
    assert done.returncode == 0, done.stderr
    assert "as it was built" in done.stderr
    assert back.read_bytes() == file.read_bytes()
    document = docx.Document(path)
    longest = max(document.paragraphs, key=lambda paragraph: len(paragraph.text))
    longest.runs[0].text = "Somebody wrote this. " + longest.runs[0].text
    document.save(path)
    done = sharebuilder("open", path, "--out", back, "--force")
    assert done.returncode == 0
    assert "Somebody wrote this." in done.stderr
    plain = tmp_path / "plain.docx"
    docx.Document().save(plain)
    done = sharebuilder("open", plain)
    assert done.returncode == 2
    assert "carries no agreement" in done.stderr
