"""The short form of those campaigns that drive the window, LibreOffice, or many builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.torture.short import LONGEST, holds

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", LONGEST)
def test_nothing_breaks_the_promise_and_what_would_is_noticed(name: str, tmp_path: Path) -> None:
    holds(name, tmp_path)
