"""The steps, always in sight: number, title, state in a word and a shape, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sharebuilder.gui.theme import Colours, characters, space
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from sharebuilder.questions.progress import StepProgress
    from sharebuilder.questions.question_set import Step

STATES = {
    "not-started": ("○", tr_later("Not started")),
    "in-progress": ("◐", tr_later("In progress")),
    "completed": ("✓", tr_later("Completed")),
    "needs-attention": ("■", tr_later("Needs attention")),
}
_TITLE = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2
_STATE_WORDS = Qt.ItemDataRole.UserRole + 3
_Index = QModelIndex | QPersistentModelIndex


class TaskList(QListWidget):
    """The list of steps.

    Signals:
        step_chosen: a person goes to a step; carries its id.
    """

    step_chosen = Signal(str)

    def __init__(self, steps: tuple[Step, ...], colours: Colours) -> None:
        """List the steps."""
        super().__init__()
        self.setProperty("role", "tasks")
        self.setAccessibleName(tr("Steps"))
        self.setAccessibleDescription(tr("Arrow keys go from step to step."))
        self.setItemDelegate(_StepDelegate(colours, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._steps = steps
        for step in steps:
            item = QListWidgetItem(f"{step.number}. {step.title}")
            item.setData(Qt.ItemDataRole.UserRole, step.id)
            item.setData(_TITLE, (step.number, step.title))
            item.setData(_STATE, "not-started")
            item.setData(_STATE_WORDS, tr(STATES["not-started"][1]))
            self.addItem(item)
        self._speak()
        self.currentRowChanged.connect(self._chosen)

    def wanted_width(self) -> int:
        """The width at which titles stand on one line, within reason."""
        return min(characters(self, 34), space(self, 14))

    def show_progress(self, progress: Mapping[str, StepProgress], built: str) -> None:
        """Show how far each step is.

        Args:
            progress: by step.
            built: what to say of the last step: it is never done before documents exist.
        """
        for at, step in enumerate(self._steps):
            item = self.item(at)
            found = progress.get(step.id)
            if found is None:
                continue
            state, words = found.state, tr(STATES[found.state][1])
            counts = []
            begun = found.state != "not-started"  # nobody is blamed for what they have yet to do
            if begun and found.errors:
                counts.append(tr("%n errors", None, found.errors))
            if begun and found.warnings:
                counts.append(tr("%n warnings", None, found.warnings))
            if at == len(self._steps) - 1:
                state, words = (
                    ("completed", built) if built else ("not-started", tr("Not built yet"))
                )
                counts = []
            item.setData(_STATE, state)
            item.setData(_STATE_WORDS, ", ".join(counts) if counts else words)
            item.setData(Qt.ItemDataRole.ToolTipRole, self._sentence(found, words, counts))
        self._speak(progress)

    def choose(self, step_id: str) -> None:
        """Stand on a step without saying that a person chose it."""
        for at, step in enumerate(self._steps):
            if step.id == step_id:
                # A list with the focus may stand on a row that it has not selected.
                blocked = self.blockSignals(True)
                self.setCurrentRow(at)
                self.item(at).setSelected(True)
                self.blockSignals(blocked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Titles wrap again at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self.step_chosen.emit(self._steps[at].id)

    @staticmethod
    def _sentence(found: StepProgress, words: str, counts: list[str]) -> str:
        parts = [
            words,
            tr("{answered} of {asked} answered", answered=found.answered, asked=found.asked),
            *counts,
        ]
        if found.open_questions:
            parts.append(tr("%n open questions", None, found.open_questions))
        return ", ".join(parts)

    def _speak(self, progress: Mapping[str, StepProgress] | None = None) -> None:
        for at, step in enumerate(self._steps):
            item = self.item(at)
            said = item.data(Qt.ItemDataRole.ToolTipRole) if progress else tr("not started")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                tr(
                    "Step {number}, {title}: {state}",
                    number=step.number,
                    title=step.title,
                    state=said,
                ),
            )


class _StepDelegate(QStyledItemDelegate):
    """Draws a step."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours

    def _fonts(self, option: QStyleOptionViewItem, *, bold: bool) -> tuple[QFont, QFont]:
        title, small = QFont(option.font), QFont(option.font)
        title.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        return title, small

    def _texts(
        self, option: QStyleOptionViewItem, index: _Index, rect: QRect, *, bold: bool
    ) -> tuple[QRect, int]:
        em = option.fontMetrics.height()
        left = rect.left() + round(em * 2.1)
        room = QRect(
            left, rect.top() + round(em * 0.3), rect.right() - left - round(em * 0.3), 9999
        )
        title, _ = self._fonts(option, bold=bold)
        _number, words = index.data(_TITLE)
        box = QFontMetrics(title).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return room, box.height()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Room for the title, wrapped where it must when it is chosen, and the state."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 200
        _, height = self._texts(option, index, QRect(0, 0, width, 0), bold=True)
        _, small = self._fonts(option, bold=False)
        em = option.fontMetrics.height()
        return QSize(width, height + QFontMetrics(small).height() + round(em * 0.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw number, title, shape and state."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, em = self._colours, option.fontMetrics.height()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.tint))
            bar = QRect(option.rect)
            bar.setWidth(round(em * 0.25))
            painter.fillRect(bar, QColor(colours.accent))
        title, small = self._fonts(option, bold=chosen)
        room, height = self._texts(option, index, option.rect, bold=chosen)
        number, words = index.data(_TITLE)
        painter.setFont(title)
        painter.setPen(QColor(colours.accent if chosen else colours.text))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
        painter.setPen(QColor(colours.accent if chosen else colours.muted))
        at = QRect(option.rect.left() + round(em * 0.4), room.top(), round(em * 1.35), em * 2)
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(number))
        state = index.data(_STATE)
        ink = {
            "not-started": colours.muted,
            "in-progress": colours.text,
            "completed": colours.good,
            "needs-attention": colours.error,
        }[state]
        painter.setFont(small)
        painter.setPen(QColor(ink))
        line = QRect(room.left(), room.top() + height, room.width(), QFontMetrics(small).height())
        text = f"{STATES[state][0]} {index.data(_STATE_WORDS)}"
        metrics = QFontMetrics(small)
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width()),
        )
        painter.restore()
