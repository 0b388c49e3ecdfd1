"""Which characters a text may hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.text import illegal_characters, typed_text, typed_value

anything = st.text(st.characters(exclude_categories=[]))


@given(anything)
def test_what_was_typed_can_be_kept_everywhere(text: str) -> None:
    kept = typed_text(text)
    assert not illegal_characters(kept)
    assert "\r" not in kept
    assert json.loads(json.dumps(kept, ensure_ascii=False).encode("utf-8")) == kept
    assert typed_text(kept) == kept


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert typed_text(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\x0bfour\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\x00b\ud800c\uffff", "abc"),
        ("tab\tand 👩‍🚒 and ﷺ", "tab\tand 👩‍🚒 and ﷺ"),
    ],
)
def test_line_breaks_of_every_kind_become_one_kind(typed: str, kept: str) -> None:
    assert typed_text(typed) == kept


def test_texts_inside_are_cleaned_too() -> None:
    assert typed_value({"a": ["x\x00", 1, None, True]}) == {"a": ["x", 1, None, True]}
