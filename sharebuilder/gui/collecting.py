"""Looks for circular garbage in the window's own thread, and in no other.

Python looks in whichever thread happens to allocate, and destroys there what it finds. Beside the
window, threads read documents and check answers. A widget or a timer that one of them found would
be destroyed in a thread that it does not live in, and Qt answers that by a crash, now or later.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # milliseconds


class Collector(QObject):
    """Does what Python does by itself, as often as that, from the window's event loop."""

    def __init__(self, parent: QObject) -> None:
        """Look from now on, for as long as a parent lives, or until it is stopped."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Let Python look by itself again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        """Look where enough was made since the last time; the oldest things first."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [at for at, (made, enough) in enumerate(counts) if made > enough]
        if full:
            gc.collect(full[-1])
