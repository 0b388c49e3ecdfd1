"""Any row of edits can be undone and done again, and leaves an agreement that obeys the schema."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sharebuilder.model.change import MISSING
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    pass
from tests.open_agreements import FLOWS, PARTNERS, TITLE, small


class Edits(RuleBasedStateMachine):
    """Random edits; undo of all gives the beginning, redo of all the end."""

    def __init__(self) -> None:
        super().__init__()
        self.agreement = small()
        self.agreement.save = None  # type: ignore[method-assign, assignment]
        while self.agreement.can_undo:
            self.agreement.undo()
        self.beginning = json.dumps(self.agreement.tree)
        while self.agreement.can_redo:
            self.agreement.redo()

    def records(self) -> list[Pointer]:
        view = self.agreement.view
        return [record.pointer for record in (*view.partners, *view.flows)]

    @rule(text=st.text(max_size=5), key=st.sampled_from(["title", None]))
    def type_title(self, text: str, key: str | None) -> None:
        self.agreement.set(TITLE, text, label="type", merge_key=key)

    @rule(place=st.sampled_from(["/about/title", "/case/aim", "/about", "/case"]))
    def clear(self, place: str) -> None:
        self.agreement.set(Pointer(place), MISSING, label="clear")

    @rule(collection=st.sampled_from([PARTNERS, FLOWS]), index=st.none() | st.just(0))
    def add(self, collection: Pointer, index: int | None) -> None:
        values: dict[str, Any] = (
            {"from": "partner-1", "to": ["partner-2"]} if collection == FLOWS else {}
        )
        self.agreement.add_record(collection, dict(values), index=index, label="add")

    @precondition(lambda self: self.records())
    @rule(data=st.data())
    def delete(self, data: Any) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self.records()), min_size=1, unique=True))
        self.agreement.delete_records(chosen, label="delete")

    @precondition(lambda self: self.records())
    @rule(data=st.data())
    def duplicate(self, data: Any) -> None:
        self.agreement.duplicate_record(data.draw(st.sampled_from(self.records())), label="copy")

    @precondition(lambda self: self.agreement.view.partners)
    @rule(data=st.data())
    def move(self, data: Any) -> None:
        partners = [p.pointer for p in self.agreement.view.partners]
        target = data.draw(st.integers(0, len(partners) - 1))
        self.agreement.move_record(data.draw(st.sampled_from(partners)), target, label="move")

    @rule()
    def undo(self) -> None:
        self.agreement.undo()

    @rule()
    def redo(self) -> None:
        self.agreement.redo()

    @invariant()
    def undoing_and_redoing_all_comes_back(self) -> None:
        now = copy.deepcopy(self.agreement.tree)
        steps = 0
        while self.agreement.can_undo:
            self.agreement.undo()
            steps += 1
        assert json.dumps(self.agreement.tree) == self.beginning
        for _ in range(steps):
            self.agreement.redo()
        assert self.agreement.tree == now


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
