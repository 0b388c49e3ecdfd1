"""What can be done with a whole table: bring rows in, write them out, set or group many at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, button, column
from sharebuilder.gui.tables.groups import GroupBar
from sharebuilder.gui.tables.panel import Trouble
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING
from sharebuilder.storage.atomic import write_atomically
from sharebuilder.tables.bulk import set_for_all
from sharebuilder.tables.out import clipboard_text, csv_bytes, table_rows
from sharebuilder.tables.reading import pasted_table, read_table
from sharebuilder.tables.sheet import UnusableTable
from sharebuilder.tables.targets import GROUPED_BY, targets_of
from sharebuilder.tables.usual import LIBRARIES
from sharebuilder.tables.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMimeData

    from sharebuilder.errors import ShareBuilderError
    from sharebuilder.gui.records_table import RecordsTable
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.tables.panel import Panel
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.tables.sheet import Book

TABLE_FILES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
_GROUPS_FROM = 8  # rows that are worth grouping


class TableTools(QWidget):
    """The buttons beneath a table, and the one panel that stands open beneath them."""

    def __init__(
        self, services: Services, table: RecordsTable, pattern: str, names: tuple[str, str]
    ) -> None:
        """Make the buttons.

        Args:
            services: what the page was given.
            table: the table.
            pattern: the pattern of its list.
            names: what one record is called, and what several are.
        """
        super().__init__()
        self._services, self._table = services, table
        one, many = names
        self._many = many
        self.panel: Panel | None = None
        self.buttons = Flow(0.4)
        self.library_button = button(tr("From the library…"), self.library)
        self.paste_button = button(tr("Paste rows"), self.paste)
        self.import_button = button(tr("Import…"), self.choose_file)
        self.save_button = button(tr("Save as CSV…"), self.save)
        self.set_button = button(tr("Set for selected…"), self.set_for_selected)
        self.group_button = button("", self.move_to_group)
        self._target = next(
            (
                target
                for target in targets_of(services.question_set, pattern)
                if target.path == GROUPED_BY.get(pattern)
            ),
            None,
        )
        if self._target is not None:
            label = self._target.label
            is_record = bool(self._target.field.refers_to)
            self.group_button.setText(
                tr("Move to group…") if is_record else tr("Change “{label}”…", label=label)
            )
        self._has_library = pattern in LIBRARIES
        for made in self._all():
            made.setAccessibleName(f"{made.text()}, {many}")
            self.buttons.add(made)
        self.paste_button.setToolTip(
            tr(
                "Paste a column of names, or rows with a heading (one {record} a row). Control V "
                "does it too.",
                record=one,
            )
        )
        self.groups: QWidget = QWidget()
        self.groups.hide()
        if self._target is not None:
            self.groups = bar = GroupBar(services, table.model, self._target, many)
            bar.chosen.connect(self._group_chosen)
            bar.dropped.connect(self._dropped)
        self._column = column(self, 0.5)
        self._column.addWidget(self.buttons)

    @property
    def invitation(self) -> str:
        """What to say of these buttons where the table is empty."""
        if self._has_library:
            return tr(
                "You can also pick usual ones from the library, paste rows from a spreadsheet, or "
                "import a file."
            )
        return tr("You can also paste rows from a spreadsheet, or import a file.")

    # --- what the table tells ---

    def layout_for(self, rows: int) -> None:
        """Show what can be done with a number of rows."""
        can_change = not self._services.read_only
        for one in (self.library_button, self.paste_button, self.import_button):
            one.setVisible(can_change)
        self.library_button.setVisible(can_change and self._has_library)
        self.save_button.setVisible(bool(rows))
        self.set_button.setVisible(bool(rows) and can_change)
        self.group_button.setVisible(bool(rows) and can_change and self._target is not None)
        self._show_groups(rows)

    def heard(self, changed: tuple[Pointer, ...]) -> None:
        """Count the groups again, where an edit may have changed one."""
        if any(map(self._regroups, changed)):
            self._show_groups(self._table.model.rowCount())

    def selection_changed(self) -> None:
        """Say for how many rows the buttons work."""
        some = self._table.view.selectionModel().hasSelection()
        self.set_button.setEnabled(some)
        self.group_button.setEnabled(some)
        changed = getattr(self.panel, "selection_changed", None)
        if changed is not None:
            changed()

    def show_all(self) -> None:
        """Show every group."""
        if isinstance(self.groups, GroupBar) and self.groups.group is not None:
            self.groups.choose(None)

    def put_away(self) -> None:
        """Close what stands open."""
        if self.panel is not None:
            panel, self.panel = self.panel, None
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def takes(self, data: QMimeData) -> bool:
        """Whether something dragged here is one file that may be a table."""
        urls = data.urls() if not self._services.read_only else []
        return len(urls) == 1 and Path(urls[0].toLocalFile()).suffix.lower() in TABLE_FILES

    # --- what a person does ---

    def paste(self) -> None:
        """Bring in what a spreadsheet put on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        text = data.text() if data is not None and data.hasText() else ""
        if not text.strip():
            picture = data is not None and data.hasImage()
            self._trouble(
                UnusableTable(
                    tr("There is a picture on the clipboard, and no rows.")
                    if picture
                    else tr("There is no text on the clipboard, and no rows."),
                    remedy=tr("Copy cells in your spreadsheet, and paste again."),
                )
            )
            return
        try:
            book = pasted_table(text)
        except UnusableTable as error:
            self._trouble(error)
            return
        self._show_import(book)

    def choose_file(self) -> None:
        """Ask for a file, and show what would come of it."""
        self._services.navigator.files.open_table(self, self.import_file)

    def import_file(self, path: Path) -> None:
        """Show what would come of a file."""
        try:
            book = read_table(path)
        except UnusableTable as error:
            self._trouble(error)
            return
        self._show_import(book)

    def library(self) -> None:
        """Offer what is usual."""
        from sharebuilder.gui.tables.library_panel import LibraryPanel

        self._open(LibraryPanel(self._services, self._table.model.collection))

    def set_for_selected(self) -> None:
        """Ask for one answer for all selected records."""
        self._open(self._bulk())

    def move_to_group(self) -> None:
        """Ask into which group the selected records go."""
        if self._target is not None:
            panel = self._bulk()
            panel.choose(self._target.path)
            self._open(panel)

    def copy(self) -> None:
        """Put the selected records on the clipboard, for a spreadsheet."""
        selected = self._table.selected()
        if selected:
            QGuiApplication.clipboard().setText(clipboard_text(self._rows(selected)))
            words = tr(
                "{records} copied, to be pasted into a spreadsheet.",
                records=self._counted(len(selected)),
            )
            self._services.navigator.say(words)

    def save(self) -> None:
        """Ask for a file, and write the list as a table."""
        name = f"{self._many}.csv"
        beside = self._services.agreement.path
        suggested = beside.with_name(name) if beside is not None else Path(name)
        self._services.navigator.files.save_table(self, suggested, self._save_to)

    # --- inside ---

    def _all(self) -> Iterator[QPushButton]:
        yield from (self.library_button, self.paste_button, self.import_button, self.save_button)
        yield from (self.set_button, self.group_button)

    def _rows(self, only: list[Pointer] | None = None) -> list[list[str]]:
        services = self._services
        collection = self._table.model.collection
        return table_rows(services.question_set, services.tree, collection, only)

    def _save_to(self, path: Path) -> None:
        from sharebuilder.errors import CannotSave

        try:
            write_atomically(path, csv_bytes(self._rows()))
        except CannotSave as error:
            self._trouble(error)
            return
        self._services.navigator.say(tr("The table is saved as {name}.", name=path.name))

    def _counted(self, number: int) -> str:
        collection = self._table.model.collection
        return counted(self._services.question_set, collection, number)

    def _bulk(self) -> BulkPanel:
        from sharebuilder.gui.tables.bulk_panel import BulkPanel

        table = self._table
        return BulkPanel(self._services, table.model.collection, table.selected)

    def _show_import(self, book: Book) -> None:
        from sharebuilder.gui.tables.import_panel import ImportPanel

        panel = ImportPanel(self._services, self._table.model.collection, book)
        panel.brought.connect(self._brought)
        self._open(panel)
        announce(self, f"{panel.title.text()}. {panel.summary.text()}")

    def _brought(self, first: Pointer | None) -> None:
        if first is not None:
            self._table.select(first)

    def _trouble(self, error: ShareBuilderError) -> None:
        self._open(Trouble(error, self))

    def _open(self, panel: Panel) -> None:
        from sharebuilder.gui.form import keep_in_sight

        self.put_away()
        self.panel = panel
        panel.closed.connect(self._closed)
        self._column.addWidget(panel)
        panel.show()
        panel.take_focus()
        keep_in_sight(panel)

    def _closed(self) -> None:
        self.put_away()
        table = self._table
        (table.add_button if table.view.isHidden() else table.view).setFocus()

    # --- groups ---

    def _show_groups(self, rows: int) -> None:
        if isinstance(self.groups, GroupBar):
            self.groups.setVisible(rows >= _GROUPS_FROM)
            if rows >= _GROUPS_FROM:
                self.groups.refresh()
            else:
                self.show_all()

    def _regroups(self, changed: Pointer) -> bool:
        """Whether a change may put a record into another group, or give a group another name."""
        if self._target is None:
            return False
        inside, refers = f"{self._table.model.collection}/", self._target.field.refers_to
        if changed.startswith(inside):
            tail = changed.removeprefix(inside).partition("/")[2]
            return tail in {"", self._target.path}
        return not refers or changed.startswith(refers) or refers.startswith(changed)

    def _group_chosen(self, group: str | None) -> None:
        if self._target is not None:
            self._table.filter.show_group(self._target.path, group)
            self._table.finder.changed.emit()

    def _dropped(self, records: list[Pointer], group: str) -> None:
        if self._target is None or self._services.read_only:
            return
        agreement = self._services.agreement
        words = self._counted(len(records))
        name = self.groups.name_of(group) if isinstance(self.groups, GroupBar) else group
        agreement.seal()
        label = tr("Move {records} to {group}", records=words, group=name)
        agreement.apply(
            set_for_all(agreement.tree, records, self._target.path, group or MISSING, label=label)
        )
        agreement.seal()
        self._services.navigator.say(
            tr("{records} moved to {group}.", records=words, group=name), undo=True
        )


if TYPE_CHECKING:
    from sharebuilder.gui.tables.bulk_panel import BulkPanel
