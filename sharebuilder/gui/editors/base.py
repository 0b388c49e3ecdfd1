"""What every editor of an answer does: show a value, say when a person changed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sharebuilder.model.change import MISSING, Missing

if TYPE_CHECKING:
    from sharebuilder.gui.services import Services
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.questions.question_set import Question
    from sharebuilder.schema.shape import Field

Value = object
"""A JSON value, or MISSING where nothing is answered."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What an editor is told of the question that it answers.

    Attributes:
        services: where answers, words and knowledge come from.
        question: the question.
        field: what the schema says of the answer.
    """

    services: Services
    question: Question
    field: Field

    def limit(self, otherwise: int) -> int:
        """The most characters that the answer may have."""
        return self.field.max_length or otherwise


class Editor(QWidget):
    """The editor of one answer.

    Signals:
        changed: a person changed the value; carries it, or MISSING.
        complaint: what was typed cannot be used, and why; empty when it can.
        note: something worth saying that is no mistake.
    """

    changed = Signal(object)
    complaint = Signal(str)
    note = Signal(str)

    spread = False
    """Whether it wants the whole width of the page."""

    def __init__(self, asking: Asking) -> None:
        """Make an editor that shows nothing yet."""
        super().__init__()
        self.asking = asking
        self.pointer: Pointer | None = None

    def bind(self, pointer: Pointer, value: JsonValue | Missing) -> None:
        """Show the answer at a place."""
        moved = pointer != self.pointer
        self.pointer = pointer
        self.show_value(value, moved=moved)

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:
        """Show a value without saying that it changed.

        Args:
            value: the value.
            moved: whether it is the answer of another record than before, so that what was
                half typed there has to go.
        """
        raise NotImplementedError

    def target(self) -> QWidget:
        """The widget that takes the focus, and that the label names."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over what was typed and not yet told."""

    def refresh(self) -> None:
        """Look again at what can be chosen; called when the agreement changed elsewhere."""

    def names(self, name: str, description: str) -> None:
        """Give the widgets inside their spoken names."""
        self.target().setAccessibleName(name)
        self.target().setAccessibleDescription(description)


MakeEditor = Callable[[Asking], Editor]


def text_of(value: JsonValue | Missing) -> str:
    """A text answer, or nothing."""
    return value if isinstance(value, str) else ""


def texts_of(value: JsonValue | Missing) -> list[str]:
    """The texts of a list answer."""
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def or_missing(value: JsonValue) -> JsonValue | Missing:
    """A value, or MISSING where it says nothing."""
    return MISSING if value in ("", [], {}, None) else value
