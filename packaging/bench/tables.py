"""Tables of thousands of rows: bringing them in, searching, scrolling; against the bare parts."""

from __future__ import annotations

import csv
import io
import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QTableView

from bench.measure import Row, in_turn, side_by_side
from sharebuilder.gui.app import application
from sharebuilder.gui.record_filter import RecordFilter
from sharebuilder.gui.record_grid import Grid
from sharebuilder.gui.record_model import RecordModel
from sharebuilder.gui.services import Services
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.shape import shape
from sharebuilder.tables.preview import first_choices, preview
from sharebuilder.tables.reading import pasted_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.json_types import JsonObject

_BROUGHT, _SHOWN = 1_000, 5_000
_RUNS = 7
_HEADINGS = ("Item", "Meaning", "Sensitivity", "Form", "Free text")
_WORDS = ("name", "address", "diagnosis", "tenancy", "visit")


def rows() -> list[Row]:
    """The rows on bringing a table in, and on showing one."""
    application()
    question_set = QuestionSet.load()
    return [_bringing(question_set), *_showing(question_set)]


def _bringing(question_set: QuestionSet) -> Row:
    cells = [
        [f"Item {at}", f"What item {at} means", "Ordinary personal information", "Text", "No"]
        for at in range(_BROUGHT)
    ]
    text = "\n".join("\t".join(one) for one in (_HEADINGS, *cells))
    items = Pointer("/items")

    def ours() -> None:
        agreement = OpenAgreement.new()
        sheet = pasted_table(text).sheets[0]
        choices = first_choices(question_set, items, sheet)
        plan = preview(question_set, agreement.tree, items, sheet, choices)
        agreement.apply(plan.edit(agreement, "Paste"))

    def bare() -> None:
        read = csv.DictReader(io.StringIO(text), delimiter="\t")
        agreement = OpenAgreement.new()
        agreement.tree["items"] = [
            {"id": f"item-{at}", "name": one["Item"], "meaning": one["Meaning"]}
            for at, one in enumerate(read, 1)
        ]

    mine, peer = side_by_side(ours, bare, _RUNS)
    said = f"paste of {_BROUGHT} rows read, matched, checked and one undoable edit, against csv"
    return Row("tables-paste-1000-vs-csv", mine, peer, "ms", said, in_turn(_RUNS))


class _Silent:
    """Whoever leads to places: nobody does here."""


def _showing(question_set: QuestionSet) -> Iterator[Row]:
    tree: JsonObject = {"items": [_item(at) for at in range(1, _SHOWN + 1)]}
    section = question_set.records_section("/items")
    if section is None:
        raise RuntimeError("items")
    # Nobody asks to be led anywhere while rows are shown.
    services = Services(OpenAgreement(tree), question_set, shape(), _Silent())  # type: ignore[arg-type]
    model = RecordModel(services, "/items", section.columns, noticed=True)
    model.bind(Pointer("/items"))
    shown = RecordFilter(model)
    bare_model = _Bare(tree)
    bare_shown = QSortFilterProxyModel()
    bare_shown.setSourceModel(bare_model)
    bare_shown.setFilterKeyColumn(-1)
    bare_shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    words = itertools.cycle(_WORDS)
    same = itertools.cycle(_WORDS)

    def ours() -> int:
        shown.search(next(words))
        return shown.rowCount()  # only now it looks at the rows

    def bare() -> int:
        bare_shown.setFilterFixedString(next(same))
        return bare_shown.rowCount()

    mine, peer = side_by_side(ours, bare, _RUNS)
    about = f"search in {_SHOWN} rows, against a filter over a bare table model"
    yield Row("tables-search-5000-vs-bare", mine, peer, "ms", about, in_turn(_RUNS))
    shown.search("")
    bare_shown.setFilterFixedString("")
    views = []
    for one, proxy in ((Grid(), shown), (QTableView(), bare_shown)):
        one.setModel(proxy)
        one.resize(900, 400)
        one.show()
        views.append(one)
    mine, peer = side_by_side(lambda: _scroll(views[0]), lambda: _scroll(views[1]), _RUNS)
    about = f"{_SHOWN} rows scrolled in 50 steps and painted, against a bare table view"
    yield Row("tables-scroll-5000-vs-bare", mine, peer, "ms", about, in_turn(_RUNS))


def _item(at: int) -> JsonObject:
    return {
        "id": f"item-{at}",
        "name": f"{_WORDS[at % len(_WORDS)]} {at}",
        "sensitivity": ["ordinary"],
    }


def _scroll(view: QTableView) -> None:
    bar = view.verticalScrollBar()
    for at in range(50):
        bar.setValue(bar.maximum() * at // 50)
        view.grab()


class _Bare(QAbstractTableModel):
    """The least that a table view needs: the same texts, ready made."""

    def __init__(self, tree: JsonObject) -> None:
        super().__init__()
        items = tree["items"]
        self._cells = [
            (one["name"], "", "Ordinary personal information", "")
            for one in (items if isinstance(items, list) else [])
            if isinstance(one, dict)
        ]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else 4

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._cells[index.row()][index.column()]
