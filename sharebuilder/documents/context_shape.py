"""What a template of a document can name: found in the fields that its context makes, not listed.

Each worked case and a set of made-up agreements is turned into fields, and their shapes are laid
over each other. Where a field comes from is found by taking one answer away at a time.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.document import document_context
from sharebuilder.documents.example import examples
from sharebuilder.knowledge.law import Knowledge
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.cases import worked_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharebuilder.documents.catalogue import DocumentKind
    from sharebuilder.model.json_types import JsonObject, JsonValue

TEXT, NUMBER, YES_NO, LIST, RECORD, UNKNOWN = (
    "text", "number", "yes or no", "list", "group", "unknown",
)  # fmt: skip
_TODAY = date(2026, 1, 1)
_LONGEST = 90
_ANY = 25
_ANY_ANSWER = "many answers together"
_MARKED = re.compile("\N{SECTION SIGN}([0-9]+)\N{SECTION SIGN}")
_PICTURE = {"key": "[[picture 1]]", "caption": "Who shares what with whom", "opens_wide": True,
            "closes_wide": True}  # fmt: skip


@dataclass(slots=True)
class FieldShape:
    """What stands under a name: its type, what is in it, and an example."""

    kind: str = UNKNOWN
    fields: dict[str, FieldShape] = field(default_factory=dict)
    of: FieldShape | None = None
    example: str = ""

    def take(self, value: object, *, example: bool) -> None:
        """Lay the shape of a value over this one."""
        if value is None:
            return
        if isinstance(value, dict):
            self.kind = RECORD
            for name, one in value.items():
                self.fields.setdefault(name, FieldShape()).take(one, example=example)
        elif isinstance(value, list):
            self.kind = LIST
            self.of = self.of or FieldShape()
            for one in value:
                self.of.take(one, example=example)
        else:
            self.kind = (
                YES_NO if isinstance(value, bool) else TEXT if isinstance(value, str) else NUMBER
            )
            shown = "yes" if value is True else "no" if value is False else str(value)
            if example and shown and not self.example:
                self.example = shown


@dataclass(frozen=True, slots=True)
class NamedField:
    """A field that a template can use.

    Attributes:
        name: its name as a template writes it; `[]` stands after a list.
        kind: text, number, yes or no, list or group.
        example: what it holds in a worked case; empty where none has it.
        source: the answers that it is made from, as patterns of pointers.
        use: how a template shows it or goes through it.
    """

    name: str
    kind: str
    example: str
    source: tuple[str, ...]
    use: str


@cache
def field_shape(kind: DocumentKind) -> FieldShape:
    """The shape of everything that a template of a document can name."""
    question_set, knowledge = QuestionSet.load(), Knowledge.load()
    found = FieldShape()
    for tree in _cases():
        found.take(_fields(kind, tree, question_set, knowledge), example=True)
    for tree in examples(knowledge):
        found.take(_fields(kind, tree, question_set, knowledge), example=False)
    return found


def named_fields(kind: DocumentKind) -> list[NamedField]:
    """Everything that a template of a document can name, with where it comes from."""
    sources = _sources(kind)
    return list(_listed(field_shape(kind), "", [], sources))


def _cases() -> list[JsonObject]:
    return [read_agreement(case.path).tree for case in worked_cases()]


def _fields(
    kind: DocumentKind, tree: JsonObject, question_set: QuestionSet, knowledge: Knowledge
) -> dict[str, Any] | None:
    records = [""]
    if kind.each:
        listed = tree.get(kind.each)
        records = [str(one.get("id")) for one in listed if isinstance(one, dict)] if isinstance(
            listed, list) else []  # fmt: skip
    for record in records:
        made = document_context(
            kind, tree, question_set=question_set, knowledge=knowledge, findings=(), today=_TODAY,
            pictures=[_PICTURE] if kind.pictures else (), record=record,
        )  # fmt: skip
        if made is not None:
            # What is missing depends on findings; its shape is the same for each document.
            made["missing"] = made.get("missing") or [{"title": "Partners", "messages": ["…"]}]
            return made
    return None


def _listed(
    of: FieldShape, name: str, lists: list[str], sources: Mapping[str, tuple[str, ...]]
) -> Iterator[NamedField]:
    for part, inner in of.fields.items():
        whole = f"{name}.{part}" if name else part
        yield NamedField(
            whole, inner.kind, _short(inner.example), sources.get(whole, ()), _use(whole, inner)
        )
        at, inside, around = whole, inner, lists
        while inside.kind == LIST and inside.of is not None:
            at, inside, around = f"{at}[]", inside.of, [*around, at]
        if inside.kind == RECORD:
            yield from _listed(inside, at, around, sources)


def _use(name: str, of: FieldShape) -> str:
    """How a template writes a field: inside loops, the name of the loop takes its path's place."""
    path, _, last = name.rpartition("[].")
    holder = _one(path) if path else ""
    spelt = f"{holder}.{last}" if holder else name
    match of.kind:
        case "list":
            each = _one(last)
            return f"{{%p for {each} in {spelt} %}} … {{%p endfor %}}"
        case "yes or no":
            return f"{{%p if {spelt} %}} … {{%p endif %}}"
        case "group":
            return f"{spelt}.…"
    return f"{{{{ {spelt} }}}}"


