"""The two pages that show all of it: who relies on what law, and check and build."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from sharebuilder.documents.catalogue import DocumentKind, documents
from sharebuilder.gui.answers_panel import Answers
from sharebuilder.gui.check_page import CheckPage
from sharebuilder.gui.document_list import DocumentList
from sharebuilder.gui.law_page import LawPage
from sharebuilder.questions.asked import asked, is_answered
from sharebuilder.resources import seeds_dir
from tests.gui.driver import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody with a draft of the Trafford case. It is opened once: that takes the longest."""
    case = seeds_dir() / "cases" / "trafford.sharebuilder"
    tree = json.loads(case.read_text("utf-8"))
    tree["law"] = [one for one in tree["law"] if one["partner"] != "partner-2"]
    del tree["about"]["summary"], tree["partners"][0]["contacts"]
    file: Path = tmp_path_factory.mktemp("draft") / "t.sharebuilder"
    file.write_text(json.dumps(tree), "utf-8")
    person = Person()
    person.window.open_path(file)
    person.workspace.show_step("law")
    page = person.workspace.page
    assert isinstance(page, LawPage)
    person.until(lambda: bool(page.overview.sheet.toPlainText()))
    yield person
    person.close()


@pytest.fixture
def draft(qtbot: QtBot, opened: Person) -> Iterator[Person]:
    """The same person; each test undoes its own."""
    del qtbot  # it catches what goes wrong inside Qt's callbacks
    yield opened
    agreement = opened.workspace.services.agreement
    while agreement.can_undo:
        agreement.undo()
    opened.workspace.services.bridge.check_now()


def law(person: Person) -> LawPage:
    person.workspace.show_step("law")
    person.settle(20)
    page = person.workspace.page
    assert isinstance(page, LawPage)
    return page


def check(person: Person) -> CheckPage:
    person.workspace.show_step("build")
    person.settle(20)
    page = person.workspace.page
    assert isinstance(page, CheckPage)
    return page


def links(html: str) -> list[str]:
    return [part.split('"', 1)[0] for part in html.split('href="')[1:]]


def test_the_sheet_says_who_relies_on_what_and_each_word_leads_there(draft: Person) -> None:
    page, view = law(draft), draft.workspace.services.agreement.view
    sheet = page.overview.sheet
    text = sheet.toPlainText()
    for purpose in view.purposes:
        assert purpose.name in text
    knowledge = draft.workspace.services.knowledge
    for ground in view.law:
        entry = knowledge.entry(ground.lawful_basis)
        assert entry is None or entry.title in text
    reason = next(one.lawful_basis_why for one in view.law if one.lawful_basis_why)
    assert reason not in text
    draft.click(page.overview.reasons)
    assert reason in sheet.toPlainText()
    draft.click(page.overview.reasons)
    places = [one for one in links(sheet.toHtml()) if one.endswith("/lawful_basis")]
    sheet.anchorClicked.emit(QUrl(places[0]))
    draft.settle(20)
    field = draft.field(places[0])
    assert field.isAncestorOf(QApplication.focusWidget())


def test_gaps_can_stand_alone_and_be_filled_from_the_sheet(draft: Person) -> None:
    page = law(draft)
    sheet, before = page.overview.sheet, copy.deepcopy(draft.workspace.services.tree)
    noted = page.fold.heading.text()
    draft.click(page.overview.only_gaps)
    html = sheet.toHtml()
    # Tab and Enter are enough: the first link of the sheet that adds a ground.
    bare = [one for one in links(html) if one.startswith("add:")]
    assert bare
    sheet.setFocus()
    for _ in range(len(links(html))):
        QTest.keyClick(sheet, Qt.Key.Key_Tab)
        if sheet.textCursor().charFormat().anchorHref() in bare:
            break
    _, partner, purpose = sheet.textCursor().charFormat().anchorHref().split(":")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    draft.settle(20)
    made = draft.workspace.services.agreement.view.law[-1]
    assert (made.partner, made.purposes) == (partner, (purpose,))
    assert draft.table("law").current() == made.pointer
    draft.until(lambda: page.fold.heading.text() != noted)
    draft.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert draft.workspace.services.tree == before
    page.overview.only_gaps.setChecked(False)


def test_counts_by_severity_lead_to_what_they_count(draft: Person) -> None:
    page = check(draft)
    services = draft.workspace.services
    services.bridge.check_now()
    counted = [one for one in services.bridge.findings if one.counts]
    errors = [one for one in counted if one.severity == "error"]
    assert errors
    assert len(errors) < len(counted)
    said = [one.text() for one in page.readiness.findChildren(type(page.heading))]
    assert any(one.startswith(f"■ {len(errors)} error") for one in said)
    show = next(
        one
        for one in page.readiness.findChildren(QPushButton)
        if one.isVisible() and "error" in one.accessibleName()
    )
    show.setFocus()
    draft.keys(Qt.Key.Key_Space)
    lines = [one.text() for one in page.left.findChildren(type(page.heading)) if one.isVisible()]
    assert any("Error" in one for one in lines)
    assert not any("Warning" in one for one in lines)
    link = QApplication.focusWidget()
    assert isinstance(link, QPushButton)
    assert link.text().startswith("Change")
    draft.press("Show everything", page.readiness)
    lines = [one.text() for one in page.left.findChildren(type(page.heading)) if one.isVisible()]
    assert any("Warning" in one for one in lines)


def test_everything_said_stands_step_by_step_with_change_links(draft: Person) -> None:
    page, services = check(draft), draft.workspace.services
    draft.press("Open all", page.answers)
    views = {step: fold.content for step, fold in page.answers.folds.items() if not fold.isHidden()}
    draft.until(lambda: all(isinstance(one, Answers) and one.whole for one in views.values()))
    found = {
        step: links(view.toHtml()) for step, view in views.items() if isinstance(view, Answers)
    }
    wanted: dict[str, list[str]] = {}
    for one in asked(services.question_set, services.tree):
        if one.question.records is None and is_answered(services.agreement.value(one.pointer)):
            wanted.setdefault(one.step.id, []).append(one.pointer)
    assert found == wanted
    view = views["partners"]
    assert isinstance(view, Answers)
    text = view.toPlainText()
    for partner in services.agreement.view.partners:
        assert partner.name in text
    first = wanted["partners"][0]
    view.anchorClicked.emit(QUrl(first))
    draft.settle(20)
    assert draft.workspace.step.id == "partners"
    page = check(draft)
    draft.press("Close all", page.answers)
    assert not any(fold.is_open for fold in page.answers.folds.values())


def test_documents_say_how_many_and_why_one_is_not_needed(draft: Person) -> None:
    services = draft.workspace.services
    (agreement, *_) = documents()
    kinds = (
        agreement,
        DocumentKind("page", "Signing page", "x.docx", "Signatories", "agreement", each="partners"),
        DocumentKind("for-each-use", "Nothing yet", "x.docx", "Nobody", "agreement", each="gone"),
    )
    made = DocumentList(services, kinds)
    made.refresh()
    count = len(services.agreement.view.partners)
    assert f"One for each partner, {count}." in made.notes["page"].text()
    assert made.notes["page"].text() == made.boxes["page"].accessibleDescription()
    assert not made.boxes["for-each-use"].isEnabled()
    assert made.notes["for-each-use"].text().startswith("This agreement needs none.")
    assert made.chosen == ("agreement", "page")
    made.boxes["agreement"].click()
    made.refresh()
    assert made.chosen == ("page",), "what was taken out by hand stays out"
    made.deleteLater()
