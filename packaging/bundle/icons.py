"""The icon in the sizes and forms that systems want, drawn from its one source.

The source is `sharebuilder/gui/sharebuilder.svg`. No picture that was made from it is kept.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from devtools.environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ROOT / "sharebuilder" / "gui" / "sharebuilder.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """The icon as a PNG picture of so many pixels on each side."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(held, "PNG"):
        raise OSError(f"{SOURCE}: the icon could not be drawn")
    return bytes(held.data().data())


def write_ico(path: Path) -> None:
    """Write the icon of Windows, with every size in it."""
    from PIL import Image

    pictures = [Image.open(io.BytesIO(png(size))) for size in SIZES]
    pictures[-1].save(
        path, format="ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1]
    )


def write_hicolor(folder: Path) -> None:
    """Write the icons of Linux desktops, for the program and for its files, under `hicolor`."""
    for kind, name in (("apps", "sharebuilder"), ("mimetypes", "application-x-sharebuilder")):
        scalable = folder / "hicolor" / "scalable" / kind
        scalable.mkdir(parents=True)
        (scalable / f"{name}.svg").write_bytes(SOURCE.read_bytes())
        for size in SIZES:
            place = folder / "hicolor" / f"{size}x{size}" / kind
            place.mkdir(parents=True)
            (place / f"{name}.png").write_bytes(png(size))
