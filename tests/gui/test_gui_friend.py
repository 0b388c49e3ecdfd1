"""The critical friend beside the page: a few questions, answered, parked or set aside in place."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit

from sharebuilder.gui.finding_forms import ParkForm, SayForm
from sharebuilder.gui.finding_view import FindingNote
from sharebuilder.gui.settings import Settings
from sharebuilder.resources import seeds_dir
from tests.findings.agreements import changed, small_agreement
from tests.gui.driver import Person
from tests.packs.test_packs_friend_prompts import prompt
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.gui.friend_panel import FriendList
    from sharebuilder.gui.services import Services

CONTROL = Qt.KeyboardModifier.ControlModifier


class Friend:
    """Somebody at a window wide enough for three columns, and the friend beside the page."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def services(self) -> Services:
        return self.person.workspace.services

    @property
    def list(self) -> FriendList:
        return self.person.workspace.help.friend

    def check(self) -> None:
        """Let the checks run now."""
        self.person.workspace.flush()
        self.services.bridge.check_now()
        self.person.settle()

    def go(self, step: str) -> None:
        """Show a step."""
        self.person.workspace.show_step(step)
        self.person.settle()

    def shown(self) -> list[str]:
        """The ids of the questions that can be seen, without “friend-”."""
        return [rule.removeprefix("friend-") for (rule, _), note in self.list.notes.items()
                if note.isVisible()]  # fmt: skip

    def note(self, name: str) -> FindingNote:
        """The note of a question."""
        return next(note for (rule, _), note in self.list.notes.items() if rule == f"friend-{name}")

    def press(self, words: str, name: str) -> None:
        """Press a button of a question."""
        self.person.press(words, self.note(name))

    def say(self, name: str, words: str) -> None:
        """Answer a question with the keyboard, once its form is open."""
        form = self.note(name).form
        assert isinstance(form, SayForm)
        assert form.box.hasFocus()
        QTest.keyClicks(form.box, words)
        self.person.click(form.keep)

    def records(self, collection: str) -> list[dict[str, Any]]:
        """The records of a collection."""
        found = self.services.tree.get(collection, [])
        assert isinstance(found, list)
        return [one for one in found if isinstance(one, dict)]


def opened(person: Person, folder: Path, tree: dict[str, Any]) -> Friend:
    """Somebody who has an agreement open."""
    file = folder / "a.sharebuilder"
    file.write_text(json.dumps(tree), encoding="utf-8")
    person.window.resize(1700, 900)
    person.window.open_path(file)
    person.settle(50)
    friend = Friend(person)
    friend.check()
    return friend


@pytest.fixture
def small(person: Person, tmp_path: Path) -> Friend:
    """Somebody who has the small agreement open."""
    return opened(person, tmp_path, small_agreement())


def test_questions_come_as_people_answer_and_three_at_a_time(person: Person) -> None:
    person.window.resize(1700, 900)
    person.window.new()
    friend = Friend(person)
    friend.check()
    assert friend.shown() == []
    assert "Questions come as you answer" in friend.list.words.text()
    person.write("/case/aim", "Nobody goes home to a cold house.")
    assert friend.shown() == [], "nothing on a keystroke"
    person.until(lambda: friend.shown() == ["one-person"])
    for name in ("Council", "Hospital"):
        friend.services.agreement.add_record("/partners", {"name": name}, label="Add")  # type: ignore[arg-type]
    friend.check()
    assert friend.shown() == ["one-person", "ask-for-help", "no-outcome"]
    friend.services.agreement.add_record("/partners", {"name": "Charity"}, label="Add")  # type: ignore[arg-type]
    friend.check()
    assert len(friend.shown()) == 3
    assert friend.list.more.text() == "1 more"
    person.click(friend.list.more)
    assert friend.shown()[3:] == ["holds-together"]
    person.click(friend.list.more)
    assert len(friend.shown()) == 3
    friend.press("Does not apply", "one-person")
    assert friend.shown() == ["ask-for-help", "no-outcome", "holds-together"], "the next one comes"


