"""Hostile Word files: each refused in two seconds and 300 MB, with clear words."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.documents.test_documents_hostile_files import FILES, read
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS, _MEGABYTES = 2.0, 300.0
_NAIVE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (8, 8))
resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, 700 * 2**20))
import docx
docx.Document(sys.argv[1])
"""


def run(task: Task) -> None:
    """Open each in a program of its own."""
    kinds = list(FILES)
    most = slowest = 0.0
    path = task.folder / "sent.docx"

    def attempt(kind: str) -> None:
        nonlocal most, slowest
        path.write_bytes(FILES[kind])
        found = read(path)
        assert found["kind"] == "refused", "it was opened"
        assert str(found["said"]).endswith("."), found["said"]
        assert "Error" not in str(found["said"]), found["said"]
        seconds, megabytes = float(str(found["seconds"])), float(str(found["megabytes"]))
        slowest, most = max(slowest, seconds), max(most, megabytes)
        assert seconds < _SECONDS, f"{seconds:.1f} s"
        assert megabytes < _MEGABYTES, f"{megabytes:.0f} MB"
        assert path.read_bytes() == FILES[kind], "the file was changed"
        assert [one.name for one in task.folder.iterdir()] == ["sent.docx"], "something was made"

    task.try_each([kinds[at * 17 % len(kinds)] for at in range(len(kinds))], attempt)
    task.note(f"at most {slowest:.2f} s and {most:.0f} MB")


def control(folder: Path) -> bool:
    """Open a bomb with python-docx by itself: it needs more time or memory than there is."""
    path = folder / "bomb.docx"
    path.write_bytes(FILES["100 MB of paragraphs"])
    done = subprocess.run([sys.executable, "-c", _NAIVE, path], capture_output=True, check=False)
    return done.returncode != 0


CAMPAIGN = Campaign(
    "hostile-word-files",
    "A hostile Word file is refused in two seconds and 300 MB, in clear words.",
    len(FILES),
    5,
    run,
    control,
)
