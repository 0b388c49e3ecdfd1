"""Choosing files and folders, and showing them in the system's own programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

Chosen = Callable[[Path], object]
EXTENSION = ".sharebuilder"
_FILTER = tr_later("Agreements (*{extension});;All files (*)")
_SVG, _PNG = tr_later("SVG, sharp at any size (*.svg)"), tr_later("PNG (*.png)")
_TO_OPEN = tr_later(
    "Agreements, and Word files that carry one (*{extension} *.docx);;Agreements "
    "(*{extension});;All files (*)"
)
_WORD = tr_later("Word files (*.docx)")
_TABLE = tr_later("Tables (*.csv)")
_TABLES = tr_later("Tables (*.csv *.xlsx *.xlsm *.tsv *.txt);;All files (*)")


class Files(Protocol):
    """Whoever asks a person for files, and shows them."""

    def open_file(self, parent: QWidget, folder: Path | None, chosen: Chosen) -> None:
        """Ask which agreement to open."""

    def save_file(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to save an agreement."""

    def save_picture(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to save a picture, as SVG or as PNG."""

    def save_word(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to write a Word file."""

    def folder(self, parent: QWidget, start: Path, chosen: Chosen) -> None:
        """Ask for a folder."""

    def open_table(self, parent: QWidget, chosen: Chosen) -> None:
        """Ask which spreadsheet to bring in."""

    def save_table(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to write a table."""

    def printer(self, parent: QWidget, name: str, chosen: Callable[[QPrinter], object]) -> None:
        """Ask on which printer something goes, and how."""

    def show(self, path: Path) -> bool:
        """Open a document or a folder in the system's own program. Whether it could."""


class SystemFiles:
    """The system's own file choosers. None of them stops the window."""

    def open_file(self, parent: QWidget, folder: Path | None, chosen: Chosen) -> None:
        """Ask which agreement to open."""
        dialog = QFileDialog(
            parent, tr("Open an agreement"), str(folder or ""), tr(_TO_OPEN, extension=EXTENSION)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, chosen)

    def save_file(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to save an agreement."""
        dialog = QFileDialog(
            parent,
            tr("Save the agreement as"),
            str(suggested.parent),
            tr(_FILTER, extension=EXTENSION),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Some systems ask before they add the ending, and then about another name. We ask in place.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(EXTENSION.removeprefix("."))
        dialog.selectFile(suggested.name)
        self._ask(dialog, chosen)

    def save_picture(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to save a picture. The chosen kind gives the name its ending."""
        dialog = QFileDialog(parent, tr("Save the picture as"), str(suggested.parent))
        endings = {tr(_SVG): "svg", tr(_PNG): "png"}
        dialog.setNameFilters([*endings])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("svg")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(endings[kind]))
        dialog.selectFile(suggested.stem)
        self._ask(dialog, chosen)

    def folder(self, parent: QWidget, start: Path, chosen: Chosen) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(parent, tr("Choose a folder"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, chosen)

    def open_table(self, parent: QWidget, chosen: Chosen) -> None:
        """Ask which spreadsheet to bring in."""
        dialog = QFileDialog(parent, tr("Choose a table"), "", tr(_TABLES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, chosen)

    def save_table(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to write a table; the system asks before it is written over another."""
        self._save_as(
            QFileDialog(parent, tr("Save the table as"), "", tr(_TABLE)), suggested, chosen
        )

    def save_word(self, parent: QWidget, suggested: Path, chosen: Chosen) -> None:
        """Ask where to write a Word file; the system asks before it is written over another."""
        self._save_as(
            QFileDialog(parent, tr("Save the guide as"), "", tr(_WORD)), suggested, chosen
        )

    def printer(self, parent: QWidget, name: str, chosen: Callable[[QPrinter], object]) -> None:
        """Ask on which printer something goes, and how: most systems offer a PDF too."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: chosen(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def show(self, path: Path) -> bool:
        """Open a document or a folder in the system's own program."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _save_as(self, dialog: QFileDialog, suggested: Path, chosen: Chosen) -> None:
        dialog.setDirectory(str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
        dialog.selectFile(suggested.name)
        self._ask(dialog, chosen)

    @staticmethod
    def _ask(dialog: QFileDialog, chosen: Chosen) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()
