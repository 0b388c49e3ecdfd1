"""The editor of several choices among options: a check box for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.gui.editors.base import Asking, Editor, or_missing, texts_of
from sharebuilder.gui.editors.boxes import Box
from sharebuilder.gui.editors.choice import _indented
from sharebuilder.gui.fields import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCheckBox, QWidget

    from sharebuilder.model.change import Missing
    from sharebuilder.model.json_types import JsonValue


class ChoicesEditor(Editor):
    """Check boxes, each with its hint beneath."""

    def __init__(self, asking: Asking) -> None:
        """Make a box for each option."""
        super().__init__(asking)
        self.boxes: dict[str, QCheckBox] = {}
        self._unknown: list[str] = []
        outer = column(self, 0.1)
        for option in asking.services.question_set.options(asking.question.options or ""):
            box = Box(option.label.replace("&", "&&"))
            box.clicked.connect(self._clicked)
            self.boxes[option.value] = box
            outer.addWidget(box)
            if option.hint:
                outer.addWidget(_indented(option.hint, self))

    def show_value(self, value: JsonValue | Missing, *, moved: bool) -> None:  # noqa: ARG002
        """Tick what is chosen. What is no option is kept as it is."""
        chosen = texts_of(value)
        self._unknown = [one for one in chosen if one not in self.boxes]
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)

    def target(self) -> QWidget:
        """The first box."""
        return next(iter(self.boxes.values()), self)

    def names(self, name: str, description: str) -> None:
        """Each box speaks its own words, then the question."""
        self.setAccessibleName(name)
        for box in self.boxes.values():
            box.setAccessibleName(f"{box.text().replace('&&', '&')}, {name}")
            box.setAccessibleDescription(description)

    def _clicked(self) -> None:
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        self.changed.emit(or_missing([*ticked, *self._unknown]))
