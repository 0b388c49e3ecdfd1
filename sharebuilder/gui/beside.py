"""Work that may take long, such as asking a drive that does not answer, beside the window."""

from __future__ import annotations

import contextlib
import logging
import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class Beside(QObject):
    """Does work in a thread and brings what came of it back to the window's own.

    The thread is never waited for: a drive that hangs does not keep the window from closing.
    """

    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Bring results back for as long as a parent lives."""
        super().__init__(parent)
        self._done.connect(self._deliver)

    def start(self, work: Callable[[], _Result], then: Callable[[_Result], object]) -> None:
        """Do work in a thread.

        Args:
            work: the work. It touches no widget, and changes nothing that the window changes.
            then: is called with the result, in the window's own thread. Not where work failed.
        """
        threading.Thread(target=self._run, args=(work, then), daemon=True).start()

    def _run(self, work: Callable[[], _Result], then: Callable[[_Result], object]) -> None:
        try:
            result = work()
        except Exception:  # noqa: BLE001 - a thread must not die with its words on the screen
            _log.exception("work beside the window failed")
            return
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._done.emit(lambda: then(result))

    def _deliver(self, act: Callable[[], object]) -> None:
        act()
