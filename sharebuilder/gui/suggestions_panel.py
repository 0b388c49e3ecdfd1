"""Risks suggested from the answers: each with its reason, its measures, and what to do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.fields import Text, button, clear_layout, column
from sharebuilder.gui.suggestion_card import SuggestionCard
from sharebuilder.gui.tab_order import in_tab_order
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sharebuilder.advice.risks import Suggestion
    from sharebuilder.knowledge.entry import Entry

    Add = Callable[[Suggestion, Sequence[Entry]], object]
    Act = Callable[[Suggestion], object]

SIDES = {
    "sharing": tr_later("If you share"),
    "not-sharing": tr_later("If you do not share"),
}
_FEW = 3


class SuggestionsPanel(QWidget):
    """What the answers suggest: a few of each side first, all of them when asked for."""

    def __init__(self, add: Add, set_aside: Act, bring_back: Act) -> None:
        """Suggest nothing yet.

        Args:
            add: adds a risk with some of its measures.
            set_aside: keeps a suggestion from coming back.
            bring_back: lets one come back.
        """
        super().__init__()
        self._bring_back = bring_back
        self._shown: tuple[Suggestion, ...] | None = None
        inside = column(self, 0.5)
        inside.addWidget(Text(tr("Suggested from your answers"), "section"))
        words = Text(
            tr(
                "Each has its reason. Add what is true for you and change its words; set the rest "
                "aside. How likely and how bad is a first guess, and yours to change."
            ),
            "hint",
        )
        words.setMaximumWidth(characters(self, 90))
        inside.addWidget(words)
        self.status = Text("")
        inside.addWidget(self.status)
        self.sides = {
            kind: _Side(tr(title), add, set_aside, self._few_or_all)
            for kind, title in SIDES.items()
        }
        for side in self.sides.values():
            inside.addWidget(side)
        self.aside_button = button("", self._toggle_aside, "link")
        inside.addWidget(self.aside_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.aside = QWidget()
        self._aside_lines = column(self.aside, 0.3)
        inside.addWidget(self.aside)
        self.aside.hide()
        self.aside_button.hide()

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show what is suggested now; what was opened and ticked stays so."""
        if suggestions == self._shown:
            return
        first = self._shown is None
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._shown = suggestions
        waiting = [one for one in suggestions if one.is_open]
        self._say(waiting, suggestions, aloud=not first)
        for kind, side in self.sides.items():
            side.show_suggestions([one for one in waiting if one.comes_from == kind])
        self._show_aside([one for one in suggestions if one.set_aside and not one.added])
        self._order()
        if had_focus and (self.focusWidget() is None or not self.focusWidget().isVisible()):
            self.take_focus()

    def take_focus(self) -> bool:
        """Put the focus on the first thing to do. Whether there is any."""
        first = next(self._controls(), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def cards(self) -> list[SuggestionCard]:
        """The cards that can be seen, from top to bottom."""
        return [card for side in self.sides.values() for card in side.cards]

    # --- inside ---

    def _say(
        self, waiting: list[Suggestion], suggestions: tuple[Suggestion, ...], *, aloud: bool
    ) -> None:
        taken = sum(one.added is not None for one in suggestions)
        if waiting:
            words = tr("%n suggestions, the worst first.", None, len(waiting))
        elif suggestions:
            words = tr("You have dealt with every suggestion.")
        else:
            words = tr("Nothing yet. Say more about people, items and flows, and look again.")
        if taken:
            already = tr("%n are in your table already.", None, taken)
            words = f"{words} {already}"
        if aloud and self.isVisible() and words != self.status.text():
            announce(self, words)
        self.status.say(words)

    def _show_aside(self, aside: list[Suggestion]) -> None:
        clear_layout(self._aside_lines)
        for one in aside:
            self._aside_lines.addWidget(Text(one.entry.title))
            again = button(tr("Suggest it again"), partial(self._bring_back, one), "link")
            again.setAccessibleName(tr("Suggest it again: {risk}", risk=one.entry.title))
            self._aside_lines.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.aside_button.setVisible(bool(aside))
        self.aside.setVisible(bool(aside) and not self.aside.isHidden())
        self._word_aside(len(aside))

    def _word_aside(self, count: int) -> None:
        self.aside_button.setText(
            tr("Show what you set aside ({number})", number=count)
            if self.aside.isHidden()
            else tr("Hide what you set aside ({number})", number=count)
        )

    def _toggle_aside(self) -> None:
        self.aside.setVisible(self.aside.isHidden())
        self._word_aside(self._aside_lines.count() // 2)
        self._order()

    def _few_or_all(self) -> None:
        self._order()

    def _controls(self) -> Iterator[QWidget]:
        for side in self.sides.values():
            yield from side.controls()
        if not self.aside_button.isHidden():
            yield self.aside_button
        if not self.aside.isHidden():
            for at in range(self._aside_lines.count()):
                item = self._aside_lines.itemAt(at)
                widget = item.widget() if item is not None else None
                if widget is not None and widget.focusPolicy():
                    yield widget

    def _order(self) -> None:
        in_tab_order(self, self._controls())


class _Side(QWidget):
    """The suggestions of one side."""

    def __init__(self, title: str, add: Add, set_aside: Act, ordered: Callable[[], object]) -> None:
        super().__init__()
        self._add = add
        self._set_aside = set_aside
        self._ordered = ordered
        self._all = False
        self._suggestions: list[Suggestion] = []
        self._unticked: dict[str, set[str]] = {}
        self.cards: list[SuggestionCard] = []
        inside = column(self, 0.4)
        self.heading = Text(title, "group")
        inside.addWidget(self.heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(self, 0.5))
        inside.addLayout(self._lines)
        self.more = button("", self._toggle, "link")
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_suggestions(self, suggestions: list[Suggestion]) -> None:
        self._suggestions = suggestions
        self._draw()

    def controls(self) -> Iterator[QWidget]:
        for card in self.cards:
            yield from card.controls()
        if not self.more.isHidden():
            yield self.more

    def _draw(self) -> None:
        wanted = self._suggestions if self._all else self._suggestions[:_FEW]
        kept = {card.suggestion.entry.id: card for card in self.cards}
        cards = []
        for one in wanted:
            card = kept.pop(one.entry.id, None)
            if card is None or card.suggestion != one:
                if card is not None:
                    _put_away(card, self._lines)
                unticked = self._unticked.setdefault(one.entry.id, set())
                card = SuggestionCard(one, unticked, self._add, self._set_aside)
                card.changed.connect(self._ordered)
            cards.append(card)
        for card in kept.values():
            _put_away(card, self._lines)
        for at, card in enumerate(cards):
            if self._lines.indexOf(card) != at:
                self._lines.insertWidget(at, card)
                card.show()
        self.cards = cards
        rest = len(self._suggestions) - _FEW
        self.setVisible(bool(self._suggestions))
        self.more.setVisible(rest > 0)
        title = self.heading.text()
        words = (
            tr("Show the first %n only", None, _FEW)
            if self._all
            else tr("Show %n more", None, rest)
        )
        self.more.setText(words)
        self.more.setAccessibleName(f"{words}: {title}")

    def _toggle(self) -> None:
        self._all = not self._all
        self._draw()
        self._ordered()


def _put_away(card: SuggestionCard, lines: QVBoxLayout) -> None:
    lines.removeWidget(card)
    card.hide()
    card.deleteLater()
