"""The clause that an answer becomes: what is told of it stands in the document that is built."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.documents.build import document_bytes
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.clause import Clauses
from sharebuilder.model.pointer import Pointer, expand, get
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.schema.shape import shape
from tests.documents.every_document import CASES, KNOWLEDGE, QUESTIONS, kind_of
from tests.documents.word_text import all_text, bare

TODAY = date(2026, 11, 25)
CLAUSES = Clauses(QUESTIONS, KNOWLEDGE, TODAY)
TREE: dict[str, Any] = CASES["essex"]
AGREEMENT = "Information-sharing agreement"
TYPED = sorted(
    place
    for field in shape()
    if field.kind in {"line", "long-text"} and field.type == "string"
    and QUESTIONS.question_for(field.pattern) is not None
    for place in list(expand(TREE, field.pattern))[:1]
    if get(TREE, place)
)  # fmt: skip


def with_answer(pointer: str, value: Any) -> dict[str, Any]:
    agreement = OpenAgreement(copy.deepcopy(TREE))
    agreement.set(Pointer(pointer), value, label="edit")
    return agreement.tree


def test_a_typed_answer_is_quoted_as_the_agreement_says_it() -> None:
    clause = CLAUSES.of(TREE, Pointer("/about/summary"))
    assert clause.document == AGREEMENT
    (passage,) = clause.passages
    assert passage.heading == "Summary"
    assert passage.text == " ".join(TREE["about"]["summary"].split())
    made = document_bytes(
        TREE, kind_of("agreement"), question_set=QUESTIONS, knowledge=KNOWLEDGE, findings=(),
        today=TODAY,
    )  # fmt: skip
    assert bare(passage.text) in all_text(made)


def test_an_answer_that_is_chosen_brings_the_paragraphs_that_are_there_because_of_it() -> None:
    clause = CLAUSES.of(TREE, Pointer("/about/nations"))
    assert clause.document == AGREEMENT
    assert any("England" in one.text for one in clause.passages)
    assert clause.mould == ()


def test_an_answer_that_no_document_shows_has_no_clause() -> None:
    assert CLAUSES.of(TREE, Pointer("/about/under_framework")).document == ""


def test_an_answer_that_is_not_given_yet_shows_where_it_will_stand() -> None:
    clause = CLAUSES.of(with_answer("/about/summary", ""), Pointer("/about/summary"))
    assert clause.passages == ()
    assert [one.heading for one in clause.mould] == ["Summary"]
    assert [one.text for one in clause.typed("We share to help.")] == ["We share to help."]
    assert clause.typed("  ") == ()


def test_what_was_known_before_saves_a_reading_and_changes_nothing() -> None:
    at = Pointer("/case/aim")
    before = CLAUSES.of(TREE, at)
    edited = with_answer(at, "People are home sooner.")
    assert CLAUSES.of(edited, at, before) == CLAUSES.of(edited, at)


def test_the_first_document_that_says_something_is_named() -> None:
    titles = {kind.title for kind in documents()}
    told = {CLAUSES.of(TREE, place).document for place in TYPED[::12]}
    assert told <= titles | {""}
    assert AGREEMENT in told


@settings(max_examples=12)
@given(
    st.sampled_from(TYPED),
    st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), min_size=2, max_size=6),
    st.sampled_from(["", "."]),
)
def test_what_follows_each_key_is_what_the_documents_then_say(
    place: str, words: list[str], stop: str
) -> None:
    typed = " ".join(words) + stop
    before = CLAUSES.of(TREE, Pointer(place))
    if not before.mould:
        return
    after = CLAUSES.of(with_answer(place, typed), Pointer(place))
    shown = [one.text for one in before.typed(typed)]
    said = [one.text for one in after.passages]
    assert shown[0].rstrip(".") in {one.rstrip(".") for one in said}


@pytest.mark.parametrize("words", ["It is so.", "It is so"])
def test_a_full_stop_is_not_doubled(words: str) -> None:
    clause = CLAUSES.of(TREE, Pointer("/case/mission"))
    assert all(".." not in one.text for one in clause.typed(words))
    assert any(words in one.text for one in clause.typed(words))
