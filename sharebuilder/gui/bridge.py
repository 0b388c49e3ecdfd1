"""From the agreement's listeners to Qt signals; findings follow when the hands rest."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sharebuilder.gui.beside import Beside
from sharebuilder.model.remembered import forget
from sharebuilder.questions.progress import ProgressKeeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sharebuilder.editing import Notice
    from sharebuilder.findings.engine import Session
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.open_agreement import OpenAgreement
    from sharebuilder.questions.progress import StepProgress
    from sharebuilder.questions.question_set import QuestionSet

_MANY = 150  # records
_REST = 350  # milliseconds without a key before the checks run


class Bridge(QObject):
    """Tells the pages what changed.

    Signals:
        answered: answers changed; carries the pointers.
        checked: the findings are up to date again.
    """

    answered = Signal(tuple)
    checked = Signal()

    def __init__(
        self,
        agreement: OpenAgreement,
        parts: Callable[[], tuple[QuestionSet, Knowledge]],
        today: Callable[[], date],
    ) -> None:
        """Listen to an agreement.

        Args:
            agreement: the agreement.
            parts: what the checks need, read on first use.
            today: the day of the checks.
        """
        super().__init__()
        self._agreement = agreement
        self._parts = parts
        self._today = today
        self._session: Session | None = None
        self._keeper: ProgressKeeper | None = None
        self._changed: dict[Pointer, None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._rested)
        self._beside = Beside(self)
        self._busy = False
        self._stop = agreement.listen(self._heard)
        self.findings: tuple[Finding, ...] = ()
        self.progress: dict[str, StepProgress] = {}

    def close(self) -> None:
        """Stop listening, for good.

        Qt keeps what is connected to a signal for as long as the sender lives, and so would keep
        every page of an agreement that was put away. What somebody wrote is not kept either.
        """
        self._timer.stop()
        self._stop()
        forget()
        self.deleteLater()

    @property
    def ready(self) -> bool:
        """Whether the checks have run at all."""
        return bool(self.progress)

    @property
    def waiting(self) -> bool:
        """Whether there are changes that the checks have not seen yet."""
        return self._timer.isActive()

    def check_soon(self) -> None:
        """Run the checks when nothing else is to be done."""
        self._timer.start(0)

    def check_now(self) -> None:
        """Run the checks that the changes since the last time call for."""
        self._timer.stop()
        tree, today = self._agreement.tree, self._today()
        question_set, knowledge = self._parts()
        changed = tuple(self._changed)
        if self._session is None:
            from sharebuilder.findings.engine import Checker

            self._session = Checker(question_set, knowledge).session(tree, today)
            self._keeper = None  # it counts from the start too
            self.findings = self._session.findings
        else:
            self.findings = self._session.update(tree, changed, today)
        self._changed.clear()
        if self._keeper is None:
            self._keeper = ProgressKeeper(question_set)
        self.progress = self._keeper.update(tree, changed, _counts(self.findings))
        self.checked.emit()

    def _rested(self) -> None:
        """Check when the hands rest; beside the window, where somebody would wait for it."""
        if not _is_large(self._agreement.tree):
            self.check_now()
        elif self._session is None or not self._only_answers():
            self._check_beside()
        else:
            self.check_now()

    def _only_answers(self) -> bool:
        """Whether single answers changed, and no record came or went."""
        from sharebuilder.findings.engine import one_answer

        return all(one_answer(pointer) for pointer in self._changed)

    def _check_beside(self) -> None:
        """Check in a thread. What is written meanwhile is checked when that is done."""
        if self._busy:
            return
        self._busy = True
        answers, today, parts = json.dumps(self._agreement.tree), self._today(), self._parts()
        changed = tuple(self._changed)
        self._changed.clear()
        # Until it is back nobody else may use it. Who cannot wait begins anew.
        session, self._session = self._session, None
        keeper = self._keeper or ProgressKeeper(parts[0])

        def work() -> tuple[Session, ProgressKeeper] | None:
            from sharebuilder.findings.engine import Checker

            try:
                tree = json.loads(answers)
                keeper.update(tree, changed, {})
                if session is None:
                    return Checker(*parts).session(tree, today), keeper
                session.update(tree, changed, today)
            except Exception:  # noqa: BLE001 - the window itself then meets it, and says so
                return None
            return session, keeper

        self._beside.start(work, self._adopt)

    def _adopt(self, made: tuple[Session, ProgressKeeper] | None) -> None:
        self._busy = False
        if self._session is None and made is not None:
            self._session, self._keeper = made
            self._session.rebase(self._agreement.tree)
        if self._only_answers():
            self.check_now()
        else:
            self._rested()

    def of_step(self, step_id: str) -> tuple[Finding, ...]:
        """The findings of a step that still count, those of the critical friend apart."""
        return tuple(
            one for one in self.findings if one.step == step_id and one.counts and not one.friend
        )

    def friend_of_step(self, step_id: str) -> tuple[Finding, ...]:
        """What the critical friend asks in a step, and what was settled of it."""
        return tuple(one for one in self.findings if one.step == step_id and one.friend)

    def _heard(self, notice: Notice) -> None:
        self._changed.update(dict.fromkeys(notice.pointers))
        self._timer.start(_REST)
        self.answered.emit(notice.pointers)


def _is_large(tree: JsonObject) -> bool:
    """Whether the first check of an agreement takes so long that somebody would wait for it."""
    return sum(len(one) for one in tree.values() if isinstance(one, list)) > _MANY


def _counts(findings: tuple[Finding, ...]) -> dict[str, tuple[int, int]]:
    errors = Counter(one.step for one in findings if one.severity == "error" and one.counts)
    warnings = Counter(one.step for one in findings if one.severity == "warning" and one.counts)
    return {step: (errors[step], warnings[step]) for step in errors | warnings}
