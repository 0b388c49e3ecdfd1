"""Which documents there are to choose from, as the answers are now."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.choice import document_choices
from sharebuilder.packs.in_use import knowledge_for
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from sharebuilder.documents.choice import DocumentChoice

TREE: dict[str, Any] = json.loads((seeds_dir() / "cases" / "bath.sharebuilder").read_text("utf-8"))


def chosen(tree: dict[str, Any]) -> dict[str, DocumentChoice]:
    found = document_choices(
        tree,
        question_set=QuestionSet.load(),
        knowledge=knowledge_for(),
        findings=(),
        today=date(2026, 11, 24),
    )
    assert [one.kind for one in found] == list(documents())
    return {one.kind.id: one for one in found}


def test_one_for_each_partner_and_one_of_the_rest() -> None:
    for one in chosen(TREE).values():
        assert one.needed
        assert one.most == (len(TREE["partners"]) if one.kind.each == "partners" else 1)


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        ("consent", {"consent"}),
        ("partners", {"practitioner-guide", "signing-page"}),
    ],
)
def test_what_the_answers_do_not_call_for_is_not_needed_and_says_why(
    without: str, gone: set[str]
) -> None:
    found = chosen({key: value for key, value in TREE.items() if key != without})
    assert gone <= {identity for identity, one in found.items() if not one.needed}
    assert found["agreement"].needed
    assert all(found[one].kind.not_needed for one in gone)
