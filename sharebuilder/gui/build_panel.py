"""Where documents are built: which, into which folder, with progress and cancel."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from sharebuilder.gui.accessibility import announce, name
from sharebuilder.gui.builder import Builder, Order
from sharebuilder.gui.document_list import DocumentList
from sharebuilder.gui.editors.controls import Combo
from sharebuilder.gui.fields import Flow, Text, button, clear_layout, column, frame, selectable
from sharebuilder.gui.tab_order import in_tab_order
from sharebuilder.gui.theme import characters
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.errors import ShareBuilderError
    from sharebuilder.gui.files import Files
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.settings import Settings
    from sharebuilder.model.pointer import Pointer


class BuildPanel(QWidget):
    """Chooses documents and a folder, builds, and shows what came of it.

    Signals:
        state_changed: whether documents are there, and whether they are up to date.
    """

    state_changed = Signal()

    def __init__(
        self,
        services: Services,
        files: Files,
        settings: Settings,
        flush: Callable[[], object],
    ) -> None:
        """Draw the panel.

        Args:
            services: the agreement, its findings and the knowledge.
            files: asks for a folder, and shows documents.
            settings: remembers the folder.
            flush: hands over what was typed and not yet kept.
        """
        super().__init__()
        self._services = services
        self._files = files
        self._settings = settings
        self._flush = flush
        self.paths: list[Path] = []
        self.stale = False
        self.builder = Builder(self)
        self._inside = column(self, 0.6)
        self._notes: list[str] = []
        self.documents = DocumentList(services)
        self.documents.changed.connect(self._show_ready)
        self.boxes = self.documents.boxes
        self._inside.addWidget(self.documents)
        self._add_editions()
        self._add_folder()
        self._add_buttons()
        self.result = QWidget()
        column(self.result, 0.5)
        self._inside.addWidget(self.result)
        self.builder.progressed.connect(self._progressed)
        self.builder.told.connect(self._told)
        self.builder.built.connect(self._built)
        self.builder.cancelled.connect(self._cancelled)
        self.builder.failed.connect(self._failed)
        services.bridge.answered.connect(self._answered)
        self._show_folder()

    # --- what the page asks ---

    @property
    def words(self) -> str:
        """What to say of the documents in the list of steps; empty before there are any."""
        if not self.paths:
            return ""
        return tr("Built, and changed since") if self.stale else tr("Built")

    @property
    def folder(self) -> Path:
        """Where documents go."""
        if self._settings.folder:
            return Path(self._settings.folder)
        path = self._services.agreement.path
        return path.parent if path is not None else Path.home() / "Documents"

    def build(self) -> None:
        """Build what is chosen."""
        chosen = self.documents.chosen
        if not chosen or self.builder.busy:
            return
        self._flush()
        services = self._services
        services.bridge.check_now()
        self._clear_result()
        self._show_busy(busy=True)
        self.stale = False
        self.builder.start(
            Order.of(
                services.tree,
                folder=self.folder,
                documents=chosen,
                question_set=services.question_set,
                knowledge=services.knowledge,
                findings=services.bridge.findings,
                today=services.today(),
                agreement=services.agreement.path,
                pdf=self.pdf_box.isChecked(),
                redacted=self.publish_box.isChecked(),
                layout=self.layout_choice.currentData(),
            )
        )

    # --- drawing ---

    def _add_editions(self) -> None:
        from sharebuilder.documents.catalogue import LAYOUTS
        from sharebuilder.documents.pdf import can_make_pdf

        order = tr("Order of the agreement’s clauses")
        self._inside.addWidget(Text(order, "label"))
        self.layout_choice = Combo()
        self.layout_choice.addItem(tr("As your house style says"), "")
        for layout in LAYOUTS:
            self.layout_choice.addItem(layout.title, layout.id)
        name(self.layout_choice, order)
        self._inside.addWidget(self.layout_choice)
        self._inside.addWidget(Text(tr("How?"), "label"))
        self.publish_box = QCheckBox(tr("As the edition for publication"))
        hint = tr(
            "Roles instead of people’s names. What you marked to be left out is left out, and the "
            "answers are not inside the file."
        )
        self.publish_box.setAccessibleDescription(hint)
        self.pdf_box = QCheckBox(tr("Make a PDF of each too"))
        pdf_hint = "" if can_make_pdf() else tr("This needs LibreOffice or Word on this computer.")
        self.pdf_box.setEnabled(not pdf_hint)
        self.pdf_box.setAccessibleDescription(pdf_hint)
        for widget in (self.publish_box, Text(hint, "hint"), self.pdf_box):
            self._inside.addWidget(widget)
        if pdf_hint:
            self._inside.addWidget(Text(pdf_hint, "hint"))

    def _add_folder(self) -> None:
        self._inside.addWidget(Text(tr("Into which folder?"), "label"))
        self.folder_text = selectable(Text("", "hint"))
        self.folder_button = button(tr("Choose another folder…"), self._choose_folder)
        line = Flow(0.6)
        line.add(self.folder_button)
        self._inside.addWidget(self.folder_text)
        self._inside.addWidget(line)

    def _add_buttons(self) -> None:
        self.build_button = button(tr("Build the documents"), self.build, "primary")
        self.cancel_button = button(tr("Stop"), self.builder.stop)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setMaximumWidth(characters(self, 60))
        name(self.bar, tr("Progress of the build"))
        line = Flow(0.6)
        line.add(self.build_button)
        line.add(self.cancel_button)
        self.doing = Text("", "hint")
        for widget in (line, self.bar, self.doing):
            self._inside.addWidget(widget)
        self.bar.hide()
        self.doing.hide()
        self.cancel_button.hide()

    def _choose_folder(self) -> None:
        self._files.folder(self, self.folder, self._folder_chosen)

    def _folder_chosen(self, folder: Path) -> None:
        self._settings.folder = str(folder)
        self._show_folder()

    def _show_folder(self) -> None:
        self.folder_text.say(str(self.folder))
        self.folder_button.setAccessibleDescription(tr("Now: {folder}", folder=self.folder))

    def _show_ready(self) -> None:
        self.build_button.setEnabled(bool(self.documents.chosen) and not self.builder.busy)

    def _show_busy(self, *, busy: bool) -> None:
        self.bar.setValue(0)
        for widget in (self.bar, self.doing, self.cancel_button):
            widget.setVisible(busy)
        self.build_button.setVisible(not busy)
        if busy:
            self.doing.say(tr("Building…"))
            self.cancel_button.setFocus()
            announce(self, tr("Building the documents"))
        else:
            self._show_ready()
            self.build_button.setFocus()

    def _progressed(self, what: str, share: float) -> None:
        self.bar.setValue(round(share * 100))
        self.doing.say(what)

    # --- what came of it ---

    def _told(self, notes: list[str]) -> None:
        self._notes = notes

    def _built(self, paths: list[Path]) -> None:
        self._show_busy(busy=False)
        self.paths = paths
        if not paths:
            note = self._note("prompt", tr("● Nothing to build"))
            for said in self._notes:
                note.addWidget(selectable(Text(said)))
            announce(self, tr("Nothing to build"))
            return
        note = self._note("good", tr("✓ Built"))
        draft = any(
            one.severity == "error" and one.counts for one in self._services.bridge.findings
        )
        words = [tr("%n documents are in {folder}.", None, len(paths), folder=paths[0].parent)]
        if draft:
            words.append(tr("It is marked as a draft, because there are errors."))
        note.addWidget(selectable(Text(" ".join(words))))
        for said in self._notes:
            note.addWidget(selectable(Text(said, "hint")))
        to_open = [
            button(tr("Open {name}", name=path.name), partial(self._show, path)) for path in paths
        ]
        for show in to_open:
            line = Flow(0.6)
            line.add(show)
            note.addWidget(line)
        folder = button(tr("Open the folder"), lambda: self._show(paths[0].parent), "link")
        note.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)
        # They were made last, and come next for whoever waited for them.
        in_tab_order(self.build_button, (*to_open, folder))
        if self.build_button.hasFocus():
            to_open[0].setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, tr("%n documents are built", None, len(paths)))
        self.state_changed.emit()

    def _cancelled(self) -> None:
        self._show_busy(busy=False)
        note = self._note("prompt", tr("● Stopped"))
        note.addWidget(Text(tr("You stopped the build. What was there before is as it was.")))

    def _failed(self, error: ShareBuilderError) -> None:
        self._show_busy(busy=False)
        note = self._note("error", tr("■ Not built"))
        note.addWidget(selectable(Text(error.problem)))
        where = [error.remedy]
        where += [str(error.file)] if error.file else []
        where += (
            [tr("Place: {place}", place=error.place)]
            if error.place and not self._known(error.place)
            else []
        )
        note.addWidget(selectable(Text("\n".join(where), "hint")))
        place = error.place
        if place is not None and self._known(place):
            note.addWidget(
                button(tr("Go to the answer"), lambda: self._services.go_to(place), "link"),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
        announce(self, tr("Not built. {error}", error=error), assertive=True)

    def _known(self, place: str) -> bool:
        return place.startswith("/") and self._services.question_set.question_for(place) is not None

    def _note(self, state: str, word: str) -> QVBoxLayout:
        self._clear_result()
        made = frame("note")
        made.setProperty("state", state)
        made.setMaximumWidth(characters(self, 84))
        inside = column(made, 0.35, 0.6)
        badge = Text(word)
        badge.setProperty("state", state)
        inside.addWidget(badge)
        layout = self.result.layout()
        if layout is not None:
            layout.addWidget(made)
        return inside

    def _clear_result(self) -> None:
        layout = self.result.layout()
        if layout is not None:
            clear_layout(layout)

    def _show(self, path: Path) -> None:
        if path.exists() and self._files.show(path):
            return
        words = (
            tr("{path} could not be opened from here.", path=path)
            if path.exists()
            else tr("{path} is no longer there.", path=path)
        )
        self._services.navigator.say(words)

    def _answered(self, _changed: tuple[Pointer, ...]) -> None:
        if self.paths and not self.stale:
            self.stale = True
            self.state_changed.emit()
