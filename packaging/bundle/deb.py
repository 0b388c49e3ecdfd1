"""The Debian package, made from the bundle's folder.

Sources: Debian Policy Manual, chapters 3, 5 and 12 (control fields, documentation); the
freedesktop.org Desktop Entry, Shared MIME-info and Icon Theme specifications.
"""

from __future__ import annotations

import gzip
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from devtools.environment import ROOT, say
from devtools.failure import Failure

from bundle.folder import size
from bundle.icons import write_hicolor
from bundle.libraries import asked_of_the_system, packages_of
from bundle.manual import manual
from sharebuilder import __version__

if TYPE_CHECKING:
    from pathlib import Path

LINUX = ROOT / "packaging" / "linux"
_CONTROL = """Package: sharebuilder
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Suggests: libreoffice-writer, xdg-utils
Maintainer: {maintainer}
Description: build the case for sharing information, and the agreement
 A wizard that walks staff of public services in the UK through who shares
 what about whom, with whom, why and under what law, and writes the
 information-sharing agreement as a Word document.
 .
 It works offline: no account, no server, no network call.
"""
# Whoever makes the package for an organisation puts its own address here.
_MAINTAINER = "ShareBuilder contributors <root@localhost>"
# Without these Qt uses the other window system, so they are wished for and not a must.
_WAYLAND = "libwayland"
_RECOMMENDED = (
    "fonts-liberation", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
)  # fmt: skip


def make_deb(folder: Path, out: Path) -> Path:
    """Make the package.

    Args:
        folder: the bundle's folder.
        out: where the package goes.
    """
    if not shutil.which("dpkg-deb"):
        raise Failure("dpkg-deb is not there. Make the package on Debian or Ubuntu.")
    say("Making the Debian package")
    tree = out / "work" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / "sharebuilder")
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "sharebuilder").symlink_to("../lib/sharebuilder/sharebuilder")
    _copy(LINUX / "sharebuilder.desktop", share / "applications")
    _copy(LINUX / "sharebuilder.xml", share / "mime" / "packages")
    _copy(LINUX / "copyright", share / "doc" / "sharebuilder")
    write_hicolor(share / "icons")
    pages = share / "man" / "man1"
    pages.mkdir(parents=True)
    (pages / "sharebuilder.1.gz").write_bytes(gzip.compress(manual().encode("utf-8"), mtime=0))
    _write_control(tree, folder)
    for one in tree.rglob("*"):
        if not one.is_symlink():
            one.chmod(0o755 if one.is_dir() or one.stat().st_mode & 0o100 else 0o644)
    package = out / f"sharebuilder_{__version__}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        raise Failure("dpkg-deb could not make the package (its message is above).")
    return package


def _write_control(tree: Path, folder: Path) -> None:
    asked = asked_of_the_system(folder)
    must = packages_of(name for name in asked if not name.startswith(_WAYLAND))
    libc, version = "libc6", platform.libc_ver()[1]
    depends = [f"{libc} (>= {version})", *sorted(must - {libc})]
    content = _CONTROL.format(
        version=__version__,
        architecture=_architecture(),
        kilobytes=round(size(tree) * 1000),
        depends=", ".join(depends),
        recommends=", ".join(_RECOMMENDED),
        maintainer=_MAINTAINER,
    )
    place = tree / "DEBIAN"
    place.mkdir()
    (place / "control").write_text(content, encoding="utf-8")


def _architecture() -> str:
    done = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(file, folder)
