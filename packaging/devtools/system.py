"""What the system must bring: the libraries that Qt loads, and LibreOffice for the tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.environment import VENV, python, say

# Which Debian package brings each library that Qt's windows need and the wheel does not carry.
_PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
}
_FONT = "fonts-liberation"
_FOR_TESTS = {"soffice": "libreoffice-writer-nogui", "pdftoppm": "poppler-utils"}
_LDD_LINE = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def has_screen() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare_for_qt(venv: Path = VENV) -> None:
    """Install the shared libraries that Qt lacks, where that may be done; else say how."""
    if not sys.platform.startswith("linux"):
        return
    missing = _missing_libraries(venv)
    packages = sorted({_PACKAGE_OF[name] for name in missing if name in _PACKAGE_OF})
    unknown = sorted(name for name in missing if name not in _PACKAGE_OF)
    if packages:
        install(packages, "Qt needs shared libraries")
    if unknown:
        say(f"Qt lacks {', '.join(unknown)}: install the packages that bring them")


def prepare_for_tests() -> None:
    """Install LibreOffice and the page pictures' tool, where that may be done; else say how."""
    if not sys.platform.startswith("linux"):
        return
    packages = [package for tool, package in _FOR_TESTS.items() if not shutil.which(tool)]
    if packages:
        install([*packages, _FONT], "Checks with LibreOffice need packages")


def install(packages: list[str], why: str) -> bool:
    """Install Debian packages, or print the line that does.

    Returns:
        Whether they are installed now.
    """
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    admin = _admin()
    if admin is None:
        say(f"{why}. Run this line, then run this again:\n   sudo {line}")
        return False
    say(f"{why}: {line}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*admin, "apt-get", "update", "-qq"], check=False, env=environment)
    done = subprocess.run(
        [*admin, *line.split(), "-qq"],
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode:
        say(f"They could not be installed. Run this line by hand:\n   sudo {line}")
    return done.returncode == 0


def _admin() -> list[str] | None:
    """What goes before a command that needs rights, or None where there are none."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode
    ):
        return ["sudo", "-n"]
    return None


def _missing_libraries(venv: Path) -> set[str]:
    where = subprocess.run(
        [python(venv), "-c", "import PySide6; print(PySide6.__path__[0])"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    plugin = Path(where, "Qt", "plugins", "platforms", "libqxcb.so")
    widgets = Path(where, "QtWidgets.abi3.so")
    missing: set[str] = set()
    for library in (plugin, widgets):
        done = subprocess.run(["ldd", library], check=False, capture_output=True, text=True)
        missing.update(_LDD_LINE.findall(done.stdout))
    return missing
