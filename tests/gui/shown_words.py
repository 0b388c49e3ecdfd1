"""What a window shows and says, and which of it comes from data or from the core."""

from __future__ import annotations

import ast
import calendar
import html
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QWidget,
)

from sharebuilder.gui.clause_panel import Quote
from sharebuilder.gui.habits.guide_page import GuideText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
_Role = Qt.ItemDataRole
_ROLES = (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole)
_ROWS = 30
_SEPARATORS = re.compile(r"(?<=[.:;,?!·→–•])\s+|\s+(?=[·→–(])|\n+|/|  +")
_DATE = re.compile(rf"\d+ ({'|'.join(calendar.month_name[1:])}) \d{{4}}( at \d\d:\d\d)?")
_ENOUGH = 6  # letters by which a sentence of the core is known


def shown(root: QWidget) -> Iterator[tuple[str, str]]:
    """Each text of a widget and of what is inside it, with where it was found."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith("qt_") or isinstance(widget, GuideText):
            continue  # Qt's own, and the guide, which is a document
        if isinstance(widget, Quote) or isinstance(widget.parent(), Quote):
            continue  # a paragraph of a document
        kind = type(widget).__name__
        for what in ("windowTitle", "toolTip", "accessibleName", "accessibleDescription"):
            yield f"{kind}.{what}", getattr(widget, what)()
        if isinstance(widget, QLabel | QAbstractButton):
            yield f"{kind}.text", widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield f"{kind}.placeholderText", widget.placeholderText()
        if isinstance(widget, QTextBrowser):
            yield f"{kind}.toPlainText", widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield from ((f"{kind}.itemText", widget.itemText(at)) for at in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(kind, widget)
        if isinstance(widget, QMenu):
            yield from ((f"{kind}.action", one.text()) for one in widget.actions())


def _cells(kind: str, view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model, top = view.model(), QModelIndex()
    columns = model.columnCount(top) if isinstance(view, QTableView) else 1
    for row in range(min(_ROWS, model.rowCount(top))):
        for column in range(columns):
            for role in _ROLES:
                yield f"{kind}.cell", str(model.index(row, column).data(role) or "")
    if isinstance(view, QTableView):
        for column in range(columns):
            found = model.headerData(column, Qt.Orientation.Horizontal, _Role.DisplayRole)
            yield f"{kind}.header", str(found or "")


class Known:
    """The texts that the window shows and did not make: data, and sentences of the core."""

    def __init__(self, *trees: object) -> None:
        """Know what the program brings, and these trees of data."""
        self._texts = set(_brought()) | {_bare(one) for one in _strings(trees)}
        self._texts |= {_bare(line) for one in _strings(trees) for line in one.splitlines()}
        self._clean: set[str] = set()
        self._names = {one.casefold() for one in calendar.month_name if one}

    def add(self, texts: Iterable[str]) -> None:
        """Know more."""
        self._texts |= {_bare(one) for one in texts}

    def foreign(self, text: str) -> str:
        """What is left of a text when the translated and the known is taken away."""
        if text in self._clean:
            return ""
        left = self._left_of(text)
        if not left:
            self._clean.add(text)  # more is known as time goes on, never less
        return left

    def _left_of(self, text: str) -> str:
        text = html.unescape(re.sub(r"<[^>]*>", "\n", text)).replace("&&", "&")
        return " | ".join(
            piece.strip()
            for piece in _outside(text)
            if _bare(piece) and not self._holds(piece) and not self._holds(_DATE.sub("", piece))
        )

    def _holds(self, piece: str) -> bool:
        """Whether a text is made of known ones, one after the other."""
        cuts = [0, *(one.end() for one in _SEPARATORS.finditer(piece)), len(piece)]
        reached = {0}
        for at, end in enumerate(cuts):
            if any(start in reached and self._is(piece[start:end]) for start in cuts[:at]):
                reached.add(end)
        return len(piece) in reached

    def _is(self, text: str) -> bool:
        bare = _bare(text)
        if not bare or bare in self._texts or bare in self._names:
            return True
        cut = text.strip(" )“”.,")
        if cut.startswith("…") or cut.endswith("…"):
            return any(bare in one for one in self._texts)
        return any(one.fullmatch(bare) for one in _sentences())


def _outside(text: str) -> Iterator[str]:
    """The parts of a text that stand in no ⟦…⟧."""
    depth, part = 0, ""
    for letter in text:
        if letter == "⟦":
            if not depth:
                yield part
                part = ""
            depth += 1
        elif letter == "⟧":
            depth = max(0, depth - 1)
        elif not depth:
            part += letter
    yield part


def _bare(text: str) -> str:
    """A text without what stands around its first and last letter."""
    found = re.search(r"[^\W\d_].*[^\W\d_]|[^\W\d_]", text, re.DOTALL)
    return " ".join(found[0].split()).casefold() if found else ""


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


@cache
def _brought() -> frozenset[str]:
    """What stands in the data files, and what the core says without a place for a value."""
    found: set[str] = set()
    for folder in ("seeds", "schemas"):
        for file in (ROOT / folder).rglob("*.*"):  # the worked cases are JSON too
            found.update(map(_bare, _strings(json.loads(file.read_text(encoding="utf-8")))))
    for node in _core():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(_bare(node.value))
    return frozenset(found - {""})


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """The sentences of the core, with any text in the places for values."""
    made = []
    for node in _core():
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(one.value.casefold()) if isinstance(one, ast.Constant) else ".+"
                for one in node.values
            ]
            if (
                len(re.findall(r"[^\W\d_]", "".join(one for one in parts if one != ".+")))
                >= _ENOUGH
            ):
                made.append(re.compile("".join(parts).strip().rstrip("\\."), re.DOTALL))
    return tuple(made)


@cache
def _core() -> tuple[ast.AST, ...]:
    return tuple(
        node
        for file in sorted((ROOT / "sharebuilder").rglob("*.py"))
        if "gui" not in file.relative_to(ROOT).parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    )
