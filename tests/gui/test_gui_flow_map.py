"""The flow map and the matrix in the real window, with keys alone and with the mouse."""

from __future__ import annotations

import copy
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sharebuilder.documents.flow_map import flow_map_of, svg
from sharebuilder.gui.flow_map_colours import ON_DARK, in_colours_of
from sharebuilder.gui.flow_map_item import MapItem
from sharebuilder.gui.flow_page import FlowPage
from sharebuilder.gui.flow_panel import FlowPanel
from sharebuilder.gui.question_field import QuestionField
from sharebuilder.gui.services import Services
from sharebuilder.gui.theme import CONTRAST, DARK, LIGHT, palette
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from sharebuilder.gui.theme import Colours

BATH = seeds_dir() / "cases" / "bath.sharebuilder"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody who has the Bath case open. It is opened once: that takes the longest."""
    person = Person()
    copied = tmp_path_factory.mktemp("map") / "b.sharebuilder"
    person.window.open_path(Path(shutil.copy(BATH, copied)))
    yield person
    person.close()


@pytest.fixture
def bath(qtbot: QtBot, opened: Person) -> Iterator[Person]:
    """Somebody at the flows of the Bath case, with the whole map drawn; each test undoes its own."""
    del qtbot  # it catches what goes wrong inside Qt's callbacks
    opened.workspace.show_step("flows")
    found = panel(opened)
    found.map_button.setChecked(True)
    found.filter.clear()
    found.map.zoom(0)
    found.draw()
    yield opened
    agreement = opened.workspace.services.agreement
    opened.workspace.flush()
    while agreement.can_undo:
        agreement.undo()
    opened.window.messages.clear()


def panel(person: Person) -> FlowPanel:
    page = person.workspace.page
    assert isinstance(page, FlowPage)
    return page.flows


def tree(person: Person) -> dict[str, object]:
    return copy.deepcopy(person.workspace.services.tree)


def focused() -> MapItem:
    item = QApplication.focusWidget()
    assert isinstance(item, MapItem), item
    return item


def item(person: Person, kind: str, identity: str) -> MapItem:
    return panel(person).map.canvas.items[kind, identity]


def stand_on(person: Person, kind: str, identity: str) -> MapItem:
    found = item(person, kind, identity)
    found.setFocus()
    person.settle()
    return found


def test_each_partner_and_flow_has_a_name_and_arrow_keys_reach_them_all(bath: Person) -> None:
    view = bath.workspace.services.agreement.view
    items = panel(bath).map.canvas.items
    assert set(items) == {
        *(("partner", one.id) for one in view.partners),
        *(("flow", one.id) for one in view.flows),
    }
    for partner in view.partners:
        assert partner.name in items["partner", partner.id].accessibleName()
    for flow in view.flows:
        assert flow.name in items["flow", flow.id].accessibleName()
    interface = QAccessible.queryAccessibleInterface(items["flow", view.flows[0].id])
    assert interface.text(QAccessible.Text.Name) == items["flow", view.flows[0].id].accessibleName()
    # One stop for Tab, and from there the arrows lead everywhere.
    assert sum(one.focusPolicy() == Qt.FocusPolicy.StrongFocus for one in items.values()) == 1
    assert panel(bath).map.canvas.take_focus()
    reached = {focused().place}
    edge = [focused()]
    while edge:
        start = edge.pop()
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            start.setFocus()
            QTest.keyClick(start, key)
            if focused().place not in reached:
                reached.add(focused().place)
                edge.append(focused())
    assert reached == {one.place for one in items.values()}


def test_one_selection_for_map_matrix_and_list(bath: Person) -> None:
    flows = bath.workspace.services.agreement.view.flows
    table, found = bath.table("flows"), panel(bath)
    stand_on(bath, "flow", flows[4].id)
    assert table.current() == flows[4].pointer
    assert item(bath, "flow", flows[4].id).isChecked()
    assert flows[4].id in found.matrix.matrix.flows(found.matrix.currentIndex())
    assert flows[4].name in found.status.text()
    table.view.setFocus()
    table.select(flows[7].pointer)
    assert [key for key, one in found.map.canvas.items.items() if one.isChecked()] == [
        ("flow", flows[7].id)
    ]
    assert flows[7].id in found.matrix.matrix.flows(found.matrix.currentIndex())


def test_a_flow_is_added_by_keys_alone_and_undone(bath: Person) -> None:
    before = tree(bath)
    partners = [one.id for one in bath.workspace.services.agreement.view.partners]
    stand_on(bath, "partner", partners[0])
    bath.keys(Qt.Key.Key_N)
    assert "Enter adds it" in panel(bath).status.text()
    bath.keys(Qt.Key.Key_Escape)
    assert tree(bath) == before
    bath.keys(Qt.Key.Key_N)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        bath.keys(key)
        assert focused().place.kind == "partner", "while one is added, flows are passed over"
    first = focused().place.id
    if first != partners[0]:
        bath.keys(Qt.Key.Key_Space)
        assert focused().marked
    bath.keys(Qt.Key.Key_End)
    last = focused().place.id
    bath.keys(Qt.Key.Key_Return)
    made = bath.workspace.services.agreement.view.flows[-1]
    assert made.from_ == partners[0]
    assert set(made.to) == {first, last} - {partners[0]}
    # The form of the new flow is open at its name, and what is typed goes there.
    field = bath.field(f"{made.pointer}/name")
    assert isinstance(field, QuestionField)
    QTest.keyClicks(QApplication.focusWidget(), "Warm handover")
    bath.workspace.flush()
    assert bath.value(f"{made.pointer}/name") == "Warm handover"
    bath.keys(Qt.Key.Key_Z, CONTROL)
    bath.keys(Qt.Key.Key_Z, CONTROL)
    assert tree(bath) == before


def test_enter_opens_and_delete_deletes_with_undo(bath: Person) -> None:
    before = tree(bath)
    flow = bath.workspace.services.agreement.view.flows[2]
    stand_on(bath, "flow", flow.id)
    bath.keys(Qt.Key.Key_Return)
    page = bath.workspace.page
    assert not isinstance(QApplication.focusWidget(), MapItem)
    assert page.isAncestorOf(QApplication.focusWidget())
    assert bath.table("flows").current() == flow.pointer
    stand_on(bath, "flow", flow.id)
    bath.keys(Qt.Key.Key_Delete)
    assert bath.value(flow.pointer) is None
    assert ("flow", flow.id) not in panel(bath).map.canvas.items
    assert isinstance(QApplication.focusWidget(), MapItem), "the hands stay on the map"
    bath.keys(Qt.Key.Key_Z, CONTROL)
    assert tree(bath) == before
    bath.until(lambda: ("flow", flow.id) in panel(bath).map.canvas.items)
    partner = bath.workspace.services.agreement.view.partners[1]
    stand_on(bath, "partner", partner.id)
    bath.keys(Qt.Key.Key_Delete)
    assert bath.value(partner.pointer) is None
    bath.press("Undo", bath.window.messages)
    assert tree(bath) == before
    bath.workspace.show_step("flows")
    bath.until(lambda: ("partner", partner.id) in panel(bath).map.canvas.items)
    stand_on(bath, "partner", partner.id)
    bath.keys(Qt.Key.Key_Return)
    assert bath.workspace.step.id == "partners"


def test_dragging_from_partner_to_partner_adds_a_flow(bath: Person) -> None:
    first, second = (one.id for one in bath.workspace.services.agreement.view.partners[:2])
    start, end = item(bath, "partner", first), item(bath, "partner", second)
    before = tree(bath)
    middle = start.rect().center()
    goal = start.mapFromGlobal(end.mapToGlobal(end.rect().center()))
    QTest.mousePress(start, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(start, middle + QPoint(30, 30))
    QTest.mouseMove(start, goal)
    assert end.marked, "where the mouse is, one sees who would receive it"
    QTest.mouseRelease(start, Qt.MouseButton.LeftButton, pos=goal)
    bath.settle()
    made = bath.workspace.services.agreement.view.flows[-1]
    assert (made.from_, made.to) == (first, (second,))
    assert not end.marked
    bath.keys(Qt.Key.Key_Z, CONTROL)
    assert tree(bath) == before


def test_what_is_open_to_read_only_is_shown_and_not_changed(bath: Person) -> None:
    agreement = bath.workspace.services.agreement
    before, flow, partner = tree(bath), agreement.view.flows[0], agreement.view.partners[0]
    agreement.read_only = True
    panel(bath).draw()
    try:
        stand_on(bath, "partner", partner.id)
        bath.keys(Qt.Key.Key_N)
        assert "read only" in panel(bath).status.text()
        stand_on(bath, "flow", flow.id)
        bath.keys(Qt.Key.Key_Delete)
        assert not panel(bath).delete.isVisible()
        assert panel(bath).open.isVisible()
    finally:
        agreement.read_only = False
    assert tree(bath) == before
    # What was locked stays so: the next test works in a window anew.
    assert agreement.path is not None
    bath.window.show_agreement(OpenAgreement.open(agreement.path))


def test_the_line_of_an_arrow_can_be_clicked(bath: Person) -> None:
    canvas = panel(bath).map.canvas
    assert canvas.layout_ is not None
    arrow = next(one for one in canvas.layout_.arrows if len(one.flows) == 1)
    start, end = max(arrow.segments, key=lambda s: abs(s[0].x - s[1].x) + abs(s[0].y - s[1].y))
    at = QPointF((start.x + end.x) / 2, (start.y + end.y) / 2) * canvas.scale
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert panel(bath).selection.flows == arrow.flows


def test_zoom_by_keys_wheel_and_buttons_leaves_the_text_size_alone(bath: Person) -> None:
    found = panel(bath)
    canvas, size = found.map.canvas, bath.settings.scale
    canvas.take_focus()
    fitting = canvas.scale
    bath.keys(Qt.Key.Key_Plus, CONTROL)
    larger = canvas.scale
    assert larger > fitting
    here = focused().geometry()
    bath.keys(Qt.Key.Key_Minus, CONTROL)
    assert canvas.scale < larger
    assert focused().geometry().width() < here.width(), "what stands on the map goes along"
    bath.keys(Qt.Key.Key_0, CONTROL)
    assert canvas.scale == fitting
    bath.press("Larger", found)
    assert canvas.scale > fitting
    bath.press("Fit the width", found)
    down = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, down)
    assert canvas.scale < fitting
    assert bath.settings.scale == size


def test_the_map_follows_the_answers(bath: Person) -> None:
    flow = bath.workspace.services.agreement.view.flows[0]
    bath.write(f"{flow.pointer}/name", "Another name")
    bath.until(lambda: "Another name" in item(bath, "flow", flow.id).accessibleName())
    bath.add_record("flows")
    bath.until(lambda: "13 flows" in panel(bath).map.accessibleDescription())


def test_a_filter_lets_its_flows_stand_out_and_the_picture_says_so(
    bath: Person, tmp_path: Path
) -> None:
    found, view = panel(bath), bath.workspace.services.agreement.view
    purpose = view.purposes[0]
    serving = {flow.id for flow in view.flows if purpose.id in flow.purposes}
    assert 0 < len(serving) < len(view.flows)
    found.filter.purpose.setCurrentIndex(found.filter.purpose.findData(purpose.id))
    assert found.filter.count.text().startswith(f"{len(serving)} of {len(view.flows)} flows")
    assert found.filter.all_button.isVisible()
    bath.files.to_save = tmp_path / "map.svg"
    bath.press("Save as a picture", found)
    root = ET.parse(tmp_path / "map.svg").getroot()
    title = root.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert purpose.name in title
    (pale,) = [one for one in root if one.get("opacity")]
    said = "".join("".join(one.itertext()) for one in pale)
    tags = {flow.id: f"F{place + 1}" for place, flow in enumerate(view.flows)}
    lines = {"".join(one.itertext()) for one in pale.iter("{http://www.w3.org/2000/svg}text")}
    assert said
    assert {one for one in tags if tags[one] in lines} == {f.id for f in view.flows} - serving
    # A name without an ending that can be written is refused beside the button.
    bath.files.to_save = tmp_path / "map.jpg"
    bath.press("Save as a picture", found)
    assert ".svg or .png" in found.problem.text()
    assert found.problem.isVisible()
    bath.press("Show all", found)
    assert not found.filter.wanted
    bath.files.to_save = tmp_path / "map.png"
    bath.press("Save as a picture", found)
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert not found.problem.isVisible()


def test_the_matrix_by_keys_alone(bath: Person) -> None:
    found = panel(bath)
    before = tree(bath)
    view = bath.workspace.services.agreement.view
    found.matrix_button.setFocus()
    bath.keys(Qt.Key.Key_Space)
    grid, matrix = found.matrix, found.matrix.matrix
    assert grid.isVisible()
    assert not found.map.isVisible()
    assert found.take_focus()
    words_role = Qt.ItemDataRole.AccessibleTextRole
    # Every cell says in words who, to whom, and what.
    sent = {(flow.from_, to) for flow in view.flows for to in flow.to if flow.kind != "meeting"}
    for source, target in sent:
        index = matrix.index(matrix.partners.index(source), matrix.partners.index(target))
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        one = next(f for f in view.flows if f.from_ == source and target in f.to)
        assert one.name in words
        assert str(index.data()).split()[0].isdigit()
    names = [
        str(matrix.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))
        for at in range(len(matrix.partners))
    ]
    assert names == [f"To {one.name}" for one in view.partners]
    # Space picks two empty cells of a row, Enter adds one flow to both.
    row = next(
        at
        for at in range(len(matrix.partners))
        if sum(not matrix.flows(matrix.index(at, to)) for to in range(len(matrix.partners))) > 2
    )
    free = [
        to
        for to in range(len(matrix.partners))
        if to != row and not matrix.flows(matrix.index(row, to))
    ][:2]
    grid.selectionModel().setCurrentIndex(
        matrix.index(row, free[0]), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert "no flow" in found.status.text()
    assert found.add.isVisible()
    bath.keys(Qt.Key.Key_Space)
    bath.keys(Qt.Key.Key_Right, times=free[1] - free[0])
    bath.keys(Qt.Key.Key_Space)
    assert len(grid.selectedIndexes()) == 2
    bath.keys(Qt.Key.Key_Return)
    made = bath.workspace.services.agreement.view.flows[-1]
    assert made.from_ == matrix.partners[row]
    assert made.to == tuple(matrix.partners[to] for to in free)
    bath.keys(Qt.Key.Key_Z, CONTROL)
    assert tree(bath) == before
    # Enter on a cell with a flow opens it.
    source, target = next(iter(sent))
    found.draw()
    grid.setFocus()
    at = matrix.index(matrix.partners.index(source), matrix.partners.index(target))
    grid.setCurrentIndex(at)
    assert view.flows[0].name in str(matrix.cell_of(view.flows[0].id).data(words_role))
    assert not found.add.isVisible()
    bath.keys(Qt.Key.Key_Return)
    assert bath.table("flows").current() == f"/flows/id:{matrix.flows(at)[0]}"


def test_without_partners_there_is_no_map(bath: Person) -> None:
    mine = bath.workspace.services
    agreement = OpenAgreement.new()
    services = Services(agreement, mine.question_set, mine.shape, mine.navigator)
    found = FlowPanel(services)
    found.show()
    assert not found.take_focus()
    assert found.empty.isVisible()
    assert not found.inside.isVisible()
    agreement.add_record(Pointer("/partners"), {"name": "The first"}, label="Add a partner")
    found.draw()
    assert found.inside.isVisible()
    assert [one.accessibleName() for one in found.map.canvas.items.values()] == [
        "Partner The first, gives in 0 flows, receives in 0"
    ]
    services.bridge.close()
    found.close()
    found.deleteLater()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it."""

    def light(colour: str) -> float:
        parts = [value / 255 for value in QColor(colour).getRgb()[:3]]  # type: ignore[index]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [DARK, CONTRAST])
def test_on_a_dark_ground_no_light_colour_is_left(colours: Colours) -> None:
    case = seeds_dir() / "cases" / "trafford.sharebuilder"
    text = svg(flow_map_of(json.loads(case.read_text("utf-8"))))
    assert in_colours_of(palette(LIGHT), text) == text
    ground = colours.surface.lower()
    dark = in_colours_of(palette(colours), text)
    left = set(re.findall(r'(?:fill|stroke)="(#\w+)"', dark))
    assert left <= {*ON_DARK.values(), ground}
    words = set(re.findall(r'<text [^>]*fill="(#\w+)"', dark)) - {ground}
    assert words
    for one in words:
        assert contrast(one, ground) >= 7
    # The letters of the marks are as dark as the ground, on the mark's own colour.
    strokes = set(re.findall(r'<path [^>]*stroke="(#\w+)"', dark)) & set(ON_DARK.values())
    assert all(contrast(one, ground) >= 4.5 for one in strokes)
