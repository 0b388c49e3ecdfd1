"""Progress that follows edits is what a count from the start comes to."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from bench.agreements import large_agreement
from hypothesis import given, settings
from hypothesis import strategies as st

from sharebuilder.model.pointer import Pointer, get
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.asked import asked, is_answered
from sharebuilder.questions.progress import ProgressKeeper
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from tests.findings.agreements import small_agreement
from tests.findings.test_findings_session import edit

SET = QuestionSet.load()
STARTS: list[Any] = [
    small_agreement(),
    *(
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((seeds_dir() / "cases").glob("*.sharebuilder"))
    ),
]


def counted_afresh(tree: Any) -> Any:
    """The progress of a keeper that knew nothing before."""
    return ProgressKeeper(SET).update(tree, (), {})


def counted_one_by_one(tree: Any) -> dict[str, tuple[int, int]]:
    """How many questions each step asks, and how many have an answer: question by question."""
    found = {step.id: (0, 0) for step in SET.steps}
    for one in asked(SET, tree):
        many, answered = found[one.step.id]
        found[one.step.id] = (many + 1, answered + is_answered(get(tree, one.pointer)))
    return found


@settings(max_examples=25)
@given(st.data())
def test_after_any_edits_the_progress_is_that_of_a_count_from_the_start(
    data: st.DataObject,
) -> None:
    agreement = OpenAgreement(copy.deepcopy(data.draw(st.sampled_from(STARTS), label="start")))
    keeper = ProgressKeeper(SET)
    keeper.update(agreement.tree, (), {})
    changed: list[Pointer] = []
    agreement.listen(lambda notice: changed.extend(notice.pointers))
    for _ in range(data.draw(st.integers(1, 6), label="edits")):
        edit(data.draw, agreement)
        kept = keeper.update(agreement.tree, tuple(changed), {})
        changed.clear()
        assert kept == counted_afresh(agreement.tree)
    counts = {step: (one.asked, one.answered) for step, one in kept.items()}
    assert counts == counted_one_by_one(agreement.tree)


@pytest.mark.parametrize(
    "flows",
    [
        [{"name": "No id"}, {"id": "flow-1"}, {"id": "flow-1", "name": "Twice"}],
        [{"id": "flow-1", "roles": [{"id": "role-1"}]}, {"id": "flow-2"}],
        "none",
    ],
)
def test_damaged_lists_are_counted_record_by_record(flows: Any) -> None:
    tree = {**small_agreement(), "flows": flows}
    keeper = ProgressKeeper(SET)
    keeper.update(tree, (), {})
    if isinstance(flows, list):
        tree["flows"] = flows[1:]
    kept = keeper.update(tree, (Pointer("/flows/0"), Pointer("/flows/id:flow-1")), {})
    assert kept == counted_afresh(tree)
    assert kept["flows"].asked > 0 or flows == "none"


def test_an_edit_counts_one_record_again_and_not_the_other_hundreds() -> None:
    """Seen from how often an answer is read, and not from a clock."""
    agreement = OpenAgreement(large_agreement(20, 60, 40))
    keeper = ProgressKeeper(SET)
    everything: list[str] = []
    keeper.update(Noting.all(agreement.tree, everything), (), {})
    place = Pointer("/flows/id:flow-7/safeguards")
    agreement.set(place, "Locked.", label="edit")
    read: list[str] = []
    kept = keeper.update(Noting.all(agreement.tree, read), (place,), {})
    assert 0 < len(read) * 10 < len(everything)
    assert kept == counted_afresh(agreement.tree)


class Noting(dict[str, Any]):
    """An object that notes each property that is read."""

    read: list[str]

    @classmethod
    def all(cls, value: Any, read: list[str]) -> Any:
        """A copy of a tree in which every object notes what is read of it."""
        if isinstance(value, list):
            return [cls.all(entry, read) for entry in value]
        if not isinstance(value, dict):
            return value
        made = cls({key: cls.all(entry, read) for key, entry in value.items()})
        made.read = read
        return made

    def get(self, key: str, default: Any = None) -> Any:
        self.read.append(key)
        return super().get(key, default)
