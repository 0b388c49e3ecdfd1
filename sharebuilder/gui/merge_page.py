"""Two versions of the agreement, mine and the file's, made into one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from sharebuilder.gui.conflict_card import ConflictCard
from sharebuilder.gui.difference_list import DifferenceList
from sharebuilder.gui.fields import Flow, Fold, Text, button, column, frame
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import MISSING
from sharebuilder.model.difference import Difference
from sharebuilder.model.merge import UNKNOWN
from sharebuilder.model.pointer import parse
from sharebuilder.questions.difference_words import DifferenceWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.services import Services
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.merge import Conflict, Merge
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.questions.difference_words import DifferenceLine

_AT_ONCE = 40


class MergePage(QScrollArea):
    """The page of a merge, in the place of the agreement."""

    def __init__(
        self,
        services: Services,
        merge: Merge,
        theirs: JsonObject,
        accept: Callable[[set[Pointer]], object],
        leave: Callable[[], object],
    ) -> None:
        """Show a merge.

        Args:
            services: the agreement that is open, and its words.
            merge: the merge.
            theirs: their version.
            accept: takes the conflicts for which theirs is chosen, and saves.
            leave: leads back to the agreement, with nothing changed.
        """
        super().__init__()
        self._services = services
        self.merge = merge
        self._accept = accept
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(characters(self, 104) + space(self, 4))
        self._inside = column(page, 0.8, 2.0)
        mine = services.tree
        self._mine_to_theirs = DifferenceWords(
            services.question_set, services.knowledge, mine, theirs
        )
        self._theirs_to_mine = DifferenceWords(
            services.question_set, services.knowledge, theirs, mine
        )
        self._base = services.agreement.base()
        self.cards: list[ConflictCard] = []
        self._waiting = list(merge.conflicts)
        self._inside.addWidget(Text(tr("Two versions, one agreement"), "title"))
        self._inside.addWidget(Text(_explained(merge, known=self._base is not None)))
        self._add_buttons(leave)
        self._conflicts = QWidget()
        self._conflict_column = column(self._conflicts, 0.7)
        self._inside.addWidget(self._conflicts)
        self._group = ""
        self._card: QWidget | None = None
        self._show_conflicts()
        self._add_lists()
        self._inside.addStretch(1)
        self.setWidget(page)
        self._count()

    @property
    def choose_theirs(self) -> set[Pointer]:
        """The conflicts for which theirs is chosen."""
        return {one.conflict.pointer for one in self.cards if one.choice == "theirs"}

    def take_focus(self) -> None:
        """Begin at the first choice."""
        first = self.cards[0].mine.button if self.cards else self.save_button
        first.setFocus()
        self.verticalScrollBar().setValue(0)

    # --- inside ---

    def _add_buttons(self, leave: Callable[[], object]) -> None:
        self.save_button = button(tr("Merge and save"), self._save, "primary")
        self.mine_button = button(tr("Mine everywhere"), lambda: self._choose_all("mine"))
        self.theirs_button = button(tr("Theirs everywhere"), lambda: self._choose_all("theirs"))
        self.back_button = button(tr("Not now"), leave)
        line = Flow(0.6)
        for one in (self.save_button, self.mine_button, self.theirs_button, self.back_button):
            line.add(one)
        self._inside.addWidget(line)
        self.left = Text("", "hint")
        self._inside.addWidget(self.left)
        for one in (self.mine_button, self.theirs_button):
            one.setVisible(bool(self.merge.conflicts))

    def _show_conflicts(self) -> None:
        """Show the next part of the conflicts. All of them have to be answered."""
        part, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for conflict in part:
            line = self._line(conflict)
            if line.group != self._group or self._card is None:
                self._group = line.group
                self._card = frame("card")
                column(self._card, 0.9, 0.8).addWidget(Text(line.group, "group"))
                self._conflict_column.addWidget(self._card)
            made = ConflictCard(conflict, line, self._before(conflict))
            made.setMaximumWidth(characters(self, 96))
            made.chosen.connect(self._count)
            self.cards.append(made)
            layout = self._card.layout()
            if layout is not None:
                layout.addWidget(made)
        if self._waiting:
            more = button(tr("Show the next of %n more", None, len(self._waiting)), None)
            more.clicked.connect(lambda _checked=False: self._more(more))
            self._conflict_column.addWidget(more)

    def _more(self, more: QWidget) -> None:
        more.hide()
        self._conflict_column.removeWidget(more)
        more.deleteLater()
        at = len(self.cards)
        self._show_conflicts()
        self.cards[at].mine.button.setFocus()
        self._count()

    def _before(self, conflict: Conflict) -> str:
        if self._base is None:
            return ""
        words = DifferenceWords(
            self._services.question_set, self._services.knowledge, self._base, self._base
        )
        if conflict.base is UNKNOWN or isinstance(conflict.base, dict):
            return ""
        return words.value(self._base, conflict.pointer, conflict.base)

    def _line(self, conflict: Conflict) -> DifferenceLine:
        """A conflict in words: `before` is mine, `after` is theirs."""
        words, is_record = self._mine_to_theirs, parse(conflict.pointer)[-1].startswith("id:")
        if is_record and conflict.mine is MISSING:
            one = Difference(conflict.pointer, "added", MISSING, conflict.theirs)
            said = tr("You took this record out, and they changed it")
            return replace(words.line(one), question=said, before=tr("Leave it out"))
        if is_record and conflict.theirs is MISSING:
            one = Difference(conflict.pointer, "removed", conflict.mine, MISSING)
            said = tr("They took this record out, and you changed it")
            return replace(words.line(one), question=said, after=tr("Leave it out"))
        return words.line(Difference(conflict.pointer, "answer", conflict.mine, conflict.theirs))

    def _add_lists(self) -> None:
        merge = self.merge
        mine, theirs = tr("You have"), tr("They have")
        for title, differences, words, names in (
            (
                tr("What only they changed: it is taken"),
                merge.taken,
                self._mine_to_theirs,
                (mine, theirs),
            ),
            (
                tr("What only you changed: it stays"),
                merge.kept,
                self._theirs_to_mine,
                (theirs, mine),
            ),
        ):
            lines = words.lines(differences)
            if lines:
                fold = Fold(title, _maker(names, lines), opened=not merge.conflicts)
                fold.set_note(str(len(lines)))
                self._inside.addWidget(fold)
        if merge.renumbered:
            self._inside.addWidget(
                Text(
                    tr(
                        "%n of your new records take another number, because they gave the same "
                        "one to a record of theirs. Both stay, and what refers to yours still "
                        "does.",
                        None,
                        len(merge.renumbered),
                    ),
                    "hint",
                )
            )

    def _choose_all(self, side: str) -> None:
        while self._waiting:
            self._show_conflicts()
        for one in self.cards:
            one.choose(side)
        self.save_button.setFocus()

    def _count(self) -> None:
        left = sum(not one.choice for one in self.cards) + len(self._waiting)
        self.save_button.setEnabled(not left)
        if left:
            self.left.say(tr("%n places left to choose.", None, left))
        else:
            self.left.say(tr("You can take the merge back with Undo, in one step."))

    def _save(self) -> None:
        self._accept(self.choose_theirs)


def _maker(names: tuple[str, str], lines: list[DifferenceLine]) -> Callable[[], QWidget]:
    """What makes a list of differences that need no choice, when it is first looked at."""

    def make() -> QWidget:
        made = DifferenceList(*names)
        made.show_lines(lines)
        return made

    return make


def _explained(merge: Merge, *, known: bool) -> str:
    count = len(merge.conflicts)
    if not known:
        return tr(
            "The file was changed while you worked on it, and ShareBuilder does not know what "
            "both of you began from. So you are asked about every place that differs."
        )
    if count:
        return tr(
            "The file was changed while you worked on it. At %n places both of you changed the "
            "same answer: choose for each. What only one of you changed is taken from there, and "
            "listed beneath.",
            None,
            count,
        )
    return tr(
        "The file was changed while you worked on it. You and they changed different answers, so "
        "all of both can be kept. It is listed beneath."
    )
