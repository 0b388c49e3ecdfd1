from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.questions.folding import fold, span

# Letters that fold into several, accents by themselves, quotation marks and odd spaces, and others.
TRICKY = st.text(
    st.one_of(st.sampled_from("ßİıÅﬁéǅΣς’“–\u00a0\u0301\u0327  \n´½한"), st.characters()),
    max_size=30,
)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Ynys Môn", "ynys mon"),
        ("the council’s", "council's"),
        ("“Ready”", '"ready"'),
        ("two\n  lines", "two lines"),
        ("Straße", "STRASSE"),
        ("2024–2025", "2024-2025"),
    ],
)
def test_what_people_type_is_what_was_written(written: str, typed: str) -> None:
    assert fold(typed) in fold(written)


@given(TRICKY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TRICKY)
def test_how_a_letter_is_put_together_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TRICKY, TRICKY, TRICKY)
def test_what_stands_in_a_text_is_found_at_a_place_that_reads_so(
    before: str, wanted: str, after: str
) -> None:
    text = f"{before} {wanted} {after}"
    folded = fold(wanted)
    found = span(text, folded)
    if not folded:
        assert found is None
        return
    assert found is not None
    start, end = found
    assert 0 <= start < end <= len(text)
    assert folded in fold(text[start:end])
    # Nothing more is marked than has to be: a letter less, and it is not there.
    assert folded not in fold(text[start + 1 : end])


@given(TRICKY, st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=3))
def test_a_text_is_found_where_its_folded_form_holds_it_and_nowhere_else(
    text: str, wanted: str
) -> None:
    assert (span(text, wanted) is not None) == (wanted in fold(text))
