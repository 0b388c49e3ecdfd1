"""The order in which Tab goes through a page: that in which a person reads it.

Qt goes through widgets in the order in which they were made. What a check has to say, and each
section of a long page, is made after what stands beneath it.

Source: WCAG 2.2, success criterion 2.4.3 (Focus Order).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QLayout

# What these are made of is their own affair.
_WHOLE = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def in_tab_order(first: QWidget, rest: Iterable[QWidget]) -> None:
    """Let Tab go from one widget to others that were made later, in their order."""
    at = first
    for one in rest:
        if one.window() is at.window():
            QWidget.setTabOrder(at, one)
            at = one


def in_reading_order(page: QWidget) -> None:
    """Let Tab go through all of a page as it is read, and only then leave it.

    Whether it does so already is not asked: Qt's binding takes each widget that
    `nextInFocusChain` gives for a part of the one before it, and forgets it together with that. A
    menu of the window was lost so.
    """
    wanted = [one for one in _read(page) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, following in pairwise(wanted):
        QWidget.setTabOrder(one, following)


def _read(widget: QWidget) -> Iterator[QWidget]:
    """What is in a widget, in the order of its layout; what has no place in that comes last."""
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    known = set(map(id, placed))
    loose = [one for one in widget.children() if isinstance(one, QWidget) and id(one) not in known]
    for one in (*placed, *loose):
        yield one
        if not isinstance(one, _WHOLE):
            yield from _read(one)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)
