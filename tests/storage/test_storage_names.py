"""File names from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.storage.names import safe_file_name

RESERVED = {"con", "prn", "aux", "nul", "desktop.ini", ".lock"}
RESERVED |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}


@given(st.text(max_size=300) | st.sampled_from([*RESERVED, "CON.txt", "..", "../x", "a/b", "~$a"]))
def test_any_title_gives_a_legal_name(title: str) -> None:
    name = safe_file_name(title, ".docx")
    stem = name.removesuffix(".docx")
    assert 0 < len(name) <= 120
    assert not set(name) & set('\\/:*?"<>|')
    assert stem == stem.strip(" .")
    assert stem
    assert stem.split(".")[0].lower() not in RESERVED
    assert name.lower() not in RESERVED
    assert not name.startswith("~$")
    assert name.isprintable()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Winter discharge home", "Winter discharge home.docx"),
        ("Debt / work: Bath?", "Debt - work- Bath-.docx"),
        ("", "Agreement.docx"),
        ("Croeso i Gymru ŵ", "Croeso i Gymru ŵ.docx"),
    ],
)
def test_ordinary_titles_keep_their_words(title: str, name: str) -> None:
    assert safe_file_name(title, ".docx") == name
