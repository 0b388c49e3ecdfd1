"""The clause beside the page: the paragraph of the document that an answer becomes, as it is typed.

The documents are read beside the window, when the hands rest. What is typed meanwhile is put into
the paragraph that was read last, so that it follows each key and costs next to nothing.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sharebuilder.gui.beside import Beside
from sharebuilder.gui.fields import Text, column
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from sharebuilder.documents.clause import Clause, Clauses, Passage
    from sharebuilder.gui.services import Services
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.pointer import Pointer

_REST = 450  # milliseconds without an edit or a move before the documents are read
_LONGEST = 600  # letters of a paragraph that are shown
_READING = tr_later("Reading the documents…")
_NOWHERE = tr_later("No document shows this answer by itself.")
_ONCE_ANSWERED = tr_later("Answer it, and here stands what the documents then say.")


class ClausePanel(QWidget):
    """Shows what the documents say because of the answer that has the focus."""

    def __init__(self, services: Services) -> None:
        """Show nothing yet."""
        super().__init__()
        self._services = services
        self._pointer: Pointer | None = None
        self._clause: Clause | None = None
        self._clauses: tuple[Path | None, Clauses] | None = None
        self._asked = 0
        self._reading = False
        inside = column(self, 0.4)
        inside.addWidget(Text(tr("How the document will say it"), "section"))
        self.where = Text("", "small")
        inside.addWidget(self.where)
        self._place = QVBoxLayout()
        inside.addLayout(self._place)
        self.quotes: list[Quote] = []
        self._beside = Beside(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._read)
        services.bridge.answered.connect(self._heard)
        self.hide()

    def show_answer(self, pointer: Pointer | None) -> None:
        """Show the clause of an answer; nothing where there is none."""
        if pointer == self._pointer:
            return
        self._pointer, self._clause = pointer, None
        self._asked += 1
        self.setVisible(pointer is not None)
        if pointer is None:
            self._timer.stop()
            return
        self._show((), tr(_READING))
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was not read while nobody could see it."""
        super().showEvent(event)
        if self._pointer is not None and self._clause is None:
            self._timer.start()

    @property
    def settled(self) -> bool:
        """Whether what is shown is what the documents say."""
        return not self._reading and not self._timer.isActive()

    def _heard(self, changed: tuple[Pointer, ...]) -> None:
        if self._pointer is None:
            return
        self._asked += 1
        if changed == (self._pointer,):
            if self._clause is not None and self._clause.mould:
                words = self._services.agreement.value(self._pointer)
                if isinstance(words, str):
                    self._show_typed(self._clause, words)
        else:
            self._clause = None  # what the document says without the answer may be different now
        self._timer.start()

    def _read(self) -> None:
        """Read the documents beside the window."""
        if self._pointer is None or not self.isVisible():
            return
        if self._reading:
            self._timer.start()
            return
        self._reading = True
        services = self._services
        # The person goes on writing while it is read. As text it is quickly copied.
        answers = json.dumps(services.tree)
        work = partial(
            self._find,
            answers,
            self._pointer,
            self._clause,
            services.agreement.path,
            services.knowledge,
        )
        self._beside.start(work, partial(self._found, self._asked))

    def _find(
        self,
        answers: str,
        pointer: Pointer,
        before: Clause | None,
        path: Path | None,
        knowledge: Knowledge,
    ) -> Clause | str:
        """What the documents say, or why that cannot be told. It touches no widget."""
        from sharebuilder.documents.clause import Clauses
        from sharebuilder.documents.house_style import house_style_for
        from sharebuilder.errors import ShareBuilderError

        services = self._services
        try:
            if self._clauses is None or self._clauses[0] != path:
                house = house_style_for(path)  # a house style can lie beside the agreement
                clauses = Clauses(services.question_set, knowledge, services.today(), house)
                self._clauses = path, clauses
            return self._clauses[1].of(json.loads(answers), pointer, before)
        except ShareBuilderError as error:
            return f"{error.problem} {error.remedy}".strip()
        except Exception as error:  # noqa: BLE001 - a thread must not die unheard
            return tr(
                "The clause cannot be shown here ({fault}). Your answer is safe.",
                fault=type(error).__name__,
            )

    def _found(self, asked: int, found: Clause | str) -> None:
        self._reading = False
        if asked != self._asked:
            return  # another answer is wanted by now, or this one has changed: it is read again
        if isinstance(found, str):
            self._show((), found)
            return
        self._clause = found
        if found.passages:
            self._show(found.passages, found.document, found.more)
        elif found.mould:
            self._show_typed(found, "")
        else:
            there = self._pointer is not None and self._services.agreement.value(self._pointer)
            self._show((), tr(_NOWHERE if there else _ONCE_ANSWERED))

    def _show_typed(self, clause: Clause, words: str) -> None:
        passages = clause.typed(words)
        if passages:
            self._show(passages, clause.document, clause.more)
            return
        heading = clause.mould[0].heading
        words = (
            tr(
                "{document}: your answer will stand there under “{heading}”.",
                document=clause.document,
                heading=heading,
            )
            if heading
            else tr("{document}: your answer will stand there.", document=clause.document)
        )
        self._show((), words)

    def _show(self, passages: tuple[Passage, ...], words: str, more: int = 0) -> None:
        """Show paragraphs, each under its heading. Boxes that are there are used again."""
        if more:
            words = tr("{document}, here and in %n more places", None, more, document=words)
        self.where.say(words)
        while len(self.quotes) < len(passages):
            self.quotes.append(Quote())
            self._place.addWidget(self.quotes[-1])
        for at, quote in enumerate(self.quotes):
            if at < len(passages):
                same = at > 0 and passages[at - 1].heading == passages[at].heading
                quote.say("" if same else passages[at].heading, passages[at].text)
            quote.setVisible(at < len(passages))


class Quote(QFrame):
    """A paragraph of a document, under its heading."""

    def __init__(self) -> None:
        """Quote nothing yet."""
        super().__init__()
        self.setProperty("role", "aside")
        inside = column(self, 0.2, 0.5)
        self.heading = Text("", "small")
        self.text = Text("")
        inside.addWidget(self.heading)
        inside.addWidget(self.text)

    def say(self, heading: str, text: str) -> None:
        """Show a paragraph. A long one is cut short."""
        self.heading.say(heading)
        self.heading.setVisible(bool(heading))
        self.text.say(_short(text))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
