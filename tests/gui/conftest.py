from __future__ import annotations

import gc
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sharebuilder.gui.collecting import Collector
from tests.findings.agreements import small_agreement
from tests.gui.at_tables import AtTables
from tests.gui.driver import Person
from tests.gui.friends import Friend, opened
from tests.gui.keeping import BATH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module", autouse=True)
def as_in_the_program(qapp: QApplication) -> Iterator[None]:
    """The window's own thread looks for garbage, and not through what was there before."""
    gc.freeze()
    collector = Collector(qapp)
    yield
    collector.stop()
    collector.deleteLater()
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    """Somebody at a window that shows the start page."""
    del qtbot  # it catches what goes wrong inside Qt's callbacks
    made = Person()
    yield made
    made.close()


@pytest.fixture(scope="module")
def essex(qapp: object) -> Iterator[Person]:
    """Somebody with the Essex case open, for all tests of a file."""
    del qapp
    made = Person()
    made.window.start_from_case("essex")
    made.window.messages.clear()
    yield made
    made.close()


@pytest.fixture
def bath(tmp_path: Path) -> Path:
    """A copy of the Bath case in a folder that is shared."""
    (tmp_path / "share").mkdir()
    return Path(shutil.copy(BATH, tmp_path / "share" / "bath.sharebuilder"))


@pytest.fixture
def small(person: Person, tmp_path: Path) -> Friend:
    """Somebody who has the small agreement open, and the critical friend beside it."""
    return opened(person, tmp_path, small_agreement())


@pytest.fixture(scope="module")
def window_with_tables(qapp: object) -> Iterator[AtTables]:
    """A window for all tests of a file about tables."""
    del qapp
    made = AtTables()
    yield made
    made.close()


@pytest.fixture
def at_tables(window_with_tables: AtTables, own_folders: Path) -> AtTables:
    """Somebody at a table, in folders of their own."""
    window_with_tables.window.messages.clear()
    window_with_tables.files.to_open = window_with_tables.files.to_save = None
    return window_with_tables
