"""Where one begins: recent agreements, a new one, or a worked case to start from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from sharebuilder.gui.fields import Flow, Text, button, clear_layout, column, frame
from sharebuilder.gui.first_look import HEADLINE, PAGE_GAP, PAGE_MARGIN
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from sharebuilder.storage.cases import WorkedCase

_MOST_RECENT = 6


class StartPage(QScrollArea):
    """The start page.

    Signals:
        new_wanted, open_wanted: a person wants a new agreement, or to open one.
        screening_wanted: a person wants to know whether an agreement is needed.
        recent_wanted: carries the path as it was remembered.
        case_wanted: carries the id of a worked case.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    screening_wanted = Signal()
    recent_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self) -> None:
        """Draw the page; cases and recent files come later."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        inside = column(page, PAGE_GAP, PAGE_MARGIN)
        inside.addWidget(Text(tr(HEADLINE), "title"))
        words = Text(
            tr(
                "ShareBuilder asks you plain questions about who shares what, about whom, with "
                "whom and why. From your answers it writes an information-sharing agreement in "
                "Word. Everything stays on this computer."
            )
        )
        words.setMaximumWidth(characters(self, 90))
        inside.addWidget(words)
        line = Flow(0.6)
        self.new_button = button(tr("Start a new agreement"), self.new_wanted.emit, "primary")
        self.open_button = button(tr("Open an agreement…"), self.open_wanted.emit)
        line.add(self.new_button)
        line.add(self.open_button)
        self.screening_button = button(tr("Do I need an agreement?"), self.screening_wanted.emit)
        line.add(self.screening_button)
        inside.addWidget(line)
        self._offer_place = column(line_holder := QWidget(), 0)
        inside.addWidget(line_holder)
        self._recent_heading = Text(tr("Go on with"), "section")
        self._recent_heading.hide()
        inside.addWidget(self._recent_heading)
        self._recent_place = QWidget()
        self._recent_column = column(self._recent_place, 0.1)
        inside.addWidget(self._recent_place)
        inside.addSpacing(space(self, 0.6))
        inside.addWidget(Text(tr("Or start from a worked case"), "section"))
        hint = Text(
            tr(
                "Each is a whole agreement for a real place, with invented details. It opens as "
                "your own copy: change it until it is yours."
            ),
            "hint",
        )
        hint.setMaximumWidth(characters(self, 90))
        inside.addWidget(hint)
        self._cards: list[QWidget] = []
        self._grid_place = QWidget()
        self._grid = QGridLayout(self._grid_place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(self, 0.8))
        inside.addWidget(self._grid_place)
        self._waiting = Text(tr("Reading the worked cases…"), "hint")
        inside.addWidget(self._waiting)
        inside.addStretch(1)
        self.setWidget(page)

    def offer(self, widget: QWidget) -> None:
        """Offer something at the top, such as work that a crash left."""
        self._offer_place.addWidget(widget)

    def show_recent(self, recent: Sequence[Path]) -> None:
        """List recent files by what was remembered of them. No file is touched."""
        clear_layout(self._recent_column)
        self._recent_heading.setVisible(bool(recent))
        self._recent_place.setVisible(bool(recent))
        for path in recent[:_MOST_RECENT]:
            made = button(path.stem, partial(self.recent_wanted.emit, str(path)), "link")
            made.setAccessibleName(tr("Open {stem}, {path}", stem=path.stem, path=path))
            self._recent_column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._recent_column.addWidget(Text(str(path.parent), "small"))

    def show_cases(self, cases: tuple[WorkedCase, ...]) -> None:
        """Show a card for each worked case."""
        self._waiting.setVisible(not cases)
        if not cases:
            self._waiting.say(tr("No worked cases were found."))
        for card in self._cards:
            card.deleteLater()
        self._cards = [self._card(case) for case in cases]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """One, two or three cards side by side, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _card(self, case: WorkedCase) -> QWidget:
        card = frame("card")
        inside = column(card, 0.4, 0.9)
        inside.addWidget(Text(case.place, "group"))
        inside.addWidget(Text(case.title, "label"))
        story = Text(case.story, "hint")
        story.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(story, 1)
        made = button(
            tr("Start from {place}", place=case.place), lambda: self.case_wanted.emit(case.id)
        )
        made.setAccessibleName(
            tr("Start from {place}: {title}", place=case.place, title=case.title)
        )
        inside.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _arrange(self) -> None:
        width = self.viewport().width() - space(self, 4)
        columns = max(1, min(3, width // characters(self, 46)))
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
