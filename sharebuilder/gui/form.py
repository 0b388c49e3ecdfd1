"""Groups of questions on a page, and the forms that are made of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from sharebuilder.gui.fields import Fold, Text, column
from sharebuilder.gui.question_field import QuestionField
from sharebuilder.gui.services import concrete, touches
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.records_view import RecordsView
    from sharebuilder.gui.services import Services
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.questions.question_set import Group

FindingsBy = dict[str, tuple["Finding", ...]]


class GroupView(QWidget):
    """A group of questions, some of which may hold records of their own."""

    def __init__(self, services: Services, group: Group, *, heading: bool, level: int = 0) -> None:
        """Draw a group.

        Args:
            services: what the page was given.
            group: the group.
            heading: whether to draw the group's own title.
            level: how deep in records inside records it stands.
        """
        super().__init__()
        from sharebuilder.gui.records_view import RecordsView

        self._services = services
        self._record: Pointer | None = None
        self.fields: list[QuestionField] = []
        self.nested: list[RecordsView] = []
        inside = column(self, 1.1)
        if heading and group.title:
            inside.addWidget(Text(group.title, "group"))
        if group.introduction:
            words = Text(group.introduction, "hint")
            words.setMaximumWidth(characters(self, 90))
            inside.addWidget(words)
        for question in group.questions:
            if question.control == "records" and question.records is not None:
                view = RecordsView.nested_in(services, question, level + 1)
                self.nested.append(view)
                inside.addWidget(view)
            else:
                field = QuestionField(services, question)
                self.fields.append(field)
                inside.addWidget(field)

    def bind(self, record: Pointer | None) -> None:
        """Show the answers of a record."""
        self._record = record
        for field in self.fields:
            field.bind(record)
        for view in self.nested:
            view.bind(record)
        self.update_asked()

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Pass an edit on to every field."""
        for field in self.fields:
            field.heard(changed)
        for view in self.nested:
            view.heard(changed)

    def update_asked(self) -> bool:
        """Show what is asked now. Whether anything is."""
        asked = [field.update_asked() for field in self.fields]
        asked += [view.update_asked() for view in self.nested]
        shown = any(asked)
        if shown == self.isHidden():
            self.setVisible(shown)
        return shown

    def show_findings(self, findings: FindingsBy) -> None:
        """Show each finding at its field."""
        for field in self.fields:
            field.show_findings(findings.get(field.pointer, ()))
        for view in self.nested:
            view.show_findings(findings)

    def lead_to(self, pointer: str) -> bool:
        """Put the focus at a place. Whether the place is here."""
        for field in self.fields:
            below = pointer == field.pointer or pointer.startswith(f"{field.pointer}/")
            if below and not field.isHidden():
                field.take_focus()
                return True
        return any(view.lead_to(pointer) for view in self.nested)

    def all_fields(self) -> Iterator[QuestionField]:
        """Every field, those of nested records too."""
        yield from self.fields
        for view in self.nested:
            yield from view.all_fields()

    def count(self) -> tuple[int, int]:
        """How many of its own questions are answered, and how many are asked."""
        asked = [field for field in self.fields if not field.isHidden()]
        return sum(field.answered for field in asked), len(asked)


