"""The window in another language: which is chosen, where its words lie, and what is wrong."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import words
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox

from sharebuilder.gui.app import application
from sharebuilder.gui.catalogue_file import is_whole
from sharebuilder.gui.language import choose_language
from sharebuilder.gui.organisation_notice import organisation_defaults
from sharebuilder.gui.settings import Settings
from sharebuilder.gui.translate import speak, tr
from sharebuilder.organisation.in_force import settings_places
from sharebuilder.storage.settings import Settings as StoredSettings
from tests.gui.driver import Person
from tests.gui.pseudo import LANGUAGE, write_pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = words.CATALOGUES / "sharebuilder_en.qm"


@pytest.fixture(autouse=True)
def english_again(qapp: object) -> Iterator[None]:
    del qapp
    before = QLocale()
    yield
    speak(None)
    QLocale.setDefault(before)
    app = application()
    for one in app.findChildren(QTranslator):
        app.removeTranslator(one)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A catalogue of the pseudo-language, as lrelease made it."""
    return write_pseudo(tmp_path_factory.mktemp("pseudo")).read_bytes()


def put(place: Path, content: bytes, name: str = f"sharebuilder_{LANGUAGE}.qm") -> Path:
    folder = place.parent / "translations"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def organisation(**defaults: object) -> None:
    path = settings_places()[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {"format": "sharebuilder-settings", "format_version": 1}
    path.write_text(json.dumps({**head, "defaults": defaults}), encoding="utf-8")


@pytest.mark.parametrize("whose", [0, 1], ids=["the computer", "the person"])
def test_a_translation_beside_the_settings_is_spoken(whose: int, made: bytes) -> None:
    put(settings_places()[whose], made)
    assert choose_language(application(), LANGUAGE) is None
    assert tr("Start page") == "⟦Stàrt pàgé⟧"
    assert tr("%n answers", None, 1) == "⟦1 àñšwérš⟧"
    person = Person()
    assert person.window.actions_.save.text() == "⟦&Sàvé⟧"
    assert person.button("⟦Stàrt à ñéw àgrééméñt⟧").isVisible()
    person.close()


def test_the_organisation_chooses_and_a_person_chooses_otherwise(tmp_path: Path) -> None:
    organisation(language=LANGUAGE)
    assert Settings(defaults=organisation_defaults()).language == LANGUAGE
    stored = StoredSettings(tmp_path / "settings.json")
    stored.set("language", "en")
    assert Settings(stored, organisation_defaults()).language == "en"
    assert Settings().language == "system"


def test_a_language_that_no_file_can_have_is_told_with_its_line() -> None:
    organisation(language="../../x")
    from sharebuilder.organisation.in_force import in_force

    assert [one.place for one in in_force().problems] == ["line 1"]
    assert "language" not in organisation_defaults()


def test_english_and_an_unknown_language_of_the_system_need_no_file() -> None:
    for wanted in ("en", "en_GB", "system"):
        assert choose_language(application(), wanted) is None
        assert tr("Start page") == "Start page"


@pytest.mark.parametrize("wanted", [LANGUAGE, "cy", "pt_BR", "../../etc", ""])
def test_a_language_without_a_translation_is_told_in_place(wanted: str) -> None:
    problem = choose_language(application(), wanted)
    assert problem is not None
    assert f"“{wanted}”" in problem.problem
    assert problem.file == settings_places()[1].parent / "translations"
    assert tr("Start page") == "Start page"


@pytest.mark.parametrize(
    "damage",
    [b"", b"no catalogue", ENGLISH.read_bytes()[:-40], ENGLISH.read_bytes()[:16]],
    ids=["empty", "text", "cut", "a mark alone"],
)
def test_a_broken_translation_is_told_with_its_file(damage: bytes) -> None:
    file = put(settings_places()[1], damage)
    problem = choose_language(application(), LANGUAGE)
    assert problem is not None
    assert problem.file == file
    assert "English" in problem.remedy
    assert tr("Start page") == "Start page"


def test_no_damage_to_a_translation_ends_the_program(made: bytes) -> None:
    """Qt reads past the end of a damaged file. Whatever passes our look, Qt can read."""
    script = """
import random, sys
from pathlib import Path
from PySide6.QtCore import QTranslator
from sharebuilder.gui.catalogue_file import is_whole
whole = Path(sys.argv[1]).read_bytes()
chance, passed = random.Random(20261125), 0
for at in range(1500):
    damaged = bytearray(whole)
    for _ in range(chance.randint(1, 5)):
        damaged[chance.randrange(16, len(damaged))] = chance.choice([0, 1, 3, 255])
    content = bytes(damaged[: chance.randrange(len(damaged))] if at % 4 == 0 else damaged)
    if is_whole(content):
        passed += 1
        Path(sys.argv[2]).write_bytes(content)
        catalogue = QTranslator()
        catalogue.load(sys.argv[2])
        for text in ("%n answers", "%n flows", "%n found", "not there"):
            for count in (0, 1, 2):
                catalogue.translate("", text, None, count)
print(passed)
"""
    file = put(settings_places()[1], made, "x.qm")
    done = subprocess.run(
        [sys.executable, "-c", script, str(ENGLISH), str(file)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert 100 < int(done.stdout) < 1500, "some damage is seen, and some harms nobody"


def test_every_catalogue_that_lrelease_made_is_whole(made: bytes) -> None:
    assert is_whole(made)
    for file in words.CATALOGUES.glob("*.qm"):
        assert is_whole(file.read_bytes())
    chance = random.Random(1)
    for _ in range(200):
        assert not is_whole(made[: chance.randrange(len(made) - 1)])


def test_a_place_that_the_english_does_not_have_leaves_the_english() -> None:
    class Wrong(QTranslator):
        def translate(self, *_what: object) -> str:
            return "Gespeichert als {nom} {0} {name.x}."

    speak(Wrong())
    assert tr("Saved as {name}.", name="a.sharebuilder") == "Saved as a.sharebuilder."


@given(st.text() | st.sampled_from(["{name} %n {0}", "{x!r:>99} }{", "{{}}", "&&%1"]))
def test_what_a_person_typed_stays_as_it_is(typed: str) -> None:
    speak(None)
    assert tr("Saved as {name}.", name=typed) == f"Saved as {typed}."
    assert tr("{document}, here and in %n more places", None, 1, document=typed) == (
        f"{typed}, here and in 1 more place"
    )


@given(st.binary(max_size=300), st.booleans())
def test_whatever_a_file_holds_the_look_at_it_ends_with_an_answer(
    content: bytes, begun: bool
) -> None:
    assert is_whole(ENGLISH.read_bytes()[:16] + content if begun else content) is False


def test_qt_speaks_the_language_too_where_it_has_it(made: bytes) -> None:
    own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_de.qm")
    if not own.is_file():
        pytest.skip("this Qt came without its translations")
    put(settings_places()[1], made, "sharebuilder_de.qm")
    assert choose_language(application(), "de") is None
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


def test_the_program_starts_in_english_and_says_what_is_broken() -> None:
    """The real program, with a broken translation that the organisation chose."""
    organisation(language=LANGUAGE)
    file = put(settings_places()[0], b"broken")
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sharebuilder.gui import app
def look():
    for window in QApplication.topLevelWidgets():
        if getattr(window, "furnished", False) and window.messages.text:
            timer.stop()
            print(window.messages.text)
            print(window.actions_.save.text())
            window.close()
            return
application = app.application(())
timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
sys.exit(app.run())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert str(file) in done.stdout
    assert "speaks English" in done.stdout
    assert "&Save" in done.stdout
