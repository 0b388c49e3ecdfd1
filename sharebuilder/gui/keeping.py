"""Keeps the open agreement safe: its journal, its lock, and news of its file."""

from __future__ import annotations

import contextlib
import copy
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sharebuilder.errors import ShareBuilderError
from sharebuilder.gui.beside import Beside
from sharebuilder.gui.read_only import ReadOnlyBanner
from sharebuilder.gui.translate import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path

    from sharebuilder.errors import CannotSave
    from sharebuilder.gui.main_window import MainWindow
    from sharebuilder.model.merge import Merge
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.open_agreement import OpenAgreement
    from sharebuilder.safekeeping.held import Held, News
    from sharebuilder.storage.agreement_file import LoadedAgreement
    from sharebuilder.storage.lock import Lock
    from sharebuilder.storage.versions import Versions

_log = logging.getLogger(__name__)
_WRITTEN_AFTER = 500  # milliseconds from a keystroke to the journal; a busy computer adds to them
_TRIED_AGAIN_AFTER = 5000
_BOTH_CHANGED = tr_later("Nothing of yours is lost. Compare the two, and choose answer by answer.")
_GONE = tr_later("Your work is open here. Save to write the file again, or save it elsewhere.")
_UNREACHED = tr_later("Your work is kept on this computer. Connect the drive again, then save.")