class RecordForm(QWidget):
    """The form of one record: its groups, one beneath the other, each of which can be folded.

    Signals:
        made: a group was drawn for the first time.
    """

    made = Signal()

    def __init__(self, services: Services, groups: tuple[Group, ...], level: int) -> None:
        """Make a form.

        Args:
            services: what the page was given.
            groups: the groups of questions.
            level: how deep in records inside records it stands.
        """
        super().__init__()
        self._services = services
        self._groups = groups
        self._level = level
        self._record: Pointer | None = None
        self._findings: FindingsBy = {}
        self._own_findings: FindingsBy = {}
        self._views: dict[int, GroupView] = {}
        self.folds: dict[int, Fold] = {}
        inside = column(self, 0.4)
        folded = len([group for group in groups if group.title]) > 1
        for at, group in enumerate(groups):
            if folded and group.title:
                fold = Fold(group.title, partial(self._make, at))
                fold.heading.clicked.connect(self.update_asked)
                self.folds[at] = fold
                inside.addWidget(fold)
            else:
                inside.addWidget(self._make(at, heading=len(groups) > 1))
        if 0 in self.folds:
            self.folds[0].set_open(True)

    def bind(self, record: Pointer) -> None:
        """Show a record."""
        self._record = record
        self._sort_findings()
        for view in self._views.values():
            view.bind(record)
        self.update_asked()

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Pass an edit on, and count again."""
        for view in self._views.values():
            view.heard(changed)
        if self._record and touches(self._record, changed):
            self._count()

    def update_asked(self) -> bool:
        """Show what is asked now. Whether anything is."""
        if self._record is None:
            return False
        for at, group in enumerate(self._groups):
            view = self._views.get(at)
            if view is not None:
                asked = view.update_asked()
            else:
                asked = any(
                    self._services.holds(question.ask_when, self._record)
                    for question in group.questions
                )
            if at in self.folds:
                fold = self.folds[at]
                if view is not None and not fold.is_open:
                    view.hide()
                if asked == fold.isHidden():
                    fold.setVisible(asked)
        self._count()
        return True

    def show_findings(self, findings: FindingsBy) -> None:
        """Show each finding at its field."""
        self._findings, before = findings, self._own_findings
        self._sort_findings()
        for view in self._views.values():
            view.show_findings(findings)
        if self._own_findings != before:
            self._count()

    def lead_to(self, pointer: str) -> bool:
        """Open the group that holds a place, and put the focus there."""
        if self._record is None or not f"{pointer}/".startswith(f"{self._record}/"):
            return False
        below = pointer.removeprefix(self._record)
        depth = len(self._record.split("/"))
        for at, group in enumerate(self._groups):
            for question in group.questions:
                tail = "/" + "/".join(question.pointer.split("/")[depth:])
                if below and f"{below}/".startswith(f"{tail}/"):
                    if at in self.folds:
                        self.folds[at].set_open(True)
                        self.update_asked()
                    if self._views[at].lead_to(pointer):
                        return True
        return self.take_focus()

    def take_focus(self) -> bool:
        """Put the focus in the first field."""
        for at, view in sorted(self._views.items()):
            if at in self.folds and not self.folds[at].is_open:
                continue
            for field in view.fields:
                if not field.isHidden():
                    field.take_focus()
                    return True
        return False

    def all_fields(self) -> Iterator[QuestionField]:
        """Every field drawn so far."""
        for view in self._views.values():
            yield from view.all_fields()

    def open_all(self) -> None:
        """Open every group."""
        for fold in self.folds.values():
            fold.set_open(True)
        self.update_asked()

    def _make(self, at: int, *, heading: bool = False) -> GroupView:
        view = GroupView(self._services, self._groups[at], heading=heading, level=self._level)
        # Inside the form from the first moment: shown by itself it would be a window of its own.
        view.setParent(self)
        self._views[at] = view
        if self._record is not None:
            view.bind(self._record)
            view.show_findings(self._findings)
            self.made.emit()
        return view

    def _count(self) -> None:
        for at, fold in self.folds.items():
            answered, asked = self._count_of(at)
            parts = []
            if asked:
                parts.append(tr("{answered} of {asked} answered", answered=answered, asked=asked))
            waiting = self._waiting(at)
            if waiting:
                parts.append(tr("%n to look at", None, waiting))
            fold.set_note(", ".join(parts))

    def _count_of(self, at: int) -> tuple[int, int]:
        answered = asked = 0
        for question in self._groups[at].questions:
            if question.control == "records" or self._record is None:
                continue
            if self._services.holds(question.ask_when, self._record):
                asked += 1
                value = self._services.agreement.value(concrete(question.pointer, self._record))
                answered += value is not None and value not in ("", [], {})
        return answered, asked

    def _sort_findings(self) -> None:
        """Keep apart what was found in this record: a step may have thousands of findings."""
        below = f"{self._record}/"
        self._own_findings = {
            pointer: found
            for pointer, found in self._findings.items()
            if f"{pointer}/".startswith(below)
        }

    def _waiting(self, at: int) -> int:
        if self._record is None or not self._own_findings:
            return 0
        depth = len(self._record.split("/"))
        tails = [
            self._record + "/" + "/".join(question.pointer.split("/")[depth:])
            for question in self._groups[at].questions
        ]
        return sum(
            one.counts
            for pointer, found in self._own_findings.items()
            if any(pointer == tail or pointer.startswith(f"{tail}/") for tail in tails)
            for one in found
        )


def keep_in_sight(widget: QWidget) -> None:
    """Scroll the page so that a widget can be seen."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        margin = widget.fontMetrics().height() * 3
        above.ensureWidgetVisible(widget, 0, margin)
