"""The earlier versions of the agreement: what each said, and getting it back, whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QWidget

from sharebuilder.errors import ShareBuilderError, UnusableFile
from sharebuilder.gui.accessibility import announce, name
from sharebuilder.gui.difference_list import DifferenceList
from sharebuilder.gui.fields import Flow, Text, button, column
from sharebuilder.gui.theme import characters, space
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import Edit
from sharebuilder.model.difference import Difference, changes_for, difference
from sharebuilder.model.pointer import parent
from sharebuilder.questions.difference_words import DifferenceWords
from sharebuilder.safekeeping.held import is_one_answer
from sharebuilder.storage.agreement_file import agreement_from_bytes
from sharebuilder.storage.owner_note import time_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharebuilder.gui.services import Services
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.storage.versions import Version, Versions

_MOST_ROWS = 6


class VersionsPage(QScrollArea):
    """The page of versions, in the place of the agreement."""

    def __init__(self, services: Services, versions: Versions, leave: Callable[[], object]) -> None:
        """List the versions.

        Args:
            services: the agreement that is open, and its words.
            versions: where they are kept.
            leave: leads back to the agreement.
        """
        super().__init__()
        self._services = services
        self._versions = versions
        self._leave = leave
        self._tree: JsonObject | None = None
        self._found: tuple[Difference, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(characters(self, 104) + space(self, 4))
        self._inside = column(page, 0.8, 2.0)
        self._inside.addWidget(Text(tr("Earlier versions"), "title"))
        self._inside.addWidget(
            Text(
                tr(
                    "Each time you save, ShareBuilder keeps what was there before, on this "
                    "computer and for you alone: the last ten versions. Choose one to see what has "
                    "changed since. You can bring all of it back, or single answers. Nothing is "
                    "saved until you save."
                )
            )
        )
        self._add_buttons()
        self.list = QListWidget()
        name(
            self.list,
            tr("Versions"),
            tr("Arrow keys choose a version. What changed stands beneath."),
        )
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside.addWidget(self.list)
        self.heading = Text("", "section")
        self._inside.addWidget(self.heading)
        self.problem = Text("")
        self.problem.setProperty("state", "error")
        self._inside.addWidget(self.problem)
        self.differences = DifferenceList(tr("Then"), tr("Now"), tr("Bring back"))
        self.differences.ticked.connect(self._ticked)
        self._inside.addWidget(self.differences)
        self._inside.addStretch(1)
        self.setWidget(page)
        self._fill()

    def take_focus(self) -> None:
        """Begin at the list, or at the way back where there is none."""
        (self.list if self.list.count() else self.back_button).setFocus()

    # --- inside ---

    def _add_buttons(self) -> None:
        self.whole_button = button(tr("Bring the whole version back"), self._restore_all, "primary")
        self.some_button = button(tr("Bring back what is ticked"), self._restore_some)
        self.back_button = button(tr("Back to the agreement"), self._leave)
        line = Flow(0.6)
        for one in (self.whole_button, self.some_button, self.back_button):
            line.add(one)
        self._inside.addWidget(line)

    def _fill(self) -> None:
        agreement = self._services.agreement
        found = self._versions.of(str(agreement.tree.get("id", "")))
        for version in found:
            item = QListWidgetItem(_words(version, agreement.sha256))
            item.setData(Qt.ItemDataRole.UserRole, version)
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        row = self.list.sizeHintForRow(0) + space(self, 0.4) if found else 0
        self.list.setFixedHeight(row * min(len(found), _MOST_ROWS) + space(self, 0.4))
        self.whole_button.setVisible(bool(found))
        self.some_button.setVisible(bool(found))
        self.problem.hide()
        if not found:
            self.heading.say(tr("There is none yet. The first is kept when you save."))
            return
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        first = next((at for at, one in enumerate(found) if one.sha256 != agreement.sha256), 0)
        self.list.setCurrentRow(first)

    def _show(self) -> None:
        """Say what changed between the chosen version and now."""
        version = self._chosen()
        tree, now = self._services.tree, None
        self.problem.hide()
        try:
            now = agreement_from_bytes(self._versions.read(version), version.path).tree
        except (OSError, UnusableFile) as error:
            known = isinstance(error, ShareBuilderError)
            words = str(error) if known else tr("This version cannot be read.")
            self.problem.say(words)
            self.problem.show()
        self._tree = now
        self._found = difference(now, tree, is_one_answer) if now is not None else ()
        words_of = DifferenceWords(
            self._services.question_set, self._services.knowledge, now or tree, tree
        )
        lines = words_of.lines(self._found)
        self.differences.show_lines(lines)
        count = len(lines)
        same = tr("The agreement says the same now")
        text = tr("%n differences since then", None, count) if count else same
        self.heading.say(text if now is not None else "")
        may = now is not None and not self._services.read_only
        self.whole_button.setEnabled(may and bool(count))
        announce(self.list, text)

    def _ticked(self, count: int) -> None:
        self.some_button.setEnabled(bool(count) and not self._services.read_only)
        self.some_button.setText(
            tr("Bring back what is ticked ({number})", number=count)
            if count
            else tr("Bring back what is ticked")
        )

    def _restore_all(self) -> None:
        if self._tree is not None:
            back = difference(self._services.tree, self._tree, is_one_answer)
            when = time_words(self._chosen().saved_at)
            self._restore(
                back,
                tr("Bring back the version of {when}", when=when),
                tr("Brought back: the version of {when}. It is not saved yet.", when=when),
            )

    def _restore_some(self) -> None:
        if self._tree is None:
            return
        wanted = {(one.pointer, one.kind) for one in self.differences.chosen}
        lists = {parent(one.pointer) for one in self.differences.chosen if one.kind == "moved"}
        turned = {"added": "removed", "removed": "added"}
        back = tuple(
            one
            for one in difference(self._services.tree, self._tree, is_one_answer)
            if (one.pointer, turned.get(one.kind, one.kind)) in wanted
            or (one.kind == "moved" and parent(one.pointer) in lists)
        )
        count, when = len(wanted), time_words(self._chosen().saved_at)
        self._restore(
            back,
            tr("Bring back %n answers of the version of {when}", None, count, when=when),
            tr(
                "Brought back: %n answers of the version of {when}. It is not saved yet.",
                None,
                count,
                when=when,
            ),
        )

    def _chosen(self) -> Version:
        version: Version = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return version

    def _restore(self, back: tuple[Difference, ...], label: str, said: str) -> None:
        agreement = self._services.agreement
        agreement.apply(Edit(label, changes_for(agreement.tree, back)))
        self._leave()
        self._services.navigator.say(said, undo=True)


def _words(version: Version, now: str | None) -> str:
    """A version as a person chooses it."""
    parts = [
        time_words(version.saved_at) or tr("At a time not known"),
        tr("{number} KB", number=max(1, round(version.size / 1024))),
        tr("saved by {person}", person=version.saved_by)
        if version.saved_by
        else tr("saved by somebody not known here"),
    ]
    if version.sha256 == now:
        parts.append(tr("as the file is now"))
    return ", ".join(parts)
