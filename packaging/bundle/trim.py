"""What travels in the bundle, and what stays out. Read by `sharebuilder.spec`, and by tests.

Qt comes with far more than its windows: a browser's languages, 3D, databases, a network. The lists
name what stays in, so that what a new version of Qt adds is not carried unseen.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Entry = tuple[str, str, str]  # place in the bundle, file that it comes from, PyInstaller's kind

# The folders that `sharebuilder/resources.py` looks for.
DATA_FOLDERS = ("docs", "schemas", "seeds", "templates")

# The modules of Qt whose libraries travel. Printing and the parts behind windows come with them.
QT_LIBRARIES = (
    "Core", "DBus", "Gui", "OpenGL", "PrintSupport", "Svg", "WaylandClient", "Widgets",
    "WlShellIntegration", "XcbQpa",
)  # fmt: skip

# Folder of plugins: names in it. An empty tuple: each.
QT_PLUGINS: dict[str, tuple[str, ...]] = {
    "accessiblebridge": (),
    "iconengines": ("svgicon",),
    "imageformats": ("gif", "ico", "jpeg", "svg"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platforms": ("offscreen", "wayland", "windows", "xcb"),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": (),
    "styles": (),
    "wayland-decoration-client": (),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": (),
}

# Python modules that libraries import where they find them, and that nothing here needs. Without
# `ssl` and `_hashlib` no OpenSSL travels: Python's own hashes do the same, and an IT department
# has one library less to keep up to date.
EXCLUDED_MODULES = (
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest",
    "_hashlib", "_ssl", "_tkinter", "curses", "distutils", "doctest", "ensurepip", "ftplib",
    "idlelib", "lib2to3", "lxml.html", "lxml.isoschematron", "lxml.objectify", "lxml.sax",
    "multiprocessing", "numpy", "pip", "pydoc", "readline", "setuptools", "smtplib", "sqlite3",
    "ssl", "tkinter", "unittest", "venv", "webbrowser", "xmlrpc",
    # A logo is a PNG or a JPEG picture; see `documents/house_style.py`.
    "PIL.AvifImagePlugin", "PIL.ImageCms", "PIL.ImageQt", "PIL.ImageTk", "PIL.WebPImagePlugin",
    "PIL._avif", "PIL._imagingcms", "PIL._imagingtk", "PIL._webp",
)  # fmt: skip

# The few libraries of a Linux system that travel: small, freely licensed, and not on every desktop.
# All others are the system's own, which keeps them up to date; `deb.py` names their packages.
_CARRIED = re.compile(r"lib(python3|xcb-|xkbcommon|ffi\.|bz2\.|lzma\.)")
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6(\w+?)(?:\.so[.\d]*|\.dll)$")
_PLUGIN = re.compile(r"(?:lib)?q?(.+?)(?:\.so|\.dll)$")


def travels(name: str) -> bool:
    """Whether a file of the bundle is carried.

    Args:
        name: its place in the bundle, such as `PySide6/Qt/plugins/platforms/libqxcb.so`.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if len(path.parts) == 1 and ".so" in path.name and not _CARRIED.match(path.name):
        return False
    if "translations" in path.parts and "PySide6" in path.parts:
        return False  # the words of Qt's own buttons; in English they are built in
    if "plugins" in path.parts and "PySide6" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        wanted = QT_PLUGINS.get(folder)
        if wanted is None:
            return False
        return not wanted or _plugin(path.name) in wanted
    library = _QT_LIBRARY.match(path.name)
    return library is None or library[1] in QT_LIBRARIES


def still_needed(
    binaries: Iterable[Entry], libraries_of: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """The binaries without the libraries that only what stays out asked for.

    Args:
        binaries: what travels so far.
        libraries_of: the names of the libraries that a file asks for.
    """
    entries = list(binaries)
    libraries = {PurePosixPath(one[0]).name: one for one in entries if _is_library(one[0])}
    waiting = [one for one in entries if not _is_library(one[0])]
    kept = {one[0] for one in waiting}
    while waiting:
        _place, source, _kind = waiting.pop()
        for name in libraries_of(source):
            library = libraries.get(name)
            if library is not None and library[0] not in kept:
                kept.add(library[0])
                waiting.append(library)
    return [one for one in entries if one[0] in kept]


def modules(package: Path) -> list[str]:
    """Every module of a package by its dotted name: many are imported by name, when needed."""
    names = []
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def _is_library(place: str) -> bool:
    """Whether a file is there for others alone: no extension of Python, and no plugin."""
    path = PurePosixPath(place.replace("\\", "/"))
    alone = len(path.parts) == 1 and not path.name.startswith(("libpython", "python"))
    return alone or path.parent.name == "pillow.libs"


def _plugin(file: str) -> str:
    """`libqxcb.so` and `qxcb.dll` are “xcb”."""
    found = _PLUGIN.match(file)
    return found[1] if found else file
