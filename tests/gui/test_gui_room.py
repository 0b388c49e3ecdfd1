"""What stands on a page has room: on a small screen, and in large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sharebuilder.gui.editors.boxes import Box, Circle
from sharebuilder.model.pointer import Pointer
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QAbstractButton


def test_long_words_to_tick_go_on_in_the_next_line(person: Person) -> None:
    for kind in (Box, Circle):
        wraps(person, kind)


def wraps(person: Person, kind: type[Box | Circle]) -> None:
    words = "Nobody is taken home after nine && unless they want to go"
    holder = QWidget(person.window)
    layout = QVBoxLayout(holder)
    box: QAbstractButton = kind(words)
    layout.addWidget(box)
    layout.addStretch(1)
    holder.resize(900, 200)
    holder.show()
    person.settle(20)
    one_line = box.height()
    holder.resize(260, 200)
    person.settle(20)
    lines = box.fontMetrics().lineSpacing()
    assert box.height() >= one_line + lines
    assert box.text() == words, "a screen reader reads one line"
    picture = box.grab().toImage()
    ink = [y for y in range(box.height()) if any(
        picture.pixelColor(x, y).lightness() < 100 for x in range(40, 240, 3))]  # fmt: skip
    assert max(ink) - min(ink) > 1.3 * lines, "two lines are drawn"
    holder.resize(900, 200)
    person.settle(20)
    assert box.height() == one_line
    person.click(box)
    assert box.isChecked()
    holder.deleteLater()


@pytest.fixture(scope="module")
def trafford(qapp: object) -> Iterator[Person]:
    """Somebody on a small screen, with long names of partners."""
    del qapp
    made = Person((1366, 768))
    made.window.start_from_case("trafford")
    made.window.messages.clear()
    made.window.services.bridge.check_now()  # type: ignore[union-attr]
    yield made
    made.close()


def test_the_column_of_what_was_noticed_is_there_only_when_something_was(trafford: Person) -> None:
    trafford.workspace.show_step("partners")
    trafford.settle(50)
    table = trafford.table("partners")
    last = table.model.columnCount() - 1
    assert table.view.isColumnHidden(last)
    services = trafford.window.services
    assert services is not None
    services.agreement.add_record(Pointer("/partners"), label="Add a partner")
    services.bridge.check_now()
    trafford.workspace.page.reveal()
    trafford.settle()
    assert not table.view.isColumnHidden(last)
    marks = table.model.index(table.model.rowCount() - 1, last).data()
    assert marks
    needed = table.view.fontMetrics().horizontalAdvance(marks)
    assert needed < table.view.columnWidth(last) <= table.view.width() / 4
    trafford.window.undo()
    services.bridge.check_now()
    trafford.settle()
    assert table.view.isColumnHidden(last)


def test_names_of_partners_can_be_read_whole(trafford: Person) -> None:
    trafford.workspace.show_step("partners")
    trafford.settle(50)
    view = trafford.table("partners").view
    assert not trafford.workspace.help.isHidden(), "the help stands beside the page"
    name = "Trafford Metropolitan Borough Council"
    row = next(
        at for at in range(view.model().rowCount()) if view.model().index(at, 0).data() == name
    )
    room = view.visualRect(view.model().index(row, 0)).width()
    assert view.sizeHintForIndex(view.model().index(row, 0)).width() <= room


def test_the_flow_map_opens_with_all_of_it_in_view(trafford: Person) -> None:
    trafford.window.messages.clear()
    trafford.workspace.show_step("flows")
    page = trafford.workspace.page
    panel = page.flows  # type: ignore[attr-defined]
    trafford.until(lambda: panel.map.canvas.layout_ is not None)
    trafford.settle(50)
    assert page.verticalScrollBar().value() == 0
    canvas = panel.map.canvas
    shown = QRect(canvas.mapTo(page.viewport(), QPoint(0, 0)), canvas.size())
    assert page.viewport().rect().contains(shown)
    assert panel.map.verticalScrollBar().maximum() == 0
    whole = canvas.scale
    trafford.click(panel.fit)
    assert canvas.scale > whole, "its words can be read at the width of the page"
    trafford.click(panel.whole)
    assert canvas.scale == whole
