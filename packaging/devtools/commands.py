"""The commands of `dev.py`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from devtools import system
from devtools.environment import (
    BUNDLE_VENV,
    ROOT,
    VENV,
    prepare,
    prepare_for_bundles,
    python,
    say,
)
from devtools.failure import Failure

_CASE = "bath"
_OUT = ROOT / "out"


def run(words: list[str]) -> int:
    """Build the Bath case's documents and open the wizard on it; or pass words to the program."""
    prepare()
    if words:
        system.prepare_for_qt()
        return _in_venv("-m", "sharebuilder", *words)
    system.prepare_for_qt()
    file = _OUT / f"{_CASE}.sharebuilder"
    _OUT.mkdir(exist_ok=True)
    if not file.exists():
        _must(_in_venv("-m", "sharebuilder", "new", file, "--case", _CASE), "write the case")
    say("Building the documents of the Bath case into out/")
    _must(_in_venv("-m", "sharebuilder", "build", file, "--out", _OUT), "build the documents")
    if not system.has_screen():
        say(
            "There is no screen here, so the window stays closed. On a desktop, this command opens "
            "it; over ssh, use ssh -X; without any screen: xvfb-run python3 packaging/dev.py run"
        )
        return 0
    say("Opening the wizard")
    return _in_venv("-m", "sharebuilder", file)


def test(words: list[str]) -> int:
    """Run the whole test suite; words go to pytest."""
    prepare()
    system.prepare_for_qt()
    system.prepare_for_tests()
    # Tests of the window wait as often as they work, so three share two processors. A file stays
    # with one of them: what its tests build once is built once.
    spread = [] if any(word.startswith("-n") for word in words) else ["-n", "3", "--dist=loadfile"]
    say("Running the tests")
    return _in_venv("-m", "pytest", *spread, *words)


def bench(words: list[str]) -> int:
    """Measure, and print one table of ratios."""
    prepare()
    system.prepare_for_qt()
    return _in_venv(Path("packaging", "bench.py"), *words)


def shots(words: list[str]) -> int:
    """Take a picture of each step."""
    prepare()
    system.prepare_for_qt()
    return _in_venv(Path("packaging", "shots.py"), *words)


def guide(words: list[str]) -> int:
    """Make the pictures of the user guide again, and its Word file."""
    prepare()
    system.prepare_for_qt()
    return _in_venv(Path("packaging", "guide_pictures.py"), *words)


def words(words: list[str]) -> int:
    """Bring the catalogues of the window's words up to date; words name languages."""
    prepare()
    return _in_venv(Path("packaging", "words.py"), *words)


def torture(words: list[str]) -> int:
    """Run the reliability campaigns; words name them and say how many cases."""
    prepare()
    system.prepare_for_qt()
    return _in_venv(Path("packaging", "torture.py"), *words)


def bundle(words: list[str]) -> int:
    """Make the bundles for offices; words say which, and whether they are tried."""
    prepare_for_bundles()
    system.prepare_for_qt(BUNDLE_VENV)
    return _in_venv(Path("packaging", "bundle.py"), *words, folder=BUNDLE_VENV)


def sbom(words: list[str]) -> int:
    """Write the bill of materials."""
    return _supply("sbom", words)


def licences(words: list[str]) -> int:
    """Write the list of licences, or see whether it is up to date."""
    return _supply("licences", words)


def audit(words: list[str]) -> int:
    """Look the pinned versions up among advisories."""
    return _supply("audit", words)


def _supply(command: str, words: list[str]) -> int:
    prepare()
    return _in_venv(Path("packaging", "supply.py"), command, *words)


def check(_words: list[str]) -> int:
    """Look at style, types and imports."""
    prepare()
    status = 0
    for what, command in {
        "style": ("-m", "ruff", "check", "."),
        "layout": ("-m", "ruff", "format", "--check", "."),
        "types": ("-m", "mypy"),
        "imports": ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    }.items():
        say(f"Looking at {what}")
        status |= _in_venv(*command)
    return status


def _in_venv(*words: object, folder: Path = VENV) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [str(python(folder)), *(str(word) for word in words)]
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except OSError as error:
        raise Failure(
            f"{command[0]} could not be run ({error}). Delete {folder.name}, and run this again."
        ) from error


def _must(status: int, what: str) -> None:
    if status:
        raise Failure(f"ShareBuilder could not {what} (its message is above).")
    sys.stdout.flush()
