"""Opening agreements: a file, a Word file that carries one, a worked case, what a crash left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.errors import ShareBuilderError
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.gui.recovery import Recovery


class Opening:
    """Opens for a window, and fills its start page.

    Attributes:
        recovery: what a crash left; None where nothing was left, or nobody has looked yet.
        looked: whether somebody has.
    """

    def __init__(self, window: MainWindow) -> None:
        """Open for a window."""
        self._window = window
        self.recovery: Recovery | None = None
        self.looked = False

    def open(self, path: Path) -> None:
        """Open a file in place of what is open."""
        from sharebuilder.gui.opened import opened

        window = self._window
        try:
            found = opened(path)
            window.messages.clear()
            window.show_agreement(found.agreement)
        except ShareBuilderError as error:
            window.messages.show_error(error, ((tr("Open another file…"), window.choose_and_open),))
            return
        if found.text:
            window.messages.show_message(found.state, found.text, detail=found.detail)
        if not found.has_file:
            return
        window.remember(path)
        if found.agreement.notes:
            notes = " ".join(found.agreement.notes)
            window.messages.show_message("prompt", notes, passing=True)
        if self.recovery is not None:
            self.recovery.remind(path)

    def start_from_case(self, case_id: str) -> None:
        """Open a copy of a worked case."""
        from sharebuilder.open_agreement import OpenAgreement
        from sharebuilder.storage.cases import started_from

        messages = self._window.messages
        try:
            self._window.show_agreement(OpenAgreement(started_from(case_id)))
        except ShareBuilderError as error:
            messages.show_error(error)
            return
        messages.show_message(
            "prompt",
            tr("This is your own copy of a worked case."),
            detail=tr("Nothing in it is saved until you save it. Change it until it is yours."),
            passing=True,
        )

    def read_cases(self) -> None:
        """Show the worked cases on the start page."""
        from sharebuilder.storage.cases import worked_cases

        try:
            self._window.start_page.show_cases(worked_cases())
        except ShareBuilderError as error:
            self._window.messages.show_error(error)

    def look_for_leftovers(self) -> None:
        """Offer on the start page what a crash left."""
        from sharebuilder.storage.places import any_journals

        self.looked = True
        if not any_journals():
            return  # nearly always: nothing is loaded that reads them
        from sharebuilder.gui.recovery import Recovery

        self.recovery = Recovery(self._window)
        self._window.start_page.offer(self.recovery.panel)
        self.recovery.look()
