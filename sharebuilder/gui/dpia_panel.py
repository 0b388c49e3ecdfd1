"""Is an impact assessment needed? Each sign with its reason, and a button that ticks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sharebuilder.gui.accessibility import announce
from sharebuilder.gui.advice_words import source_words
from sharebuilder.gui.fields import Text, button, clear_layout, column
from sharebuilder.gui.tab_order import in_tab_order
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharebuilder.advice.dpia import DpiaScreening, Sign

_VERDICTS = {
    "needed": (tr_later("■ Needed"), "warning"),
    "advised": (tr_later("▲ Advised"), "prompt"),
    "not-shown": (tr_later("○ Not shown to be needed"), "good"),
}


class DpiaPanel(QFrame):
    """What the screening for an impact assessment comes to, and why."""

    def __init__(
        self, tick: Callable[[Sequence[str]], object], go_to: Callable[[str], object]
    ) -> None:
        """Say nothing yet.

        Args:
            tick: ticks features.
            go_to: leads to an answer.
        """
        super().__init__()
        self.setProperty("role", "aside")
        self.setMaximumWidth(characters(self, 96))
        self._tick = tick
        self._go_to = go_to
        self._shown: DpiaScreening | None = None
        inside = column(self, 0.4, 0.7)
        self.heading = Text(tr("Is an impact assessment needed?"), "section")
        inside.addWidget(self.heading)
        self.verdict = Text("")
        inside.addWidget(self.verdict)
        self.reason = Text("")
        inside.addWidget(self.reason)
        self._signs = QVBoxLayout()
        self._signs.setSpacing(space(self, 0.5))
        inside.addLayout(self._signs)
        self.perhaps_heading = Text(
            tr("Look at these too: a word or a number points to them"), "group"
        )
        inside.addWidget(self.perhaps_heading)
        self._perhaps = QVBoxLayout()
        self._perhaps.setSpacing(space(self, 0.4))
        inside.addLayout(self._perhaps)
        self.tick_button = button("", self._tick_shown)
        inside.addWidget(self.tick_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(
            Text(tr("This is not legal advice. Ask your data protection officer."), "small")
        )

    def show_screening(self, found: DpiaScreening) -> None:
        """Show what the answers come to now, and say aloud where the verdict changed."""
        if found == self._shown:
            return
        changed = self._shown is not None and found.verdict != self._shown.verdict
        self._shown = found
        words, state = _VERDICTS[found.verdict]
        self.verdict.say(tr(words))
        self.verdict.setProperty("state", state)
        self.verdict.style().polish(self.verdict)
        self.reason.say(found.reason)
        links = [*self._list(self._signs, found.signs), *self._list(self._perhaps, found.perhaps)]
        self.perhaps_heading.setVisible(bool(found.perhaps))
        count = len(found.not_ticked)
        self.tick_button.setVisible(bool(count))
        words = tr("Tick these %n features", None, count)
        self.tick_button.setText(words)
        labels = ", ".join(one.label for one in found.signs if one.name in found.not_ticked)
        self.tick_button.setAccessibleName(f"{words}: {labels}")
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(found.sentence)
        in_tab_order(self, [*links, self.tick_button])
        if changed and self.isVisible():
            announce(self, found.sentence)

    def _list(self, lines: QVBoxLayout, signs: Sequence[Sign]) -> list[QWidget]:
        clear_layout(lines)
        links: list[QWidget] = []
        for one in signs:
            made, link = self._line(one)
            lines.addWidget(made)
            if link is not None:
                links.append(link)
        return links

    def _line(self, sign: Sign) -> tuple[QWidget, QWidget | None]:
        made = QWidget()
        inside = column(made, 0.1)
        words = sign.label
        if sign.name and sign.ticked:
            words = tr("☑ {sign} (ticked)", sign=sign.label)
        elif sign.name:
            words = tr("☐ {sign} (not ticked)", sign=sign.label)
        inside.addWidget(Text(words, "label"))
        for reason in sign.because:
            inside.addWidget(Text(tr("Why: {reason}", reason=reason)))
        if not sign.because:
            inside.addWidget(Text(tr("You ticked it. Your answers do not show it."), "hint"))
        inside.addWidget(Text(sign.how_far, "hint"))
        inside.addWidget(Text(source_words(sign.entry), "small"))
        if not sign.answers:
            return made, None
        first = sign.answers[0]
        link = button(tr("Go to the answer"), lambda: self._go_to(first.pointer), "link")
        link.setAccessibleName(tr("Go to the answer: {words}", words=first.words))
        inside.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return made, link

    def _tick_shown(self) -> None:
        if self._shown is not None:
            self._tick(self._shown.not_ticked)
