"""`sharebuilder suggest` on real files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_cli_commands import as_json, sharebuilder
from tests.packs.test_packs_in_use import entry, pack, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def essex(tmp_path: Path) -> Path:
    """The Essex case in a file."""
    file = tmp_path / "essex.sharebuilder"
    assert sharebuilder("new", file, "--case", "essex").returncode == 0
    return file


def test_each_partner_purpose_and_flow_has_suggestions(essex: Path) -> None:
    tree = json.loads(essex.read_text(encoding="utf-8"))
    found = as_json(sharebuilder("suggest", essex, "--json"))["suggestions"]
    assert [one["ground"] for one in found] == [ground["id"] for ground in tree["law"]]
    flow = as_json(sharebuilder("suggest", essex, "--flow", "flow-1", "--json"))["suggestions"]
    assert {one["partner"] for one in flow} >= {"partner-1"}
    for one in (*found, *flow):
        assert [question["number"] for question in one["questions"]] == [1, 2, 3, 4]
        for choice in (choice for question in one["questions"] for choice in question["choices"]):
            for candidate in choice["candidates"]:
                assert candidate["verdict"] in {"fits", "could-fit", "does-not-fit"}
                assert candidate["citation"]["text"]
                assert isinstance(candidate["verified"], bool)


def test_people_read_why_and_are_told_that_they_choose(essex: Path) -> None:
    done = sharebuilder("suggest", essex, "--partner", "partner-1", "--purpose", "purpose-1")
    assert done.returncode == 0, done.stderr
    assert "Public task (UK GDPR Art 6(1)(e), 6(3); DPA 2018 s.8): fits [chosen]" in done.stdout
    assert "because: This partner has a task of its own, laid down in law." in done.stdout
    assert "against: " in done.stdout
    assert "demands: " in done.stdout
    assert done.stdout.rstrip().endswith("You choose, and give the reason.")
    assert "Consent (UK GDPR" not in done.stdout
    one = ("--partner", "partner-1", "--purpose", "purpose-1")
    every = sharebuilder("suggest", essex, *one, "--all")
    assert "Consent (UK GDPR Art 6(1)(a); Arts 4(11), 7, 8): does not fit" in every.stdout


def test_what_is_not_verified_says_so(essex: Path) -> None:
    done = sharebuilder("suggest", essex, "--partner", "partner-1")
    line = next(line for line in done.stdout.splitlines() if "Care Act 2014 s.74" in line)
    assert "not verified" in line


def test_a_pack_beside_the_agreement_takes_part(essex: Path) -> None:
    before = essex.read_bytes()
    ours = entry(details={**entry()["details"], "partner_types": None, "who": ["any"]})
    ours["details"]["purposes"] = ["any"]
    written(essex.parent, pack(add=[ours]))
    found = as_json(sharebuilder("suggest", essex, "--partner", "partner-1", "--json"))
    powers = found["suggestions"][0]["questions"][0]["choices"][0]["candidates"]
    assert next(one for one in powers if one["id"] == "ourshire-s1")["pack"] == "Ourshire law"
    assert essex.read_bytes() == before


@pytest.mark.parametrize("word", ["--partner", "--purpose", "--flow"])
def test_a_name_that_is_not_there_says_what_is(essex: Path, word: str) -> None:
    done = sharebuilder("suggest", essex, word, "nobody-7")
    assert done.returncode == 2
    assert "nobody-7" in done.stderr
    assert f"{word[2:]}-1" in done.stderr
    assert "Traceback" not in done.stderr
