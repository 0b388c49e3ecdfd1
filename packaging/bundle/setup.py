"""The Windows installer, made with Inno Setup from the bundle's folder.

Written to the documentation of Inno Setup 6.3. It was not run: there was no Windows machine.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from devtools.environment import ROOT, say
from devtools.failure import Failure

from sharebuilder import __version__

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = ROOT / "packaging" / "windows" / "sharebuilder.iss"


def make_setup(folder: Path, out: Path) -> Path:
    """Make the installer.

    Args:
        folder: the bundle's folder, made on Windows.
        out: where the installer goes.
    """
    compiler = shutil.which("iscc")
    if compiler is None:
        raise Failure(
            "Inno Setup’s compiler (iscc) is not there. Install Inno Setup 6.3 on Windows, put its "
            "folder on PATH, and run this again."
        )
    say("Making the installer")
    command = [
        compiler, "/Q", f"/DVersion={__version__}", f"/DFolder={folder}",
        f"/DIcon={out / 'work' / 'sharebuilder.ico'}", f"/O{out}", str(SCRIPT),
    ]  # fmt: skip
    if subprocess.run(command, check=False).returncode:
        raise Failure("Inno Setup could not make the installer (its message is above).")
    return out / f"ShareBuilder-{__version__}-setup.exe"
