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
from sharebuilder.gui.translate import tr
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
        self._what = tr("Import") if book.name else tr("Paste")
        title = (
            tr("Import {name} into {records}", name=book.name, records=many)
            if book.name
            else tr("Paste into {records}", records=many)
        )
        super().__init__(title)
        self._services, self._collection, self._book = services, collection, book
        self._targets = targets_of(services.question_set, collection)
        self._labels = {ID: tr("Id"), **{one.path: one.label for one in self._targets}}
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
        self._services.navigator.say(self._done_words(plan), undo=True)
        new = [one for one, _ in self._services.records_of(self._collection) if one not in before]
        self.brought.emit(f"{self._collection}/id:{new[0]}" if new else None)
        self.closed.emit()

    def _done_words(self, plan: Preview) -> str:
        parts = []
        if plan.added:
            words = counted(self._services.question_set, self._collection, len(plan.added))
            parts.append(tr("{records} are added.", None, len(plan.added), records=words))
        if plan.updated:
            rows = len(plan.updated)
            parts.append(tr("{number} are updated.", None, rows, number=f"{rows:,}"))
        if plan.lost:
            number = f"{plan.lost:,}"
            parts.append(tr("{number} cells are left out.", None, plan.lost, number=number))
        return " ".join(parts)

    # --- what it is made of ---

    def _make_widgets(self) -> None:
        self.notes = Text("", "hint")
        self.notes.setMaximumWidth(characters(self, 90))
        self.sheet = Combo()
        self.sheet.setAccessibleName(tr("Which sheet"))
        for one in self._book.sheets:
            self.sheet.addItem(tr("Sheet: {name}", name=one.name), one)
        self.sheet.activated.connect(self._sheet_chosen)
        self.heading = QCheckBox(tr("The first row holds headings"))
        self.heading.clicked.connect(lambda on: self._decide(heading=on))
        self.matching = Matching(self._targets)
        self.matching.changed.connect(lambda columns: self._decide(columns=columns))
        self.model = PreviewModel()
        self.view = Grid()
        self.view.narrow_first = True
        self.view.least = 14
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("What would come of each row"))
        self.trouble = Text("", "label")
        self.lines = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.lines)
        self.list.setAccessibleName(tr("What does not fit"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.selectionModel().currentChanged.connect(self._lead_to)
        self.keep = Combo()
        self.keep.setAccessibleName(tr("What to do with what does not fit"))
        self.keep.addItem(tr("Leave out what does not fit"), "")
        for target in self._targets:
            if target.question.control == "text":
                self.keep.addItem(
                    tr("Keep it as text in “{label}”", label=target.label), target.path
                )
        self.keep.activated.connect(lambda _at: self._decide(keep_in=self.keep.currentData()))
        self.same = Combo()
        self.same.setAccessibleName(tr("What to do with rows that are there already"))
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
            self.notes, top, Text(tr("Where each column goes"), "label"), self.matching, self.view,
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
        updated = f"{len(plan.updated):,}"
        if plan.added and plan.updated:
            verb = tr("Add {records}, update {number}", records=words, number=updated)
        elif plan.added:
            verb = tr("Add {records}", records=words)
        else:
            verb = tr("Update {number}", number=updated)
        self.main.setText(verb if number else tr("Nothing to bring"))
        self.main.setEnabled(bool(number))
        summary = f"{plan_words(services.question_set, plan)}."
        if plan.skipped:
            skipped = tr("Columns left out: {names}.", names=", ".join(plan.skipped))
            summary = f"{summary} {skipped}"
        self.summary.say(summary)

    def _show_problems(self, plan: Preview) -> None:
        self._lines = problem_lines(plan)
        for widget in (self.trouble, self.list):
            widget.setVisible(bool(self._lines))
        self.keep.setVisible(bool(self._lines) and self.keep.count() > 1)
        self.keep.setCurrentIndex(max(0, self.keep.findData(self._choices.keep_in)))
        if not self._lines:
            return
        count, kept = len(plan.problems), len(plan.problems) - plan.lost
        words = tr("■ {number} cells do not fit.", None, count, number=f"{count:,}")
        if kept and plan.lost:
            fate = tr(
                "{kept} kept as text, {lost} left out.", kept=f"{kept:,}", lost=f"{plan.lost:,}"
            )
        else:
            fate = tr("Kept as text.") if kept else tr("Left out.")
        self.trouble.say(f"{words} {fate}")
        left_out = tr("Left out.")
        said = ((line if one.kept else f"{line} {left_out}") for line, one in self._lines)
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
            said = list(plan.made.get(collection, {}).values() or plan.unknown.get(collection, ()))
            box.setVisible(bool(said))
            words = counted(self._services.question_set, collection, len(said))
            box.setText(tr("Add {records} along with the rows", records=words).replace("&", "&&"))
            box.setChecked(collection in self._choices.make)
            if said:
                names = ", ".join(one[:40] for one in said[:_FEW])
                more = len(said) - _FEW
                listed.append(
                    tr("{names} and %n more", None, more, names=names) if more > 0 else names
                )
        self.names.say("; ".join(listed))
        self.names.setVisible(bool(listed))
        self._made.setVisible(bool(listed))

    def _show_same(self, plan: Preview) -> None:
        self.same.setVisible(bool(plan.same))
        number = f"{plan.same:,}"
        rows = tr("{number} rows are there already", None, plan.same, number=number)
        for at, words in enumerate(
            (tr("leave out"), tr("update with what the table says"), tr("add again"))
        ):
            self.same.setItemText(at, f"{rows}: {words}")
        self.same.setCurrentIndex(self.same.findData(self._choices.same))
        self.same.updateGeometry()

    def _lead_to(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._lines):
            place = self.model.place_of(self._lines[index.row()][1])
            self.view.setCurrentIndex(place)
            self.view.scrollTo(place)
