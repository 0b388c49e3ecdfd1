"""What every page of the window is given: the agreement, the questions, the law, the findings."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

from sharebuilder.gui.bridge import Bridge
from sharebuilder.gui.translate import tr
from sharebuilder.model.ask_when import holds
from sharebuilder.model.pointer import (
    Pointer,
    child,
    exists,
    get,
    join,
    parse,
    pattern_of,
    segments_match,
)
from sharebuilder.questions import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharebuilder.errors import ShareBuilderError
    from sharebuilder.gui.files import Files
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.change import Missing
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.open_agreement import OpenAgreement
    from sharebuilder.questions.question_set import Condition, QuestionSet
    from sharebuilder.schema.shape import Field, Shape


_KEPT = 4096  # places whose record is remembered


class Navigator(Protocol):
    """Whoever can lead a person to a place."""

    files: Files
    """Who asks for files."""

    def go_to(self, pointer: str) -> None:
        """Show a place of the agreement and put the focus there."""

    def say(self, message: str, *, undo: bool = False) -> None:
        """Say something in the message bar, with an Undo button where there is one to offer."""

    def show_problems(self, problems: Sequence[ShareBuilderError]) -> None:
        """Say what could not be used. The work goes on without it."""


class Services:
    """What the pages of one open agreement share."""

    def __init__(
        self,
        agreement: OpenAgreement,
        question_set: QuestionSet,
        shape: Shape,
        navigator: Navigator,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Take what the pages need.

        Args:
            agreement: the agreement that is open.
            question_set: what is asked.
            shape: what the schema says of each field.
            navigator: who leads to places and says things.
            today: the day, asked for whenever it matters.
        """
        self.agreement = agreement
        self.question_set = question_set
        self.shape = shape
        self.navigator = navigator
        self.today = today
        self.fresh: set[str] = set()
        self.bridge = Bridge(agreement, self._checker_parts, today)
        self._records: dict[str, tuple[tuple[str, str], ...]] = {}
        self.bridge.answered.connect(self._forget)

    @property
    def tree(self) -> JsonObject:
        """The answers, to read."""
        return self.agreement.tree

    @property
    def read_only(self) -> bool:
        """Whether the agreement can be read and not changed."""
        return self.agreement.read_only

    @cached_property
    def knowledge(self) -> Knowledge:
        """The knowledge base, read when it is first needed."""
        from sharebuilder.packs.in_use import knowledge_for

        found = knowledge_for(self.agreement.path)
        if found.problems:
            self.navigator.show_problems(found.problems)
        return found

    @cached_property
    def _label_reads(self) -> tuple[tuple[str, ...], ...]:
        return labels.label_reads(self.question_set)

    def field(self, pattern: str) -> Field:
        """What the schema says of a question's field."""
        found = self.shape.field(pattern)
        if found is None:
            raise KeyError(pattern)
        return found

    def set(
        self, pointer: Pointer, value: JsonValue | Missing, label: str, *, merge: bool = True
    ) -> None:
        """Answer a question. Typing in one field is one step of undo."""
        self.agreement.set(pointer, value, label=label, merge_key=pointer if merge else None)

    def go_to(self, pointer: str) -> None:
        """Lead to a place of the agreement."""
        self.navigator.go_to(pointer)

    def holds(self, condition: Condition | None, record: Pointer | None) -> bool:
        """Whether something is asked now."""
        return condition is None or holds(condition, self.tree, record)

    # --- names ---

    def records_of(self, collection: str) -> tuple[tuple[str, str], ...]:
        """Id and name of each record of a collection."""
        if collection not in self._records:
            records = get(self.tree, collection)
            found = []
            for at, record in enumerate(records if isinstance(records, list) else []):
                identity = record.get("id") if isinstance(record, dict) else None
                if isinstance(identity, str):
                    # By index: to look for each id in a long list would take as long as the list.
                    found.append((identity, self.record_label(child(Pointer(collection), str(at)))))
            self._records[collection] = tuple(found)
        return self._records[collection]

    def record_label(self, pointer: Pointer) -> str:
        """The name of a record, as people know it."""
        return labels.record_label(self.question_set, self.tree, pointer)

    def value_text(self, pointer: Pointer) -> str:
        """An answer as people read it."""
        return labels.value_text(self.question_set, self.knowledge, self.tree, pointer)

    def plural_of(self, collection: str) -> str:
        """What the records of a collection are called: partners, data items."""
        section = self.question_set.records_section(collection)
        if section is not None and section.record_name_plural:
            return section.record_name_plural
        field = self.shape.field(collection)
        return field.title.lower() if field else tr("records")

    def place_words(self, pointer: str) -> str:
        """What a place is called: “Essex County Council, Name”."""
        at = Pointer(pointer)
        question = self.question_set.question_for(at)
        record = innermost_record(at)
        words = [self.record_label(record)] if record and exists(self.tree, record) else []
        if question is not None:
            words.append(question.label or question.ask)
        elif not words:
            field = self.shape.field(pattern_of(at))
            words.append(field.title if field else tr("This agreement"))
        return ", ".join(words)

    def _forget(self, pointers: tuple[Pointer, ...]) -> None:
        # A record may be named after another that it points to: one name changes many.
        changed = [parse(pattern_of(pointer)) for pointer in pointers]
        if any(segments_match(read, one) for one in changed for read in self._label_reads):
            self._records.clear()

    def _checker_parts(self) -> tuple[QuestionSet, Knowledge]:
        return self.question_set, self.knowledge


@lru_cache(maxsize=_KEPT)
def innermost_record(pointer: Pointer) -> Pointer | None:
    """The pointer of the record that holds a place; None where none does."""
    segments = parse(pointer)
    for end in range(len(segments), 0, -1):
        if segments[end - 1].startswith("id:"):
            return join(*segments[:end])
    return None


def concrete(pattern: str, record: Pointer | None) -> Pointer:
    """The pointer of a question's answer in a record."""
    if record is None:
        return Pointer(pattern)
    above = parse(record)
    return join(*above, *parse(pattern)[len(above) :])


def touches(pointer: str, changed: tuple[Pointer, ...]) -> bool:
    """Whether a change touches a place: it is the place, or stands above or below it."""
    return any(
        pointer == one or pointer.startswith(f"{one}/") or one.startswith(f"{pointer}/")
        for one in changed
    )
