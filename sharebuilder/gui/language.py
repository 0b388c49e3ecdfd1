"""The language of the window: which one is wanted, where its catalogue lies, and taking it.

A translation is data. `sharebuilder_fr.qm` in a folder `translations`, beside the settings of the
person or of the computer or inside the program, lets the window speak French.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from sharebuilder.errors import UnusableFile
from sharebuilder.gui.catalogue_file import is_whole
from sharebuilder.gui.translate import CATALOGUES, speak, tr
from sharebuilder.organisation.places import settings_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

SYSTEM, ENGLISH = "system", "en"
FOLDER = "translations"
_NAME = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_LARGEST = 16 * 1024 * 1024  # bytes; a whole catalogue has a hundredth of it


def choose_language(app: QApplication, wanted: str) -> UnusableFile | None:
    """Let the window speak a language, before anything of it is made.

    Args:
        app: the application; Qt's own buttons speak with it, where Qt has the language.
        wanted: the name of a language, such as `cy` or `pt_BR`; or `system`.

    Returns:
        Why the window speaks English instead, to be told in place; None where all is well.
    """
    speak(None)
    problem = None
    for name in _names(wanted):
        if name.partition("_")[0] in {ENGLISH, "C"}:
            return problem
        file = next((one for one in _places(f"sharebuilder_{name}.qm") if one.is_file()), None)
        if file is None:
            continue
        catalogue = _read(app, file)
        if catalogue is None:
            problem = problem or _broken(file)
            continue
        speak(catalogue)
        QLocale.setDefault(QLocale(name))
        _let_qt_speak(app, name)
        return problem
    return problem if wanted == SYSTEM else problem or _missing(wanted)


def _names(wanted: str) -> Iterator[str]:
    """What to look for, in order: `pt_BR`, then `pt`."""
    wishes = QLocale.system().uiLanguages() if wanted == SYSTEM else [wanted]
    for wish in wishes:
        language, *more = wish.replace("-", "_").split("_")
        for name in dict.fromkeys(["_".join([language, *more[-1:]]), language]):
            if _NAME.fullmatch(name) or name == "C":
                yield name


def _places(name: str) -> Iterator[Path]:
    computer, person = settings_places()
    yield person.parent / FOLDER / name
    yield computer.parent / FOLDER / name
    yield CATALOGUES / name


def _read(app: QApplication, file: Path) -> QTranslator | None:
    """A catalogue, where it can be used."""
    try:
        if file.stat().st_size > _LARGEST or not is_whole(file.read_bytes()):
            return None
    except OSError:
        return None
    made = QTranslator(app)
    return made if made.load(str(file)) else None


def _let_qt_speak(app: QApplication, name: str) -> None:
    """Take Qt's own words too, where they are there."""
    own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for each in dict.fromkeys([name, name.partition("_")[0]]):
        wanted = f"qtbase_{each}.qm"
        for file in (*_places(wanted), own / wanted):
            catalogue = _read(app, file) if file.is_file() else None
            if catalogue is not None:
                app.installTranslator(catalogue)
                return


def _missing(wanted: str) -> UnusableFile:
    return UnusableFile(
        tr("There are no words for the language “{language}”.", language=wanted),
        remedy=tr(
            "ShareBuilder speaks English. Put the file sharebuilder_{language}.qm into this "
            "folder, or choose another language.",
            language=wanted,
        ),
        file=settings_places()[1].parent / FOLDER,
    )


def _broken(file: Path) -> UnusableFile:
    return UnusableFile(
        tr("A translation cannot be used: the file is damaged, or is no translation."),
        remedy=tr("ShareBuilder speaks English. Put the file there again, or take it away."),
        file=file,
    )
