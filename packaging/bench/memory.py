"""Building a thousand agreements in one run: whether the memory stays where it is."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Row

_COUNT = 1000
_WARM = 100
_SCRIPT = """
import contextlib, io, json, resource, sys
from pathlib import Path
from sharebuilder.cli.commands import build as command
from sharebuilder.cli.parser import command_parser

files, out, warm = json.loads(sys.argv[1]), sys.argv[2], int(sys.argv[3])
marks = []
class Watched(command._Work):
    def build(self, path, progress):
        done = super().build(path, progress)
        for entry in done:
            Path(entry["path"]).unlink()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        marks.append(pages * resource.getpagesize() / 2**20)
        return done
command._Work = Watched
arguments = command_parser().parse_args(["build", *files, "--out", out, "--json"])
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    status = arguments.run(arguments)
print(json.dumps({"status": status, "warm": marks[warm - 1], "most": max(marks[warm:])}))
"""


def memory_row(count: int = _COUNT) -> Row:
    """The row `build-1000-memory`: the most at any time, against what it was after a hundred."""
    from sharebuilder.open_agreement import OpenAgreement

    with tempfile.TemporaryDirectory(prefix="sharebuilder-bench-") as folder:
        tree = OpenAgreement.new().tree
        files = []
        for number in range(count):
            one = copy.deepcopy(tree)
            one["about"] = {
                "title": f"Agreement {number}",
                "summary": f"What is asked {number}. " * 20,
            }
            one["partners"] = [
                {"id": f"partner-{n}", "name": f"Organisation {number} {n}"} for n in range(1, 6)
            ]
            path = Path(folder, f"{number}.sharebuilder")
            path.write_text(json.dumps(one), encoding="utf-8")
            files.append(str(path))
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT, json.dumps(files), folder, str(min(_WARM, count // 2))],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    found = json.loads(done.stdout)
    if found["status"] != 0:
        message = "not every agreement was built"
        raise AssertionError(message)
    return Row(
        f"build-{count}-memory",
        found["most"],
        found["warm"],
        "MB",
        f"the most memory in one build of {count} agreements, against what it was after "
        f"{min(_WARM, count // 2)} of them",
        "one run, looked at after each agreement",
    )
