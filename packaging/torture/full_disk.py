"""Saving to a drive with little room left, at a hundred sizes, on real small drives."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from sharebuilder.errors import CannotSave
from sharebuilder.storage.agreement_file import read_agreement
from torture.drives import drive, fill, kinds_here
from torture.frame import Campaign, Task
from torture.saving import AIM, saved

if TYPE_CHECKING:
    from pathlib import Path

_SIZES = 100
_STEP = 3_700
_WORDS = 30_000


def run(task: Task) -> None:
    """Save with less and less room, on each kind of drive in turn."""
    refused = 0
    with ExitStack() as stack:
        kinds = kinds_here(task.folder)
        drives = {kind: stack.enter_context(drive(task.folder, kind)) for kind in kinds}
        cases = [(kind, size * _STEP) for size in range(_SIZES) for kind in kinds]

        def attempt(case: tuple[str, int]) -> None:
            nonlocal refused
            refused += _save(drives[case[0]], case[1])

        spread = [cases[at * 27 % len(cases)] for at in range(len(cases))]
        task.try_each(spread, attempt)
    task.note(f"{' and '.join(kinds)}; {refused} were refused for want of room")
    for kind in {"tmpfs", "ext4"} - set(kinds):
        task.note(f"not tried on {kind}: none can be mounted here")


def _save(place: Path, free: int) -> bool:
    """Whether a save was refused.

    Raises:
        AssertionError: a file is cut, or work is lost.
    """
    (place / "filler").unlink(missing_ok=True)
    path = place / "a.sharebuilder"
    agreement = saved(path, "old " * _WORDS)
    before = path.read_bytes()
    fill(place, free)
    agreement.set(AIM, "new " * _WORDS, label="x")
    refused = False
    try:
        agreement.save()
    except CannotSave as error:
        refused = True
        assert "full" in error.problem, error.problem
        assert path.read_bytes() == before, "the old file is not whole"
        assert agreement.dirty, "the work counts as saved"
        (place / "filler").unlink()
        agreement.save()
    assert read_agreement(path).tree == agreement.tree
    left = {one.name for one in place.iterdir()} - {"a.sharebuilder", "filler", "lost+found"}
    assert not left, f"left behind: {left}"
    path.unlink()
    return refused


def control(folder: Path) -> bool:
    """Write straight over the file, as a careless program does: it is cut."""
    kind = kinds_here(folder)[0]
    with drive(folder, kind) as place:
        path = place / "a"
        path.write_bytes(b"old" * 40_000)
        fill(place, 8_000)
        try:
            path.write_bytes(b"new" * 80_000)
        except OSError:
            return path.read_bytes() not in {b"old" * 40_000, b"new" * 80_000}
    return False


CAMPAIGN = Campaign(
    "full-disk",
    "A full disk never cuts a file, and the work stays open.",
    2 * _SIZES,
    8,
    run,
    control,
)
