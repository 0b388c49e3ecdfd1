"""Does something when the event loop comes round again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def soon(owner: QObject, act: Callable[[], object]) -> None:
    """Do something in the next turn of the event loop, unless its owner is gone by then.

    `QTimer.singleShot` with an owner keeps what it would call for ever where the owner goes first,
    and so kept every page that was put away while it still settled.

    Args:
        owner: what must be there still.
        act: what is done.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)
