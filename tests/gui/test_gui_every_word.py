"""In a language that nobody speaks, nothing that the window itself says stays English."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from sharebuilder.documents.flow_map import flow_map_of
from sharebuilder.documents.flow_map.description import flow_words
from sharebuilder.errors import UnusableFile
from sharebuilder.gui.app import application
from sharebuilder.gui.check_page import CheckPage
from sharebuilder.gui.fault import LastResort
from sharebuilder.gui.files import SystemFiles
from sharebuilder.gui.finding_view import FindingNote
from sharebuilder.gui.habits.dropping import drop
from sharebuilder.gui.habits.guide_page import GuidePage
from sharebuilder.gui.language import choose_language
from sharebuilder.gui.merge_page import MergePage
from sharebuilder.gui.recovery import Recovery
from sharebuilder.gui.translate import speak
from sharebuilder.gui.versions_page import VersionsPage
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.organisation.in_force import settings_places
from sharebuilder.resources import seeds_dir
from sharebuilder.safekeeping.recovery import leftovers
from tests.gui.driver import Person
from tests.gui.pseudo import LANGUAGE, write_pseudo
from tests.gui.shown_words import Known, shown
from tests.gui.test_gui_everyone import STEPS, cut_off, open_everything
from tests.gui.test_gui_recovery import crashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGER = 0.4
AIM = Pointer("/case/aim")


class Reader(Person):
    """Somebody who reads all that the window shows."""

    known: Known
    _findings: object = None

    def foreign(self, *roots: QWidget) -> list[str]:
        """What is shown and is neither translated nor known; in the whole window, or in parts."""
        self._learn()
        found = {
            f"{where}: {left!r} in {text[:90]!r}"
            for root in roots or (self.window,)
            for where, text in shown(root)
            if (left := self.known.foreign(text))
        }
        return sorted(found)

    def _learn(self) -> None:
        """Know what the core says of the agreement as it is now."""
        services = self.workspace.services
        if services.bridge.findings is self._findings:
            return
        self._findings = services.bridge.findings
        for one in services.bridge.findings:
            self.known.add((one.message, one.remedy))
        drawn = flow_map_of(services.tree)
        names = {one.id: one.name for one in drawn.nodes}
        self.known.add(flow_words(one, names) for one in drawn.flows)


@pytest.fixture(scope="module")
def reader(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Somebody who has the Bath case open in the pseudo-language, 40% longer than English."""
    del qapp
    folder = tmp_path_factory.mktemp("pseudo")
    before = QLocale()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.setenv("LOCALAPPDATA", str(folder / "config"))
        write_pseudo(settings_places()[1].parent / "translations", LONGER)
        assert choose_language(application(), LANGUAGE) is None
    made = Reader()
    case = seeds_dir() / "cases" / "bath.sharebuilder"
    file = Path(shutil.copy(case, folder / "b.sharebuilder"))
    made.known = Known(
        json.loads(file.read_text(encoding="utf-8")), [str(file), str(folder), "ShareBuilder"]
    )
    made.window.open_path(file)
    made.workspace.services.bridge.check_now()
    yield made
    made.close()
    speak(None)
    QLocale.setDefault(before)


def test_the_look_itself_finds_what_is_english(reader: Reader) -> None:
    for text in ("Save the documents now", "⟦Sàvé⟧ now please", "3 answers were brought back"):
        label = QLabel(text)
        assert reader.foreign(label), text


def test_the_menus_and_the_start_page_are_translated(reader: Reader) -> None:
    assert reader.window.actions_.save.text().startswith("⟦&Sàvé")
    reader.known.add(
        f"{one.number}. {one.title}" for one in reader.workspace.services.question_set.steps
    )
    assert reader.foreign(reader.window.menuBar()) == []
    reader.until(lambda: len(reader.window.start_page.findChildren(QAbstractButton)) > 3)
    assert reader.foreign(reader.window.start_page) == []


def test_what_is_done_to_a_table_is_told_in_the_language(reader: Reader) -> None:
    reader.workspace.show_step("partners")
    table = reader.table("partners")
    window, bar = reader.window, reader.window.messages
    seen = []
    for act in (
        table.add, table.duplicate, table.delete, window.undo, window.redo, window.undo,
        table.view.selectAll, table.copy,
    ):  # fmt: skip
        act()
        reader.settle(20)
        seen += reader.foreign(bar, window.menuBar(), window.header)
    assert bar.text
    assert seen == []


