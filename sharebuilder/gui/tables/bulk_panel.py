"""One answer for all selected records, given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from sharebuilder.gui.editors.base import Asking
from sharebuilder.gui.editors.catalogue import make_editor
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Text, button
from sharebuilder.gui.tables.panel import Panel
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING, Missing
from sharebuilder.model.pointer import Pointer
from sharebuilder.tables.bulk import set_for_all
from sharebuilder.tables.targets import targets_of
from sharebuilder.tables.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.editors.base import Editor
    from sharebuilder.gui.services import Services
    from sharebuilder.model.json_types import JsonValue


class BulkPanel(Panel):
    """Asks for one answer, and gives it to every selected record as one step of undo."""

    def __init__(
        self, services: Services, collection: Pointer, selected: Callable[[], list[Pointer]]
    ) -> None:
        """Ask for nothing yet.

        Args:
            services: what the page was given.
            collection: the list.
            selected: says which records are selected now.
        """
        super().__init__("")
        self._services, self._collection, self._selected = services, collection, selected
        self._targets = targets_of(services.question_set, collection)
        self._value: JsonValue | Missing = MISSING
        self.editor: Editor | None = None
        self.field = Combo()
        self.field.setAccessibleName(tr("Which answer to set"))
        self.field.addItem(tr("Choose which answer…"), "")
        for target in self._targets:
            self.field.addItem(target.label, target.path)
        self.field.activated.connect(self._chosen)
        self.ask = Text("", "label")
        self.join = QCheckBox(tr("Keep what each has, and add this to it"))
        self.complaint = Text("")
        self.complaint.setProperty("state", "error")
        self.complaint.setMaximumWidth(characters(self, 90))
        self.clear = button(tr("Take this answer out"), self._take_out)
        self.line.add(self.clear)
        for widget in (self.field, self.ask, self.join, self.complaint, self.line):
            self.inside.addWidget(widget)
        self._show_field()
        self.selection_changed()

    def choose(self, path: str) -> None:
        """Ask for one answer, such as the group."""
        self.field.setCurrentIndex(self.field.findData(path))
        self._chosen()

    def take_focus(self) -> None:
        """Begin with the answer where it is chosen, else with the choice."""
        (self.editor.target() if self.editor is not None else self.field).setFocus()

    def selection_changed(self) -> None:
        """Say for how many records it is."""
        number = len(self._selected())
        words = counted(self._services.question_set, self._collection, number)
        self.title.say(
            tr("Set one answer for {records}", records=words)
            if number
            else tr("Select rows to set")
        )
        self.main.setText(tr("Set for {records}", records=words))
        self._enable()

    def act(self) -> None:
        """Give the answer."""
        if self.editor is not None:
            self.editor.flush()
        if self._value is not MISSING and not self.complaint.text():
            self._apply(self._value)

    # --- inside ---

    def _chosen(self) -> None:
        self._value = MISSING
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        path = self.field.currentData()
        target = next((one for one in self._targets if one.path == path), None)
        if target is not None:
            asking = Asking(self._services, target.question, target.field)
            self.editor = made = make_editor(asking)
            self.inside.insertWidget(self.inside.indexOf(self.join), made)
            records = self._selected() or [self._collection]
            made.bind(Pointer(f"{records[0]}/{path}"), MISSING)
            made.names(target.question.ask, target.question.hint)
            made.changed.connect(self._changed)
            made.complaint.connect(self._complained)
            self.ask.say(target.question.ask)
        self._show_field()

    def _show_field(self) -> None:
        field = next((one for one in self._targets if one.path == self.field.currentData()), None)
        self.ask.setVisible(field is not None)
        self.join.setVisible(field is not None and field.field.type == "array")
        self.clear.setVisible(field is not None)
        self._complained("")
        self._enable()

    def _changed(self, value: JsonValue | Missing) -> None:
        self._value = value
        if self.editor is not None and self.editor.pointer is not None:
            # The editor shows what it is told: the answer stands in no record yet.
            self.editor.bind(self.editor.pointer, value)
        self._enable()

    def _complained(self, words: str) -> None:
        self.complaint.say(words)
        self.complaint.setVisible(bool(words))
        self._enable()

    def _enable(self) -> None:
        some = bool(self._selected())
        self.main.setEnabled(some and self._value is not MISSING and not self.complaint.text())
        self.clear.setEnabled(some)

    def _take_out(self) -> None:
        self._apply(MISSING)

    def _apply(self, value: JsonValue | Missing) -> None:
        records = self._selected()
        words = counted(self._services.question_set, self._collection, len(records))
        field = self.field.currentText()
        if value is MISSING:
            label = tr("Clear “{answer}” of {records}", answer=field, records=words)
            done = tr("“{answer}” of {records} is taken out.", answer=field, records=words)
        else:
            label = tr("Set “{answer}” of {records}", answer=field, records=words)
            done = tr("“{answer}” of {records} is set.", answer=field, records=words)
        agreement = self._services.agreement
        agreement.seal()
        edit = set_for_all(
            agreement.tree, records, self.field.currentData(), value, label=label,
            join=self.join.isChecked(),
        )  # fmt: skip
        agreement.apply(edit)
        agreement.seal()
        self._services.navigator.say(done, undo=True)
        self.closed.emit()
