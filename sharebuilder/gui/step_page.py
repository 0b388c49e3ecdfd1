"""The page of one step: heading, introduction, sections of questions and of records."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from sharebuilder.gui.fields import Text, column, rule
from sharebuilder.gui.form import GroupView, keep_in_sight
from sharebuilder.gui.leading import Leading
from sharebuilder.gui.question_field import QuestionField
from sharebuilder.gui.records_view import RecordsView
from sharebuilder.gui.services import innermost_record
from sharebuilder.gui.tab_order import in_reading_order
from sharebuilder.gui.theme import characters, space
from sharebuilder.model.ask_when import reads
from sharebuilder.model.pointer import Pointer, matches
from sharebuilder.questions.question import every_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent

    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.form import FindingsBy
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Section, Step

_PAGE_LETTERS = 100
_AT_A_TIME = 0.04  # seconds of drawing in one turn of the event loop, unless a section takes longer


class SectionView(QWidget):
    """A section of a step: its heading, and its questions or its records."""

    def __init__(self, services: Services, section: Section) -> None:
        """Draw a section."""
        super().__init__()
        self._services = services
        self.section = section
        self.records: RecordsView | None = None
        self.groups: list[GroupView] = []
        inside = column(self, 0.7)
        if section.title:
            inside.addWidget(Text(section.title, "section"))
        if section.introduction:
            words = Text(section.introduction, "hint")
            words.setMaximumWidth(characters(self, 90))
            inside.addWidget(words)
        if section.collection:
            # The section is hidden as a whole, so the records inside always count as asked.
            self.records = RecordsView(services, section.collection, section, ask_when=None)
            inside.addWidget(self.records)
        else:
            for group in section.groups:
                view = GroupView(services, group, heading=True)
                self.groups.append(view)
                inside.addWidget(view)

    def put_after(self, group: int, widget: QWidget) -> None:
        """Put something of the page's own beneath one of its groups."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.groups[group]) + 1, widget)

    def parts(self) -> list[GroupView | RecordsView]:
        """What it is made of."""
        return [*self.groups, *([self.records] if self.records else [])]

    def update_asked(self) -> None:
        """Show what is asked now."""
        asked = self._services.holds(self.section.ask_when, None)
        shown = [part.update_asked() for part in self.parts()]
        visible = asked and any(shown)
        if visible == self.isHidden():
            self.setVisible(visible)


