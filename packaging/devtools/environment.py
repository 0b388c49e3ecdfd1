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
REQUIREMENTS = ROOT / "packaging" / "requirements"
_STAMP = VENV / "sharebuilder-installed"


def python() -> Path:
    """The Python of the virtual environment."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return VENV / folder / name


def prepare() -> None:
    """Make the virtual environment and install what is pinned, unless that is done already."""
    wanted = _fingerprint()
    if python().exists() and _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == wanted:
        return
    if not python().exists():
        say(f"Making a virtual environment in {VENV.name}")
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists())
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failure(
                f"The virtual environment could not be made ({error}). On Debian or Ubuntu: "
                "apt-get install python3-venv. Then run this again."
            ) from error
    say("Installing pinned dependencies (a few minutes the first time)")
    _pip("install", "--require-hashes", "-r", REQUIREMENTS / "dev.txt")
    say("Installing ShareBuilder itself")
    _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT)
    _STAMP.write_text(wanted, encoding="utf-8")


def say(text: str) -> None:
    """Show what is being done."""
    print(f"== {text}", file=sys.stderr, flush=True)


def _pip(*words: object) -> None:
    command = [python(), "-m", "pip", "--disable-pip-version-check", "-q", *words]
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
