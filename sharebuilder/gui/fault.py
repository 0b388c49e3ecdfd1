"""The last resort: a fault of our own is caught once, the work is kept, and nothing is sent."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from PySide6.QtGui import QGuiApplication

from sharebuilder import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sharebuilder.gui.main_window import MainWindow

_log = logging.getLogger(__name__)


def rescue_folder() -> Path:
    """Where work is kept after a fault."""
    from platformdirs import user_data_path

    return user_data_path("ShareBuilder", appauthor=False) / "rescued"


class LastResort:
    """While it is entered, a fault shows a calm message instead of ending the program."""

    def __init__(self, window: MainWindow, folder: Path | None = None) -> None:
        """Watch over a window.

        Args:
            window: the window.
            folder: where to keep the work; the user's own data folder when left out.
        """
        self._window = window
        self._folder = folder
        self._before = sys.excepthook
        self.details = ""

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._before = sys.excepthook
        sys.excepthook = self.caught
        return self

    def __exit__(self, *_how: object) -> None:
        """Stop watching."""
        sys.excepthook = self._before

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the work, say so, and let the person go on."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        _log.error("a fault in the window", exc_info=(kind, error, trace))
        kept = self._keep_work()
        where = "".join(traceback.format_exception(kind, error, trace))
        self.details = f"ShareBuilder {__version__}, {platform.platform()}\n\n{where}"
        detail = "Nothing was sent anywhere. You can go on, but save under another name first."
        if kept is not None:
            detail = f"A copy of your work is in {kept}.\n{detail}"
        self._window.messages.show_message(
            "error",
            "ShareBuilder met a fault of its own.",
            detail=detail,
            actions=(
                ("Save under another name…", self._window.save_as),
                ("Copy the details", self._copy),
            ),
        )

    def _keep_work(self) -> Path | None:
        services = self._window.services
        if services is None or not services.agreement.dirty:
            return None
        try:
            from sharebuilder.storage.agreement_file import canonical_text

            folder = self._folder or rescue_folder()
            folder.mkdir(parents=True, exist_ok=True)
            stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
            path = folder / f"rescued-{stamp}.sharebuilder"
            path.write_text(canonical_text(services.agreement.tree), encoding="utf-8")
        except Exception:  # noqa: BLE001 - the last resort may not fail itself
            _log.exception("the work could not be kept")
            return None
        return path

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
