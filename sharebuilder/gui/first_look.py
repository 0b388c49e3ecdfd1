"""What the window shows while the rest of the program is still being loaded.

A bare window of Qt takes most of the time of a start. Whatever is loaded before the first paint
adds to it, so this module, and those that it needs, load little: not even Qt's own `Qt`, which
names a hundred kinds of flags. `docs/decisions/0025-start.md` has the figures.

The first look never lies: each thing that it shows stands at the same place, in the same words and
colours, in the window that follows. A test compares the two, pixel by pixel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sharebuilder.gui.first_paint import AfterFirstPaint
from sharebuilder.gui.theme import space
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QMainWindow

BRAND = "ShareBuilder"
HEADLINE = tr_later("Share what helps, lawfully and well")
MENUS = (
    tr_later("&File"),
    tr_later("&Edit"),
    tr_later("&Go"),
    tr_later("&Agreement"),
    tr_later("&View"),
    tr_later("&Help"),
)
HEADER_GAP, HEADER_MARGIN = 0.6, 0.45  # in lines of text, as `space` takes them
PAGE_GAP, PAGE_MARGIN = 0.8, 2.0
_LONGEST_WAIT = 1000  # milliseconds; a window that starts as an icon is not painted at all


class FirstLook(QWidget):
    """The header, and the headline of the start page."""

    def __init__(self, *, headline: bool) -> None:
        """Draw it.

        Args:
            headline: whether the start page follows, and not an agreement.
        """
        super().__init__()
        inside = _spaced(QVBoxLayout(self), self, 0, 0)
        header = QFrame()
        header.setProperty("role", "header")
        _spaced(QHBoxLayout(header), self, HEADER_GAP, HEADER_MARGIN).addWidget(
            _label(BRAND, "brand")
        )
        inside.addWidget(header)
        page = _spaced(QVBoxLayout(), self, PAGE_GAP, PAGE_MARGIN)
        if headline:
            title = _label(tr(HEADLINE), "title")
            title.setWordWrap(True)
            page.addWidget(title)
        page.addStretch(1)
        inside.addLayout(page, 1)


def show_first_look(window: QMainWindow, *, headline: bool) -> None:
    """Show a window with its first look, and come back when it is painted.

    Keys and clicks wait in Qt's own queue: the whole window gets them.

    Args:
        window: a window with nothing in it.
        headline: whether the start page follows, and not an agreement.
    """
    for title in MENUS:
        window.menuBar().addMenu(tr(title))
    window.setCentralWidget(FirstLook(headline=headline))
    loop = QEventLoop()
    AfterFirstPaint(window, loop.quit)
    QTimer.singleShot(_LONGEST_WAIT, loop, loop.quit)
    window.show()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _label(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", role)
    return made


def _spaced(layout: QBoxLayout, owner: QWidget, gap: float, margins: float) -> QBoxLayout:
    layout.setSpacing(space(owner, gap))
    edge = space(owner, margins) if margins else 0
    layout.setContentsMargins(edge, edge, edge, edge)
    return layout