class StepPage(QScrollArea):
    """The page of a step.

    Signals:
        field_entered: the focus came to a field; carries it.
    """

    field_entered = Signal(object)

    def __init__(self, services: Services, step: Step) -> None:
        """Draw a step."""
        super().__init__()
        self.services = services
        self.step = step
        self.revealed = False
        self._stale = False
        self._touched: set[str] = set()
        self._last_field: QuestionField | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(characters(self, _PAGE_LETTERS) + space(self, 4))
        self.inside = column(page, 1.3, 2.0)
        self.inside.setContentsMargins(
            space(self, 2), space(self, 1.4), space(self, 2), space(self, 3)
        )
        self.heading = Text(f"{step.number}. {step.title}", "title")
        self.inside.addWidget(self.heading)
        if step.introduction:
            words = Text(step.introduction)
            words.setMaximumWidth(characters(self, 90))
            self.inside.addWidget(words)
        self.before_sections()
        self._shown: list[SectionView] = []
        self._left_to_draw = list(step.sections)
        self._reordered = True  # whether something was made that Tab does not know yet
        self._in_turns = QTimer(self)
        self._in_turns.setSingleShot(True)
        self._in_turns.setInterval(0)
        self._in_turns.timeout.connect(self._go_on_drawing)
        self._draw_some()
        self.setWidget(page)
        self._leading = Leading(self, lambda: self.whole)
        self._reads = _read_patterns(step)
        services.bridge.answered.connect(self._heard)
        services.bridge.checked.connect(self._checked)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self._update_asked()
        self._checked()

    @property
    def sections(self) -> list[SectionView]:
        """All its sections. Those that nobody has seen yet are drawn now."""
        return list(self._each_section())

    @property
    def whole(self) -> bool:
        """Whether every section is drawn: a long page comes in turns of the event loop."""
        return not self._left_to_draw

    # --- what a step may add ---

    def before_sections(self) -> None:
        """Put something between the introduction and the questions."""

    def before_section(self, section: SectionView) -> None:
        """Put something above a section."""

    def after_section(self, section: SectionView) -> None:
        """Put something beneath a section, or between its groups."""

    def after_sections(self) -> None:
        """Put something beneath the questions."""

    # --- what the window asks ---

    def lead_to(self, pointer: str) -> bool:
        """Put the focus at a place. Whether the place is on this page."""
        self._catch_up()
        for section in self._each_section():
            if section.isHidden():
                continue
            for part in section.parts():
                if part.lead_to(pointer):
                    focus = QApplication.focusWidget()
                    if focus is not None and self.isAncestorOf(focus):
                        self._leading.to(_field_of(focus) or focus)
                    return True
        return False

    def take_focus(self) -> None:
        """Put the focus in the first thing that can have it."""
        for section in self._each_section():
            for part in section.parts():
                if section.isHidden() or part.isHidden():
                    continue
                if isinstance(part, RecordsView):
                    table = part.table
                    (table.add_button if table.view.isHidden() else table.view).setFocus()
                    return
                for field in part.fields:
                    if not field.isHidden():
                        field.take_focus()
                        self.ensureVisible(0, 0)
                        return

    def reveal(self) -> None:
        """Say from now on what is missing, too."""
        self.services.fresh.clear()
        if not self.revealed:
            self.revealed = True
        self._checked()

    def all_fields(self) -> Iterator[QuestionField]:
        """Every field drawn so far."""
        for section in self._shown:
            for part in section.parts():
                yield from part.all_fields()

    def flush(self) -> None:
        """Hand over everything typed."""
        for field in self.all_fields():
            field.editor.flush()

    def came_whole(self) -> None:
        """Do what waited until every section was drawn."""

    # --- drawing ---

    def _each_section(self) -> Iterator[SectionView]:
        """The sections in their order, each drawn by the time that somebody comes to it."""
        at = 0
        while at < len(self._shown) or self._left_to_draw:
            if at == len(self._shown):
                self._draw_next()
            yield self._shown[at]
            at += 1

    def _draw_some(self) -> None:
        """Draw a section, and more while nobody would wait for it."""
        ends = time.monotonic() + _AT_A_TIME
        while self._left_to_draw:
            self._draw_next()
            if time.monotonic() > ends:
                break
        if self._left_to_draw:
            self._in_turns.start()

    def _go_on_drawing(self) -> None:
        if self.isVisible():  # else when somebody comes to see it
            self._draw_some()

    def _draw_next(self) -> None:
        before = self._shown[-1] if self._shown else None
        section = SectionView(self.services, self._left_to_draw.pop(0))
        self._reordered = True
        self._shown.append(section)
        if before is not None:
            self.inside.addWidget(rule())
        self.before_section(section)
        self.inside.addWidget(section)
        self.after_section(section)
        for part in section.parts():
            part.bind(None)
            if isinstance(part, RecordsView):
                part.drawn.connect(self._drawn)
        page = self.widget()
        if page is not None:  # it comes in turns
            section.update_asked()
        if self._left_to_draw:
            return
        self.after_sections()
        self.inside.addStretch(1)
        if page is not None:
            self._leading.follow()
            self._checked()
            self.came_whole()

    # --- inside ---

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while the page was out of sight."""
        super().showEvent(event)
        self._catch_up()
        if self._left_to_draw:
            self._in_turns.start()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._hear((Pointer(""),))
            for section in self._shown:
                for part in section.parts():
                    part.heard((Pointer(""),))
            self._update_asked()
            self._checked()

    def _heard(self, changed: tuple[Pointer, ...]) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._hear(changed)

    def _hear(self, changed: tuple[Pointer, ...]) -> None:
        for section in self._shown:
            for part in section.parts():
                part.heard(changed)
        if any(_touches_pattern(read, changed) for read in self._reads):
            self._update_asked()

    def _update_asked(self) -> None:
        for section in self._shown:
            section.update_asked()

    def _drawn(self) -> None:
        self._update_asked()
        self._checked()

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001, N802 - Qt's name
        """Go to what is read next, wherever it was made, when Tab is pressed."""
        page = self.widget()
        if self._reordered and page is not None:
            self._reordered = False
            in_reading_order(page)
        return super().focusNextPrevChild(next_)

    def _checked(self) -> None:
        self._reordered = True
        if self.parent() is not None and not self.isVisible():
            self._stale = True  # it catches up when somebody comes to see it
            return
        by: FindingsBy = {}
        for finding in self.services.bridge.findings:
            # What the critical friend asks stands beside the page, a few questions at a time.
            if finding.step == self.step.id and not finding.friend and self._may_say(finding):
                by[finding.pointer] = (*by.get(finding.pointer, ()), finding)
        for section in self._shown:
            for part in section.parts():
                part.show_findings(self._spread(by))

    def _spread(self, by: FindingsBy) -> FindingsBy:
        return by

    def _may_say(self, finding: Finding) -> bool:
        """Whether to say it yet: nobody is told what is missing before they had the chance."""
        if finding.pointer in self._touched:
            return True
        record = innermost_record(finding.pointer)
        while record is not None:
            if record in self.services.fresh:
                return False
            above = Pointer(record.rpartition("/")[0])
            record = innermost_record(above)
        return self.revealed or record_answered(self.services, finding.pointer)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        keep_in_sight(new)
        field = _field_of(new)
        self._leading.went_on_to(field or new)
        if field is not self._last_field:
            if self._last_field is not None:
                self._left(self._last_field)
            self._last_field = field
            if field is not None:
                self.field_entered.emit(field)
        del old

    def _left(self, field: QuestionField) -> None:
        self.services.agreement.seal()
        if field.pointer not in self._touched:
            self._touched.add(field.pointer)
            self._checked()


def record_answered(services: Services, pointer: Pointer) -> bool:
    """Whether something stands at a place, so that what is said is about what somebody wrote."""
    value = services.agreement.value(pointer)
    return value is not None and value not in ("", [], {})


def _field_of(widget: QWidget) -> QuestionField | None:
    at: QObject | None = widget
    while at is not None and not isinstance(at, QuestionField):
        at = at.parent()
    return at


def _read_patterns(step: Step) -> frozenset[str]:
    """The patterns that decide what is asked on a page."""
    found: set[str] = set()
    for section in step.sections:
        if section.ask_when is not None:
            found |= reads(section.ask_when, "")
        for question in every_question(section.groups):
            if question.ask_when is not None:
                found |= reads(question.ask_when, _record_pattern(question.pointer))
    return frozenset(found)


def _record_pattern(pattern: str) -> str:
    """The pattern of the innermost record that holds a question."""
    head, star, _ = pattern.rpartition("/*")
    return head + star


def _touches_pattern(pattern: str, changed: tuple[Pointer, ...]) -> bool:
    return any(matches(pattern, one) for one in changed)
