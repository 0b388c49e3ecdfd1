"""What a file says that something is about may be no place at all: the documents are made still."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from sharebuilder.documents.build import document_bytes
from sharebuilder.findings.engine import Checker
from sharebuilder.schema.validation import problems
from tests.documents.every_document import CASES, KNOWLEDGE, QUESTIONS, TODAY, kind_of
from tests.documents.word_text import all_text, bare


@pytest.mark.parametrize("about", ["the flows", "/nowhere", "/flows/id:", "/partners/*/name", ""])
def test_an_agreement_with_a_stray_place_is_checked_and_built(about: str) -> None:
    tree: dict[str, Any] = copy.deepcopy(CASES["essex"])
    tree["prompt_answers"][0]["status"] = "answered"
    for collection in ("open_questions", "accepted_warnings", "prompt_answers"):
        tree[collection][0]["about"] = about
    tree["prompt_answers"][0]["answer"] = ""
    assert problems(tree) == []
    findings = Checker(QUESTIONS, KNOWLEDGE).check(tree, TODAY)
    made = document_bytes(
        tree,
        kind_of("agreement"),
        question_set=QUESTIONS,
        knowledge=KNOWLEDGE,
        findings=findings,
        today=TODAY,
    )
    assert bare(tree["open_questions"][0]["question"]) in all_text(made)
