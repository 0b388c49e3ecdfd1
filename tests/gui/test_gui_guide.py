"""The guide, by keys: F1, search, links, Escape. Nothing is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sharebuilder.documents.guide.blocks import (
    Code,
    Heading,
    ListOf,
    Paragraph,
    Picture,
    Table,
    blocks_of,
    plain,
)
from sharebuilder.gui.habits.guide_page import GuidePage
from sharebuilder.gui.habits.guide_text import DOCUMENTS, FILES_ANCHOR, Guide, anchor_of
from sharebuilder.questions.question_set import QuestionSet

if TYPE_CHECKING:
    from tests.gui.driver import Person

GUIDE = Guide.read()
ROOT = Path(__file__).resolve().parents[2]


def opened(person: Person) -> GuidePage:
    person.keys(Qt.Key.Key_F1)
    page = person.window.stack.currentWidget()
    assert isinstance(page, GuidePage)
    return page


def top_line(page: GuidePage) -> str:
    """The first line of the text that can be seen."""
    cursor = page.text.cursorForPosition(page.text.viewport().rect().topLeft())
    block = cursor.block()
    while block.isValid() and not block.text().strip():
        block = block.next()
    return block.text()


@pytest.mark.parametrize("step", QuestionSet.load().steps, ids=lambda step: step.id)
def test_there_is_a_part_about_each_step(step: object) -> None:
    found = GUIDE.about_step(step.number, step.title)  # type: ignore[attr-defined]
    assert found.title == f"{step.number}. {step.title}"  # type: ignore[attr-defined]


def test_on_the_start_page_it_opens_at_its_beginning_and_follows_the_colours(
    person: Person,
) -> None:
    page = opened(person)
    assert page.section is page.guide.sections[0]
    person.window.choose_theme("dark")
    assert person.window.stack.currentWidget() is person.window.start_page
    page = opened(person)
    assert page.list.colours is person.window.theme.colours
    person.keys(Qt.Key.Key_Escape)
    assert person.window.stack.currentWidget() is person.window.start_page


def test_f1_opens_it_at_the_step_and_escape_leads_back_to_the_field(essex: Person) -> None:
    box = essex.field("/telling/approach").editor.target()
    box.setFocus()
    page = opened(essex)
    essex.settle(20)
    assert page.section is not None
    assert page.section.title == "8. Telling people and rights"
    assert page.text.hasFocus()
    assert top_line(page) == "8. Telling people and rights"
    assert page.list.spoken().startswith("8. Telling people and rights")
    essex.keys(Qt.Key.Key_Escape)
    assert essex.window.stack.currentWidget() is essex.workspace
    assert QApplication.focusWidget() is box


def test_it_is_searched_by_keys_alone(essex: Person) -> None:
    page = opened(essex)
    essex.keys(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.line.hasFocus()
    QTest.keyClicks(page.line, "crash seconds")
    assert page.count.text() == "1 part found"
    essex.keys(Qt.Key.Key_Return)
    assert page.section is not None
    assert page.section.anchor == FILES_ANCHOR
    essex.settle(20)
    assert page.text.textCursor().selectedText().lower() == "seconds"
    essex.keys(Qt.Key.Key_Escape)


def test_the_contents_are_gone_through_with_the_arrow_keys(essex: Person) -> None:
    page = opened(essex)
    essex.keys(Qt.Key.Key_F1)
    essex.keys(Qt.Key.Key_Down)
    assert page.list.hasFocus()
    at = page.list.row
    essex.keys(Qt.Key.Key_Down)
    assert page.section is page.guide.sections[at + 1]
    essex.keys(Qt.Key.Key_Escape)
    assert essex.window.stack.currentWidget() is essex.workspace


def test_a_link_inside_leads_to_its_section(essex: Person) -> None:
    page = opened(essex)
    page.text.anchorClicked.emit(QUrl("checks.md#6-law"))
    essex.settle(20)
    assert page.section is not None
    assert (page.section.document, page.section.title) == ("checks", "6 Law")
    assert top_line(page) == "6 Law"
    heading = page.text.textCursor().block()
    box = page.text.document().documentLayout().blockBoundingRect(heading)
    assert box.height() > page.text.fontMetrics().height(), "the heading itself is drawn"
    page.text.anchorClicked.emit(QUrl("#5-flows"))
    assert page.section.title == "5 Flows", "a link without a document stays in its own"
    essex.keys(Qt.Key.Key_Escape)


def test_a_link_outside_shows_its_address_to_copy_and_opens_nothing(essex: Person) -> None:
    page = opened(essex)
    address = "https://www.legislation.gov.uk/ukpga/2018/12"
    page.text.anchorClicked.emit(QUrl(address))
    essex.settle()
    assert page.outside.isVisible()
    assert page.address.text() == address
    assert page.copy_button.hasFocus()
    essex.keys(Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == address
    assert page.section is not None
    page.text.anchorClicked.emit(QUrl("examples/first-agreement.sharebuilder"))
    assert Path(page.address.text()).is_file(), "where it lies on this computer"
    essex.click(page.hide_button)
    assert page.outside.isHidden()
    assert essex.files.shown == []
    essex.keys(Qt.Key.Key_Escape)


def test_every_link_of_the_guide_leads_somewhere(essex: Person) -> None:
    page = opened(essex)
    lost = []
    for document in DOCUMENTS:
        made = QTextDocument()
        made.setMarkdown(page.guide.texts[document])
        block = made.begin()
        while block.isValid():
            places = block.begin()
            while not places.atEnd():
                link = QUrl(places.fragment().charFormat().anchorHref())
                if not link.isEmpty() and not link.scheme():
                    name = link.path().removesuffix(".md") or document
                    section = page.guide.at(name, link.fragment())
                    file = ROOT / "docs" / link.path()
                    if section is None and not (link.path() and file.is_file()):
                        lost.append(link.toString())
                places += 1
            block = block.next()
    assert lost == []
    essex.keys(Qt.Key.Key_Escape)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_qt_sees_the_headings_that_the_contents_list(document: str, qapp: object) -> None:
    made = QTextDocument()
    made.setMarkdown(GUIDE.texts[document])
    seen = []
    block = made.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            seen.append(anchor_of(block.text()))
        block = block.next()
    assert seen == [one.anchor for one in GUIDE.sections if one.document == document]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_window_and_the_word_file_read_the_same_words(document: str, qapp: object) -> None:
    made = QTextDocument()
    made.setMarkdown(GUIDE.texts[document])
    shown = re.sub(r"[\s\ufffc]", "", made.toPlainText())
    words = []
    for block in blocks_of(GUIDE.texts[document], Path(document)):
        match block:
            case Heading() | Paragraph():
                words.append(plain(block.runs))
            case ListOf():
                words += [plain(item) for item in block.items]
            case Table():
                words += [plain(cell) for row in (block.head, *block.rows) for cell in row]
            case Code():
                words += block.lines
            case Picture():
                pass  # Qt keeps its words beside the text
    assert shown == re.sub(r"\s", "", "".join(words))


@given(
    st.lists(
        st.sampled_from(sorted({w for one in GUIDE.sections for w in one.folded.split()})),
        max_size=3,
    )
)
def test_what_is_found_holds_every_word(words: list[str]) -> None:
    found = GUIDE.find(" ".join(words))
    assert {one.anchor for one in found} == {
        one.anchor for one in GUIDE.sections if all(word in one.folded for word in words)
    }
