"""The window: menus, the header, messages, and the pages of the open agreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from sharebuilder.gui.settings import Settings
from sharebuilder.gui.theme import Theme, apply_theme, chosen_theme, wear
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QPushButton, QStackedWidget

    from sharebuilder.errors import ShareBuilderError
    from sharebuilder.gui.actions import Actions
    from sharebuilder.gui.fields import Text
    from sharebuilder.gui.files import Files
    from sharebuilder.gui.focus_ring import FocusRing
    from sharebuilder.gui.habits.habits import Habits
    from sharebuilder.gui.header import Header
    from sharebuilder.gui.in_place import InPlace
    from sharebuilder.gui.keeping import Keeping
    from sharebuilder.gui.message_bar import MessageBar
    from sharebuilder.gui.opening import Opening
    from sharebuilder.gui.saving import Saving
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.start_page import StartPage
    from sharebuilder.gui.workspace import Workspace
    from sharebuilder.open_agreement import OpenAgreement

_SCREENING = "/screening/urgent"  # where one begins who asks whether an agreement is needed
_SCALES = (100, 125, 150, 175, 200)


class MainWindow(QMainWindow):
    """The one window of the desktop application."""

    # Made by `furnish`.
    files: Files
    saving: Saving
    opening: Opening
    keeping: Keeping
    in_place: InPlace
    habits: Habits
    actions_: Actions
    messages: MessageBar
    stack: QStackedWidget
    start_page: StartPage
    header: Header
    state: Text
    save_button: QPushButton
    undo_button: QPushButton
    redo_button: QPushButton
    ring: FocusRing

    def __init__(
        self,
        settings: Settings | None = None,
        files: Files | None = None,
        today: Callable[[], date] | None = None,
        *,
        furnished: bool = True,
    ) -> None:
        """Draw the window with its start page.

        Args:
            settings: what is remembered; nothing when left out.
            files: who asks for files; the system's choosers when left out.
            today: the day; that of this computer when left out.
            furnished: whether everything is in it; else `furnish` puts it there.
        """
        super().__init__()
        wear(self)
        self.settings = settings or Settings()
        self.today = today or _today
        self.services: Services | None = None
        self.workspace: Workspace | None = None
        self.furnished = False
        self.setWindowTitle("ShareBuilder")
        if furnished:
            self.furnish(files)

    def furnish(self, files: Files | None = None) -> None:
        """Put everything into the window, and begin what can wait until that was seen.

        Args:
            files: who asks for files; the system's choosers when left out.
        """
        from sharebuilder.gui.first_paint import AfterFirstPaint
        from sharebuilder.gui.furnishing import furnish

        furnish(self, files, self._acts)
        self._fill_menus()
        self.show_state()
        self.furnished = True
        AfterFirstPaint(self, self.opening.read_cases, self.opening.look_for_leftovers)

    # --- what a person can do ---

    def new(self) -> None:
        """Begin an agreement with nothing answered."""
        from sharebuilder.open_agreement import OpenAgreement

        self.saving.unless_unsaved(lambda: self.show_agreement(OpenAgreement.new()))

    def begin_screening(self) -> None:
        """Begin an agreement at the question whether one is needed."""
        from sharebuilder.open_agreement import OpenAgreement

        def begin() -> None:
            self.show_agreement(OpenAgreement.new())
            self.go_to(_SCREENING)

        self.saving.unless_unsaved(begin)

    def start_from_case(self, case_id: str) -> None:
        """Begin a copy of a worked case."""
        self.saving.unless_unsaved(lambda: self.opening.start_from_case(case_id))

    def choose_and_open(self) -> None:
        """Ask for a file, and open it."""
        recent = self.settings.recent
        folder = recent[0].parent if recent else None
        self.files.open_file(self, folder, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a file, once nothing unsaved would be lost."""
        self.saving.unless_unsaved(lambda: self.opening.open(path))

    def save(self) -> None:
        """Save; where there is no file yet, ask for one."""
        self.saving.save()

    def save_as(self) -> None:
        """Ask where to save, and save there."""
        self.saving.save_as()

    def undo(self) -> None:
        """Take the last edit back, and show where."""
        from sharebuilder.gui.history import step_back

        step_back(self, redo=False)

    def redo(self) -> None:
        """Make the edit again that was taken back, and show where."""
        from sharebuilder.gui.history import step_back

        step_back(self, redo=True)

    def go_to(self, pointer: str) -> None:
        """Show a place of the agreement."""
        if self.workspace is not None:
            self.workspace.go_to(pointer)

    def show_problems(self, problems: Sequence[ShareBuilderError]) -> None:
        """Say what could not be used: the first in full, the others in a line each."""
        first, *others = problems
        where = ": ".join(str(part) for part in (first.file, first.place) if part)
        self.messages.show_message(
            "warning",
            tr("A knowledge pack was left out. {problem}", problem=first.problem),
            detail="\n".join([first.remedy, where, *map(str, others)]),
        )

    def say(self, message: str, *, undo: bool = False) -> None:
        """Say what was done, with an Undo button where wanted."""
        actions = ((tr("Undo"), self.undo),) if undo else ()
        self.messages.show_message("good", message, actions=actions, passing=True)

    def check(self) -> None:
        """Check everything, say everywhere what is missing, and list it."""
        if self.services is None or self.workspace is None:
            return
        self.workspace.flush()
        self.services.fresh.clear()
        self.services.bridge.check_now()
        self.workspace.reveal_all()
        self.workspace.show_step("build")
        self.workspace.page.take_focus()

    def build(self) -> None:
        """Go where documents are built."""
        if self.workspace is None:
            return
        self.check()
        focus_build = getattr(self.workspace.page, "focus_build", None)
        if focus_build is not None:
            focus_build()

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        self.settings.remember(path)
        self._show_recent()

    def show_versions(self) -> None:
        """Show the earlier versions, in the place of the agreement."""
        self.keeping.show_versions()

    def show_start(self) -> None:
        """Show the start page; the agreement stays open."""
        self.start_page.show_recent(self.settings.recent)
        self.stack.setCurrentWidget(self.start_page)
        self.show_state()

    # --- opening ---

    def show_agreement(self, agreement: OpenAgreement) -> Workspace:
        """Show an agreement in place of the one that was open, and give back where it is shown."""
        from sharebuilder.gui.page_catalogue import special_pages
        from sharebuilder.gui.services import Services
        from sharebuilder.gui.workspace import Workspace
        from sharebuilder.questions.question_set import QuestionSet
        from sharebuilder.schema.shape import shape

        self._put_away()
        self.keeping.adopt(agreement)
        question_set = self.services.question_set if self.services else QuestionSet.load()
        self.services = Services(agreement, question_set, shape(), self, self.today)
        bridge = self.services.bridge
        self.workspace = Workspace(self.services, self.theme.colours, special_pages(self))
        self.stack.addWidget(self.workspace)
        self.stack.setCurrentWidget(self.workspace)
        bridge.answered.connect(lambda _pointers: self.show_state())
        self.workspace.step_shown.connect(lambda _step: self.show_state())
        self._fill_menus()
        self.workspace.show_step(question_set.steps[0].id)
        self.workspace.page.take_focus()
        self.show_state()
        self.keeping.show_state()
        bridge.check_soon()
        return self.workspace

    def _put_away(self) -> None:
        self.habits.put_away()
        self.in_place.put_away()
        if self.services is not None:
            self.services.bridge.close()
        if self.workspace is not None:
            self.stack.removeWidget(self.workspace)
            self.workspace.deleteLater()
            self.workspace = None

    # --- closing ---

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask about unsaved changes in place; close when they are settled."""
        if not self.furnished:
            event.accept()
            return
        if self.workspace is not None:
            self.workspace.flush()
        dirty = self.services is not None and self.services.agreement.dirty
        if dirty and not self.saving.discarded:
            event.ignore()
            self.saving.unless_unsaved(self.close)
            return
        self.settings.window = (self.width(), self.height())
        if self.services is not None:
            self.services.bridge.close()
        self.keeping.close()
        self.habits.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """See what others did to the file when the window gets the focus back."""
        super().changeEvent(event)
        changed = event.type() == QEvent.Type.ActivationChange
        if changed and self.isActiveWindow() and self.furnished:
            self.keeping.look()

    # --- files dropped on the window ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take whatever files there are: the drop says what can be done with them."""
        self.habits.take(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open it, or say what can be dropped."""
        self.habits.drop(event.mimeData())

    # --- look ---

    @property
    def theme(self) -> Theme:
        """How the window looks now."""
        return chosen_theme(self.settings.theme, self.settings.scale)

    def choose_theme(self, name: str) -> None:
        """Change the colours."""
        self.settings.theme = name
        self._redraw()

    def choose_scale(self, per_cent: int) -> None:
        """Change the size of all text."""
        self.settings.scale = per_cent
        self._redraw()

    def _rescale(self, by: int) -> None:
        at = min(range(len(_SCALES)), key=lambda i: abs(_SCALES[i] - self.settings.scale)) + by
        if 0 <= at < len(_SCALES):
            self.choose_scale(_SCALES[at])

    def _redraw(self) -> None:
        """Draw everything again at the new size; the place in the agreement stays."""
        self.habits.put_away()
        agreement = step = None
        if self.services is not None and self.workspace is not None:
            self.workspace.flush()
            agreement, step = self.services.agreement, self.workspace.step.id
        # The pages are drawn anew, so they are gone before the theme comes: to change the look of
        # thirteen pages that nobody will see again took twenty seconds.
        self.setUpdatesEnabled(False)
        old = self.workspace
        self._put_away()
        if old is not None:
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        if agreement is not None and step is not None:
            self.show_agreement(agreement).show_step(step)
        self.setUpdatesEnabled(True)

    # --- inside ---

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.new,
            "open": self.choose_and_open,
            "start": self.show_start,
            "versions": self.show_versions,
            "save": self.save,
            "save_as": self.save_as,
            "close": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "next": lambda: self._step_by(1),
            "previous": lambda: self._step_by(-1),
            "check": self.check,
            "build": self.build,
            "larger": lambda: self._rescale(1),
            "smaller": lambda: self._rescale(-1),
            **self.habits.acts(),
        }

    def _step_by(self, by: int) -> None:
        if self.workspace is not None:
            self.workspace.step_by(by)

    def _show_step(self, step_id: str) -> None:
        if self.workspace is not None:
            self.workspace.show_step(step_id)

    def _fill_menus(self) -> None:
        steps = self.services.question_set.steps if self.services else ()
        self.actions_.fill(
            self.menuBar(),
            tuple((step.id, f"{step.number}. {step.title}") for step in steps),
            self._show_step,
            self.choose_theme,
            self.choose_scale,
            (self.settings.theme, self.settings.scale),
        )
        self._show_recent()

    def _show_recent(self) -> None:
        names = [str(path) for path in self.settings.recent]
        self.actions_.show_recent(names, lambda name: self.open_path(Path(name)), self._forget)

    def show_state(self) -> None:
        """Say what is open, whether it is saved, and what can be undone."""
        agreement = self.services.agreement if self.services else None
        if self.stack.currentWidget() is not self.workspace:
            agreement = None
        self.header.show_agreement(agreement)
        self.actions_.show_open(is_open=agreement is not None)
        if agreement is None:
            self.setWindowTitle("ShareBuilder")
            self.actions_.show_history("", "")
            if self.services is not None and self.stack.currentWidget() is self.in_place.page:
                self.header.title.say(self.services.agreement.title)
            return
        self.setWindowTitle(f"{'● ' if agreement.dirty else ''}{agreement.title} – ShareBuilder")
        self.actions_.show_history(agreement.undo_label, agreement.redo_label)
        self.actions_.save.setEnabled(not agreement.read_only)

    def _forget(self, name: str) -> None:
        """Take a file off the recent ones, or all of them. The files are not touched."""
        for one in (Path(name),) if name else self.settings.recent:
            self.settings.forget(one)
        self._show_recent()
        self.start_page.show_recent(self.settings.recent)


def _today() -> date:
    from datetime import date  # slow to load, and not needed to start

    return date.today()
