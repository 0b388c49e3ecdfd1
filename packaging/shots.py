"""A picture of each step of the wizard: `python packaging/dev.py shots --out DIR`.

The user guide, the tests and whoever changes a page use it. Real widgets are drawn; nothing is
shown on a screen.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.nobody import nobodys_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharebuilder.gui.main_window import MainWindow

_TODAY = date(2026, 11, 24)
_SCALES = (1.0, 2.0)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the pictures and name each."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with nobodys_folders():
        return _draw(arguments)


def _draw(arguments: argparse.Namespace) -> int:
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    from sharebuilder.gui.app import application
    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.gui.settings import Settings
    from sharebuilder.gui.theme import apply_theme, chosen_theme

    app = application()
    settings = Settings()
    settings.theme = arguments.theme
    settings.scale = round(arguments.font_scale * 100)
    apply_theme(app, chosen_theme(settings.theme, settings.scale))
    window = MainWindow(settings, today=lambda: _TODAY)
    window.resize(*arguments.size)
    window.show()
    _settle(window)  # the cards are read now
    _settle(window)  # and find their places
    _take(window, out / "00-start.png")
    window.start_from_case(arguments.case)
    window.messages.clear()
    workspace = window.workspace
    if workspace is None:
        print(f"There is no worked case “{arguments.case}”.", file=sys.stderr)
        return 2
    for step in workspace.services.question_set.steps:
        workspace.show_step(step.id)
        _settle(window)
        name = f"{step.number:02}-{step.id}"
        _take_page(window, out / name, whole=arguments.whole)
        for section in workspace.page.sections:
            records = section.records
            if records is None or section.isHidden() or not records.table.model.rowCount():
                continue
            records.table.select(records.table.model.record(0))
            _settle(window)
            workspace.page.ensureWidgetVisible(section, 0, 0)
            _take(window, out / f"{name}-{section.section.id}.png")
    _take_habits(window, out)
    window.deleteLater()
    return 0


def _take_habits(window: MainWindow, out: Path) -> None:
    """What stands above the page, and the guide."""
    habits = window.habits
    if window.workspace is not None:
        window.workspace.show_step("partners")
    for name, show, words in (("find", habits.find, "council"), ("go-to", habits.go_to, "name")):
        show()
        if habits.panel is not None:
            habits.panel.line.setText(words)
            _settle(window)
            _take(window, out / f"90-{name}.png")
            habits.panel.closed.emit()
    habits.help()
    _settle(window)
    _take(window, out / "91-guide.png")


def _take_page(window: MainWindow, name: Path, *, whole: bool) -> None:
    """The page of a step; where wanted, part after part down to its end."""
    _take(window, name.with_suffix(".png"))
    if not whole or window.workspace is None:
        return
    page = window.workspace.page
    bar, part = page.verticalScrollBar(), 2
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + page.viewport().height() - 60)
        _settle(window)
        _take(window, name.with_name(f"{name.name}-{part}.png"))
        part += 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py shots", description="Take a picture of each step of the wizard."
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where they go")
    parser.add_argument("--case", metavar="ID", default="bath", help="the worked case to show")
    parser.add_argument("--size", metavar="WxH", type=_size, default=(1366, 768))
    parser.add_argument("--font-scale", metavar="N", type=_scale, default=1.0)
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument(
        "--whole", action="store_true", help="scroll through each page, a picture for each part"
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not cross or not width.isdigit() or not height.isdigit() or not int(width) * int(height):
        raise argparse.ArgumentTypeError(f"“{text}” is no size; write it as 1366x768")
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not _SCALES[0] <= scale <= _SCALES[1]:
        raise argparse.ArgumentTypeError(f"“{text}” is no scale; write a number from 1 to 2")
    return scale


def _settle(window: MainWindow) -> None:
    """Wait until the page is whole, the checks have run, and everything has its place."""
    from PySide6.QtTest import QTest

    QTest.qWait(450)  # longer than the checks wait for the hands to rest
    workspace = window.workspace
    while workspace is not None and not (workspace.page.whole and workspace.services.bridge.ready):
        QTest.qWait(50)
    QTest.qWait(100)


def _take(window: MainWindow, path: Path) -> None:
    if not window.grab().save(str(path)):
        raise SystemExit(f"{path} cannot be written")
    print(path)


if __name__ == "__main__":
    sys.exit(main())
