"""A program that adds one to a number in an agreement, over and over: `FILE HOW_OFTEN [naive]`.

It tells, a line each, how often it had to look again because the file had changed.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from sharebuilder.errors import CannotSave
from sharebuilder.storage.agreement_file import read_agreement, write_agreement


def main(path: Path, wanted: int, *, naive: bool) -> None:
    """Add, and say what was lost and noticed."""
    refused = done = 0
    while done < wanted:
        if naive:
            _add_carelessly(path)
            done += 1
            continue
        found = read_agreement(path)
        tree = {**found.tree, "x_count": int(str(found.tree["x_count"])) + 1}
        try:
            write_agreement(path, tree, expected_sha256=found.sha256)
            done += 1
        except CannotSave:
            refused += 1
    print(refused)


def _add_carelessly(path: Path) -> None:
    tree = json.loads(path.read_text("utf-8"))
    tree["x_count"] += 1
    temporary = path.with_name(f"{os.getpid()}.tmp")
    temporary.write_text(json.dumps(tree), encoding="utf-8")
    temporary.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), naive="naive" in sys.argv)
