"""The practice libraries on the command line: each kind reads as sentences."""

from __future__ import annotations

from typing import Any

import pytest

from sharebuilder.cli.entry_words import details_text
from sharebuilder.knowledge.law import Knowledge
from tests.cli.test_cli_commands import as_json, sharebuilder

KNOWLEDGE = Knowledge.load()
KINDS = {
    "organisation-type": "Superintendent or assistant chief constable",
    "usual-item": "Usually special category, confidential.",
    "people-group": "They can seldom choose freely.",
    "transfer-method": "a call back on a number that you know",
    "retention-default": "Usually 8 years.",
    "glossary-term": "Say: “the organisation responsible”.",
    "former-body": "Its work is done by an integrated care board.",
}


@pytest.mark.parametrize(("kind", "said"), KINDS.items())
def test_a_kind_reads_well_as_a_list(kind: str, said: str) -> None:
    done = sharebuilder("knowledge", "list", kind)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    entries = KNOWLEDGE.entries(kind)
    assert len(lines) == len(entries)
    assert said.casefold() in done.stdout.casefold()
    for entry, line in zip(entries, lines, strict=True):
        assert line.startswith(f"{entry.id}  {entry.title}: {entry.plain}")
        bare = line.removesuffix(" (not verified)")
        assert (bare != line) is not entry.verified
        assert bare.endswith((".", "”", "?")), bare
        assert "  " not in line.removeprefix(f"{entry.id}  ")


def test_programs_get_the_details() -> None:
    entries: list[dict[str, Any]] = as_json(
        sharebuilder("knowledge", "list", "transfer-method", "--json")
    )["entries"]
    obsolete = [one["id"] for one in entries if one["details"]["obsolete"]]
    assert obsolete == ["method-fax"]


def test_what_only_one_kind_has_is_said_in_sentences() -> None:
    for entry in KNOWLEDGE.entries():
        text = details_text(entry)
        assert not text or text.endswith("."), entry.id
        assert text == " ".join(text.split()), entry.id
