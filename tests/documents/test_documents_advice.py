"""What the screening decided, why an assessment is needed, and both sides weighed, in Word."""

from __future__ import annotations

import copy
from typing import Any

from sharebuilder.advice.weighing import weighing
from sharebuilder.findings.look import Look
from tests.documents.test_documents_agreement import CASES, KNOWLEDGE, TODAY, word_file
from tests.documents.word_text import all_text, bare, headings

ESSEX: dict[str, Any] = CASES["essex"]


def text_of(tree: dict[str, Any]) -> str:
    return all_text(word_file(tree))


def test_the_document_says_what_was_decided_and_why() -> None:
    text = text_of(ESSEX)
    assert bare("What we decided. Write an agreement; change the privacy notices") in text
    assert bare(ESSEX["screening"]["decision_why"]) in text
    without = {key: value for key, value in ESSEX.items() if key != "screening"}
    titles = [title for _level, title in headings(word_file(without))]
    assert not any("Whether an agreement was needed" in title for title in titles)


def test_each_ticked_feature_has_its_reason_and_its_source() -> None:
    text = text_of(ESSEX)
    assert bare("Why these features are there:") in text
    assert bare("grave harm if it went astray: “Who will be there”, “Key-safe code” and") in text
    assert bare("(ICO list under UK GDPR Article 35(4), item 10: risk of physical harm)") in text
    # What the author did not tick is the author's to tell, and not the program's.
    unticked = copy.deepcopy(ESSEX)
    unticked["dpia"]["triggers"] = []
    assert bare("Why these features are there:") not in text_of(unticked)


def test_both_sides_stand_before_the_table_of_risks() -> None:
    words = weighing(Look(ESSEX, KNOWLEDGE, TODAY)).summary
    assert words.startswith("5 risks of sharing: the worst is possible and severe")
    assert bare(f"{words} Numbers do not decide.") in text_of(ESSEX)
