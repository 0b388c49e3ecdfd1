"""The guide's pictures: current, small, shown in the window; and its walk leads through real pages."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import guide_pictures
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sharebuilder.gui.habits.guide_page import GuidePage
from sharebuilder.gui.habits.guide_text import Guide
from sharebuilder.gui.question_field import QuestionField
from sharebuilder.questions.said import said_in

if TYPE_CHECKING:
    from tests.gui.driver import Person

ROOT = Path(__file__).resolve().parents[2]
GUIDE = Guide.read()
_SMALL = (64, 36)
_WHOLE_MOST, _SPOT_MOST = 3.0, 30.0  # of 255: another rasteriser stays below, other words do not


def far(one: Path | io.BytesIO, other: Path | io.BytesIO) -> bool:
    """Whether two pictures show different things: other sizes, or other greys once made small."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return True
        made = [
            image.convert("L").resize(_SMALL, Image.Resampling.BOX) for image in (first, second)
        ]
    difference = ImageChops.difference(*made)
    _least, most = difference.getextrema()
    return ImageStat.Stat(difference).mean[0] > _WHOLE_MOST or most > _SPOT_MOST


def changed(picture: Path, box: tuple[int, int, int, int]) -> io.BytesIO:
    """A picture in which something is painted over."""
    with Image.open(picture) as image:
        other = image.convert("RGB")
    other.paste((255, 255, 255), box)
    stream = io.BytesIO()
    other.save(stream, "PNG")
    stream.seek(0)
    return stream


@pytest.fixture(scope="module")
def names() -> list[str]:
    return [f"pictures/{one.name}.png" for one in guide_pictures.PICTURES]


def test_every_picture_is_as_the_window_is_now_and_the_walk_leads_through_it(
    tmp_path: Path, qapp: object
) -> None:
    del qapp
    with guide_pictures.a_window() as window:
        buttons = {one.text() for one in window.findChildren(QPushButton)}
        made = guide_pictures.take(tmp_path, window)
        assert len(made) == len(guide_pictures.PICTURES)
        for new in made:
            kept = guide_pictures.FOLDER / new.name
            assert not far(new, kept), f"{new.name} is old: run “dev.py guide”, and look at it"

        text = GUIDE.texts["user-guide"]
        part = text[text.index("## Practitioners") : text.index("## Do you need")]
        pressed = set(re.findall(r"press \*([^*]+)\*", " ".join(part.split())))
        assert len(pressed) > 8
        workspace = window.workspace
        assert workspace is not None
        services = workspace.services
        for step in services.question_set.steps:
            said = said_in(services.question_set, services.knowledge, step, services.tree)
            told = {one.question.ask: one.pointer for one in said if one.text}
            if not told:
                continue
            workspace.show_step(step.id)
            QApplication.processEvents()
            for ask, pointer in told.items():
                if ask not in asked_on(workspace.page):  # in a group that is folded away
                    workspace.go_to(pointer)
                    QApplication.processEvents()
            assert set(told) - asked_on(workspace.page) == set()
            buttons |= {one.text() for one in workspace.page.findChildren(QPushButton)}
        assert pressed - buttons == set()


def asked_on(page: QWidget) -> set[str]:
    """The questions of a page that can be seen."""
    return {one.question.ask for one in page.findChildren(QuestionField) if not one.isHidden()}


def test_a_control_an_old_picture_is_noticed() -> None:
    files = [guide_pictures.FOLDER / f"{one.name}.png" for one in guide_pictures.PICTURES]
    for file in files:
        assert far(file, changed(file, (240, 60, 520, 90))) or far(
            file, changed(file, (0, 0, 240, 90))
        ), "a heading that is gone"
        for other in files:
            assert far(file, other) == (file != other)


def test_the_guide_shows_each_picture_once_and_each_is_small(names: list[str]) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", "".join(GUIDE.texts.values()))
    assert shown == names
    kept = sorted(one.name for one in guide_pictures.FOLDER.iterdir())
    assert kept == sorted(Path(one).name for one in names)
    for one in guide_pictures.FOLDER.iterdir():
        assert one.stat().st_size < guide_pictures.LARGEST


def test_the_window_shows_the_pictures_as_wide_as_there_is_room(
    person: Person, names: list[str]
) -> None:
    person.window.habits.help()
    page = person.window.stack.currentWidget()
    assert isinstance(page, GuidePage)
    person.settle(50)
    for width in (1366, 900):
        person.window.resize(width, 768)
        person.settle(50)
        room = page.text.viewport().width()
        seen = []
        block = page.text.document().begin()
        while block.isValid():
            places = block.begin()
            while not places.atEnd():
                form = places.fragment().charFormat()
                if form.isImageFormat():
                    picture = form.toImageFormat()
                    image = page.text.document().resource(
                        QTextDocument.ResourceType.ImageResource.value, QUrl(picture.name())
                    )
                    assert isinstance(image, QImage)
                    assert 300 < image.width() == round(picture.width())
                    assert image.height() == round(picture.height())
                    assert 200 < picture.width() < room
                    layout = page.text.document().documentLayout()
                    box, after = (layout.blockBoundingRect(one) for one in (block, block.next()))
                    assert box.height() >= picture.height(), "nothing is drawn over the caption"
                    assert after.top() >= box.top() + picture.height()
                    seen.append(picture.name())
                places += 1
            block = block.next()
        assert seen == names
        assert page.text.horizontalScrollBar().maximum() == 0
    page.text.loadResource(2, QUrl("https://example.org/picture.png"))
    assert GUIDE.pictures("checks") == {}


def test_the_guide_is_saved_as_a_word_file_from_the_menu(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "guide.docx"
    person.files.to_save = file
    action = person.window.actions_.save_guide
    (menu,) = [one for one in person.window.menuBar().actions() if one.text() == "&Help"]
    assert action in menu.menu().actions()
    action.trigger()
    person.window.habits.close()  # which waits for it; QTest's waiting would hold the thread up
    assert file.exists()
    person.until(lambda: "guide.docx" in person.message)
    assert docx.Document(str(file)).paragraphs
    assert person.files.suggested is not None
    assert person.files.suggested.suffix == ".docx"
    person.press("Open it")
    assert person.files.shown == [file]

    person.files.to_save = tmp_path / "no" / "such" / "folder" / "guide.docx"
    person.window.habits.save_guide()
    person.window.habits.close()
    person.until(lambda: bool(person.message) and "is saved" not in person.message)
    assert "guide.docx" in person.message
    assert not person.files.to_save.exists()


def test_closing_the_window_waits_for_the_guide_that_is_being_written(
    person: Person, tmp_path: Path
) -> None:
    person.files.to_save = tmp_path / "guide.docx"
    person.window.habits.save_guide()
    person.window.close()
    assert docx.Document(str(person.files.to_save)).paragraphs
