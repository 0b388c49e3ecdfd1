"""The project's own virtual environment, with pinned dependencies."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from devtools.failure import Failure

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
# The bundles are made in a place of its own: what lies there is what travels.
BUNDLE_VENV = ROOT / ".venv-bundle"
REQUIREMENTS = ROOT / "packaging" / "requirements"
_STAMP = "sharebuilder-installed"


def python(venv_folder: Path = VENV) -> Path:
    """The Python of a virtual environment."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return venv_folder / folder / name


def prepare() -> None:
    """Make the virtual environment and install what is pinned, unless that is done already."""
    if _is_ready(VENV):
        return
    _fill(VENV, "dev.txt")
    say("Installing ShareBuilder itself")
    _pip(VENV, "install", "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT)
    _done(VENV)


def prepare_for_bundles() -> None:
    """Make the virtual environment in which bundles are made. ShareBuilder is not in it."""
    if not _is_ready(BUNDLE_VENV):
        _fill(BUNDLE_VENV, "bundle.txt")
        _done(BUNDLE_VENV)


def say(text: str) -> None:
    """Show what is being done."""
    print(f"== {text}", file=sys.stderr, flush=True)


def _is_ready(folder: Path) -> bool:
    stamp = folder / _STAMP
    return (
        python(folder).exists()
        and stamp.exists()
        and stamp.read_text(encoding="utf-8") == _fingerprint()
    )


def _done(folder: Path) -> None:
    (folder / _STAMP).write_text(_fingerprint(), encoding="utf-8")


def _fill(folder: Path, pins: str) -> None:
    if not python(folder).exists():
        say(f"Making a virtual environment in {folder.name}")
        try:
            venv.create(folder, with_pip=True, clear=folder.exists())
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failure(
                f"The virtual environment could not be made ({error}). On Debian or Ubuntu: "
                "apt-get install python3-venv. Then run this again."
            ) from error
    say("Installing pinned dependencies (a few minutes the first time)")
    _pip(folder, "install", "--require-hashes", "-r", REQUIREMENTS / pins)


def _pip(folder: Path, *words: object) -> None:
    command = [python(folder), "-m", "pip", "--disable-pip-version-check", "-q", *words]
    if subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode:
        raise Failure(
            "pip could not install what is needed (its message is above). Check the network, or "
            "point pip at your own index, and run this again."
        )


def _fingerprint() -> str:
    """Changes when anything changes that decides what is installed."""
    found = hashlib.sha256(sys.version.encode())
    for path in (ROOT / "pyproject.toml", *sorted(REQUIREMENTS.glob("*.txt"))):
        found.update(path.read_bytes())
    return found.hexdigest()
