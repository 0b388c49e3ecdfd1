"""A name that is typed stands in the agreement, its versions and its journal, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gui.test_gui_privacy import (
    test_a_name_is_found_nowhere_but_where_it_belongs as _look,
)
from tests.gui.test_gui_privacy import test_the_search_would_find_it as _search
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = ("kill", "exit")


def run(task: Task) -> None:
    """Work with a name through the window, end by a kill or in order, and search every folder."""
    for number in task.cases():
        folder = task.folder / str(number)
        folder.mkdir()
        ending = _ENDINGS[number % len(_ENDINGS)]
        task.attempt(f"{ending} {number}", _look, folder, ending)


def control(folder: Path) -> bool:
    """A name in a settings file, in a file’s name and in another coding must be found."""
    _search(folder)
    return True


CAMPAIGN = Campaign(
    "privacy",
    "No name that is typed is left in a log, a temporary file or a list, after an exit or a kill.",
    20,
    1,
    run,
    control,
)
