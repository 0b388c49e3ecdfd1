"""The last resort: a fault of our own is caught once, the work is kept, and nothing is sent."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING, Self

from PySide6.QtGui import QGuiApplication

from sharebuilder.errors import OnlyToRead
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sharebuilder.gui.main_window import MainWindow

_log = logging.getLogger(__name__)


class LastResort:
    """While it is entered, a fault shows a calm message instead of ending the program."""

    def __init__(self, window: MainWindow) -> None:
        """Watch over a window."""
        self._window = window
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        self.details = ""

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = self.caught
        # The usual ones print the message of the exception, which may hold an answer.
        sys.unraisablehook = _log_unraisable
        threading.excepthook = _log_of_thread
        return self

    def __exit__(self, *_how: object) -> None:
        """Stop watching."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the work, say so, and let the person go on."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        if isinstance(error, OnlyToRead):
            self._window.messages.show_error(error)  # a control that nobody locked
            return
        from sharebuilder.storage.fault_log import program_words, report

        _log.error("a fault in the window", exc_info=(kind, error, trace))
        kept = self._keep_work()
        self.details = f"{program_words()}\n\n{report(error, trace)}"
        detail = tr("Nothing was sent anywhere. You can go on, but save under another name first.")
        if kept is not None:
            words = tr(
                "What you did is kept on this computer, and offered to you when ShareBuilder "
                "starts again after a crash."
            )
            detail = f"{words}\n{detail}"
        self._window.messages.show_message(
            "error",
            tr("ShareBuilder met a fault of its own."),
            detail=detail,
            actions=(
                (tr("Save under another name…"), self._window.save_as),
                (tr("Copy the details"), self._copy),
            ),
        )

    def _keep_work(self) -> Path | None:
        services = self._window.services
        if services is None or not services.agreement.dirty:
            return None
        try:
            return self._window.keeping.keep_all()
        except Exception:  # noqa: BLE001 - the last resort may not fail itself
            _log.exception("the work could not be kept")
            return None

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)


def _log_unraisable(found: sys.UnraisableHookArgs) -> None:
    error = found.exc_value
    if error is not None:
        _log.error("a fault where nobody could catch it", exc_info=error)


def _log_of_thread(found: threading.ExceptHookArgs) -> None:
    if found.exc_value is not None:
        _log.error("a fault in a thread", exc_info=found.exc_value)
