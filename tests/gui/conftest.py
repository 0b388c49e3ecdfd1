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
