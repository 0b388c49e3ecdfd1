"""Agreements of every kind: whole, half filled, and filled with nonsense."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sharebuilder.findings.look import Look
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.model.pointer import parse
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.resources import seeds_dir
from sharebuilder.schema.shape import shape
from tests.findings.agreements import changed, small_agreement

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject

TODAY = date(2026, 11, 25)
KNOWLEDGE = Knowledge.load()
QUESTIONS = QuestionSet.load()
CASES = sorted((seeds_dir() / "cases").glob("*.sharebuilder"))
BARE: JsonObject = {"format": "sharebuilder-agreement", "format_version": 1, "id": "x"}
WHOLE: list[JsonObject] = [
    small_agreement(),
    *(json.loads(path.read_text(encoding="utf-8")) for path in CASES),
]


def looked(edits: dict[str, Any] | None = None, knowledge: Knowledge = KNOWLEDGE) -> Look:
    """The small agreement after some edits."""
    return Look(changed(small_agreement(), edits or {}), knowledge, TODAY)


def look_at(tree: JsonObject, knowledge: Knowledge = KNOWLEDGE) -> Look:
    """An agreement, looked at today."""
    return Look(tree, knowledge, TODAY)


_FIELDS = [field for field in shape() if field.pattern and field.pattern.count("/") > 1]
_NONSENSE = st.sampled_from(
    [None, "", " ", 7, True, [], ["x"], {}, {"id": 3}, "nonsense", "12,000"]
)


def _answer(draw: Any, pattern: str) -> Any:
    field = shape().field(pattern)
    assert field is not None
    if draw(st.booleans()):
        return draw(_NONSENSE)
    if field.type == "boolean":
        return draw(st.booleans())
    if field.enum:
        one = draw(st.sampled_from(field.enum))
        return [one] if field.type == "array" else one
    return draw(st.sampled_from(["About 6,000", "A score of risk", "GPS tag", "eligible", "x"]))


def _put(holder: Any, segments: tuple[str, ...], value: Any, draw: Any) -> None:
    """Put an answer somewhere that a pattern stands for; what is in the way stays."""
    head, *rest = segments
    if head == "*":
        if isinstance(holder, list) and holder:
            index = draw(st.integers(0, len(holder) - 1))
            if rest:
                _put(holder[index], tuple(rest), value, draw)
            else:
                holder[index] = value
    elif isinstance(holder, dict):
        if rest:
            _put(holder.get(head), tuple(rest), value, draw)
        elif value is None:
            holder.pop(head, None)
        else:
            holder[head] = value


@st.composite
def agreements(draw: Any) -> JsonObject:
    """An agreement, with answers changed, taken out, or of the wrong kind."""
    tree: JsonObject = copy.deepcopy(draw(st.sampled_from([BARE, *WHOLE])))
    for name in draw(st.lists(st.sampled_from(sorted(tree)), max_size=4)):
        if name not in BARE:
            tree.pop(name, None)
    for field in draw(st.lists(st.sampled_from(_FIELDS), max_size=12)):
        _put(tree, parse(field.pattern), _answer(draw, field.pattern), draw)
    return tree