def test_an_answer_fills_the_empty_field_in_one_step_of_undo(small: Friend) -> None:
    before = copy.deepcopy(small.services.tree)
    small.press("Answer", "one-person")
    form = small.note("one-person").form
    assert isinstance(form, SayForm)
    assert any("It will stand under" in one.text() for one in form.findChildren(QLabel))
    small.say("one-person", "The crew finds a locked door.")
    assert small.person.value("/case/if_nothing_shared") == "The crew finds a locked door."
    (said,) = small.records("prompt_answers")
    assert said == {
        "id": "prompt-1",
        "rule": "friend-one-person",
        "about": "/case/if_nothing_shared",
        "question": "Think of one person. What happens to them if you share nothing?",
        "status": "answered",
    }
    assert "Your answer stands under “" in small.person.message
    assert "one-person" not in small.shown()
    small.person.press("Undo", small.person.window.messages)
    assert small.services.tree == before, "one step of undo for both"
    field = small.person.field("/case/if_nothing_shared")
    assert field.editor.target().hasFocus(), "undo leads to where it happened"
    small.check()
    assert "one-person" in small.shown()


def test_an_answer_never_changes_what_somebody_wrote(person: Person, tmp_path: Path) -> None:
    own = prompt(step="case", about="/case/aim", when=None, answer_into="/case/aim")
    own["plain"] = "Would your neighbour sign this?"
    written(tmp_path, pack(add=[own]))
    friend = opened(person, tmp_path, small_agreement())
    aim = person.value("/case/aim")
    person.click(friend.list.more)
    friend.press("Answer", "ourshire-1")
    friend.say("ourshire-1", "She would.")
    assert person.value("/case/aim") == aim
    assert friend.records("prompt_answers")[0]["answer"] == "She would."
    assert "is answered already, so this is kept with the question" in person.message
    friend.list.settled.set_open(True)
    person.settle()
    assert any("She would." in one.text() for one in friend.list.settled.findChildren(QLabel))


def test_an_answer_too_long_for_its_line_is_kept_with_the_question(small: Friend) -> None:
    small.go("risks")
    small.press("Answer", "lie-awake")
    form = small.note("lie-awake").form
    assert isinstance(form, SayForm)
    form.box.setPlainText("The head of safety.\nAnd her deputy.")
    small.person.click(form.keep)
    assert small.person.value("/risks/id:risk-1/owner_role") is None
    assert small.records("prompt_answers")[0]["answer"] == "The head of safety.\nAnd her deputy."
    assert "one short line" in small.person.message


def test_a_question_is_parked_with_an_owner_and_a_day_in_one_step(small: Friend) -> None:
    before = copy.deepcopy(small.services.tree)
    name = "ask-for-help"
    small.press("Park", name)
    form = small.note(name).form
    assert isinstance(form, ParkForm)
    assert form.owner.hasFocus()
    QTest.keyClicks(form.owner, "Ward manager")
    assert form.day.line.text() == "", "a day is offered, not chosen"
    small.person.click(form.offer)
    assert form.day.line.text() == "8 December 2026"
    small.person.click(form.keep)
    (said,) = small.records("prompt_answers")
    (question,) = small.records("open_questions")
    assert (said["status"], said["rule"]) == ("parked", "friend-ask-for-help")
    assert question == {
        "id": "question-1",
        "question": "What could another partner do differently that would help you to do your job?",
        "about": "/case/asks",
        "owner": "Ward manager",
        "due": "2026-12-08",
        "status": "open",
    }
    assert "Ward manager will find out by 8 December 2026" in small.person.message
    assert name not in small.shown()
    small.person.keys(Qt.Key.Key_Z, CONTROL)
    assert small.services.tree == before


def test_a_day_that_is_none_is_told_of_and_nothing_is_lost(small: Friend) -> None:
    small.press("Park", "ask-for-help")
    form = small.note("ask-for-help").form
    assert isinstance(form, ParkForm)
    QTest.keyClicks(form.owner, "Ward manager")
    QTest.keyClicks(form.day.line, "next week")
    small.person.click(form.keep)
    assert "“next week” is not a day" in form.complaint.text()
    assert small.records("open_questions") == []
    assert form.day.line.hasFocus()
    form.day.line.clear()
    QTest.keyClicks(form.day.line, "5/2/2027")
    small.person.click(form.keep)
    (question,) = small.records("open_questions")
    assert (question["owner"], question["due"]) == ("Ward manager", "2027-02-05")


