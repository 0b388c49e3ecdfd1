"""Work that may take long, such as asking a drive that does not answer, beside the window."""

from __future__ import annotations

import contextlib
import logging
import threading
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class _Relay(QObject):
    """Brings results from threads to the window's own.

    It lives as long as the program: a thread may end while what asked for its work is being
    destroyed, and to tell that object of it would be to speak into memory that is given back.
    """

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, act: Callable[[], object]) -> None:
        act()


@cache
def _relay() -> _Relay:
    return _Relay()


class Beside(QObject):
    """Does work in a thread and brings what came of it back to the window's own.

    The thread is never waited for: a drive that hangs does not keep the window from closing.
    """

    def __init__(self, parent: QObject) -> None:
        """Bring results back for as long as a parent lives. Made in the window's own thread."""
        super().__init__(parent)
        self._relay = _relay()

    def start(self, work: Callable[[], _Result], then: Callable[[_Result], object]) -> None:
        """Do work in a thread.

        Args:
            work: the work. It touches no widget, and changes nothing that the window changes.
            then: is called with the result, in the window's own thread. Not where work failed, nor
                where the parent is gone by then.
        """

        def deliver(result: _Result) -> None:
            if isValid(self):
                then(result)

        threading.Thread(target=_run, args=(work, deliver, self._relay), daemon=True).start()


def _run(work: Callable[[], _Result], deliver: Callable[[_Result], object], relay: _Relay) -> None:
    try:
        result = work()
    except Exception:  # noqa: BLE001 - a thread must not die with its words on the screen
        _log.exception("work beside the window failed")
        return
    with contextlib.suppress(RuntimeError):  # the program is ending
        relay.done.emit(partial(deliver, result))
