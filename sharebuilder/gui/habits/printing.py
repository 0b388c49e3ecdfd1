"""Printing (Ctrl+P): everything that was said, step by step, on paper or as a PDF."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from sharebuilder.gui.answers_panel import paragraphs
from sharebuilder.gui.translate import tr
from sharebuilder.questions.labels import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.gui.services import Services

_AT_A_TIME = 0.03  # seconds of work before the window is heard again
_POINTS = 10.0
_STYLE = """
h1 { font-size: 18pt; } h2 { font-size: 14pt; }
h4 { font-size: 11pt; margin-top: 11px; margin-bottom: 3px; }
p { margin-top: 0px; margin-bottom: 4px; }
"""


class Printing(QObject):
    """Writes the pages piece by piece, asks for a printer, and prints."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        """Print for a window.

        Args:
            window: who asks for a printer, and says what became of it.
            services: the agreement.
        """
        super().__init__(window)
        self._window = window
        self._services = services
        self._html: list[str] = []
        self._pieces: Iterator[str] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._write)

    def begin(self) -> None:
        """Begin to write."""
        if self._window.workspace is not None:
            self._window.workspace.flush()
        if self._services.bridge.waiting and self._services.bridge.ready:
            self._services.bridge.check_now()
        self._pieces = self._all()
        self._timer.start(0)

    def _write(self) -> None:
        end = time.monotonic() + _AT_A_TIME
        for piece in self._pieces:
            self._html.append(piece)
            if time.monotonic() > end:
                return
        self._timer.stop()
        self._window.files.printer(self._window, self._services.agreement.title, self._print)

    def _all(self) -> Iterator[str]:
        services = self._services
        yield f"<h1>{escape(services.agreement.title)}</h1>"
        errors = sum(one.severity == "error" and one.counts for one in services.bridge.findings)
        state = tr("%n errors left to mend.", None, errors) if errors else tr("No errors.")
        state = state if services.bridge.ready else tr("Not checked yet.")
        day = day_text(services.today().isoformat())
        about = tr(
            "Everything said so far, printed on {day}. {state} These are the answers, and not the "
            "agreement.",
            day=day,
            state=state,
        )
        yield f"<p>{escape(about)}</p>"
        for step in services.question_set.steps:
            heading = f"<h2>{step.number}. {escape(step.title)}</h2>"
            for piece in paragraphs(services, step, change=False):
                yield f"{heading}{piece}"
                heading = ""

    def _print(self, printer: QPrinter) -> None:
        document = QTextDocument()
        font = QFont(self._window.font())
        font.setPointSizeF(_POINTS)  # whatever the size of text in the window
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(_STYLE)
        document.setHtml("".join(self._html))
        document.print_(printer)
        file = Path(printer.outputFileName()) if printer.outputFileName() else None
        failed = printer.printerState() == QPrinter.PrinterState.Error
        if failed or (file is not None and not file.is_file()):
            self._window.messages.show_message(
                "error",
                tr("It could not be printed."),
                detail=tr("See whether the printer is on, or choose another printer or file."),
                actions=((tr("Try again"), self._window.habits.print_answers),),
            )
        elif file is not None:
            self._window.say(tr("Printed to {name}.", name=file.name))
        else:
            self._window.say(tr("Sent to the printer {name}.", name=printer.printerName()))
