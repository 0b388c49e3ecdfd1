"""Starts what was bundled and drives it: with an empty environment, on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from devtools.environment import python, say
from devtools.failure import Failure

from bundle.folder import program
from bundle.screen import Screen

_CASE = "essex"
_PLACES = (
    "usr/lib/sharebuilder", "usr/bin/sharebuilder", "usr/share/doc/sharebuilder",
    "usr/share/applications/sharebuilder.desktop", "usr/share/mime/packages/sharebuilder.xml",
    "usr/share/man/man1/sharebuilder.1.gz",
    "usr/share/icons/hicolor/scalable/apps/sharebuilder.svg",
)  # fmt: skip


def check_folder(folder: Path) -> None:
    """Drive the program of a bundle's folder."""
    drive([program(folder)])


def check_wheelhouse(house: Path) -> None:
    """Install from a wheelhouse with the index switched off, without a network where possible."""
    with tempfile.TemporaryDirectory() as place:
        venv = Path(place, "env")
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        apart = ["unshare", "-rn"] if _can_be_netless() else []
        say("Installing from the wheelhouse" + (" without a network" if apart else ""))
        environment = {
            "HOME": place,
            "PATH": os.environ.get("PATH", ""),
            "PIP_CONFIG_FILE": os.devnull,
        }
        scripts = python(venv).parent
        pip = [*apart, str(scripts / "pip"), "-q", "--disable-pip-version-check", "install",
               "--no-index", "--find-links", str(house)]  # fmt: skip
        for words in (
            ["--require-hashes", "-r", str(house / "requirements.txt")],
            ["--no-deps", "sharebuilder"],
        ):
            _run([*pip, *words], environment, Path(place))
        drive([scripts / "sharebuilder"])


def check_deb(package: Path) -> None:
    """Install the package, drive it, remove it, and see that nothing of it stays."""
    if os.geteuid() != 0:
        say(f"Not tried: installing needs root. Run: sudo apt-get install {package}")
        return
    say("Installing the package")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", str(package)],
        environment,
        package.parent,
    )
    try:
        missing = [place for place in _PLACES if not Path("/", place).exists()]
        if missing:
            raise Failure(f"The package did not install {', '.join(missing)}.")
        if shutil.which("update-mime-database") and not _knows_our_files():
            raise Failure("The system does not know the kind of file “.sharebuilder”.")
        drive([Path("/usr/bin/sharebuilder")])
    finally:
        _run(["apt-get", "purge", "-y", "-qq", "sharebuilder"], environment, package.parent)
    left = [place for place in _PLACES if Path("/", place).exists()]
    if _knows_our_files():
        left.append("the kind of file “.sharebuilder”")
    if left:
        raise Failure(f"Removing the package left {', '.join(left)}.")


def _knows_our_files() -> bool:
    """Whether the system's list of kinds of files has ours."""
    listed = Path("/usr/share/mime/globs2")
    return listed.is_file() and "*.sharebuilder" in listed.read_text("utf-8")


def drive(command: list[Path]) -> None:
    """Write a case, check it, build every document, and open it in the window.

    The environment is empty but for a home and a screen: no PATH, and so no Python to find.

    Raises:
        Failure: something did not work.
    """
    words = [str(one) for one in command]
    with tempfile.TemporaryDirectory() as place, Screen() as screen:
        home = Path(place)
        environment = {"HOME": place, "LANG": "C.UTF-8", **screen.environment}
        if os.name == "nt":  # where nothing starts without these
            environment |= {"USERPROFILE": place, "SYSTEMROOT": os.environ["SYSTEMROOT"]}
        case = home / f"{_CASE}.sharebuilder"
        _run([*words, "--version"], environment, home)
        _run([*words, "new", str(case), "--case", _CASE], environment, home)
        _run([*words, "check", str(case)], environment, home)
        _run([*words, "settings"], environment, home)
        say("Building every document")
        built = _run([*words, "build", str(case), "--out", str(home / "out")], environment, home)
        files = built.split("\n")[:-1]
        _look_at_documents([Path(one) for one in files])
        say(f"Opening the window ({screen.name})")
        seconds = screen.open_and_close([*words, str(case)], environment, home)
        print(f"{len(files)} documents were built; the window opened after {seconds:.1f} s")


def _can_be_netless() -> bool:
    tried = ["unshare", "-rn", "true"]
    try:
        return not subprocess.run(tried, check=False, capture_output=True).returncode
    except OSError:
        return False


def _look_at_documents(files: list[Path]) -> None:
    from docx import Document

    from sharebuilder.documents.catalogue import documents

    titles = {kind.title for kind in documents() if kind.id != "one-off"}
    for file in files:
        if not any(one.text.strip() for one in Document(str(file)).paragraphs):
            raise Failure(f"{file.name} has no text.")
    unseen = {one for one in titles if not any(one in file.name for file in files)}
    if unseen:
        raise Failure(f"Not built: {', '.join(sorted(unseen))}.")


def _run(command: list[str], environment: dict[str, str], folder: Path) -> str:
    done = subprocess.run(
        command, env=environment, cwd=folder, check=False, capture_output=True, text=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise Failure(
            f"{Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()[-800:]}"
        )
    return done.stdout