def test_parked_answered_and_set_aside_can_all_be_taken_back(small: Friend) -> None:
    before = copy.deepcopy(small.services.tree)
    small.go("partners")
    asked, keys = small.shown(), set(small.list.notes)
    assert len(asked) == len(set(asked)) == 3
    small.press("Answer", asked[0])
    small.say(asked[0], "The night team.")
    small.press("Park", asked[1])
    form = small.note(asked[1]).form
    assert isinstance(form, ParkForm)
    small.person.click(form.keep)
    small.press("Does not apply", asked[2])
    assert len(small.records("prompt_answers")) == 3
    assert not keys & set(small.list.notes)
    for _ in range(3):
        small.list.settled.set_open(True)
        small.person.settle()
        small.person.press("Take this back", small.list.settled)
        assert small.person.message.startswith("It counts again")
    left = {key: value for key, value in small.services.tree.items() if value}
    assert left == {key: value for key, value in before.items() if value}
    assert small.shown() == asked


def test_each_of_them_is_one_step_of_undo_that_leads_back_to_the_page(small: Friend) -> None:
    small.go("partners")
    before = copy.deepcopy(small.services.tree)
    small.press("Does not apply", "wet-monday")
    small.person.keys(Qt.Key.Key_Z, CONTROL)
    assert small.services.tree == before
    assert small.person.workspace.step.id == "partners"
    small.check()
    assert "wet-monday" in small.shown()


def test_all_of_it_with_the_keyboard_alone(small: Friend) -> None:
    person = small.person
    button = small.note("one-person").buttons[0]
    for _ in range(400):
        if button.hasFocus():
            break
        person.keys(Qt.Key.Key_Tab)
    assert button.hasFocus(), "Tab reaches the friend"
    person.keys(Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "They wait.")
    person.keys(Qt.Key.Key_Tab)
    person.keys(Qt.Key.Key_Space)
    assert person.value("/case/if_nothing_shared") == "They wait."
    focus = QApplication.focusWidget()
    assert focus is not None
    assert small.list.isAncestorOf(focus), "the focus goes on to the next question"
    person.keys(Qt.Key.Key_Tab)
    person.keys(Qt.Key.Key_Space)
    note = next(one for one in small.list.notes.values() if one.busy)
    assert isinstance(note.form, ParkForm)
    person.keys(Qt.Key.Key_Escape)
    assert not note.busy
    assert note.isAncestorOf(QApplication.focusWidget()), "Escape leads back to the button"  # type: ignore[arg-type]
    assert small.records("open_questions") == []


def test_what_is_half_written_stays_while_others_come_and_go(small: Friend) -> None:
    small.press("Answer", "one-person")
    form = small.note("one-person").form
    assert isinstance(form, SayForm)
    QTest.keyClicks(form.box, "Half a thou")
    small.services.agreement.set("/case/if_nothing_shared", "Written elsewhere", label="x")  # type: ignore[arg-type]
    small.check()
    small.go("partners")
    small.go("case")
    assert form.box.toPlainText() == "Half a thou"
    assert small.note("one-person").isVisible()
    small.person.click(form.keep)
    assert small.person.value("/case/if_nothing_shared") == "Written elsewhere"
    assert small.records("prompt_answers")[0]["answer"] == "Half a thou"
    small.check()
    assert "one-person" not in small.shown()


def test_the_last_question_of_a_step_is_the_last_and_says_so_kindly(small: Friend) -> None:
    small.go("security")
    while small.shown():
        small.press("Does not apply", small.shown()[0])
    assert "That was the last question of this step. Thank you." in small.person.message
    assert "Thank you for thinking it through" in small.list.words.text()
    assert small.list.settled.heading.hasFocus()


def test_go_there_leads_to_what_a_question_is_about(small: Friend) -> None:
    small.go("partners")
    small.press("Go there", "on-leave")
    table = small.person.table("partners")
    assert table.current() == "/partners/id:partner-1"


def test_the_footer_tells_of_the_friend_where_there_is_no_room_beside(
    person: Person, tmp_path: Path
) -> None:
    friend = opened(person, tmp_path, small_agreement())
    person.window.resize(1200, 768)
    person.settle(30)
    friend.check()
    person.click(person.button("Help: "))
    assert friend.list.isVisible()
    assert person.workspace.help_button.text() == "Hide help"


