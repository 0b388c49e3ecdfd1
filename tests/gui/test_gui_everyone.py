"""Everyone can use it: names for screen readers, keys for everything, no text cut off."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sharebuilder.gui.settings import Settings
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = [
    "case", "partners", "people", "data", "flows", "law", "consent", "telling", "security",
    "retention", "risks", "running", "build",
]  # fmt: skip
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@pytest.fixture(scope="module")
def bath(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody who has the Bath case open, in large text."""
    del qapp
    settings = Settings()
    settings.theme = "light"
    settings.scale = 200
    made = Person(settings=settings)
    folder = tmp_path_factory.mktemp("bath")
    case = seeds_dir() / "cases" / "bath.sharebuilder"
    made.window.open_path(Path(shutil.copy(case, folder / "b.sharebuilder")))
    yield made
    made.close()


def open_everything(person: Person) -> None:
    """Open every fold of the page, so that every question is drawn."""
    for section in person.workspace.page.sections:
        form = section.records.form if section.records is not None else None
        if form is not None:
            form.open_all()
    person.settle(30)


def visible(person: Person, *kinds: type[QWidget]) -> list[QWidget]:
    found = [one for kind in kinds for one in person.window.findChildren(kind)]
    return [one for one in found if one.isVisible()]


@pytest.mark.parametrize("step", STEPS)
def test_every_control_has_a_name_and_a_role(bath: Person, step: str) -> None:
    bath.workspace.show_step(step)
    open_everything(bath)
    nameless = []
    for widget in visible(bath, *CONTROLS):
        if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None, widget
        name = interface.text(QAccessible.Text.Name)
        if not name.strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
        assert interface.role() != QAccessible.Role.NoRole
    assert nameless == []


@pytest.mark.parametrize("step", STEPS)
def test_every_question_is_the_label_of_its_control(bath: Person, step: str) -> None:
    bath.workspace.show_step(step)
    open_everything(bath)
    for section in bath.workspace.page.sections:
        for part in section.parts():
            for field in part.all_fields():
                if field.isVisible():
                    buddy = field.label.buddy()
                    assert buddy is not None, field.pointer
                    assert field.isAncestorOf(buddy)


@pytest.mark.parametrize("step", STEPS)
def test_no_words_are_cut_off_at_twice_the_size(bath: Person, step: str) -> None:
    bath.workspace.show_step(step)
    open_everything(bath)
    assert cut_off(bath) == []


def cut_off(person: Person) -> list[object]:
    """The words of the page that is shown that have too little room; where it sticks out, it."""
    page = person.workspace.page
    wide, room = page.widget().minimumSizeHint().width(), page.viewport().width()
    cut: list[object] = [] if wide <= room else [("the page sticks out", wide, room)]
    for label in visible(person, QLabel):
        assert isinstance(label, QLabel)
        if not label.text() or not label.isVisibleTo(page):
            continue
        needed = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        wide = label.wordWrap() or label.sizeHint().width() <= label.width() + 1
        if needed > label.height() + 1 or not wide:
            cut.append((label.text()[:50], needed, label.height()))
    cut += [
        (button.accessibleName(), button.sizeHint().height(), button.height())
        for button in visible(person, QAbstractButton)
        if button.sizeHint().height() > button.height() + 1
    ]
    return cut


@pytest.mark.parametrize("step", ["case", "flows", "law", "build"])
def test_tab_reaches_every_control_of_a_page_and_comes_round(bath: Person, step: str) -> None:
    bath.workspace.show_step(step)
    bath.workspace.page.take_focus()
    bath.settle(30)
    reached: set[QWidget] = set()
    start = QApplication.focusWidget()
    assert start is not None
    for _ in range(2000):
        QTest.keyClick(QApplication.focusWidget() or bath.window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible()
        if focus is start:
            break
        reached.add(focus)  # a text with links is a stop for each of them
    groups = {one.group() for one in reached if isinstance(one, QAbstractButton) and one.group()}
    missed = [
        f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', lambda: '')()}"
        for one in visible(bath, *CONTROLS)
        if one.isEnabled()
        and bath.workspace.page.isAncestorOf(one)
        and one not in reached
        and one is not start
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        # Radio buttons of a group are one stop; arrow keys go from one to the next.
        and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]
    assert missed == []
    outside = {one for one in reached if not bath.workspace.page.isAncestorOf(one)}
    assert bath.window.save_button in outside, "Tab leads out of the page again"


def test_no_page_opens_a_window_of_its_own(qtbot: object) -> None:
    """A widget that is shown before it has a place flashes up, and takes the keys away."""
    del qtbot
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if (
                event.type() == QEvent.Type.Show
                and isinstance(watched, QWidget)
                and watched.isWindow()
                and type(watched).__name__ != "MainWindow"
            ):
                opened.append(type(watched).__name__)
            return False

    person = Person()
    app = QApplication.instance()
    assert app is not None
    watch = Watch()
    app.installEventFilter(watch)
    person.window.start_from_case("essex")
    for step in ("case", "partners", "data", "flows", "law", "risks", "build"):  # one of each kind
        person.workspace.show_step(step)
        open_everything(person)
    app.removeEventFilter(watch)
    person.close()
    assert opened == []
