"""Answers that are being edited: every change can be undone, and is told to whoever listens."""

from __future__ import annotations

import copy
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sharebuilder.errors import OnlyToRead
from sharebuilder.model.change import (
    MISSING,
    Appending,
    Change,
    Edit,
    Missing,
    apply_changes,
    inverse,
    same,
    settled,
)
from sharebuilder.model.difference import changes_for, difference
from sharebuilder.model.history import History
from sharebuilder.model.pointer import (
    Pointer,
    child,
    exists,
    get,
    parent,
    pattern_of,
)
from sharebuilder.model.record_ids import RecordIds
from sharebuilder.model.references import deleting, references_to_records, taking_out
from sharebuilder.model.text import typed_value
from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.model.references import RecordShapes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What listeners are told after an edit.

    Attributes:
        pointers: the places that changed, by id.
        label: what was done.
        origin: what the caller said of itself, so that it can ignore its own echo.
        changes: what it came to, so that it can be done again elsewhere.
    """

    pointers: tuple[Pointer, ...]
    label: str
    origin: object = None
    changes: tuple[Change, ...] = field(default=(), compare=False)


class EditedTree:
    """A tree of answers that is being worked on.

    All changes go through here, so that each can be undone and each is told to the listeners.
    """

    def __init__(self, tree: JsonObject, shapes: RecordShapes, path: Path | None = None) -> None:
        """Begin with a tree.

        Args:
            tree: the answers. They are this object's from now on.
            shapes: what the schema says of records and references.
            path: the file that they came from, if any: what is said of it names it.
        """
        self.tree = tree
        self.path = path
        self.read_only = False
        self._shapes = shapes
        self._history = History()
        self._ids = RecordIds(shapes, tree)
        self._listeners: list[Callable[[Notice], None]] = []

    # --- what it holds ---

    @property
    def view(self) -> Agreement:
        """The agreement as typed, read-only views."""
        return Agreement(self.tree)

    @property
    def dirty(self) -> bool:
        """Whether there is anything that the file does not hold."""
        return self._history.dirty

    def value(self, pointer: Pointer) -> JsonValue:
        """What stands at a place; None where nothing does."""
        return get(self.tree, pointer)

    def references_to(self, record: Pointer) -> tuple[Pointer, ...]:
        """The places that refer to a record: what deleting it would clear."""
        return references_to_records(self.tree, [record], self._shapes.reference_fields())

    # --- editing ---

    def apply(self, edit: Edit, *, origin: object = None) -> None:
        """Make an edit, remember it for undo, and tell the listeners.

        What stood there before is read from the agreement, whatever the edit says, and objects on
        the way that are missing are made: undo restores exactly what was there. A change that
        changes nothing is left out. Texts are cleaned of characters that no file can hold.

        Raises:
            KeyError: a change leads nowhere. The agreement is as it was.
            OnlyToRead: it is open to read only. It is as it was.
        """
        self._refuse_if_read_only()
        made = self._make(edit.changes)
        if made:
            done = Edit(edit.label, made, edit.merge_key)
            self._history.add(done)
            self._tell(Notice(done.pointers, edit.label, origin, made))

    def become(self, tree: JsonObject, *, label: str) -> None:
        """Become another version of the same agreement, as one step of undo."""
        self.apply(Edit(label, changes_for(self.tree, difference(self.tree, tree))))

    def set(
        self,
        pointer: Pointer,
        value: JsonValue | Missing,
        *,
        label: str,
        merge_key: str | None = None,
        origin: object = None,
    ) -> None:
        """Answer one question; MISSING takes the answer out. The same answer is no edit.

        Objects on the way that are not there yet are made.

        Raises:
            KeyError: the record that should hold the answer is not there.
        """
        before = get(self.tree, pointer) if exists(self.tree, pointer) else MISSING
        if value is not MISSING or before is not MISSING:
            self.apply(Edit(label, (Change(pointer, before, value),), merge_key), origin=origin)

    def add_record(
        self,
        collection: Pointer,
        values: JsonObject | None = None,
        *,
        index: int | None = None,
        label: str,
    ) -> Pointer:
        """Add a record with a fresh id to a collection.

        Args:
            collection: where, such as `/partners` or `/partners/id:partner-1/contacts`.
            values: its answers; an id among them is replaced.
            index: its place; the end when left out.
            label: what undo calls it.

        Returns:
            The record's pointer.
        """
        changes = self.adding(collection, values, index=index)
        self.apply(Edit(label, changes))
        return changes[-1].pointer

    def adding(
        self, collection: Pointer, values: JsonObject | None = None, *, index: int | None = None
    ) -> tuple[Change, ...]:
        """The changes that add a record with a fresh id, to be made with others as one edit.

        Args:
            collection: where.
            values: its answers; an id among them is replaced.
            index: its place; the end when left out.

        Returns:
            The changes. The last one adds the record, and its pointer is the record's.
        """
        record = self._ids.with_fresh_ids(values or {}, pattern_of(collection))
        pointer = child(collection, f"id:{record['id']}")
        added = Change(pointer, MISSING, record, index)
        if isinstance(get(self.tree, collection), list):
            return (added,)
        return (Change(collection, MISSING, []), added)

    def duplicate_record(self, record: Pointer, *, label: str) -> Pointer:
        """Add a copy of a record after it, with fresh ids, its references kept."""
        collection = parent(record)
        original = get(self.tree, record)
        siblings = get(self.tree, collection)
        if not isinstance(original, dict) or not isinstance(siblings, list):
            raise KeyError(record)
        at = siblings.index(original) + 1
        return self.add_record(collection, copy.deepcopy(original), index=at, label=label)

    def delete_records(self, records: Sequence[Pointer], *, label: str) -> None:
        """Take records out, and every reference to them, as one edit."""
        changes = deleting(self.tree, records, self._shapes.reference_fields())
        self.apply(Edit(label, changes))

    def move_record(self, record: Pointer, to_index: int, *, label: str) -> None:
        """Give a record another place in its collection."""
        out = taking_out(self.tree, record)
        if out.index != to_index:
            back = Change(out.pointer, MISSING, out.before, to_index)
            self.apply(Edit(label, (out, back)))

    # --- undo and redo ---

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to make again."""
        return self._history.can_redo

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would make again; empty where there is nothing."""
        return self._history.redo_label

    def undo(self) -> tuple[Pointer, ...]:
        """Take the last edit back.

        Returns:
            The places that changed, so that the window can lead there.
        """
        self._refuse_if_read_only()
        return self._step(self._history.undo())

    def redo(self) -> tuple[Pointer, ...]:
        """Make the edit again that was taken back last.

        Returns:
            The places that changed.
        """
        self._refuse_if_read_only()
        return self._step(self._history.redo())

    def seal(self) -> None:
        """Begin a new step of undo, even for edits with the same merge key."""
        self._history.seal()

    # --- listeners ---

    def listen(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Tell a function of every change from now on.

        Returns:
            A function that ends it.
        """
        self._listeners.append(callback)

        def stop() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return stop

    def mark_unsaved(self) -> None:
        """Remember that the file does not hold what is open here, such as after a recovery."""
        self._history.mark_unsaved()

    # --- inside ---

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise OnlyToRead(self.path)

    def _make(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Make changes, all or none, and say what they came to."""
        done: list[Change] = []
        appending = Appending(self.tree)
        try:
            for wanted in changes:
                after = wanted.after if wanted.after is MISSING else typed_value(wanted.after)
                clean = Change(wanted.pointer, wanted.before, after, wanted.index)
                change = appending.settled(clean) or settled(self.tree, clean)
                if not same(change.before, change.after):
                    apply_changes(self.tree, [change])
                    done.append(change)
        except Exception:
            apply_changes(self.tree, [inverse(change) for change in reversed(done)])
            raise
        for change in done:
            if change.after is not MISSING:
                self._ids.note(change.after)
        return tuple(done)

    def _step(self, edit: Edit | None) -> tuple[Pointer, ...]:
        if edit is None:
            return ()
        apply_changes(self.tree, edit.changes)
        self._tell(Notice(edit.pointers, edit.label, changes=edit.changes))
        return edit.pointers

    def _tell(self, notice: Notice) -> None:
        for callback in tuple(self._listeners):
            try:
                callback(notice)
            except Exception:  # noqa: BLE001 - a view that fails must not stop the others
                _log.exception("a listener failed")
