"""Who relies on what law: every partner and purpose once, what it chose, and what is missing."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from sharebuilder.advice.reliance import QUESTIONS, reliances
from sharebuilder.findings.look import Look
from sharebuilder.model.pointer import exists
from sharebuilder.packs.in_use import knowledge_for
from sharebuilder.questions.labels import value_text
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir

if TYPE_CHECKING:
    from sharebuilder.advice.reliance import Reliance
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.pointer import Pointer

TREE: dict[str, Any] = json.loads(
    (seeds_dir() / "cases" / "trafford.sharebuilder").read_text("utf-8")
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return knowledge_for()


def shown(knowledge: Knowledge, tree: dict[str, Any]) -> tuple[Reliance, ...]:
    questions = QuestionSet.load()

    def label(pointer: Pointer) -> str:
        return value_text(questions, knowledge, tree, pointer)

    return reliances(Look(tree, knowledge, date(2026, 11, 24)), label)


def test_each_partner_and_purpose_stands_there_with_what_it_chose(knowledge: Knowledge) -> None:
    rows = shown(knowledge, TREE)
    keys = {(one.purpose.id, one.partner.id) for one in rows}
    assert keys == {(to, ground["partner"]) for ground in TREE["law"] for to in ground["purposes"]}
    order = [partner["id"] for partner in TREE["partners"]]
    for purpose in TREE["purposes"]:
        here = [order.index(one.partner.id) for one in rows if one.purpose.id == purpose["id"]]
        assert here == sorted(here)
    for one in rows:
        assert one.ground is not None
        assert len(one.answers) == len(QUESTIONS)
        power, _, basis, _ = one.answers
        named = [p.provision or p.other for p in one.ground.powers]
        assert len(power.stands) == len(named)
        if one.ground.lawful_basis:
            entry = knowledge.entry(one.ground.lawful_basis)
            assert entry is not None
            assert basis.stands[0].words == entry.title
            assert basis.stands[0].verified == entry.verified
            assert basis.reason == one.ground.lawful_basis_why.strip()
        for answer in one.answers:
            assert all(exists(TREE, stand.place) for stand in answer.stands)


@pytest.mark.parametrize(
    ("field", "question", "words"),
    [
        ("powers", 0, "no power or duty is named yet"),
        ("confidentiality", 1, "nobody said whether"),
        ("lawful_basis", 2, "no lawful basis is chosen yet"),
        ("lawful_basis_why", 2, "no reason is given yet"),
        ("article_9", 3, "no Article 9 condition is chosen yet"),
        ("article_10", 3, "nothing is said of Article 10 yet"),
        ("conditions_why", 3, "no reason is given yet"),
    ],
)
def test_what_is_taken_out_is_a_gap_at_its_place(
    knowledge: Knowledge, field: str, question: int, words: str
) -> None:
    tree = copy.deepcopy(TREE)
    before = {
        gap for row in shown(knowledge, tree) for answer in row.answers for gap in answer.gaps
    }
    for ground in tree["law"]:
        if ground["regime"] != "part-3" and ground["partner"] == "partner-1":
            ground.pop(field, None)
    rows = [one for one in shown(knowledge, tree) if one.partner.id == "partner-1"]
    gaps = {gap for one in rows for gap in one.answers[question].gaps} - before
    assert gaps
    for said, place in gaps:
        assert words in said
        assert f"/{field}" in place
        assert place.startswith("/law/id:")
    others = {
        gap
        for one in rows
        for at, answer in enumerate(one.answers)
        if at != question
        for gap in answer.gaps
    }
    assert others <= before, "nothing else is called missing"


def test_a_pair_that_no_ground_carries_is_a_gap_with_its_flows(knowledge: Knowledge) -> None:
    tree = {**TREE, "law": [one for one in TREE["law"] if one["partner"] != "partner-2"]}
    bare = [one for one in shown(knowledge, tree) if one.ground is None]
    assert {one.partner.id for one in bare} == {"partner-2"}
    for one in bare:
        assert one.gaps == 1
        assert one.flows
        assert all(one.purpose.id in flow.purposes for flow in one.flows)


def test_law_that_the_knowledge_base_does_not_hold_is_never_called_verified(
    knowledge: Knowledge,
) -> None:
    tree = copy.deepcopy(TREE)
    ground = next(one for one in tree["law"] if one["regime"] != "part-3")
    ground["lawful_basis"] = "gone-from-our-pack"
    stands = [
        stand for one in shown(knowledge, tree) for answer in one.answers for stand in answer.stands
    ]
    (gone,) = {one for one in stands if "gone-from-our-pack" in one.words}
    assert not gone.verified
    assert "does not hold" in gone.words


def test_nothing_said_gives_no_rows(knowledge: Knowledge) -> None:
    assert shown(knowledge, {}) == ()
