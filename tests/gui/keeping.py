"""What tests of keeping and sharing a file have in common."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.person import Person as Somebody
from tests.gui.driver import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
BATH = seeds_dir() / "cases" / "bath.sharebuilder"
JO = Somebody("jsmith", "Jo Smith", "COUNCIL-PC-12", "aaaa")
TITLE, AIM, MISSION = Pointer("/about/title"), Pointer("/case/aim"), Pointer("/case/mission")


def text(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def agreement(person: Person) -> OpenAgreement:
    assert person.window.services is not None
    return person.window.services.agreement


def colleague_changes(path: Path, **answers: str) -> None:
    """Somebody else changes the case and saves."""
    theirs = OpenAgreement.open(path)
    for name, answer in answers.items():
        pointer = TITLE if name == "title" else Pointer(f"/case/{name}")
        theirs.set(pointer, answer, label="x")
    theirs.save()


def comes_back(person: Person) -> None:
    """The window gets the focus back."""
    person.window.keeping.look()
    person.until(lambda: not person.window.keeping._looking)
    person.settle(20)