def test_the_panels_of_a_table_are_translated(reader: Reader) -> None:
    reader.workspace.show_step("data")
    table = reader.table("items")
    tools = table.tools
    assert tools is not None
    table.view.selectAll()
    for open_panel in (tools.library, tools.set_for_selected, tools.move_to_group):
        open_panel()
        reader.settle(30)
        assert reader.foreign(reader.workspace.page) == []
    for text in ("Name\tWhy needed\tColour\nOne item\tFor care\tred\nItem\t\t\n", "", "\x00"):
        reader.known.add(text.replace("\n", "\t").split("\t"))
        QGuiApplication.clipboard().setText(text)
        table.paste()
        reader.settle(30)
        assert reader.foreign(reader.workspace.page) == []


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_translated_and_has_room_for_longer_words(reader: Reader, step: str) -> None:
    reader.workspace.show_step(step)
    open_everything(reader)
    reader.workspace.page.reveal()
    reader.settle(50)
    workspace = reader.workspace
    assert reader.foreign(workspace.page, workspace.tasks, workspace.help, workspace.footer) == []
    assert cut_off(reader) == []


def test_the_whole_window_is_translated(reader: Reader) -> None:
    assert reader.foreign() == []


def test_what_a_question_says_of_a_wrong_answer_is_translated(reader: Reader) -> None:
    reader.workspace.show_step("running")
    said = 0
    for section in reader.workspace.page.sections:
        for part in section.parts():
            for field in part.all_fields():
                line = getattr(field.editor, "line", None)
                if isinstance(line, QLineEdit) and field.isVisible():
                    line.setText("zzzz")
                    line.editingFinished.emit()
                    said += field.complaint.isVisible()
                    reader.known.add(["zzzz"])
                    field.why_button.click()
    assert said
    assert reader.foreign(reader.workspace.page) == []
    assert reader.foreign(reader.workspace.help) == []


def test_what_can_be_said_to_a_finding_is_translated(reader: Reader) -> None:
    reader.workspace.show_step("risks")
    reader.settle(100)
    notes = [one for one in reader.window.findChildren(FindingNote) if one.buttons]
    assert notes
    for note in notes[:6]:
        for opener in list(note.buttons)[:3]:
            if isValid(opener) and isValid(note) and note.finding.severity != "error":
                opener.click()
                reader.settle(20)
                parts = [note] if isValid(note) else []
                assert reader.foreign(*parts, reader.window.messages) == []


def test_finding_going_to_and_the_guide_are_translated(reader: Reader) -> None:
    habits = reader.window.habits
    keys = (one.shortcut().toString() for one in reader.window.actions())
    reader.known.add(part for one in keys for part in (one, *one.split("+")))
    for act, typed in (("find", "money"), ("find", "zqzq"), ("go_to", ""), ("go_to", "te")):
        reader.known.add([typed])
        habits.acts()[act]()
        panel = habits.panel
        assert panel is not None
        panel.line.setText(typed)
        reader.settle(300)
        assert reader.foreign(panel) == []
        panel.closed.emit()
    habits.acts()["help"]()
    reader.settle(100)
    page = reader.window.stack.currentWidget()
    assert isinstance(page, GuidePage)
    reader.known.add([*page.guide.texts, *page.guide.texts.values()])
    reader.known.add(part for one in page.guide.sections for part in (one.title, one.above))
    assert reader.foreign(page) == []
    page.text.anchorClicked.emit(QUrl("https://example.org"))
    page.line.setText("zqzq")
    reader.settle(20)
    reader.known.add(["https://example.org", "zqzq"])
    assert reader.foreign(page) == []
    page.closed.emit()


def test_saving_versions_and_merging_are_translated(reader: Reader) -> None:
    window = reader.window
    agreement = reader.workspace.services.agreement
    assert agreement.path is not None
    reader.known.add(["Their aim", "My aim", "Our aim", agreement.path.name])
    seen = []
    agreement.set(AIM, "My aim", label="x")
    window.saving.unless_unsaved(lambda: None)
    seen += reader.foreign(window.messages)
    window.save()
    seen += reader.foreign(window.messages)
    window.show_versions()
    reader.settle(50)
    page = window.in_place.page
    assert isinstance(page, VersionsPage)
    page.list.setCurrentRow(page.list.count() - 1)
    next(iter(page.differences.boxes.values())).setChecked(True)
    seen += reader.foreign(page)
    page.some_button.click()
    seen += reader.foreign(window.messages)
    agreement.set(AIM, "Our aim", label="x")
    theirs = OpenAgreement.open(agreement.path)
    theirs.set(AIM, "Their aim", label="x")
    theirs.save()
    window.save()
    seen += reader.foreign(window.messages)
    window.keeping.compare()
    reader.settle(50)
    assert isinstance(window.in_place.page, MergePage)
    seen += reader.foreign(window.in_place.page)
    window.in_place.leave()
    reader.files.to_save = theirs.path
    assert seen == []


