"""Help, Save the guide as a Word file: made beside the window, so that it never stands still."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from sharebuilder.errors import ShareBuilderError
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from sharebuilder.gui.main_window import MainWindow

_NAME = tr_later("ShareBuilder user guide.docx")


class _Work(QThread):
    """Writes the guide in a thread of its own. It touches no widget.

    Signals:
        failed: carries the error.
        written: carries the file.
    """

    failed = Signal(object)
    written = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path

    def run(self) -> None:
        try:
            from sharebuilder.documents.guide.word import guide_as_word
            from sharebuilder.storage.atomic import write_atomically

            write_atomically(self._path, guide_as_word())
        except ShareBuilderError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must not die unheard
            self.failed.emit(
                ShareBuilderError(
                    tr("The guide could not be written ({fault}).", fault=type(error).__name__),
                    remedy=tr("Read it here (F1), and report this message."),
                )
            )
        else:
            self.written.emit(self._path)


class GuideFile(QObject):
    """Asks where the guide goes, writes it, and says what came of it."""

    def __init__(self, window: MainWindow) -> None:
        """Write for a window."""
        super().__init__(window)
        self._window = window
        self._work: _Work | None = None

    def begin(self) -> None:
        """Ask for a file. One that is being written is waited for."""
        if self._work is None:
            suggested = Path.home() / "Documents" / tr(_NAME)
            self._window.files.save_word(self._window, suggested, self._write)

    def wait(self) -> None:
        """Wait until what is being written is whole."""
        if self._work is not None:
            self._work.wait()

    def _write(self, path: Path) -> None:
        self._work = _Work(path, self)
        self._work.failed.connect(self._window.messages.show_error)
        self._work.written.connect(self._tell)
        self._work.finished.connect(self._forget)
        self._work.start()

    def _tell(self, path: Path) -> None:
        self._window.messages.show_message(
            "good",
            tr("The guide is saved as {name}.", name=path.name),
            actions=((tr("Open it"), partial(self._window.files.show, path)),),
        )

    def _forget(self) -> None:
        self._work = None
