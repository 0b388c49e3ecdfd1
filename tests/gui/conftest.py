from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


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
