"""The step of the law: who relies on what, on one sheet, and beneath it each legal ground."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QTextBrowser, QWidget

from sharebuilder.advice.reliance import QUESTIONS, reliances
from sharebuilder.gui.advice_page import AdvicePage
from sharebuilder.gui.fields import Flow, Fold, Text, column, rule
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent

    from sharebuilder.advice.reliance import Answer, Reliance
    from sharebuilder.findings.look import Look
    from sharebuilder.gui.services import Services
    from sharebuilder.gui.step_page import SectionView

_ADD = "add:"
_LINES = 20
_NARROW = 66  # letters: five columns need as much
_TABLE = (
    '<table width="99%" border="1" cellspacing="0" cellpadding="4" '
    'style="border-collapse: collapse">'
)
_HEAD = '<th align="left" width="20%">{}</th>'
_LAW = Pointer("/law")


class LawPage(AdvicePage):
    """The law of each partner and purpose."""

    def before_section(self, section: SectionView) -> None:
        """The overview stands above the legal grounds."""
        if section.section.collection == _LAW:
            self.overview = Overview(self.services)
            self.fold = Fold(tr("Who relies on what"), lambda: self.overview, opened=True)
            self.inside.addWidget(self.fold)
            self.inside.addWidget(rule())

    def advise(self, look: Look) -> None:
        """Show what everybody relies on now."""
        rows = reliances(look, self.services.value_text)
        self.overview.sheet.show_rows(rows)
        gaps = sum(row.gaps for row in rows)
        self.fold.set_note(tr("%n gaps", None, gaps) if gaps else tr("No gaps"))
        self.fold.setVisible(bool(rows))


class Overview(QWidget):
    """The sheet, and what it shows."""

    def __init__(self, services: Services) -> None:
        """Show nothing yet.

        Args:
            services: the agreement.
        """
        super().__init__()
        self.sheet = Reliances(services)
        self.reasons = QCheckBox(tr("With reasons, sources and flows"))
        self.only_gaps = QCheckBox(tr("Gaps only"))
        for box in (self.reasons, self.only_gaps):
            box.toggled.connect(self._redraw)
        both = Flow(1.0)
        both.add(self.reasons)
        both.add(self.only_gaps)
        hint = Text(
            tr(
                "Each word leads to its answer. ■ marks a gap, ▲ law whose text nobody has checked."
            ),
            "hint",
        )
        inside = column(self, 0.3)
        for widget in (hint, both, self.sheet):
            inside.addWidget(widget)

    def _redraw(self) -> None:
        self.sheet.draw(reasons=self.reasons.isChecked(), only_gaps=self.only_gaps.isChecked())


class Reliances(QTextBrowser):
    """A row for each purpose and partner, a column for each of the four questions, all links."""

    def __init__(self, services: Services) -> None:
        """Show nothing yet.

        Args:
            services: the agreement.
        """
        super().__init__()
        self._services = services
        self._rows: tuple[Reliance, ...] = ()
        self._reasons = self._only_gaps = self._narrow = False
        self.setAccessibleName(tr("Who relies on what law"))
        self.setAccessibleDescription(tr("Tab goes from link to link. Each leads to its answer."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._go)

    def show_rows(self, rows: tuple[Reliance, ...]) -> None:
        """Show these."""
        self._rows = rows
        self._draw()

    def draw(self, *, reasons: bool, only_gaps: bool) -> None:
        """Show more or less of them.

        Args:
            reasons: with reasons, sources and flows.
            only_gaps: leave out whoever has no gap.
        """
        self._reasons, self._only_gaps = reasons, only_gaps
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns where there is room for them."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < characters(self, _NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._draw()

    # --- inside ---

    def _draw(self) -> None:
        """The sheet stays where it was scrolled to."""
        rows = tuple(one for one in self._rows if one.gaps or not self._only_gaps)
        at = self.verticalScrollBar().value()
        no_gap = tr("No gap: each answer has its law and its reason.")
        self.setHtml(self._html(rows) or f"<p>{escape(no_gap)}</p>")
        self.verticalScrollBar().setValue(at)
        self.setFixedHeight(space(self, min(_LINES, 3 + 5 * len(rows))))

    def _html(self, rows: tuple[Reliance, ...]) -> str:
        parts = []
        purpose = None
        for one in rows:
            if one.purpose.id != purpose:
                if purpose is not None and not self._narrow:
                    parts.append("</table>")
                purpose = one.purpose.id
                parts.append(f"<h3>{escape(self._services.record_label(one.purpose.pointer))}</h3>")
                if not self._narrow:
                    heads = "".join(
                        _HEAD.format(escape(one)) for one in (tr("Partner"), *QUESTIONS)
                    )
                    parts.append(f"{_TABLE}<tr>{heads}</tr>")
            parts.append(self._beneath(one) if self._narrow else self._row(one))
        parts.append("</table>" if rows and not self._narrow else "")
        return "".join(parts)

    def _row(self, one: Reliance) -> str:
        who, gap = self._who(one)
        if gap:
            return f'<tr><td>{who}</td><td colspan="4">{gap}</td></tr>'
        cells = "".join(
            f"<td>{_cell(answer, reasons=self._reasons)}</td>" for answer in one.answers
        )
        return f"<tr><td>{who}</td>{cells}</tr>"

    def _beneath(self, one: Reliance) -> str:
        """The same with one answer beneath the other, where columns would be too narrow."""
        who, gap = self._who(one)
        lines = [f"<p>{who}</p>", f"<p>{gap}</p>" if gap else ""]
        for question, answer in zip(QUESTIONS, one.answers, strict=False):
            cell = _cell(answer, reasons=self._reasons)
            lines.append(f"<p><b>{escape(question)}</b><br>{cell}</p>")
        return "".join(lines)

    def _who(self, one: Reliance) -> tuple[str, str]:
        """The partner with its flows, and what to say where no law carries them."""
        name = escape(self._services.record_label(one.partner.pointer))
        count = len(one.flows)
        words = tr("%n flows", None, count) if count else tr("No flows")
        if self._reasons and count:
            words = ", ".join(self._services.record_label(flow.pointer) for flow in one.flows)
        small = f"<br><small>{escape(words)}</small>"
        if one.ground is None:
            add = f"{_ADD}{one.partner.id}:{one.purpose.id}"
            link = _link(add, escape(tr("Add a legal ground")))
            gap = escape(tr("■ Gap: no law carries this yet."))
            return f"<b>{name}</b>{small}", f"{gap} {link}"
        return _link(one.ground.pointer, f"<b>{name}</b>") + small, ""

    def _go(self, link: QUrl) -> None:
        target = link.toString()
        if not target.startswith(_ADD):
            self._services.go_to(target)
            return
        _, partner, purpose = target.split(":")
        if self._services.read_only:
            return
        record = self._services.agreement.add_record(
            _LAW, {"partner": partner, "purposes": [purpose]}, label=tr("Add a legal ground")
        )
        self._services.go_to(f"{record}/regime")


def _cell(answer: Answer, *, reasons: bool) -> str:
    lines = []
    for one in answer.stands:
        line = _link(one.place, escape(one.words))
        if reasons and one.source:
            line += f" <small>({escape(one.source)})</small>"
        doubt = escape(tr("▲ not verified"))
        lines.append(line if one.verified else f"{line} <i>{doubt}</i>")
    if reasons and answer.reason:
        because = tr("Because: {reason}", reason=answer.reason)
        lines.append(f"<small>{escape(because)}</small>")
    lines += [
        tr("■ Gap: {answer}", answer=_link(place, escape(words))) for words, place in answer.gaps
    ]
    if answer.note:
        lines.append(_link(answer.place, escape(answer.note)))
    return "<br>".join(lines)


def _link(place: str, words: str) -> str:
    return f'<a href="{escape(place, quote=True)}">{words}</a>'
