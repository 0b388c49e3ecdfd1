"""One suggested risk: what, why, how bad, what helps, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from sharebuilder.gui.advice_words import level_words, source_words
from sharebuilder.gui.editors.boxes import Box
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sharebuilder.advice.risks import Suggestion
    from sharebuilder.knowledge.entry import Entry


class SuggestionCard(QFrame):
    """The card of a suggestion.

    Signals:
        changed: its measures were shown or hidden.
    """

    changed = Signal()

    def __init__(
        self,
        suggestion: Suggestion,
        unticked: set[str],
        add: Callable[[Suggestion, Sequence[Entry]], object],
        set_aside: Callable[[Suggestion], object],
    ) -> None:
        """Show a suggestion.

        Args:
            suggestion: the suggestion.
            unticked: the ids of the measures that are not to be taken along; kept up to date.
            add: adds the risk with some of its measures.
            set_aside: sets it aside.
        """
        super().__init__()
        self.suggestion = suggestion
        self._unticked = unticked
        self.setProperty("role", "card")
        self.setMaximumWidth(characters(self, 96))
        inside = column(self, 0.25, 0.7)
        title = suggestion.entry.title
        inside.addWidget(Text(title, "label"))
        inside.addWidget(Text(suggestion.entry.plain, "hint"))
        for reason in suggestion.because:
            inside.addWidget(Text(tr("Why: {reason}", reason=reason)))
        self.rating = Text("")
        inside.addWidget(self.rating)
        self.measures = QWidget()
        self.boxes: dict[str, QCheckBox] = {}
        self._draw_measures()
        inside.addWidget(self.measures)
        self.measures.hide()
        self.add_button = button(tr("Add this risk"), lambda: add(suggestion, self.ticked()))
        self.add_button.setAccessibleName(tr("Add this risk: {risk}", risk=title))
        self.measures_button = button("", self._toggle, "link")
        self.aside_button = button(tr("Not this one"), lambda: set_aside(suggestion), "link")
        self.aside_button.setAccessibleName(tr("Not this one: {risk}", risk=title))
        self._line = Flow(0.8)
        for one in (self.add_button, self.measures_button, self.aside_button):
            self._line.add(one)
        inside.addWidget(self._line)
        self._rate()

    def ticked(self) -> list[Entry]:
        """The measures that are to be taken along."""
        return [one for one in self.suggestion.measures if one.id not in self._unticked]

    def controls(self) -> Iterator[QWidget]:
        """What Tab stops at, in its order."""
        if not self.measures.isHidden():
            yield from self.boxes.values()
        yield from (self.add_button, self.measures_button, self.aside_button)

    # --- inside ---

    def _draw_measures(self) -> None:
        inside = column(self.measures, 0.1)
        inside.addWidget(Text(tr("Measures to take along"), "label"))
        for one in self.suggestion.measures:
            box = Box(one.title.replace("&", "&&"))
            box.setChecked(one.id not in self._unticked)
            box.setAccessibleName(
                tr(
                    "{measure}, a measure for: {risk}",
                    measure=one.title,
                    risk=self.suggestion.entry.title,
                )
            )
            box.setAccessibleDescription(one.plain)
            box.clicked.connect(self._ticks_changed)
            self.boxes[one.id] = box
            inside.addWidget(box)
            holder = QWidget()
            lines = QVBoxLayout(holder)
            lines.setContentsMargins(space(self, 1.45), 0, 0, space(self, 0.2))
            lines.addWidget(Text(one.plain, "small"))
            inside.addWidget(holder)
        inside.addWidget(Text(source_words(self.suggestion.entry), "small"))

    def _ticks_changed(self) -> None:
        self._unticked.clear()
        self._unticked.update(name for name, box in self.boxes.items() if not box.isChecked())
        self._rate()

    def _rate(self) -> None:
        taken = self.ticked()
        before, after = self.suggestion.before, self.suggestion.after(taken)
        words = tr("Before: {level}.", level=level_words(before))
        if taken:
            better = tr("With the measures: {level}.", level=level_words(after))
            words = f"{words} {better}"
        self.rating.say(words)
        opened = not self.measures.isHidden()
        said = (
            tr("Hide the measures")
            if opened
            else tr(
                "Choose measures ({number} of {all} ticked)",
                number=len(taken),
                all=len(self.boxes),
            )
        )
        self.measures_button.setText(said)
        self.measures_button.setAccessibleName(f"{said}: {self.suggestion.entry.title}")

    def _toggle(self) -> None:
        self.measures.setVisible(self.measures.isHidden())
        self._rate()
        self.changed.emit()
