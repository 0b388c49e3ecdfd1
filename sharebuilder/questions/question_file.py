"""Reading question files: light checks by hand, so that the program starts quickly.

The whole form of a file is in schemas/question-set.schema.json, and the tests hold the shipped
files to it. Here every mistake that could trip the program is told by file, place and remedy.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.model import ask_when
from sharebuilder.model.pointer import parse
from sharebuilder.questions.question import (
    CONTROLS,
    Citation,
    Group,
    Needed,
    Option,
    Question,
    RecordsSection,
    Section,
    Step,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.ask_when import Condition
    from sharebuilder.model.json_types import JsonObject, JsonValue

FORMAT_VERSION = 1
_STEP = ("id", "number", "title", "summary", "introduction")
_SECTION = ("id", "kind", "title", "introduction", "ask_when", "groups")
_RECORDS = ("record_name", "record_name_plural", "columns", "label", "empty", "groups")
_GROUP = ("id", "title", "introduction", "questions")
_QUESTION = (
    "id",
    "pointer",
    "ask",
    "label",
    "hint",
    "example",
    "why",
    "citation",
    "control",
    "options",
    "needed",
    "ask_when",
    "records",
)


def read_step(file: Path) -> Step:
    """The step of a question file.

    Raises:
        SeedProblem: the file cannot be read, or something in it is wrong.
    """
    top = _file(file, "sharebuilder-question-set")
    top.only("format", "format_version", "step", "sections")
    step = top.part("step")
    step.only(*_STEP)
    return Step(
        id=step.text("id"),
        number=step.number("number"),
        title=step.text("title"),
        summary=step.text("summary"),
        introduction=step.text("introduction"),
        sections=tuple(_section(part) for part in top.parts("sections")),
    )


def read_options(file: Path) -> dict[str, tuple[Option, ...]]:
    """The options of every choice, by id.

    Raises:
        SeedProblem: the file cannot be read, or something in it is wrong.
    """
    top = _file(file, "sharebuilder-options")
    top.only("format", "format_version", "options")
    named = top.part("options")
    found = {}
    for name in named.raw:
        options = []
        for part in named.parts(name):
            part.only("value", "label", "hint")
            options.append(
                Option(part.text("value"), part.text("label"), part.text("hint", empty=True))
            )
        if len({option.value for option in options}) < len(options):
            raise named.problem(name, "holds a value twice", "Take one of the two out.")
        found[name] = tuple(options)
    return found


def read_not_asked(file: Path) -> dict[str, str]:
    """The properties that no question asks, and why not, by pattern.

    Raises:
        SeedProblem: the file cannot be read, or something in it is wrong.
    """
    top = _file(file, "sharebuilder-not-asked")
    top.only("format", "format_version", "not_asked")
    return {part.text("pointer"): part.text("reason") for part in top.parts("not_asked")}


def _file(file: Path, expected: str) -> _Reader:
    try:
        content: JsonValue = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SeedProblem(
            "The file cannot be read.", remedy="Put the file back, or install again.", file=file
        ) from error
    except (ValueError, RecursionError) as error:
        raise SeedProblem(
            f"The file is not JSON: {error}.",
            remedy="Mend it, or put the shipped file back.",
            file=file,
        ) from error
    top = _Reader(content, file, "")
    if top.raw.get("format") != expected:
        raise top.problem("format", f"should be “{expected}”", "Is it the right file?")
    if top.raw.get("format_version") != FORMAT_VERSION:
        raise top.problem(
            "format_version",
            f"should be {FORMAT_VERSION}",
            "Use a file made for this ShareBuilder, or a ShareBuilder made for this file.",
        )
    return top


def _section(part: _Reader) -> Section:
    kind = part.choice("kind", ("questions", "records"))
    title = part.text("title", empty=True)
    introduction = part.text("introduction", empty=True)
    ask_when = part.condition("ask_when")
    if kind == "questions":
        part.only(*_SECTION)
        groups = tuple(_group(group) for group in part.parts("groups"))
        return Section(part.text("id"), kind, title, introduction, groups, ask_when)
    part.only(*_SECTION, *_RECORDS, "collection", "needed")
    records = _records(part, part.pointer("collection"))
    return Section(
        id=part.text("id"),
        kind=kind,
        title=title,
        introduction=introduction,
        groups=records.groups,
        ask_when=ask_when,
        needed=part.needed("needed"),
        collection=records.collection,
        record_name=records.record_name,
        record_name_plural=records.record_name_plural,
        columns=records.columns,
        label=records.label,
        empty=records.empty,
    )


def _records(part: _Reader, collection: str) -> RecordsSection:
    groups = tuple(_group(group) for group in part.parts("groups"))
    records = RecordsSection(
        collection=collection,
        record_name=part.text("record_name"),
        record_name_plural=part.text("record_name_plural"),
        columns=part.texts("columns"),
        label=part.texts("label"),
        empty=part.text("empty"),
        groups=groups,
    )
    asked = set()
    for question in records.questions:
        if not question.pointer.startswith(f"{collection}/*/"):
            raise part.problem(
                "groups",
                f"hold “{question.id}”, which is not about {collection}",
                f"Give it a pointer that begins with {collection}/*/.",
            )
        asked.add(question.name)
    for name, listed in (("columns", records.columns), ("label", records.label)):
        unknown = [one for entry in listed for one in entry.split("+") if one not in asked]
        if unknown:
            raise part.problem(
                name,
                f"names “{unknown[0]}”, which no question here asks",
                "Name properties that a question of this section asks.",
            )
    return records


def _group(part: _Reader) -> Group:
    part.only(*_GROUP)
    return Group(
        id=part.text("id"),
        title=part.text("title", empty=True),
        introduction=part.text("introduction", empty=True),
        questions=tuple(_question(question) for question in part.parts("questions")),
    )


def _question(part: _Reader) -> Question:
    part.only(*_QUESTION)
    control = part.choice("control", CONTROLS)
    pointer = part.pointer("pointer")
    options = part.raw.get("options")
    if (options is not None) != (control in {"choice", "choices"}):
        raise part.problem(
            "options", "belongs to a choice, and to nothing else", "Add it, or take it out."
        )
    records = None
    if control == "records":
        nested = part.part("records")
        nested.only(*_RECORDS)
        records = _records(nested, pointer)
    elif part.raw.get("records") is not None:
        raise part.problem("records", "belongs to the control “records” only", "Take it out.")
    cited = part.raw.get("citation")
    citation = None
    if cited is not None:
        source = part.part("citation")
        source.only("text", "url")
        citation = Citation(source.text("text"), source.text("url", empty=True))
    return Question(
        id=part.text("id"),
        pointer=pointer,
        ask=part.text("ask"),
        label=part.text("label"),
        hint=part.text("hint", empty=True),
        example=part.text("example", empty=True),
        why=part.text("why", empty=True),
        citation=citation,
        control=control,
        options=part.text("options") if options is not None else None,
        needed=part.needed("needed"),
        ask_when=part.condition("ask_when"),
        records=records,
    )


class _Reader:
    """Reads the properties of a JSON object; whatever is wrong is a clear problem."""

    def __init__(self, raw: JsonValue, file: Path, place: str) -> None:
        self._file = file
        self._place = place
        if not isinstance(raw, dict):
            raise SeedProblem(
                "Here should be an object.",
                remedy="Put what stands here between { and }.",
                file=file,
                place=place or None,
            )
        self.raw: JsonObject = raw

    def only(self, *names: str) -> None:
        """Refuse a property of another name: it is a slip that would go unseen."""
        for name in self.raw:
            if name not in names:
                raise self.problem(name, "is not known here", f"Known here are {', '.join(names)}.")

    def text(self, name: str, *, empty: bool = False) -> str:
        value = self.raw.get(name, "" if empty else None)
        if not isinstance(value, str) or not (value.strip() or empty):
            raise self.problem(name, "should be text", "Write it between quotation marks.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.raw.get(name)
        if not isinstance(value, list) or not value:
            raise self.problem(name, "should be a list of texts", "Name at least one.")
        texts = tuple(entry for entry in value if isinstance(entry, str) and entry)
        if len(texts) < len(value):
            raise self.problem(name, "should be a list of texts", "Take out what is no text.")
        return texts

    def number(self, name: str) -> int:
        value = self.raw.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.problem(name, "should be a whole number from 1", "Write a number.")
        return value

    def choice(self, name: str, among: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in among:
            raise self.problem(name, f"is “{value}”", f"It should be one of {', '.join(among)}.")
        return value

    def needed(self, name: str) -> Needed | None:
        if self.raw.get(name) is None:
            return None
        level = self.choice(name, ("error", "warning"))
        return "error" if level == "error" else "warning"

    def pointer(self, name: str) -> str:
        value = self.text(name)
        if not value.startswith("/") or not all(parse(value)):
            raise self.problem(
                name, "should name a place in the agreement", "Begin it with “/”: /partners/*/name."
            )
        return value

    def condition(self, name: str) -> Condition | None:
        value = self.raw.get(name)
        if value is None:
            return None
        return ask_when.parse(value, self._file, f"{self._place}/{name}")

    def part(self, name: str) -> _Reader:
        return _Reader(self.raw.get(name), self._file, f"{self._place}/{name}")

    def parts(self, name: str) -> list[_Reader]:
        value = self.raw.get(name)
        if not isinstance(value, list) or not value:
            raise self.problem(name, "should be a list", "Put at least one entry in it.")
        place = f"{self._place}/{name}"
        return [_Reader(raw, self._file, f"{place}/{i}") for i, raw in enumerate(value)]

    def problem(self, name: str, what: str, remedy: str) -> SeedProblem:
        return SeedProblem(
            f"“{name}” {what}.", remedy=remedy, file=self._file, place=f"{self._place}/{name}"
        )
