"""Saving the open agreement, and never losing what is not saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.errors import ChangedOnDisk, OnlyToRead, ShareBuilderError, TakenOver
from sharebuilder.gui.files import EXTENSION
from sharebuilder.gui.translate import tr
from sharebuilder.storage.names import safe_file_name

if TYPE_CHECKING:
    from sharebuilder.gui.main_window import MainWindow

Then = Callable[[], object]


class Saving:
    """Saves what the window shows, and asks before it puts away what is not saved."""

    def __init__(self, window: MainWindow) -> None:
        """Save for a window."""
        self._window = window
        self.discarded = False

    def save(self, then: Then | None = None) -> None:
        """Save; where there is no file yet, ask for one.

        Args:
            then: what to do once it is saved.
        """
        services = self._window.services
        if services is None:
            return
        if services.agreement.path is None:
            self.save_as(then)
        else:
            self._save(None, then, overwrite=False)

    def save_as(self, then: Then | None = None) -> None:
        """Ask where to save, and save there."""
        services = self._window.services
        if services is None:
            return
        agreement = services.agreement
        suggested = agreement.path or Path(safe_file_name(agreement.title, EXTENSION))
        self._window.files.save_file(
            self._window, suggested, lambda path: self._save_as(path, then)
        )

    def unless_unsaved(self, act: Callable[[], object]) -> None:
        """Do something that puts the open agreement away, once its changes are safe."""
        window = self._window
        if window.workspace is not None:
            window.workspace.flush()
        if window.services is None or not window.services.agreement.dirty:
            act()
            return
        window.messages.show_message(
            "warning",
            tr("“{title}” has changes that are not saved.", title=window.services.agreement.title),
            detail=tr("Save them, or go on without them."),
            actions=(
                (tr("Save"), lambda: self.save(act)),
                (tr("Discard the changes"), lambda: self._discard(act)),
                (tr("Cancel"), self._stay),
            ),
            focus=True,
        )

    def _save_as(self, path: Path, then: Then | None) -> None:
        """Save to a file that a person named, once they said what becomes of one that is there."""
        from sharebuilder.open_agreement import is_same_file

        window = self._window
        own = window.services.agreement.path if window.services is not None else None
        if not _is_there(path) or (own is not None and is_same_file(path, own)):
            self._save(path, then, overwrite=False)
            return
        window.messages.show_message(
            "warning",
            tr(
                "There is already a file called “{name}” in {folder}.",
                name=path.name,
                folder=path.parent,
            ),
            detail=tr(
                "What it holds now is kept among the versions before, if it is an agreement."
            ),
            actions=(
                (tr("Save over it"), lambda: self._save(path, then, overwrite=True)),
                self._elsewhere(then),
                (tr("Cancel"), self._stay),
            ),
            focus=True,
        )

    def _save(self, path: Path | None, then: Then | None, *, overwrite: bool) -> None:
        window = self._window
        if window.services is None:
            return
        if window.workspace is not None:
            window.workspace.flush()
        agreement = window.services.agreement
        was_read_only = agreement.read_only
        try:
            notes = window.keeping.save(path, overwrite=overwrite)
        except ShareBuilderError as error:
            window.messages.show_error(
                error, self._ways_out(error, path, then, overwrite=overwrite)
            )
            return
        if agreement.path is not None:
            window.remember(agreement.path)
            window.messages.show_message(
                "good",
                tr("Saved as {name}.", name=agreement.path.name),
                detail=" ".join(notes),
                passing=True,
            )
        if was_read_only:
            window.show_agreement(agreement)
        window.keeping.show_state()
        window.show_state()
        if then is not None:
            then()

    def _ways_out(
        self, error: ShareBuilderError, path: Path | None, then: Then | None, *, overwrite: bool
    ) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What a person can do when it could not be saved."""
        keeping = self._window.keeping
        over = (tr("Save over it"), lambda: self._save(path, then, overwrite=True))
        again = (tr("Try again"), lambda: self._save(path, then, overwrite=overwrite))
        if isinstance(error, ChangedOnDisk):
            return ((tr("Compare and merge"), keeping.compare), self._elsewhere(then), over)
        if isinstance(error, TakenOver):
            return (self._elsewhere(then), (tr("Take it back"), keeping.take_over))
        if isinstance(error, OnlyToRead):
            return (self._elsewhere(then),)
        return (again, self._elsewhere(then))

    def _elsewhere(self, then: Then | None) -> tuple[str, Callable[[], object]]:
        return tr("Save under another name…"), lambda: self.save_as(then)

    def _discard(self, act: Callable[[], object]) -> None:
        self.discarded = True
        act()
        self.discarded = False

    def _stay(self) -> None:
        workspace = self._window.workspace
        if workspace is not None and self._window.stack.currentWidget() is workspace:
            workspace.page.take_focus()


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False  # saving says what is wrong with it