def test_a_rules_question_is_answered_in_its_field_and_parked_in_one_step(
    person: Person, tmp_path: Path
) -> None:
    tree = changed(small_agreement(), {"/running/emergencies": "", "/case/equality": " "})
    friend = opened(person, tmp_path, tree)
    before = copy.deepcopy(friend.services.tree)
    field = person.field("/running/emergencies")
    person.workspace.page.reveal()
    note = next(n for n in field.notes.findChildren(FindingNote) if n.finding.rule == "GV03")
    person.press("Park as an open question", note)
    assert isinstance(note.form, ParkForm)
    QTest.keyClicks(note.form.owner, "Head of safety")
    person.click(note.form.keep)
    assert friend.records("open_questions")[0]["question"] == (
        "What may staff share at once to stop serious harm, and how is it recorded after?"
    )
    assert friend.records("open_questions")[0]["owner"] == "Head of safety"
    person.keys(Qt.Key.Key_Z, CONTROL)
    assert friend.services.tree == before
    friend.check()
    notes = person.field("/running/emergencies").notes.findChildren(FindingNote)
    note = next(one for one in notes if one.finding.rule == "GV03")
    person.press("Answer", note)
    assert isinstance(note.form, SayForm)
    QTest.keyClicks(note.form.box, "Tell whoever can stop it.")
    person.click(note.form.keep)
    assert person.value("/running/emergencies") == "Tell whoever can stop it."
    assert friend.records("prompt_answers")[0].get("answer") is None


def test_step_13_lists_what_was_said_and_takes_it_back(small: Friend) -> None:
    person = small.person
    small.go("partners")
    small.press("Does not apply", "wet-monday")
    small.go("build")
    table = person.table("prompt-answers")
    assert table.model.rowCount() == 1
    table.view.setFocus()
    table.select(table.model.record(0))
    person.keys(Qt.Key.Key_Delete)
    assert small.records("prompt_answers") == []
    small.check()
    small.go("partners")
    assert "wet-monday" in small.shown()


@pytest.mark.parametrize("size", [(1200, 768), (1366, 768), (1700, 900)])
def test_step_13_leads_to_a_question_beside_its_step(small: Friend, size: tuple[int, int]) -> None:
    person = small.person
    person.window.resize(*size)
    person.settle(30)
    small.go("build")
    asked = "friend-means-to-keep"
    button = next(
        one
        for one in person.workspace.page.findChildren(QAbstractButton)
        if "How long does Wells Council mean to keep this" in one.accessibleName()
    )
    assert button.text() == "Answer beside “Retention”"
    person.workspace.page.ensureWidgetVisible(button)
    person.click(button)
    assert person.workspace.step.id == "retention"
    assert small.list.isVisible()
    note = next(note for (rule, _), note in small.list.notes.items() if rule == asked)
    assert note.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


@pytest.fixture(params=[(1366, 768, 200, "dark"), (1700, 900, 100, "contrast")])
def large(request: pytest.FixtureRequest, qtbot: object, tmp_path: Path) -> Iterator[Friend]:
    """Somebody who has the Bath case open, in large text or in three columns."""
    del qtbot
    wide, high, scale, theme = request.param
    settings = Settings()
    settings.scale, settings.theme = scale, theme
    person = Person((wide, high), settings)
    case = seeds_dir() / "cases" / "bath.sharebuilder"
    person.window.open_path(Path(shutil.copy(case, tmp_path / "b.sharebuilder")))
    person.settle(50)
    if person.workspace.help_button.isVisible():
        person.click(person.workspace.help_button)
    friend = Friend(person)
    friend.check()
    yield friend
    person.close()


@pytest.mark.parametrize("form", ["Answer", "Park"])
def test_nothing_is_cut_off_and_everything_has_a_name(large: Friend, form: str) -> None:
    large.go("flows")
    large.check()
    name = large.shown()[0]
    large.person.workspace.help.area.ensureWidgetVisible(large.note(name))
    large.note(name).buttons[0 if form == "Answer" else 1].click()
    large.person.settle(150)
    panel = large.person.workspace.help
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert needed <= label.height() + 1, label.text()
            assert label.mapTo(panel, label.rect().topRight()).x() <= panel.width()
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for one in panel.findChildren(kind):
            if not one.isVisible() or one.objectName().startswith("qt_"):
                continue
            assert one.sizeHint().height() <= one.height() + 1 or kind is QPlainTextEdit
            assert one.mapTo(panel, one.rect().topRight()).x() <= panel.width()
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), one
    focus = QApplication.focusWidget()
    assert focus is not None
    visible = panel.area.viewport().rect()
    assert visible.contains(focus.mapTo(panel.area.viewport(), focus.rect().center()))
