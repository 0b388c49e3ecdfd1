"""Building many, in house style, redacted, as PDF; and a council's own templates."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from sharebuilder.storage.cases import worked_cases
from tests.documents.templates import plain, with_relation

from .test_cli_commands import as_json, sharebuilder

CASE = worked_cases()[0].path


def agreement(folder: Path, name: str = "a", **about: Any) -> Path:
    tree = json.loads(CASE.read_text(encoding="utf-8"))
    tree["flows"] = tree["flows"][:1]
    tree["about"].update(about)
    path = folder / f"{name}.sharebuilder"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_agreements_of_one_title_do_not_write_over_each_other(tmp_path: Path) -> None:
    files = [agreement(tmp_path, name, reference=name) for name in ("a", "b", "c")]
    done = sharebuilder(
        "build", *files, "--out", tmp_path / "out", "--document", "agreement", "--json"
    )
    assert done.returncode == 0, done.stderr
    paths = [Path(one["path"]) for one in as_json(done)["built"]]
    assert len(set(paths)) == 3
    for path, name in zip(paths, "abc", strict=True):
        back = sharebuilder("open", path, "--out", tmp_path / "back.sharebuilder", "--force")
        assert back.returncode == 0
        tree = json.loads((tmp_path / "back.sharebuilder").read_text(encoding="utf-8"))
        assert tree["about"]["reference"] == name
    again = sharebuilder(
        "build", files[0], "--out", tmp_path / "out", "--document", "agreement", "--json"
    )
    assert as_json(again)["built"][0]["path"] == str(paths[0])


def test_those_that_fail_are_named_at_the_end_and_the_others_are_built(tmp_path: Path) -> None:
    good = agreement(tmp_path, "good")
    bad = tmp_path / "bad.sharebuilder"
    bad.write_text("rubbish", encoding="utf-8")
    gone = tmp_path / "gone.sharebuilder"
    done = sharebuilder("build", bad, good, gone, "--out", tmp_path / "out", "--json")
    assert done.returncode == 2
    assert as_json(done)["built"]
    last = done.stderr.strip().split("\n")[-1]
    assert "2 of 3 agreements could not be built" in last
    assert str(bad) in last
    assert str(gone) in last
    assert str(good) not in last


def test_the_house_style_beside_the_agreement_is_used_and_a_wrong_one_is_told_of(
    tmp_path: Path,
) -> None:
    path = agreement(tmp_path)
    style = {"format": "sharebuilder-house-style", "format_version": 1, "organisation": "Us & Co"}
    (tmp_path / "house-style.json").write_text(json.dumps(style), encoding="utf-8")
    done = sharebuilder("build", path, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "Us & Co" in footer(Path(done.stdout.split("\n")[0]))
    other = tmp_path / "other.json"
    other.write_text(
        json.dumps({**style, "colour": "blue", "organisation": "Others"}), encoding="utf-8"
    )
    done = sharebuilder("build", path, "--out", tmp_path / "out", "--house-style", other)
    assert done.returncode == 0
    assert "/colour" in done.stderr
    assert str(other) in done.stderr
    assert "Others" in footer(Path(done.stdout.split("\n")[0]))


def footer(path: Path) -> str:
    section = docx.Document(str(path)).sections[0]
    return " ".join(paragraph.text for paragraph in section.footer.paragraphs)


def test_the_edition_for_publication_carries_nothing(tmp_path: Path) -> None:
    done = sharebuilder("build", agreement(tmp_path), "--out", tmp_path / "out", "--redacted")
    assert done.returncode == 0, done.stderr
    path = Path(done.stdout.split("\n")[0])
    assert "for publication" in path.name
    refused = sharebuilder("open", path)
    assert refused.returncode == 2
    assert "carries no agreement" in refused.stderr


@pytest.mark.skipif(shutil.which("soffice") is None, reason="not run: LibreOffice is not installed")
def test_a_pdf_is_made_of_each_document(tmp_path: Path) -> None:
    done = sharebuilder("build", agreement(tmp_path), "--out", tmp_path / "out", "--pdf",
                        "--document", "agreement", "--json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    endings = [Path(one["path"]).suffix for one in as_json(done)["built"]]
    assert endings == [".docx", ".pdf"]
    assert Path(as_json(done)["built"][1]["path"]).read_bytes().startswith(b"%PDF")


def test_a_template_is_begun_checked_and_used(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    done = sharebuilder("template", "new", own)
    assert done.returncode == 0
    assert "template check" in done.stderr
    assert sharebuilder("template", "new", own).returncode == 2
    assert sharebuilder("template", "new", own, "--force").returncode == 0
    checked = sharebuilder("template", "check", own)
    assert checked.returncode == 0, checked.stdout
    assert "can be used" in checked.stdout
    built = sharebuilder("build", agreement(tmp_path), "--out", tmp_path / "out", "--template", own)
    assert built.returncode == 0, built.stderr


def test_every_mistake_in_a_template_is_told_with_its_place(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(plain("{{ about.titel }}", "{{ partners }}"))
    done = sharebuilder("template", "check", own, "--json")
    assert done.returncode == 2
    report = as_json(done)
    assert report["status"] == "errors"
    assert [one["text"] for one in report["findings"]] == ["{{ about.titel }}", "{{ partners }}"]
    for one in report["findings"]:
        assert set(one) == {"severity", "part", "text", "message", "remedy"}
    text = sharebuilder("template", "check", own).stdout
    assert "cannot be used: 2 errors" in text
    built = sharebuilder("build", agreement(tmp_path), "--out", tmp_path / "out", "--template", own)
    assert built.returncode == 2
    assert "{{ about.titel }}" in built.stderr
    assert "one thing more" in built.stderr
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize(
    "content", [b"", b"x", with_relation("attachedTemplate", "file:///C:/t.dotm", part="settings")]
)
def test_a_bad_template_gets_a_clear_message_and_no_traceback(
    tmp_path: Path, content: bytes
) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(content)
    for words in (
        ("template", "check", own),
        ("build", agreement(tmp_path), "--out", tmp_path / "out", "--template", own),
    ):
        done = sharebuilder(*words)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr + done.stdout
        assert done.stderr or "cannot be used" in done.stdout
    assert own.read_bytes() == content


def test_the_words_of_template_are_held_to() -> None:
    assert sharebuilder("template", "check").returncode == 2
    wrong = sharebuilder("template", "fields", "--document", "nothing")
    assert wrong.returncode == 2
    assert "agreement" in wrong.stderr
    gone = sharebuilder("template", "check", "gone.docx")
    assert gone.returncode == 2
    assert "gone.docx" in gone.stderr


def test_the_fields_are_listed_for_people_and_for_programs() -> None:
    report = as_json(sharebuilder("template", "fields", "--json"))
    fields = {one["name"]: one for one in report["fields"]}
    assert set(fields["about.title"]) == {"name", "type", "example", "from", "use"}
    assert fields["about.title"]["from"] == ["/about/title"]
    text = sharebuilder("template", "fields").stdout
    assert all(f"{name}  (" in text for name in fields)
