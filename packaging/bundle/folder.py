"""The folder in which ShareBuilder runs without Python, made by PyInstaller."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from devtools.environment import ROOT, say
from devtools.failure import Failure

from bundle.icons import write_ico
from bundle.notices import write_notices

if TYPE_CHECKING:
    from pathlib import Path

SPEC = ROOT / "packaging" / "bundle" / "sharebuilder.spec"
NAME = "ShareBuilder"


def make_folder(out: Path) -> Path:
    """Make the folder.

    Args:
        out: where the folder goes.

    Returns:
        The folder, named `ShareBuilder`.
    """
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    icon = work / "sharebuilder.ico"
    write_ico(icon)
    say("Making the folder (a minute or two)")
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", out, "--workpath", work, SPEC,
    ]  # fmt: skip
    environment = {**os.environ, "SHAREBUILDER_ICO": str(icon), "PYTHONHASHSEED": "0"}
    if subprocess.run(list(map(str, command)), env=environment, check=False).returncode:
        raise Failure("PyInstaller could not make the folder (its message is above).")
    folder = out / NAME
    write_notices(folder / "licences")
    _strip(folder)
    return folder


def program(folder: Path) -> Path:
    """The program of the command line in a bundle's folder. It opens the window too."""
    return folder / ("sharebuilder.exe" if os.name == "nt" else "sharebuilder")


def size(path: Path) -> float:
    """How large a file or folder is, in megabytes of 1,000,000 bytes."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 1e6


def _strip(folder: Path) -> None:
    """Take what only debuggers read out of Python's own libraries; others come without it."""
    strip = shutil.which("strip")
    if not sys.platform.startswith("linux") or strip is None:
        return
    inside = folder / "_internal"
    for library in (*inside.glob("libpython*"), *inside.glob("python3*/lib-dynload/*.so")):
        subprocess.run([strip, "--strip-unneeded", library], check=False, capture_output=True)
