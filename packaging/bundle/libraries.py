"""What a bundle asks of the Linux system it runs on, read from its own files."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from devtools.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_ELF = b"\x7fELF"


def asked_of_the_system(folder: Path) -> dict[str, list[str]]:
    """The libraries that a bundle loads and does not carry.

    Returns:
        The name of each library, and the names of the files that ask for it.
    """
    files = [one for one in folder.rglob("*") if one.is_file() and _is_elf(one)]
    carried = {one.name for one in files}
    asked: dict[str, list[str]] = {}
    for file in files:
        for name in _NEEDED.findall(_run("readelf", "-d", str(file))):
            if name not in carried:
                asked.setdefault(name, []).append(file.name)
    return asked


def packages_of(libraries: Iterable[str]) -> set[str]:
    """The Debian packages that bring libraries on this machine.

    Raises:
        Failure: no installed package brings one of them.
    """
    where = dict(re.findall(r"^\s*(\S+) .*=> (\S+)$", _run("ldconfig", "-p"), re.MULTILINE))
    found = set()
    for name in libraries:
        if name.startswith("ld-linux"):
            continue
        package = _owner(where.get(name, name))
        if package is None:
            raise Failure(f"No package of this machine brings {name}. Install it, and try again.")
        found.add(package)
    return found


def _owner(path: str) -> str | None:
    # dpkg knows a file by the place where its package put it, before /lib became a link.
    for place in (path, f"/usr{path}", path.removeprefix("/usr")):
        done = subprocess.run(["dpkg", "-S", place], check=False, capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    return None


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _ELF


def _run(*words: str) -> str:
    try:
        done = subprocess.run(words, check=False, capture_output=True, text=True)
    except OSError as error:
        raise Failure(f"{words[0]} is not there. On Debian: apt-get install binutils.") from error
    return done.stdout