class Keeping(QObject):
    """Holds what the window shows.

    Signals:
        failed: the journal could not be written; carries the error. Comes from a thread.
    """

    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        """Hold for a window."""
        super().__init__(window)
        self._window = window
        self.held: Held | None = None
        self.banner = ReadOnlyBanner(self.take_over, self.open_copy, self.edit_again)
        self._versions: Versions | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._beside = Beside(self)
        self._looking = False
        self._said: object = None
        self._told_folders: set[Path] = set()
        self._told_failure = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.failed.connect(self._journal_failed)

    @property
    def versions(self) -> Versions:
        """Where the versions before each save are kept."""
        if self._versions is None:
            from sharebuilder.storage.versions import Versions

            self._versions = Versions()
        return self._versions

    # --- taking hold ---

    def adopt(self, agreement: OpenAgreement) -> None:
        """Hold an agreement in the place of the one before. It may become one to read only."""
        if self.held is not None and self.held.agreement is agreement:
            return
        from sharebuilder.safekeeping.held import Held
        from sharebuilder.safekeeping.recorder import Recorder

        agreement.keep_versions(self.versions)
        lock = self._let_go(agreement.path)
        recorder = Recorder(agreement, run=self.later, waiting=self._wait, failed=self.failed.emit)
        self.held = Held(agreement, recorder=recorder, lock=lock)
        self._said = None

    def show_state(self) -> None:
        """Say what a person has to know of how the agreement is open."""
        held = self.held
        if held is None:
            self.banner.put_away()
            return
        lock = held.lock
        if held.agreement.read_only:
            owner = lock.owner if lock is not None else None
            from sharebuilder.storage.person import this_person

            here = owner is not None and owner.person.is_same(this_person())
            self.banner.show_owner(owner, here=here)
            return
        self.banner.put_away()
        path = held.agreement.path
        if lock is not None and lock.state == "unguarded" and path is not None:
            self._tell_unguarded(path, lock.why)

    def close(self) -> None:
        """Let go of everything, and wait until the journal is as it should be."""
        self._timer.stop()
        self._let_go(None)
        if self._writer is not None:
            self._writer.shutdown(wait=True)
            self._writer = None

    # --- the journal ---

    def flush(self) -> None:
        """Write what was typed to the journal."""
        if self.held is not None:
            self.held.recorder.flush()

    def keep_all(self, *, edits: int = 0, labels: tuple[str, ...] = ()) -> Path | None:
        """Write the whole agreement to the journal, as after a fault. Where it lies."""
        if self.held is None or self.held.agreement.read_only:
            return None
        self.held.recorder.keep_all(edits=edits, labels=labels)
        return self.held.recorder.path

    def later(self, act: Callable[[], None]) -> None:
        """Do some writing in a thread, one after the other."""
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            self._writer = ThreadPoolExecutor(1, "journal")
        self._writer.submit(_safely, act)

    # --- versions, and saving ---

    def show_versions(self) -> None:
        """Show the earlier versions, in the place of the agreement."""
        window = self._window
        if window.services is None or window.workspace is None:
            return
        from sharebuilder.gui.versions_page import VersionsPage

        window.workspace.flush()
        page = VersionsPage(window.services, self.versions, window.in_place.leave)
        window.in_place.show(page)
        page.take_focus()

    def save(self, path: Path | None, *, overwrite: bool) -> tuple[str, ...]:
        """Save what is held. What a person may want to know of it.

        Raises:
            ShareBuilderError: it could not be saved.
        """
        if self.held is None:
            return ()
        self._said = None
        return self.held.save(path, overwrite_changed=overwrite)

    # --- news of the file ---

    def look(self) -> None:
        """See, beside the window, whether the file or its lock changed."""
        held = self.held
        if held is None or held.agreement.path is None or self._looking:
            return
        self._looking = True
        self._beside.start(lambda: self._news(held), lambda news: self._seen(held, news))

    def _news(self, held: Held) -> News | None:
        with contextlib.suppress(OSError, ValueError):
            return held.news()
        return None

    def _seen(self, held: Held, news: News | None) -> None:
        self._looking = False
        if held is not self.held or news is None:
            return
        from sharebuilder.safekeeping.held import OnDisk

        if not held.seen(news):
            self.look()  # it was saved while somebody looked
            return
        agreement, lock = held.agreement, held.lock
        if agreement.read_only and news.lock is not None and news.lock.state == "gone":
            self.banner.show_free()
        elif not agreement.read_only and lock is not None and lock.state == "theirs":
            self._say_once("taken", lambda: self._tell_taken(held))
            return
        if news.file is OnDisk.SAME:
            return
        self._say_once((news.file, news.marks), lambda: self._tell_file(held, news))

    def _say_once(self, what: object, say: Callable[[], None]) -> None:
        if what != self._said:
            self._said = what
            say()

    # --- what a person can do about it ---

    def take_over(self) -> None:
        """Take the agreement over from whoever has it open, and read it anew."""
        held = self.held
        if held is None:
            return
        try:
            held.take_over()
        except ShareBuilderError as error:
            self._window.messages.show_error(error)
            return
        if held.agreement.dirty:
            self.show_state()
            self._window.say(tr("The agreement is yours again. Saving compares it with the file."))
        else:
            self.reload(tr("You took the agreement over. You can change it now."))

    def edit_again(self) -> None:
        """Change an agreement that nobody else has open any more."""
        if self.held is not None and self.held.try_again():
            self.reload(tr("You can change the agreement now."))
        else:
            self.show_state()

    def open_copy(self) -> None:
        """Open a copy that can be changed and saved under another name."""
        held = self.held
        if held is None:
            return
        from sharebuilder.open_agreement import OpenAgreement

        made = OpenAgreement(copy.deepcopy(held.agreement.tree))
        made.mark_unsaved()
        self._window.show_agreement(made)
        self._window.say(tr("This is a copy. Save it under a name of its own."))

    def reload(self, said: str = "") -> None:
        """Read the file again and show it; the lock and the place stay."""
        held, window = self.held, self._window
        if held is None or held.agreement.path is None:
            return
        from sharebuilder.open_agreement import OpenAgreement

        step = window.workspace.step.id if window.workspace is not None else ""
        try:
            agreement = OpenAgreement.open(held.agreement.path)
        except ShareBuilderError as error:
            window.messages.show_error(error)
            return
        window.show_agreement(agreement)
        if window.workspace is not None and step:
            window.workspace.show_step(step)
        window.say(said or tr("This is the file as it is now."))

    def compare(self) -> None:
        """Compare what is open with the file, and merge the two."""
        held, window = self.held, self._window
        if held is None or window.services is None:
            return
        if window.workspace is not None:
            window.workspace.flush()
        try:
            theirs = held.their_version()
        except ShareBuilderError as error:
            window.messages.show_error(error, ((tr("Save under another name…"), window.save_as),))
            return
        from sharebuilder.gui.merge_page import MergePage

        merge = held.merge_with(theirs)
        page = MergePage(
            window.services,
            merge,
            theirs.tree,
            lambda chosen: self._merge(merge, theirs, chosen),
            window.in_place.leave,
        )
        window.in_place.show(page)
        page.take_focus()

    def _merge(self, merge: Merge, theirs: LoadedAgreement, chosen: set[Pointer]) -> None:
        if self.held is not None:
            self.held.take_merged(merge, theirs, chosen)
            self._window.in_place.leave()
            self._window.saving.save()

    # --- inside ---

    def _let_go(self, next_path: Path | None) -> Lock | None:
        """Close what is held. Its lock, where the next thing that is held is the same file."""
        held, self.held = self.held, None
        self._timer.stop()
        if held is None:
            return None
        lock = held.lock
        same = lock is not None and lock.state == "mine" and held.agreement.path == next_path
        held.close(keep_lock=same)
        return lock if same else None

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start(_WRITTEN_AFTER)

    def _journal_failed(self, error: CannotSave) -> None:
        self._timer.start(_TRIED_AGAIN_AFTER)
        if not self._told_failure:
            self._told_failure = True
            self._window.messages.show_message(
                "warning",
                tr("What you type cannot be kept against a crash at the moment. Save often."),
                detail=f"{error.problem}\n{error.file}",
            )

    def _tell_unguarded(self, path: Path, why: str) -> None:
        folder = path.absolute().parent
        if folder in self._told_folders:
            return
        self._told_folders.add(folder)
        no_note = tr("No note can be put beside it.")
        if why:
            no_note = tr("No note can be put beside it ({why}).", why=why)
        compared = tr("Before each saving it is compared, so that nobody’s work is written over.")
        self._window.messages.show_message(
            "prompt",
            tr("Others cannot see that you have this agreement open."),
            detail=f"{no_note} {compared}",
            passing=True,
        )

    def _tell_taken(self, held: Held) -> None:
        owner = held.lock.owner if held.lock is not None else None
        who = owner.words if owner is not None else tr("Somebody")
        if not held.agreement.dirty:
            held.agreement.read_only = True
            self._window.show_agreement(held.agreement)
            return
        self._window.messages.show_message(
            "warning",
            tr("This agreement was taken over: {who}.", who=who),
            detail=tr(
                "Your changes are still open here. Save them under another name, or take the "
                "agreement back and merge."
            ),
            actions=(
                (tr("Save under another name…"), self._window.save_as),
                (tr("Take it back"), self.take_over),
            ),
        )

    def _tell_file(self, held: Held, news: News) -> None:
        state = news.file.name
        path, dirty = held.agreement.path, held.agreement.dirty
        messages = self._window.messages
        if state == "CHANGED" and dirty:
            messages.show_message(
                "warning",
                tr("Somebody changed this file while you worked on it."),
                detail=tr(_BOTH_CHANGED),
                actions=((tr("Compare and merge"), self.compare),),
            )
        elif state == "CHANGED":
            messages.show_message(
                "prompt",
                tr("Somebody changed this file since you opened it."),
                detail=tr("You see it as it was."),
                actions=((tr("Show it as it is now"), self.reload),),
            )
        elif state == "GONE":
            messages.show_message(
                "warning",
                tr("The file is not there any more."),
                detail="\n".join([str(path), tr(_GONE)]),
                actions=((tr("Save under another name…"), self._window.save_as),),
            )
        else:
            messages.show_message(
                "warning",
                tr("The drive of this file does not answer."),
                detail="\n".join([str(path), tr(_UNREACHED)]),
                passing=True,
            )


def _safely(act: Callable[[], None]) -> None:
    try:
        act()
    except Exception:  # noqa: BLE001 - a thread must not die with its words on the screen
        _log.exception("writing the journal failed")
