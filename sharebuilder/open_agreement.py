"""One open agreement: its answers, what was done to them, and who wants to know."""

from __future__ import annotations

import copy
import logging
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.change import (
    MISSING,
    Change,
    Edit,
    Missing,
    apply_changes,
    inverse,
    same,
    settled,
)
from sharebuilder.model.history import History
from sharebuilder.model.pointer import (
    Pointer,
    child,
    exists,
    get,
    parent,
    parse,
    pattern_of,
    segment_of,
    to_id_form,
)
from sharebuilder.model.record_ids import RecordIds
from sharebuilder.model.references import clearing, ids_inside, outermost, references_to
from sharebuilder.model.text import typed_value
from sharebuilder.model.views import Agreement
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import (
    FORMAT,
    keep_original,
    read_agreement,
    write_agreement,
)
from sharebuilder.storage.migrations import CURRENT_VERSION, MIGRATIONS, Migrations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.model.references import RecordShapes
    from sharebuilder.storage.files import Files

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What listeners are told after an edit.

    Attributes:
        pointers: the places that changed, by id.
        label: what was done.
        origin: what the caller said of itself, so that it can ignore its own echo.
    """

    pointers: tuple[Pointer, ...]
    label: str
    origin: object = None


class OpenAgreement:
    """An agreement that is being worked on.

    All changes go through here, so that each can be undone and each is told to the listeners.
    """

    def __init__(
        self,
        tree: JsonObject,
        path: Path | None = None,
        *,
        sha256: str | None = None,
        migrated_from: int | None = None,
        notes: tuple[str, ...] = (),
        shapes: RecordShapes | None = None,
        files: Files | None = None,
    ) -> None:
        """Open a tree.

        Args:
            tree: the agreement. It is this object's from now on.
            path: the file that it came from, if any.
            sha256: what that file held when it was read.
            migrated_from: the older format version of that file, or None.
            notes: what a person may want to know of the reading.
            shapes: what the schema says of records and references; the schema's own when left out.
            files: the file calls; the real ones when left out.
        """
        self.tree = tree
        self.path = path
        self.notes = notes
        self._sha256 = sha256
        self._migrated_from = migrated_from
        self._shapes: RecordShapes = shapes or shape()
        self._files = files
        self._history = History()
        self._ids = RecordIds(self._shapes, tree)
        self._listeners: list[Callable[[Notice], None]] = []

    @classmethod
    def new(cls) -> OpenAgreement:
        """An agreement with nothing answered yet."""
        return cls({"format": FORMAT, "format_version": CURRENT_VERSION, "id": str(uuid.uuid4())})

    @classmethod
    def open(cls, path: Path, *, migrations: Migrations = MIGRATIONS) -> OpenAgreement:
        """The agreement in a file.

        Raises:
            UnusableFile: the file cannot be read as an agreement.
        """
        loaded = read_agreement(path, migrations=migrations)
        return cls(
            loaded.tree,
            path,
            sha256=loaded.sha256,
            migrated_from=loaded.migrated_from,
            notes=loaded.notes,
        )

    # --- what it holds ---

    @property
    def view(self) -> Agreement:
        """The agreement as typed, read-only views."""
        return Agreement(self.tree)

    @property
    def title(self) -> str:
        """The agreement's title, or the file's name, or words for one without either."""
        return self.view.about.title or (self.path.stem if self.path else "New agreement")

    @property
    def dirty(self) -> bool:
        """Whether there is anything that the file does not hold."""
        return self._history.dirty

    def value(self, pointer: Pointer) -> JsonValue:
        """What stands at a place; None where nothing does."""
        return get(self.tree, pointer)

    def references_to(self, record: Pointer) -> tuple[Pointer, ...]:
        """The places that refer to a record: what deleting it would clear."""
        return self._references_to([record])

    # --- editing ---

    def apply(self, edit: Edit, *, origin: object = None) -> None:
        """Make an edit, remember it for undo, and tell the listeners.

        What stood there before is read from the agreement, whatever the edit says, and objects on
        the way that are missing are made: undo restores exactly what was there. A change that
        changes nothing is left out. Texts are cleaned of characters that no file can hold.

        Raises:
            KeyError: a change leads nowhere. The agreement is as it was.
        """
        made = self._make(edit.changes)
        if made:
            done = Edit(edit.label, made, edit.merge_key)
            self._history.add(done)
            self._tell(Notice(done.pointers, edit.label, origin))

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
        records = outermost(to_id_form(self.tree, record) for record in records)
        places = self._references_to(records)
        inside = tuple(f"{record}/" for record in records)
        outside = [place for place in places if not place.startswith(inside)]
        changes = clearing(self.tree, outside)
        changes += sorted(
            (self._taking_out(record) for record in records), key=lambda c: -(c.index or 0)
        )
        self.apply(Edit(label, tuple(changes)))

    def move_record(self, record: Pointer, to_index: int, *, label: str) -> None:
        """Give a record another place in its collection."""
        out = self._taking_out(record)
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
        return self._step(self._history.undo())

    def redo(self) -> tuple[Pointer, ...]:
        """Make the edit again that was taken back last.

        Returns:
            The places that changed.
        """
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

    # --- saving ---

    def save(self, path: Path | None = None, *, overwrite_changed: bool = False) -> None:
        """Save, to its own file or to another, which becomes its own.

        Args:
            path: the file; its own when left out.
            overwrite_changed: save even where somebody else changed the file meanwhile.

        Raises:
            ChangedOnDisk: somebody else changed the file.
            CannotSave: it could not be written. The file is as it was, and the work still open.
            ValueError: no path was given, and it has none of its own: a caller's mistake.
        """
        target = path or self.path
        if target is None:
            raise ValueError("an agreement without a file needs a path to save to")
        own = self.path is not None and _is_same_file(target, self.path)
        if own and self._migrated_from is not None:
            keep_original(target, self._migrated_from, self._files)
        expected = self._sha256 if own and not overwrite_changed else None
        self._sha256 = write_agreement(
            target, self.tree, expected_sha256=expected, files=self._files
        )
        self.path = target
        self._migrated_from = None
        self._history.mark_saved()

    # --- inside ---

    def _make(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Make changes, all or none, and say what they came to."""
        done: list[Change] = []
        try:
            for wanted in changes:
                after = wanted.after if wanted.after is MISSING else typed_value(wanted.after)
                change = settled(
                    self.tree, Change(wanted.pointer, wanted.before, after, wanted.index)
                )
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
        self._tell(Notice(edit.pointers, edit.label))
        return edit.pointers

    def _tell(self, notice: Notice) -> None:
        for callback in tuple(self._listeners):
            try:
                callback(notice)
            except Exception:  # noqa: BLE001 - a view that fails must not stop the others
                _log.exception("a listener failed")

    def _taking_out(self, record: Pointer) -> Change:
        siblings = get(self.tree, parent(record))
        value = get(self.tree, record)
        if not isinstance(siblings, list) or value is None:
            raise KeyError(record)
        segment = parse(to_id_form(self.tree, record))[-1]
        index = next(i for i, entry in enumerate(siblings) if segment_of(entry, i) == segment)
        return Change(record, copy.deepcopy(value), MISSING, index)

    def _references_to(self, records: Iterable[Pointer]) -> tuple[Pointer, ...]:
        by_collection: dict[str, set[str]] = {}
        for record in records:
            for collection, identity in ids_inside(
                get(self.tree, record), pattern_of(parent(record))
            ):
                by_collection.setdefault(collection, set()).add(identity)
        fields = self._shapes.reference_fields()
        return tuple(
            place
            for collection, ids in by_collection.items()
            for place in references_to(self.tree, collection, ids, fields)
        )


def _is_same_file(left: Path, right: Path) -> bool:
    """Whether two paths name one file, however they are spelt."""
    try:
        return left == right or left.samefile(right)
    except (OSError, ValueError):
        return False
