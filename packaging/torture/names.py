"""500 titles that trouble file systems: each gives a name that every system takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.storage.lock import lock_file
from sharebuilder.storage.names import numbered_names, safe_file_name
from tests.storage.test_storage_names import faults, titles
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = (".docx", ".sharebuilder", "")


def run(task: Task) -> None:
    """Make a name of each title, and files of the names."""
    cases = [(title, ending) for ending in _ENDINGS for title in titles()]

    def attempt(case: tuple[str, str]) -> None:
        title, ending = case
        name = safe_file_name(title, ending)
        assert not faults(name, ending), (name, faults(name, ending))
        paths = numbered_names(task.folder / name)
        path = next(one for one in paths if not one.exists())
        for made in (path, lock_file(path)):
            made.write_text("x", encoding="utf-8")
            assert made.resolve().parent == task.folder.resolve(), "it leads out of the folder"

    task.try_each([cases[at * 7 % len(cases)] for at in range(len(cases))], attempt)


def control(folder: Path) -> bool:
    """The titles as they are: most must be refused by the same judge."""
    del folder
    return sum(bool(faults(title, "")) for title in titles()) > 250


CAMPAIGN = Campaign(
    "names",
    "Every title gives a file name that Windows, OneDrive and Linux take.",
    500 * len(_ENDINGS),
    200,
    run,
    control,
)
