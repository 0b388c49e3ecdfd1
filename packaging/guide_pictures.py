"""The pictures of the user guide: `python packaging/dev.py guide`.

Each is taken from the real window, on the agreement that the guide's first part builds, with the
font that travels with ShareBuilder, at one size, on one day: so that a test can make them again and
see whether those in the guide are current.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.environment import ROOT
from devtools.nobody import nobodys_folders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PIL.Image import Image

    from sharebuilder.gui.main_window import MainWindow

FOLDER = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "docs" / "examples" / "first-agreement.sharebuilder"
LARGEST = 60_000  # bytes of a picture
_TODAY = date(2026, 11, 24)
_SIZE = (1366, 768)
_FONT = "Liberation Sans"
_COLOURS = 64
_PATIENCE = 1000  # looks, 20 ms apart, until what is shown is whole
_CASES = 6  # the start page has a button for each worked case, besides its own three


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    Attributes:
        show: brings the window to what is shown.
        part: left, top, right and bottom of the part that is kept, in pixels of the window.
    """

    name: str
    show: Callable[[MainWindow], None]
    part: tuple[int, int, int, int]


def _step(step: str, pointer: str = "") -> Callable[[MainWindow], None]:
    """Shows the top of a step, or one of its questions."""

    def show(window: MainWindow) -> None:
        workspace = window.workspace
        assert workspace is not None
        workspace.show_step(step)
        if pointer:
            _settle(window)
            workspace.go_to(pointer)

    return show


_PAGE = 1007  # where the page ends, and the help beside it begins
PICTURES = (
    Picture("start", lambda window: window.show_start(), (0, 0, 1366, 570)),
    Picture("case", _step("case", "/about/nations"), (0, 28, _PAGE, 640)),
    Picture("partners", _step("partners"), (0, 28, 1366, 640)),
    Picture("data", _step("data", "/items/id:item-1/name"), (0, 28, _PAGE, 640)),
    Picture("flows", _step("flows"), (0, 28, _PAGE, 640)),
    Picture("law", _step("law"), (0, 28, 1366, 560)),
    Picture("check", _step("build"), (0, 28, _PAGE, 640)),
)


@contextmanager
def a_window() -> Iterator[MainWindow]:
    """The window as every picture shows it, at its start page; and away with it at the end."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFont, QFontDatabase

    from sharebuilder.gui.app import application
    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.gui.settings import Settings
    from sharebuilder.gui.theme import apply_theme, chosen_theme

    app = application()
    for file in (ROOT / "templates" / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    before = app.font(), app.cursorFlashTime()
    app.setFont(QFont(_FONT, 10))
    app.setCursorFlashTime(0)
    settings = Settings()
    settings.theme = "light"
    apply_theme(app, chosen_theme(settings.theme, settings.scale))
    window = MainWindow(settings, today=lambda: _TODAY)
    window.resize(*_SIZE)
    window.show()
    _settle(window)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
        app.setFont(before[0])
        app.setCursorFlashTime(before[1])


def take(out: Path, window: MainWindow) -> list[Path]:
    """Take every picture.

    Args:
        out: the folder that they are written into.
        window: the window; it is left with the guide's agreement open.

    Returns:
        Their files, in the order of the list.
    """
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as place:
        for picture in PICTURES:
            if picture.name != "start" and window.workspace is None:
                window.open_path(Path(shutil.copy(EXAMPLE, place)))
                window.messages.clear()
            picture.show(window)
            _settle(window)
            focused = window.focusWidget()
            if focused is not None:
                focused.clearFocus()
            _settle(window)
            made.append(_keep(window, picture, out / f"{picture.name}.png"))
    return made


def _keep(window: MainWindow, picture: Picture, path: Path) -> Path:
    """Write a picture small: the part that matters, in few colours."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as place:
        whole = Path(place, "whole.png")
        if not window.grab().save(str(whole)):
            raise SystemExit(f"{whole} cannot be written")
        with Image.open(whole) as taken:
            part = taken.convert("RGB").crop(picture.part)
    few: Image = part.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path


def _settle(window: MainWindow) -> None:
    """Wait until everything is drawn, and checked."""
    _wait(50)
    for _ in range(_PATIENCE):
        bridge = window.services.bridge if window.services is not None else None
        buttons = window.start_page.findChildren(type(window.start_page.new_button))
        if len(buttons) > _CASES and (bridge is None or (bridge.ready and not bridge.waiting)):
            break
        _wait(20)
    _wait(100)


def _wait(milliseconds: int) -> None:
    """Let Qt work. Unlike QTest's waiting, this lets other threads work too."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(argv: Sequence[str] | None = None) -> int:
    """Make the pictures again, and the Word file where one is wanted."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with nobodys_folders(), a_window() as window:
        for path in take(arguments.out, window):
            print(path)
    if arguments.word is not None:
        from sharebuilder.documents.guide.word import guide_as_word

        arguments.word.write_bytes(guide_as_word())
        print(arguments.word)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py guide", description="Make the pictures of the user guide, and its Word file."
    )
    parser.add_argument("--out", metavar="DIR", type=Path, default=FOLDER, help="for the pictures")
    parser.add_argument("--word", metavar="FILE", type=Path, help="write the Word file too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
