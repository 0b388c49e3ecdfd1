"""Suggestions of law and findings after one edit, against doing all and against a screen frame."""

from __future__ import annotations

import copy
import gc
import itertools
import time
from datetime import date
from typing import TYPE_CHECKING

from bench.agreements import large_agreement
from bench.measure import Row, in_turn, side_by_side
from bench.options import sizes
from sharebuilder.advice.four_questions import advise
from sharebuilder.advice.sharing import every_sharing, sharing_of
from sharebuilder.findings.engine import Checker
from sharebuilder.findings.look import Look
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import Pointer, expand, get
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.labels import value_text
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sharebuilder.findings.engine import Session
    from sharebuilder.model.json_types import JsonObject, JsonValue

_RUNS = 9
_OFTEN = 200
_FRAME = 16.0  # milliseconds that a screen shows one picture
_THIRD = "each act three times; the third counts"
_TODAY = date(2026, 11, 25)


def rows() -> list[Row]:
    """The rows on suggestions and on findings, for a typical and for a large agreement."""
    question_set, knowledge = QuestionSet.load(), Knowledge.load()
    found: list[Row] = []
    for name, size in sizes().items():
        tree = large_agreement(*size)
        said = f"{size[0]} partners, {size[1]} items, {size[2]} flows"
        found += _suggestions(name, tree, said, question_set, knowledge)
        found += _edits(name, tree, said, question_set, knowledge)
    return found


def _suggestions(
    name: str, tree: JsonObject, said: str, question_set: QuestionSet, knowledge: Knowledge
) -> Iterator[Row]:
    flows = itertools.cycle(range(len(Look(tree, knowledge, _TODAY).flows)))

    def label(pointer: Pointer) -> str:
        return value_text(question_set, knowledge, tree, pointer)

    def one() -> None:
        look = Look(tree, knowledge, _TODAY)
        flow = look.flows[next(flows)]
        sharing = sharing_of(look, flow.from_, [], [flow.id])
        if sharing is not None:
            advise(sharing, label)

    def all_of_them() -> None:
        look = Look(tree, knowledge, _TODAY)
        for sharing in every_sharing(look):
            advise(sharing, label)

    mine, full = side_by_side(one, all_of_them, _RUNS)
    about = f"the law suggested for one flow, against that for every partner ({said})"
    yield Row(f"suggest-flow-vs-full-{name}", mine, full, "ms", about, in_turn(_RUNS))
    about = f"95th percentile of {_OFTEN} flows, against a screen frame ({said})"
    yield Row(
        f"suggest-flow-vs-frame-{name}",
        _slowest_but_few([one] * _OFTEN),
        _FRAME,
        "ms",
        about,
        _THIRD,
    )


def _edits(
    name: str, tree: JsonObject, said: str, question_set: QuestionSet, knowledge: Knowledge
) -> Iterator[Row]:
    agreement = OpenAgreement(copy.deepcopy(tree))
    checker = Checker(question_set, knowledge)
    session = checker.session(agreement.tree, _TODAY)
    edits = [_edit(agreement, session, place) for place in _places(agreement.tree)]
    turns = itertools.cycle(edits)

    def one() -> None:
        next(turns)()

    def full() -> None:
        checker.check(agreement.tree, _TODAY)

    mine, whole = side_by_side(one, full, _RUNS)
    about = f"all findings after one edit, against every check on the whole agreement ({said})"
    yield Row(f"edit-findings-vs-full-run-{name}", mine, whole, "ms", about, in_turn(_RUNS))
    about = f"95th percentile over an edit of each of {len(edits)} fields, against a screen frame"
    slow = _slowest_but_few(edits)
    yield Row(f"edit-findings-vs-frame-{name}", slow, _FRAME, "ms", f"{about} ({said})", _THIRD)


def _places(tree: JsonObject) -> Iterator[Pointer]:
    """One place of each field of the schema that holds an answer, in the middle of its list."""
    for pattern in shape().patterns():
        field = shape().field(pattern)
        if field is None or not field.is_answer or pattern.endswith("/id"):
            continue
        places = [place for place in expand(tree, pattern) if get(tree, place) is not None]
        if places and field.type in {"string", "boolean", "array"}:
            yield places[len(places) // 2]


def _edit(agreement: OpenAgreement, session: Session, place: Pointer) -> Callable[[], None]:
    """Something that changes one answer to another and back, and brings the findings up to date."""
    values = itertools.cycle(_others(agreement.value(place)))

    def act() -> None:
        agreement.set(place, next(values), label="edit")
        session.update(agreement.tree, (place,), _TODAY)

    return act


def _others(value: JsonValue) -> tuple[JsonValue, ...]:
    if isinstance(value, bool):
        return (not value, value)
    if isinstance(value, list):
        return (value[:-1], value)
    return (f"{value} ", value)


def _slowest_but_few(acts: Sequence[Callable[[], None]]) -> float:
    """The 95th percentile of some acts in milliseconds, each done twice before it counts."""
    times = []
    for act in acts:
        act()
        act()
        gc.collect(0)
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[int(len(times) * 0.95)]
