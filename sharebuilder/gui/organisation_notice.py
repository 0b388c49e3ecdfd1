"""What the organisation chose for the window, and one message where its settings are wrong."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sharebuilder.gui.translate import tr
from sharebuilder.organisation.places import any_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sharebuilder.errors import SeedProblem
    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.model.json_types import JsonValue

_LOOK = 100  # milliseconds between looks at whether the answer is there
_FOLDER = "documents_folder"


def organisation_defaults() -> Mapping[str, JsonValue]:
    """What holds until this person chooses something else. Nothing that it names is looked at."""
    if not any_settings():
        return {}  # most people: nothing is loaded for them that reads such a file
    from sharebuilder.organisation.in_force import said

    values = said().values
    found = {name: one.value for name, one in values.items()}
    if _FOLDER in values:
        found[_FOLDER] = str(values[_FOLDER].path)
    return found


class OrganisationNotice(QObject):
    """Says once, after the window is there, what is wrong in the settings of the organisation.

    A drive that is not connected may take long to say so. It is asked beside the window, which
    does not wait. A message that is there already is left until it is closed.
    """

    def __init__(self, window: MainWindow) -> None:
        """Begin to look."""
        super().__init__(window)
        self._window = window
        self._problems: Sequence[SeedProblem] | None = None
        if not any_settings():
            return
        # A daemon: a drive that never answers must not keep the program from ending.
        threading.Thread(target=self._ask, daemon=True).start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show)
        self._timer.start(_LOOK)

    def _ask(self) -> None:
        from sharebuilder.organisation.in_force import in_force

        self._problems = in_force().problems

    def _show(self) -> None:
        if self._problems is None or self._window.messages.text:
            return
        self._timer.stop()
        if not self._problems:
            return
        first, *others = self._problems
        where = ", ".join(str(part) for part in (first.file, first.place) if part)
        self._window.messages.show_message(
            "warning",
            tr("A setting cannot be used. {problem}", problem=first.problem),
            detail="\n".join([tr("{remedy} You can work on meanwhile.", remedy=first.remedy), where,
                              *map(str, others)]),
        )  # fmt: skip
