"""A working day in fast motion through the real window: memory and open files stay flat."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from torture.frame import Campaign, Task
from torture.memory import growth, held, leak_is_seen

if TYPE_CHECKING:
    from tests.gui.driver import Person

_MINUTES = 480
_ACTIONS = 12  # in a minute of somebody's work
_MOST_GROWTH = 0.10
_ENOUGH = 40
_FIELDS = ("/case/mission", "/case/aim", "/about/title", "/about/summary")


def run(task: Task) -> None:
    """Work in a child for so many minutes' worth of actions."""
    left = task.ends - time.monotonic()
    seconds = min(left, 10.0**9)
    words = [str(one) for one in (task.first, task.count, seconds, task.folder)]
    done = subprocess.run(
        [sys.executable, "-m", "torture.soak", *words], capture_output=True, text=True, check=False
    )
    task.expect(done.returncode == 0, done.stderr[-300:])
    moments = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    task.done = len(moments)
    if not moments:
        return
    grown = growth([megabytes for megabytes, _ in moments])
    files = moments[-1][1] - moments[len(moments) // 4][1]
    task.note(
        f"{len(moments)} minutes of use, {_ACTIONS} actions each: {moments[-1][0]:.0f} MB, "
        f"{grown:+.1%} after warm-up; {files:+} files open"
    )
    if len(moments) >= _ENOUGH:
        task.expect(grown < _MOST_GROWTH, f"memory grew by {grown:.0%}")
        task.expect(files <= 2, f"{files} files were left open")


def main(first: int, minutes: int, seconds: float, folder: Path) -> None:
    """Be somebody at the window, and tell of each minute what the program holds."""
    from sharebuilder.open_agreement import OpenAgreement
    from tests.gui.driver import Person

    path = folder / "day.sharebuilder"
    OpenAgreement.new().save(path)
    person = Person()
    person.window.open_path(path)
    ends = time.monotonic() + seconds
    for minute in range(first, first + minutes):
        if time.monotonic() > ends:
            break
        dice = random.Random(minute)
        for _ in range(_ACTIONS):
            _act(person, path, dice)
        print(json.dumps(held()), flush=True)
    person.close()


def _act(person: Person, path: Path, dice: random.Random) -> None:
    from PySide6.QtCore import Qt

    kind = dice.randrange(12)
    control = Qt.KeyboardModifier.ControlModifier
    if kind < 4:
        person.write(dice.choice(_FIELDS), "A few words more " * dice.randrange(1, 3))
    elif kind < 7:
        steps = person.workspace.services.question_set.steps
        person.workspace.show_step(dice.choice(steps).id)
        person.settle(5)
    elif kind == 7:
        person.keys(Qt.Key.Key_Z, control, times=dice.randrange(1, 4))
    elif kind in {8, 9}:
        person.window.save()
        person.settle(5)
    elif kind == 10:
        person.settle(60)
    else:
        person.window.save()
        person.window.open_path(path)
        person.settle(20)


def control(folder: Path) -> bool:
    """A program that keeps everything: its growth must be seen."""
    del folder
    return leak_is_seen(_MOST_GROWTH)


CAMPAIGN = Campaign(
    "soak",
    "Eight hours of use leave memory and open files flat.",
    _MINUTES,
    1,
    run,
    control,
)

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
