"""Templates that attack, in each part that is rendered, and files that are worse."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_CONTROL = """
import io
from pathlib import Path
import torture.attacked as attacked
from docxtpl import DocxTemplate
ran = []
for part in ("body", "header", "footer", "text box", "property"):
    Path("CANARY").unlink(missing_ok=True)
    document = DocxTemplate(io.BytesIO(attacked.with_text(part, attacked.PAYLOADS[0])))
    document.render({"about": {"title": "x"}})
    ran.append(Path("CANARY").exists())
print(attacked.json.dumps({"ran": ran, **attacked.COUNTS}))
"""


def run(task: Task) -> None:
    """Check and render each in a child: all are refused, and nothing is run."""
    from torture.attacked import cases

    total = len(cases())
    # Spread, so that a short run meets every part and every kind of attack.
    numbers = list(task.each([at * 101 % total for at in range(total)]))
    said = _child(task.folder, "-m", "torture.attacked", json.dumps(numbers))
    for name, words in said["wrong"].items():
        task.wrong(f"{name}: {words}")
    task.expect(not said["socket"], f"{said['socket']} uses of a socket")
    task.expect(not said["process"], f"{said['process']} processes were started")
    left = [one.name for one in task.folder.iterdir()]
    task.expect(not left, f"files were made: {left}")


def control(folder: Path) -> bool:
    """Render one with plain docxtpl: the command runs in every part, and the watch sees it."""
    said = _child(folder, "-c", _CONTROL)
    return all(said["ran"]) and said["process"] == len(said["ran"])


def _child(folder: Path, *words: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


CAMPAIGN = Campaign(
    "hostile-templates",
    "A template that attacks is refused in every part, and nothing of it is run.",
    10_000,
    40,
    run,
    control,
)
