"""Local knowledge packs on the command line, and in the documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx

from tests.cli.test_cli_commands import as_json, sharebuilder
from tests.packs.test_packs_in_use import entry, pack, written

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pack_is_checked(tmp_path: Path) -> None:
    done = sharebuilder("knowledge", "check", written(tmp_path, pack(add=[entry()])), "--json")
    assert done.returncode == 0, done.stderr
    assert (as_json(done)["name"], as_json(done)["adds"]) == ("Ourshire law", 1)


def test_a_wrong_pack_names_file_place_and_remedy(tmp_path: Path) -> None:
    file = written(tmp_path, pack(hide=[{"id": "nowhere", "because": "x"}]))
    done = sharebuilder("knowledge", "check", file)
    assert done.returncode == 2
    assert f"{file}: /hide/0/id: " in done.stderr
    assert "Traceback" not in done.stderr
    assert sharebuilder("knowledge", "check").returncode == 2


def test_an_agreement_uses_the_pack_beside_it_and_its_document_says_so(tmp_path: Path) -> None:
    file = tmp_path / "essex.sharebuilder"
    sharebuilder("new", file, "--case", "essex")
    used = json.loads(file.read_text(encoding="utf-8"))["law"][0]["powers"][0]
    before = file.read_bytes()
    words = "As our own lawyer reads it"
    written(tmp_path, pack(replace=[entry(used["provision"], title=words)]))
    built = as_json(
        sharebuilder("build", file, "--out", tmp_path / "out", "--document", "agreement", "--json")
    )["built"]
    document = docx.Document(built[0]["path"])
    text = "\n".join(node.text or "" for node in document.element.body.iter() if node.text)
    assert words in text
    assert "Ourshire law (Ourshire Council, 2 November 2026)" in text
    assert file.read_bytes() == before


def test_a_broken_pack_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "essex.sharebuilder"
    sharebuilder("new", file, "--case", "essex")
    broken = tmp_path / "ours.knowledge.json"
    broken.write_text("{", encoding="utf-8")
    done = sharebuilder("check", file)
    assert done.returncode == 0
    assert str(broken) in done.stderr
    assert "left out" in done.stderr