def test_what_happens_to_the_file_is_told_in_the_language(reader: Reader) -> None:
    window, keeping = reader.window, reader.window.keeping
    banner, seen = keeping.banner, []
    banner.show_owner(None, here=True)
    seen += reader.foreign(banner)
    banner.show_owner(None, here=False)
    seen += reader.foreign(banner)
    banner.buttons[-1].click()
    seen += reader.foreign(banner)
    banner.show_free()
    seen += reader.foreign(banner)
    banner.put_away()
    for why in ("", "Permission denied"):
        reader.known.add([why])
        keeping._told_folders.clear()
        keeping._tell_unguarded(Path("x.sharebuilder"), why)
        seen += reader.foreign(window.messages)
    with LastResort(window) as watching:
        error = RuntimeError("x")
        watching.caught(RuntimeError, error, None)
    seen += reader.foreign(window.messages)
    for dropped in ("a.xyz", "a.csv"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(f"/nowhere/{dropped}")])
        drop(window, data)
        reader.known.add([dropped])
        seen += reader.foreign(window.messages)
    window.messages.clear()
    assert seen == []


def test_what_a_crash_left_is_offered_in_the_language(reader: Reader, tmp_path: Path) -> None:
    case = seeds_dir() / "cases" / "essex.sharebuilder"
    file = Path(shutil.copy(case, tmp_path / "e.sharebuilder"))
    reader.known.add([str(file), "Change “aim”"])
    crashed(OpenAgreement.open(file), aim="x")
    found = leftovers()[0]
    assert found
    recovery = Recovery(reader.window)
    recovery.panel.show_leftovers(found)
    assert reader.foreign(recovery.panel) == []
    for card in recovery.panel.findChildren(QAbstractButton)[-1:]:
        card.click()
        assert reader.foreign(recovery.panel) == []
    recovery.panel.deleteLater()


def test_a_build_is_told_in_the_language(reader: Reader, tmp_path: Path) -> None:
    reader.workspace.show_step("build")
    page = reader.workspace.page
    assert isinstance(page, CheckPage)
    panel = page.panel
    reader.settings.folder = str(tmp_path)
    panel._show_folder()
    panel.documents._choose(all_of_them=False)
    panel.documents.boxes["case"].setChecked(True)
    reader.known.add([str(tmp_path)])
    panel.build()
    assert reader.foreign(panel) == []
    reader.until(lambda: not panel.builder.busy, 60)
    reader.settle(50)
    assert panel.paths
    reader.known.add(one.name for one in panel.paths)
    assert reader.foreign(panel) == []
    panel._cancelled()
    assert reader.foreign(panel) == []
    panel._failed(UnusableFile("x.", remedy="y.", file=tmp_path / "z", place="line 3"))
    reader.known.add(["x", "y", str(tmp_path / "z"), "line 3"])
    assert reader.foreign(panel) == []


def test_the_choosers_of_files_are_translated(reader: Reader, tmp_path: Path) -> None:
    files, window = SystemFiles(), reader.window
    asked: tuple[Callable[[], object], ...] = (
        lambda: files.open_file(window, tmp_path, print),
        lambda: files.save_file(window, tmp_path / "a.sharebuilder", print),
        lambda: files.save_picture(window, tmp_path / "a.svg", print),
        lambda: files.folder(window, tmp_path, print),
        lambda: files.open_table(window, print),
        lambda: files.save_table(window, tmp_path / "a.csv", print),
        lambda: files.save_word(window, tmp_path / "a.docx", print),
    )
    for ask in asked:
        ask()
        dialog = window.findChildren(QFileDialog)[-1]
        assert dialog.windowTitle().startswith("⟦")
        kinds = dialog.nameFilters()
        if dialog.fileMode() != QFileDialog.FileMode.Directory:
            assert all("⟦" in kinds[0] and "*" in one for one in kinds), kinds
        dialog.reject()
        reader.settle(20)
