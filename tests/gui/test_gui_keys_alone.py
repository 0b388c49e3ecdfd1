"""From the start screen to a built agreement by keys alone, and the record of it in the docs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx

from sharebuilder.storage.agreement_file import read_agreement
from tests.documents.word_text import all_text, bare
from tests.gui.keys_alone import as_markdown, walk

if TYPE_CHECKING:
    from tests.gui.driver import Person

RECORD = Path(__file__).resolve().parents[2] / "docs" / "keys-alone.md"


def test_keys_alone_lead_from_the_start_screen_to_a_built_agreement(
    person: Person, tmp_path: Path
) -> None:
    person.files.to_save = tmp_path / "mine.sharebuilder"
    keys = walk(person)
    saved = read_agreement(person.files.to_save).tree
    assert saved["case"]["mission"] == "Home, warm and expected"  # type: ignore[call-overload,index]
    added = saved["partners"][-1]  # type: ignore[index]
    assert added["name"] == "Braintree Foodbank"  # type: ignore[call-overload,index]
    assert added["type"]  # type: ignore[call-overload,index]
    (shown,) = person.files.shown
    assert docx.Document(str(shown)).paragraphs
    text = all_text(shown.read_bytes())
    assert bare("Home, warm and expected") in text
    assert bare("Braintree Foodbank") in text
    assert as_markdown(keys.record) == RECORD.read_text(encoding="utf-8"), "make it again"
