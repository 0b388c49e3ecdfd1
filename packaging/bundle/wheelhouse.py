"""A folder of wheels, for installing with pip where there is no network."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from devtools.environment import REQUIREMENTS, ROOT, say
from devtools.failure import Failure

if TYPE_CHECKING:
    from pathlib import Path

_HOW = """How to install ShareBuilder from this folder, without a network.
It needs Python {python} on {system}.

1. See that the files are whole:
   sha256sum -c SHA256SUMS
2. Make a place for it:
   python3 -m venv sharebuilder-env
3. Install what it needs:
   sharebuilder-env/bin/pip install --no-index --find-links . --require-hashes \\
      -r requirements.txt
4. Install it:
   sharebuilder-env/bin/pip install --no-index --find-links . --no-deps sharebuilder
5. Start it:
   sharebuilder-env/bin/sharebuilder

On Windows write sharebuilder-env\\Scripts\\ in place of sharebuilder-env/bin/, and each command
in one line.
"""


def make_wheelhouse(out: Path) -> Path:
    """Fetch every pinned wheel for this system, build ShareBuilder's own, and list their sums."""
    say("Making the wheelhouse")
    house = out / "wheelhouse"
    shutil.rmtree(house, ignore_errors=True)
    house.mkdir(parents=True)
    _pip(
        "download", "--require-hashes", "--only-binary", ":all:", "-r", REQUIREMENTS / "run.txt",
        "-d", house,
    )  # fmt: skip
    _pip(
        "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", house, ROOT,
    )  # fmt: skip
    shutil.copy(REQUIREMENTS / "run.txt", house / "requirements.txt")
    version = ".".join(map(str, sys.version_info[:2]))
    how = _HOW.format(python=version, system=sys.platform)
    (house / "INSTALL.txt").write_text(how, encoding="utf-8")
    sums = [
        f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}"
        for one in sorted(house.iterdir())
    ]
    (house / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    return house


def _pip(*words: object) -> None:
    command = [sys.executable, "-m", "pip", "-q", *map(str, words)]
    if subprocess.run(command, check=False).returncode:
        raise Failure(
            "pip could not fetch or build a wheel (its message is above). The wheelhouse is made "
            "where there is a network, and used where there is none."
        )
