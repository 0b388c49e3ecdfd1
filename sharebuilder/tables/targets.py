"""What the columns of a table can go to: the answers of a record, found by their wording."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.pointer import join, parse, pattern_of
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharebuilder.questions.question import Question
    from sharebuilder.questions.question_set import QuestionSet
    from sharebuilder.schema.shape import Field

COLLECTIONS = (
    "/partners",
    "/partners/*/contacts",
    "/partners/*/members",
    "/people",
    "/item_groups",
    "/items",
    "/retention",
)
"""The lists that can be brought as a table, and written out as one."""
GROUPED_BY = {"/partners": "type", "/people": "kind", "/items": "group", "/retention": "then"}
"""The answer by which the records of a list are put into groups."""
ID = "id"
_NEAR = 0.84
_NO_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Target:
    """One answer that a column can go to.

    Attributes:
        path: where it stands in the record: `name`, `identifiers/urn`.
        question: the question that asks for it.
        field: what the schema says of it.
        label: what it is called in a table.
        names: every wording that means it, in plain form, the surest first.
    """

    path: str
    question: Question
    field: Field
    label: str
    names: tuple[str, ...]


def plain(text: str) -> str:
    """A wording without capitals, marks and double spaces, so that it can be compared."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _NO_WORD.sub(" ", folded.replace("'", "")).replace("_", " ").strip()


def targets_of(question_set: QuestionSet, collection: str) -> tuple[Target, ...]:
    """The answers of a list's records that one cell can hold, in the order of the questions.

    Args:
        question_set: the words.
        collection: the pattern or the pointer of the list.
    """
    pattern = pattern_of(collection)
    section = question_set.records_section(pattern)
    if section is None:
        return ()
    found = []
    for question in section.questions:
        field = shape().field(question.pointer)
        if question.control == "records" or field is None:
            continue
        path = question.pointer.removeprefix(f"{pattern}/*/")
        label = question.label or field.title
        wordings = [label, field.title, field.name, path, question.ask]
        if path in section.label[:1] or (path == "name" and "name" in section.label):
            wordings += [section.record_name, section.record_name_plural]
            wordings += [f"{section.record_name} {label}", f"{label} of {section.record_name}"]
        names = tuple(dict.fromkeys(plain(one) for one in wordings))
        found.append(Target(path, question, field, label, names))
    return tuple(found)


def naming_target(question_set: QuestionSet, collection: str) -> Target | None:
    """The answer that names a record: what a single column without a heading goes to."""
    targets = targets_of(question_set, collection)
    by_path = {one.path: one for one in targets}
    return by_path.get("name") or next((one for one in targets if one.field.kind == "line"), None)


def matched(headings: Sequence[str], targets: Iterable[Target]) -> tuple[str, ...]:
    """The path that each heading means; `id` for the column of ids; empty for none.

    A heading that is worded as a question, a label or a field is sure. After those, a heading that
    is nearly one counts too. No two columns go to one answer: the first has it.
    """
    plains = [plain(one) for one in headings]
    known: dict[str, str] = {ID: ID}
    for place in range(8):
        for target in targets:
            for name in target.names[place : place + 1]:
                known.setdefault(name, target.path)
    found = [""] * len(plains)
    taken: set[str] = set()
    for near in (False, True):
        for at, heading in enumerate(plains):
            if found[at] or not heading:
                continue
            path = known.get(heading, "")
            if near and len(heading) > 3:
                free = [name for name, one in known.items() if one not in taken]
                close = difflib.get_close_matches(heading[:80], free, 1, _NEAR)
                path = known[close[0]] if close else ""
            if path and path not in taken:
                found[at] = path
                taken.add(path)
    return tuple(found)


def pointer_tail(path: str) -> str:
    """A path as the end of a pointer."""
    return join(*parse(f"/{path}"))
