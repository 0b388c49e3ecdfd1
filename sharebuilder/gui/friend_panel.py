"""What the critical friend asks in a step: a few questions at a time, answered in place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Flow, Fold, Text, button, clear_layout, column
from sharebuilder.gui.finding_view import FindingNote
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services
    from sharebuilder.questions.question_set import Step

AT_A_TIME = 3
_Key = tuple[str, str]


class FriendList(QWidget):
    """The questions of one step. What is half written stays while others come and go."""

    def __init__(self, services: Services, step: Step) -> None:
        """Show what is asked now.

        Args:
            services: what the panel was given.
            step: the step.
        """
        super().__init__()
        self._services = services
        self._step = step
        self._all = False
        self._settled: tuple[Finding, ...] = ()
        self.notes: dict[_Key, FindingNote] = {}
        inside = column(self, 0.5)
        self.words = Text("", "hint")
        inside.addWidget(self.words)
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(inside.spacing())
        inside.addLayout(self._waiting)
        self.more = button("", self._toggle, "link")
        line = Flow(0.6)
        line.add(self.more)
        inside.addWidget(line)
        self.settled = Fold("", self._settled_widget)
        inside.addWidget(self.settled)
        self._settled_notes: QVBoxLayout | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now. A question that somebody is answering stays where it is."""
        found = self._services.bridge.friend_of_step(self._step.id)
        waiting = {_key(one): one for one in _in_turn(one for one in found if one.counts)}
        few = list(waiting)[: None if self._all else AT_A_TIME]
        self._put_away({key: waiting[key] for key in few})
        new = [key for key in few if key not in self.notes]
        for key in new:
            self.notes[key] = self._note(waiting[key])
        self._announce([waiting[key] for key in new])
        late = [key for key in self.notes if key not in few]
        self.notes = {key: self.notes[key] for key in (*late, *few)}
        for at, note in enumerate(self.notes.values()):
            if self._waiting.indexOf(note) != at:
                self._waiting.insertWidget(at, note)
            note.show()
        self._show_words(len(waiting))
        self._show_settled(tuple(one for one in found if not one.counts))

    def lead_to(self, finding: Finding) -> None:
        """Put the focus on a question, one of those that wait their turn too."""
        if _key(finding) not in self.notes:
            self._all = True
            self.refresh()
        if _key(finding) in self.notes:
            self.notes[_key(finding)].take_focus()

    # --- inside ---

    def _note(self, finding: Finding) -> FindingNote:
        note = FindingNote(self._services, finding, beside=True)
        note.said.connect(lambda words: self._said(words, _key(finding)))
        return note

    def _announce(self, new: list[Finding]) -> None:
        """Say a new question aloud to somebody who is at the page."""
        focus = QApplication.focusWidget()
        here = focus is not None and self.isAncestorOf(focus)
        if new and self.isVisible() and not here:
            announce(self, tr("A critical friend asks: {message}", message=new[0].message))

    def _put_away(self, wanted: dict[_Key, Finding]) -> None:
        for key, note in list(self.notes.items()):
            if not note.busy and wanted.get(key) != note.finding:
                del self.notes[key]
                self._waiting.removeWidget(note)
                note.hide()
                note.deleteLater()

    def _show_words(self, waiting: int) -> None:
        words = ""
        if not waiting and self._services.bridge.ready:
            words = (
                tr("That is all for this step, for now. Thank you for thinking it through.")
                if self._has_answers()
                else tr("Nothing to ask here yet. Questions come as you answer.")
            )
        self.words.say(words)
        self.words.setVisible(bool(words))
        self.more.setVisible(waiting > AT_A_TIME)
        self.more.setText(
            tr("Show fewer") if self._all else tr("%n more", None, waiting - AT_A_TIME)
        )
        self.more.setAccessibleName(
            tr("Show %n questions at a time", None, AT_A_TIME)
            if self._all
            else tr("Show %n more questions of the critical friend", None, waiting - AT_A_TIME)
        )

    def _has_answers(self) -> bool:
        """Whether anything was said to a question of this step."""
        knowledge = self._services.knowledge
        entries = (
            knowledge.entry(one.rule) for one in self._services.agreement.view.prompt_answers
        )
        return any(entry is not None and entry.text("step") == self._step.id for entry in entries)

    def _show_settled(self, settled: tuple[Finding, ...]) -> None:
        self.settled.setVisible(bool(settled))
        self.settled.set_title(tr("Dealt with: {number}", number=len(settled)))
        if settled != self._settled:
            self._settled = settled
            self._fill_settled()

    def _settled_widget(self) -> QWidget:
        made = QWidget()
        self._settled_notes = column(made, 0.5)
        self._fill_settled()
        return made

    def _fill_settled(self) -> None:
        if self._settled_notes is None:
            return
        clear_layout(self._settled_notes)
        for finding in self._settled:
            self._settled_notes.addWidget(self._note(finding))

    def _toggle(self) -> None:
        self._all = not self._all
        self.refresh()

    def _said(self, words: str, key: _Key) -> None:
        """Say where it went, and go on to what is asked next."""
        if not self.notes:
            words = tr("{said} That was the last question of this step. Thank you.", said=words)
        self._services.navigator.say(words, undo=True)
        following = self.notes.get(key) or next(iter(self.notes.values()), None)
        if following is not None:
            following.take_focus()
        elif not self.settled.isHidden():
            self.settled.heading.setFocus()
        else:
            self.words.setFocus()


def _in_turn(waiting: Iterable[Finding]) -> list[Finding]:
    """Each question once before any is asked of a second record."""
    turns: Counter[str] = Counter()
    ordered = []
    for finding in waiting:
        ordered.append((turns[finding.rule], finding))
        turns[finding.rule] += 1
    return [finding for _turn, finding in sorted(ordered, key=lambda one: one[0])]


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.pointer
