"""What was done, so that it can be taken back and made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.change import MISSING, Change, Edit, same

if TYPE_CHECKING:
    from collections.abc import Iterable


class History:
    """The edits of a session, in order, with a place among them and a mark where it was saved."""

    def __init__(self) -> None:
        """Begin with nothing done, and that saved."""
        self._edits: list[Edit] = []
        self._done = 0
        self._saved: int | None = 0
        self._sealed = True

    @property
    def dirty(self) -> bool:
        """Whether the place is another than where it was saved."""
        return self._done != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to make again."""
        return self._done < len(self._edits)

    @property
    def undo_label(self) -> str:
        """The label of the edit that undo takes back; empty where there is none."""
        return self._edits[self._done - 1].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """The label of the edit that redo makes again; empty where there is none."""
        return self._edits[self._done].label if self.can_redo else ""

    def add(self, edit: Edit) -> None:
        """Remember an edit that was made. What had been taken back is forgotten."""
        del self._edits[self._done :]
        if self._saved is not None and self._saved > self._done:
            self._saved = None  # the saved state can no longer be reached by undo or redo
        last = self._edits[-1] if self._edits else None
        if last is not None and not self._sealed and last.merge_key == edit.merge_key is not None:
            changes = tuple(_merged([*last.changes, *edit.changes]))
            if changes:
                self._edits[-1] = Edit(edit.label, changes, edit.merge_key)
            else:  # typed, and taken out again: nothing is left to undo
                del self._edits[-1]
                self._done -= 1
                self.seal()
                return
        else:
            self._edits.append(edit)
            self._done += 1
        self._sealed = False

    def seal(self) -> None:
        """Let the next edit be a step of its own."""
        self._sealed = True

    def mark_saved(self) -> None:
        """Remember that the present place is saved."""
        self._saved = self._done
        self.seal()

    def mark_unsaved(self) -> None:
        """Remember that no place is saved, the present one neither."""
        self._saved = None
        self.seal()

    def undo(self) -> Edit | None:
        """The edit that takes the last one back, or None; the place moves."""
        self.seal()
        if not self.can_undo:
            return None
        self._done -= 1
        return self._edits[self._done].inverse()

    def redo(self) -> Edit | None:
        """The edit that was taken back last, or None; the place moves."""
        self.seal()
        if not self.can_redo:
            return None
        self._done += 1
        return self._edits[self._done - 1]


def _merged(changes: Iterable[Change]) -> list[Change]:
    """Changes of the same place that follow each other, as one; as none where they cancel."""
    merged: list[Change] = []
    for change in changes:
        last = merged[-1] if merged else None
        # A key that was taken out and put back stands elsewhere among the keys: it stays two
        # changes, so that undo restores its place.
        follows = last is not None and last.pointer == change.pointer and last.after is not MISSING
        if last is not None and follows and same(last.after, change.before):
            index = last.index if last.index is not None else change.index
            if same(last.before, change.after):
                del merged[-1]
            else:
                merged[-1] = Change(change.pointer, last.before, change.after, index)
        else:
            merged.append(change)
    return merged
