"""Building documents beside the window, so that it never stands still."""

from __future__ import annotations

import copy
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from sharebuilder.errors import Cancelled, ShareBuilderError
from sharebuilder.gui.translate import tr

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    The tree is a copy of its own: a person goes on writing while documents are built.
    """

    tree: JsonObject
    folder: Path
    documents: tuple[str, ...]
    question_set: QuestionSet
    knowledge: Knowledge
    findings: tuple[Finding, ...]
    today: date
    agreement: Path | None = None
    pdf: bool = False
    redacted: bool = False
    layout: str = ""

    @classmethod
    def of(  # noqa: PLR0913 - what an order needs, each by its name
        cls,
        tree: JsonObject,
        *,
        folder: Path,
        documents: tuple[str, ...],
        question_set: QuestionSet,
        knowledge: Knowledge,
        findings: tuple[Finding, ...],
        today: date,
        agreement: Path | None = None,
        pdf: bool = False,
        redacted: bool = False,
        layout: str = "",
    ) -> Order:
        """An order for the answers as they are now.

        Args:
            agreement: the agreement's file, if any: a house style can lie beside it.
            pdf: make a PDF of each document too.
            redacted: make the edition for publication.
            layout: the order of the agreement's clauses; that of the house style where empty.
        """
        kept = copy.deepcopy(tree)
        return cls(
            kept, folder, documents, question_set, knowledge, findings, today, agreement, pdf,
            redacted, layout,
        )  # fmt: skip


class _Work(QThread):
    """Builds in a thread of its own. It touches no widget."""

    progressed = Signal(str, float)
    told = Signal(list)
    built = Signal(list)
    failed = Signal(object)

    def __init__(self, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self._order = order
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        # Word is loaded here, so that the first build does not hold the window up either.
        order = self._order
        try:
            from sharebuilder.documents.build import build
            from sharebuilder.documents.catalogue import documents
            from sharebuilder.documents.house_style import house_style_for

            house = house_style_for(order.agreement)
            result = build(
                order.tree,
                out_dir=order.folder,
                documents=order.documents,
                question_set=order.question_set,
                knowledge=order.knowledge,
                findings=order.findings,
                today=order.today,
                house=house,
                layout=order.layout,
                redacted=order.redacted,
                progress=self.progressed.emit,
                cancelled=self._stop.is_set,
            )
        except ShareBuilderError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must not die unheard
            self.failed.emit(
                ShareBuilderError(
                    tr(
                        "The documents could not be built ({fault}: {error}).",
                        fault=type(error).__name__,
                        error=error,
                    ),
                    remedy=tr("Your answers are safe. Save them, and report this message."),
                )
            )
        else:
            paths = [one.path for one in result.built]
            notes = [str(problem) for problem in house.problems]
            notes += [
                tr(
                    "This agreement needs no {document}. {why}",
                    document=kind.title.lower(),
                    why=kind.not_needed,
                ).strip()
                for kind in documents()
                if kind.id in result.not_needed
            ]
            if order.pdf:
                more, problems = self._pdfs(paths)
                paths, notes = paths + more, notes + problems
            self.told.emit(notes)
            self.built.emit(paths)

    def _pdfs(self, paths: list[Path]) -> tuple[list[Path], list[str]]:
        """The PDFs of documents, and what is said of those that could not be made."""
        from sharebuilder.documents.pdf import to_pdf

        made: list[Path] = []
        problems: list[str] = []
        for number, path in enumerate(paths):
            if self._stop.is_set():
                break
            self.progressed.emit(tr("PDF of {name}", name=path.name), (number + 0.5) / len(paths))
            try:
                made.append(to_pdf(path))
            except ShareBuilderError as error:
                problems.append(str(error))
        return made, problems


class Builder(QObject):
    """Builds one order at a time.

    Signals:
        progressed: what is being done, and how much is done (0 to 1).
        told: what is said besides, before `built`: of the house style, of PDFs.
        built: done; carries the paths.
        cancelled: somebody stopped it.
        failed: it could not be done; carries the error.
    """

    progressed = Signal(str, float)
    told = Signal(list)
    built = Signal(list)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Wait for an order."""
        super().__init__(parent)
        self._work: _Work | None = None

    @property
    def busy(self) -> bool:
        """Whether an order is being built."""
        return self._work is not None

    def start(self, order: Order) -> None:
        """Build an order, unless one is being built."""
        if self._work is not None:
            return
        self._work = _Work(order, self)
        self._work.progressed.connect(self.progressed)
        self._work.told.connect(self.told)
        self._work.built.connect(self._done)
        self._work.failed.connect(self._fail)
        self._work.start()

    def stop(self) -> None:
        """Stop as soon as a document is whole; nothing half-written stays."""
        if self._work is not None:
            self._work.stop()

    def wait(self) -> None:
        """Stop, and wait until the thread has ended."""
        if self._work is not None:
            self._work.stop()
            self._work.wait()

    def _end(self) -> None:
        if self._work is not None:
            self._work.wait()
            self._work.deleteLater()
            self._work = None

    def _done(self, paths: list[Path]) -> None:
        self._end()
        self.built.emit(paths)

    def _fail(self, error: ShareBuilderError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