def _one(path: str) -> str:
    """What one entry of a list is called: `partners` are gone through as `partner`."""
    word = path.rpartition(".")[2].removesuffix("[]")
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return f"{word}_entry" if word else "entry"


def _sources(kind: DocumentKind) -> dict[str, tuple[str, ...]]:
    """The answers that each field is made from.

    What people write is marked, and found again in every made-up agreement. Of the other answers,
    those count without which a field is another.
    """
    question_set, knowledge = QuestionSet.load(), Knowledge.load()
    found: dict[str, dict[str, None]] = {}
    for number, tree in enumerate(examples(knowledge)):
        marked, patterns = _marked(tree)
        for name, values in _flat(_fields(kind, marked, question_set, knowledge), ""):
            for one in (value for value in values if isinstance(value, str)):
                for mark in _MARKED.findall(one):
                    found.setdefault(name, {})[patterns[int(mark)]] = None
        if number == 0:
            _without(kind, tree, question_set, knowledge, found)
    for name in sorted(found, key=len, reverse=True):
        holder = name.rpartition(".")[0]
        while holder:  # a list or a group comes from what is in it
            found.setdefault(holder.removesuffix("[]"), {}).update(found[name])
            holder = holder.rpartition(".")[0]
    return {
        name: tuple(patterns) if len(patterns) <= _ANY else (_ANY_ANSWER,)
        for name, patterns in found.items()
    }


def _without(
    kind: DocumentKind,
    tree: JsonObject,
    question_set: QuestionSet,
    knowledge: Knowledge,
    found: dict[str, dict[str, None]],
) -> None:
    """Take one answer away at a time, and note each field that becomes another."""
    before = dict(_flat(_fields(kind, tree, question_set, knowledge), ""))
    for pattern, without in _without_each(tree):
        after = dict(_flat(_fields(kind, without, question_set, knowledge), ""))
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                found.setdefault(name, {})[pattern] = None


def _marked(tree: JsonObject) -> tuple[JsonObject, list[str]]:
    """A copy with a mark in each text that people write, and the pattern of each mark."""
    made = copy.deepcopy(tree)
    patterns: list[str] = []
    for steps in list(_answers(tree, ())):
        pattern = "".join(f"/{'*' if isinstance(step, int) else step}" for step in steps)
        answered = shape().field(pattern)
        holder: Any = made
        for step in steps[:-1]:
            holder = holder[step]
        free = answered is not None and answered.kind in {"line", "long-text", "link"}
        if free and isinstance(holder[steps[-1]], str) and steps[-1] != "about":
            holder[steps[-1]] = f"\N{SECTION SIGN}{len(patterns)}\N{SECTION SIGN}"
            patterns.append(pattern)
    return made, patterns


def _flat(value: object, name: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Each field by its name, with all the values that stand under it."""
    gathered: dict[str, list[object]] = {}

    def walk(one: object, at: str) -> None:
        if isinstance(one, dict):
            for part, inner in one.items():
                walk(inner, f"{at}.{part}" if at else part)
        elif isinstance(one, list):
            gathered.setdefault(at, []).append(len(one))
            for inner in one:
                walk(inner, f"{at}[]")
        else:
            gathered.setdefault(at, []).append(one)

    walk(value, name)
    yield from ((at, tuple(values)) for at, values in gathered.items())


def _without_each(tree: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Copies of an agreement, each without one answer, and the pattern of that answer."""
    for steps in list(_answers(tree, ())):
        made = copy.deepcopy(tree)
        holder: Any = made
        for step in steps[:-1]:
            holder = holder[step]
        del holder[steps[-1]]
        yield "".join(f"/{'*' if isinstance(step, int) else step}" for step in steps), made


def _answers(value: JsonValue, steps: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict) and set(value) != {"number", "unit"}:
        for name, one in value.items():
            if name != "id" and (steps or name not in {"format", "format_version"}):
                yield from _answers(one, (*steps, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from _answers(value[0], (*steps, 0))
    else:
        yield steps


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
