"""Everything that was said, step by step, each answer with a link to its question."""

from __future__ import annotations

import time
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextBrowser, QWidget

from sharebuilder.gui.fields import Flow, Fold, Text, button, column
from sharebuilder.gui.services import innermost_record
from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr
from sharebuilder.questions.said import said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QShowEvent

    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Step

_AT_A_TIME = 0.03  # seconds of work before the window is heard again
_LINES = 24


class AnswersPanel(QWidget):
    """A fold for each step; what is in it is drawn when it is first opened."""

    def __init__(self, services: Services) -> None:
        """Draw the headings.

        Args:
            services: the agreement.
        """
        super().__init__()
        self._services = services
        self.folds: dict[str, Fold] = {}
        inside = column(self, 0.2)
        inside.addWidget(Text(tr("Everything you have said"), "section"))
        self.open_button = button(tr("Open all"), lambda: self._open(opened=True), "link")
        self.close_button = button(tr("Close all"), lambda: self._open(opened=False), "link")
        line = Flow(0.6)
        line.add(self.open_button)
        line.add(self.close_button)
        inside.addWidget(line)
        for step in services.question_set.steps:
            fold = Fold(f"{step.number}. {step.title}", partial(Answers, services, step))
            self.folds[step.id] = fold
            inside.addWidget(fold)
        services.bridge.checked.connect(self._count)
        self._count()

    def _open(self, *, opened: bool) -> None:
        for fold in self.folds.values():
            fold.set_open(opened and not fold.isHidden())

    def _count(self) -> None:
        for step_id, fold in self.folds.items():
            found = self._services.bridge.progress.get(step_id)
            count = found.answered if found is not None else 0
            fold.set_note(tr("%n answers", None, count))
            fold.setVisible(count > 0)


class Answers(QTextBrowser):
    """The answers of one step. A large step is written piece by piece."""

    def __init__(self, services: Services, step: Step) -> None:
        """Begin to write.

        Args:
            services: the agreement.
            step: the step.
        """
        super().__init__()
        self._services = services
        self._step = step
        self._stale = True
        self._pieces: Iterator[str] = iter(())
        self.setAccessibleName(tr("What you have said: {title}", title=step.title))
        self.setAccessibleDescription(tr("Tab goes from one change link to the next."))
        self.setOpenLinks(False)
        self.setFixedHeight(space(self, 4))
        self.anchorClicked.connect(self._go)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._write)
        services.bridge.checked.connect(self._checked)

    @property
    def whole(self) -> bool:
        """Whether all is written."""
        return not self._stale and not self._timer.isActive()

    def _checked(self) -> None:
        self._stale = True
        if self.isVisible():
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Write it now that somebody can see it."""
        super().showEvent(event)
        if self._stale:
            self._begin()

    def _begin(self) -> None:
        self._stale = False
        self._pieces = paragraphs(self._services, self._step, change=True)
        self.clear()
        self._timer.start(0)

    def _write(self) -> None:
        end = time.monotonic() + _AT_A_TIME
        at = self.verticalScrollBar().value()
        for piece in self._pieces:
            self.append(piece)
            if time.monotonic() > end:
                break
        else:
            self._timer.stop()
        self.verticalScrollBar().setValue(at)
        high = round(self.document().size().height()) + 2 * self.frameWidth()
        self.setFixedHeight(min(high, space(self, _LINES)))

    def _go(self, link: QUrl) -> None:
        self._services.go_to(link.toString())


def paragraphs(services: Services, step: Step, *, change: bool) -> Iterator[str]:
    """What was said in a step, in HTML, one answer or name of a record at a time.

    Args:
        services: the agreement.
        step: the step.
        change: whether each answer has a link to its question, for a screen; without, it is set
            to save paper.
    """
    record = None
    for one in said_in(services.question_set, services.knowledge, step, services.tree):
        if not one.text:
            continue
        here = innermost_record(one.pointer)
        if here is not None and here != record:
            yield f"<h4>{escape(services.record_label(here))}</h4>"
        record = here
        text = escape(one.text).replace("\n", "<br>")
        if not change:
            yield f"<p><b>{escape(one.label)}:</b> {text}</p>"
            continue
        link = escape(one.pointer, quote=True)
        words = tr("Change {answer}", answer=_small(one.label))
        again = f'<a href="{link}">{escape(words)}</a>'
        yield f"<p><b>{escape(one.label)}</b><br>{text}<br>{again}</p>"


def _small(label: str) -> str:
    """A label inside a sentence: “Name” becomes “name”, and “DPIA” stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
