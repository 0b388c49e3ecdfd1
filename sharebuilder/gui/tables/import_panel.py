"""A table before it is brought in: where its columns go, what comes of it, what does not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListView

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Flow, Text
from sharebuilder.gui.record_grid import Grid
from sharebuilder.gui.tables.matching import Matching
from sharebuilder.gui.tables.panel import Panel
from sharebuilder.gui.tables.preview_model import PreviewModel
from sharebuilder.gui.theme import characters, space
from sharebuilder.tables.preview import (
    ADD,
    LEAVE,
    UPDATE,
    Preview,
    first_choices,
    preview,
    with_first_make,
)
from sharebuilder.tables.targets import ID, targets_of
from sharebuilder.tables.words import counted, did_words, plan_words, problem_lines

if TYPE_CHECKING:
    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.tables.preview import Choices
    from sharebuilder.tables.sheet import Book, Sheet

_PREVIEWED = 6
_LINES = 5
_FEW = 6


class ImportPanel(Panel):
    """Shows what would come of a table, and brings it as one step of undo.

    Signals:
        brought: it was brought; carries the first new record, or None.
    """

    brought = Signal(object)

    def __init__(self, services: Services, collection: Pointer, book: Book) -> None:
        """Show a table.

        Args:
            services: what the page was given.
            collection: the list that it goes into.
            book: the table; one without a name was pasted.
        """
        many = services.plural_of(collection)
        self._what = "Import" if book.name else "Paste"
        title = f"Import {book.name} into {many}" if book.name else f"Paste into {many}"
        super().__init__(title)
        self._services, self._collection, self._book = services, collection, book
        self._targets = targets_of(services.question_set, collection)
        self._labels = {ID: "Id", **{one.path: one.label for one in self._targets}}
        self._sheet: Sheet = book.sheets[0]
        self._choices: Choices
        self._plan: Preview
        self._make_widgets()
        self._lay_out()
        self._begin()

    @property
    def plan(self) -> Preview:
        """What would come of the table as things stand."""
        return self._plan

    def take_focus(self) -> None:
        """Begin with what brings it, where all fits; else where the columns go."""
        (self.main if self.main.isEnabled() else self.matching.boxes[0]).setFocus()

    def act(self) -> None:
        """Bring the table."""
        agreement, plan = self._services.agreement, self._plan
        words = did_words(self._services.question_set, plan, self._what)
        before = {one for one, _ in self._services.records_of(self._collection)}
        agreement.seal()
        agreement.apply(plan.edit(agreement, words))
        agreement.seal()
        left = f" {plan.lost:,} cells are left out." if plan.lost > 1 else ""
        left = " 1 cell is left out." if plan.lost == 1 else left
        self._services.navigator.say(f"{self._done_words(plan)}{left}", undo=True)
        new = [one for one, _ in self._services.records_of(self._collection) if one not in before]
        self.brought.emit(f"{self._collection}/id:{new[0]}" if new else None)
        self.closed.emit()

    def _done_words(self, plan: Preview) -> str:
        parts = []
        if plan.added:
            words = counted(self._services.question_set, self._collection, len(plan.added))
            parts.append(f"{words} {'is' if len(plan.added) == 1 else 'are'} added.")
        if plan.updated:
            rows = len(plan.updated)
            parts.append(f"{rows:,} {'is' if rows == 1 else 'are'} updated.")
        return " ".join(parts)

    # --- what it is made of ---

    def _make_widgets(self) -> None:
        self.notes = Text("", "hint")
        self.notes.setMaximumWidth(characters(self, 90))
        self.sheet = Combo()
        self.sheet.setAccessibleName("Which sheet")
        for one in self._book.sheets:
            self.sheet.addItem(f"Sheet: {one.name}", one)
        self.sheet.activated.connect(self._sheet_chosen)
        self.heading = QCheckBox("The first row holds headings")
        self.heading.clicked.connect(lambda on: self._decide(heading=on))
        self.matching = Matching(self._targets)
        self.matching.changed.connect(lambda columns: self._decide(columns=columns))
        self.model = PreviewModel()
        self.view = Grid()
        self.view.narrow_first = True
        self.view.least = 14
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view.setModel(self.model)
        self.view.setAccessibleName("What would come of each row")
        self.trouble = Text("", "label")
        self.lines = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.lines)
        self.list.setAccessibleName("What does not fit")
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.selectionModel().currentChanged.connect(self._lead_to)
        self.keep = Combo()
        self.keep.setAccessibleName("What to do with what does not fit")
        self.keep.addItem("Leave out what does not fit", "")
        for target in self._targets:
            if target.question.control == "text":
                self.keep.addItem(f"Keep it as text in “{target.label}”", target.path)
        self.keep.activated.connect(lambda _at: self._decide(keep_in=self.keep.currentData()))
        self.same = Combo()
        self.same.setAccessibleName("What to do with rows that are there already")
        for value in (LEAVE, UPDATE, ADD):
            self.same.addItem("", value)
        self.same.activated.connect(lambda _at: self._decide(same=self.same.currentData()))
        self.make: dict[str, QCheckBox] = {}
        self._made = Flow(0.8)
        self.names = Text("", "hint")
        self.summary = Text("", "label")

    def _lay_out(self) -> None:
        top = Flow(0.8)
        if len(self._book.sheets) > 1:
            top.add(self.sheet)
        top.add(self.heading)
        for widget in (
            self.notes, top, Text("Where each column goes", "label"), self.matching, self.view,
            self.trouble, self.list, self._made, self.names, self.keep, self.same, self.summary,
            self.line,
        ):  # fmt: skip
            self.inside.addWidget(widget)

    # --- what is decided ---

    def _begin(self) -> None:
        services, sheet = self._services, self._sheet
        first = first_choices(services.question_set, self._collection, sheet)
        plan = preview(services.question_set, services.tree, self._collection, sheet, first)
        keep_in = self.keep.itemData(1) if self.keep.count() > 1 else ""
        self._choices = replace(with_first_make(services.question_set, plan), keep_in=keep_in or "")
        self.notes.say(" ".join(sheet.notes))
        self.notes.setVisible(bool(sheet.notes))
        self.matching.show_columns(sheet, self._choices)
        self._show()

    def _sheet_chosen(self) -> None:
        self._sheet = self.sheet.currentData()
        self._begin()

    def _decide(self, **what: object) -> None:
        self._choices = replace(self._choices, **what)  # type: ignore[arg-type]
        if "heading" in what:
            self.matching.show_columns(self._sheet, self._choices)
        self._show()
        announce(self, self.summary.text())

    def _made_toggled(self, collection: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        make = self._choices.make
        self._decide(make=make | {collection} if on else make - {collection})

    def _show(self) -> None:
        services = self._services
        self._plan = plan = preview(
            services.question_set, services.tree, self._collection, self._sheet, self._choices
        )
        self.heading.setChecked(self._choices.heading)
        self.model.show_plan(plan, self._labels)
        self.view.show_rows(min(len(plan.rows), _PREVIEWED))
        self.view.share_columns()
        self._show_problems(plan)
        self._show_made(plan)
        self._show_same(plan)
        number = len(plan.added) + len(plan.updated)
        words = counted(services.question_set, self._collection, len(plan.added))
        verb = f"Add {words}" if plan.added else f"Update {len(plan.updated):,}"
        if plan.added and plan.updated:
            verb += f", update {len(plan.updated):,}"
        self.main.setText(verb if number else "Nothing to bring")
        self.main.setEnabled(bool(number))
        skipped = f" Columns left out: {', '.join(plan.skipped)}." if plan.skipped else ""
        self.summary.say(f"{plan_words(services.question_set, plan)}.{skipped}")

    def _show_problems(self, plan: Preview) -> None:
        self._lines = problem_lines(plan)
        for widget in (self.trouble, self.list):
            widget.setVisible(bool(self._lines))
        self.keep.setVisible(bool(self._lines) and self.keep.count() > 1)
        self.keep.setCurrentIndex(max(0, self.keep.findData(self._choices.keep_in)))
        if not self._lines:
            return
        kept = len(plan.problems) - plan.lost
        words = f"■ {len(plan.problems):,} cell{'s do' if len(plan.problems) > 1 else ' does'}"
        words += " not fit. "
        if kept and plan.lost:
            words += f"{kept:,} kept as text, {plan.lost:,} left out."
        else:
            words += "Kept as text." if kept else "Left out."
        self.trouble.say(words)
        said = ((line if one.kept else f"{line} Left out.") for line, one in self._lines)
        self.lines.setStringList(list(said))
        self.list.setFixedHeight(round(space(self, 1.5) * min(len(self._lines) + 0.5, _LINES)))

    def _show_made(self, plan: Preview) -> None:
        """A box for each list in which records can be made for names that are not there."""
        for collection in (*plan.made, *plan.unknown):
            if collection not in self.make:
                box = QCheckBox()
                box.clicked.connect(lambda on, one=collection: self._made_toggled(one, on))
                self.make[collection] = box
                self._made.add(box)
        listed = []
        for collection, box in self.make.items():
            names = plan.made.get(collection, {}).values() or plan.unknown.get(collection, ())
            said = list(names)
            box.setVisible(bool(said))
            more = f" and {len(said) - _FEW} more" if len(said) > _FEW else ""
            words = counted(self._services.question_set, collection, len(said))
            box.setText(f"Add {words} along with the rows".replace("&", "&&"))
            box.setChecked(collection in self._choices.make)
            if said:
                listed.append(", ".join(one[:40] for one in said[:_FEW]) + more)
        self.names.say("; ".join(listed))
        self.names.setVisible(bool(listed))
        self._made.setVisible(bool(listed))

    def _show_same(self, plan: Preview) -> None:
        self.same.setVisible(bool(plan.same))
        rows = f"{plan.same:,} row{'s are' if plan.same > 1 else ' is'} there already"
        for at, words in enumerate(("leave out", "update with what the table says", "add again")):
            self.same.setItemText(at, f"{rows}: {words}")
        self.same.setCurrentIndex(self.same.findData(self._choices.same))
        self.same.updateGeometry()

    def _lead_to(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._lines):
            place = self.model.place_of(self._lines[index.row()][1])
            self.view.setCurrentIndex(place)
            self.view.scrollTo(place)
