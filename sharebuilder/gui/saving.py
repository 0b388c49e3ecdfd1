"""Saving the open agreement, and never losing what is not saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.errors import ChangedOnDisk, ShareBuilderError
from sharebuilder.gui.files import EXTENSION
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
            self._window, suggested, lambda path: self._save(path, then, overwrite=False)
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
            f"“{window.services.agreement.title}” has changes that are not saved.",
            detail="Save them, or go on without them.",
            actions=(
                ("Save", lambda: self.save(act)),
                ("Discard the changes", lambda: self._discard(act)),
                ("Cancel", self._stay),
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
        try:
            agreement.save(path, overwrite_changed=overwrite)
        except ChangedOnDisk as error:
            over = ("Save over it", lambda: self._save(path, then, overwrite=True))
            window.messages.show_error(error, (self._elsewhere(then), over))
            return
        except ShareBuilderError as error:
            again = ("Try again", lambda: self._save(path, then, overwrite=overwrite))
            window.messages.show_error(error, (again, self._elsewhere(then)))
            return
        if agreement.path is not None:
            window.remember(agreement.path)
            window.messages.show_message("good", f"Saved as {agreement.path.name}.", passing=True)
        window.show_state()
        if then is not None:
            then()

    def _elsewhere(self, then: Then | None) -> tuple[str, Callable[[], object]]:
        return "Save under another name…", lambda: self.save_as(then)

    def _discard(self, act: Callable[[], object]) -> None:
        self.discarded = True
        act()
        self.discarded = False

    def _stay(self) -> None:
        workspace = self._window.workspace
        if workspace is not None and self._window.stack.currentWidget() is workspace:
            workspace.page.take_focus()
