"""The critical friend beside the page: a few questions, answered, parked or set aside in place."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sharebuilder.gui.finding_forms import ParkForm, SayForm
from tests.findings.agreements import small_agreement
from tests.gui.driver import Person
from tests.packs.test_packs_friend_prompts import prompt
from tests.packs.test_packs_in_use import pack, written

if TYPE_CHECKING:
    pass
from tests.gui.friends import CONTROL, Friend, opened


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
