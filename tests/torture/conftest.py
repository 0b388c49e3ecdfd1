from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def children_find_the_campaigns(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the command has it: the campaigns start programs of their own."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "packaging")]))
