"""Checking after one edit, against a full jsonschema validation of the same agreement."""

from __future__ import annotations

import copy
import itertools
from datetime import date
from typing import TYPE_CHECKING

from bench.agreements import large_agreement
from bench.measure import Row, in_turn, side_by_side
from bench.options import sizes
from sharebuilder.findings.engine import Checker
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.registry import validator

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject

_RUNS = 15
_TODAY = date(2026, 11, 23)


def rows() -> list[Row]:
    """The rows `edit-check-vs-full-typical` and `-large`."""
    question_set, knowledge = QuestionSet.load(), Knowledge.load()
    return [
        _row(name, large_agreement(*size), Checker(question_set, knowledge))
        for name, size in sizes().items()
    ]


def _row(name: str, tree: JsonObject, checker: Checker) -> Row:
    agreement = OpenAgreement(copy.deepcopy(tree))
    session = checker.session(agreement.tree, _TODAY)
    place = Pointer(agreement.view.flows[0].at("frequency"))
    numbers = itertools.count()

    def ours() -> None:
        agreement.set(place, f"Every {next(numbers)} days", label="edit")
        session.update(agreement.tree, (place,), _TODAY)

    def peer() -> None:
        list(validator().iter_errors(agreement.tree))

    mine, theirs = side_by_side(ours, peer, _RUNS)
    partners, items, flows = sizes()[name]
    return Row(
        f"edit-check-vs-full-{name}",
        mine,
        theirs,
        "ms",
        f"one edit and all checks it touches, against a full jsonschema validation "
        f"({partners} partners, {items} items, {flows} flows)",
        in_turn(_RUNS),
    )
