"""Answers as the words that stand in a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.documents.breaks import PARAGRAPH
from sharebuilder.model.pointer import Pointer, exists, is_pointer, record_of
from sharebuilder.model.views import Agreement
from sharebuilder.questions.labels import day_text, period_text, record_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import Period
    from sharebuilder.model.views.base import View
    from sharebuilder.questions.question_set import QuestionSet

Fact = dict[str, str]
# It begins where blanks begin, never inside them: many in a row must not cost their square.
_BREAKS = re.compile(
    r"(?<!\s)\s*(?:\r\n|[\n\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}])\s*"
)
# The titles of other kinds are the citation itself, or have no section to cite.
_CITED = (
    "lawful-basis", "recognised-interest", "article-9", "schedule-1", "schedule-8", "part-3",
    "article-10",
)  # fmt: skip
_MARKS = tuple(".,;:")
_NAMED_IN_SENTENCES = ("partners", "arrangements")
_NOT_THERE = "(not in this agreement)"
NOT_VERIFIED = "(not verified)"


class Words:
    """Turns answers into words: options into their labels, ids into names, days into dates.

    Attributes:
        agreement: the answers, typed.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
    """

    def __init__(self, tree: JsonObject, question_set: QuestionSet, knowledge: Knowledge) -> None:
        self.agreement = Agreement(tree)
        self.question_set = question_set
        self.knowledge = knowledge
        self._names: dict[str, Mapping[str, str]] = {
            "partners": {
                one.id: line(one.short_name) or line(one.name) or f"Partner {number}"
                for number, one in enumerate(self.agreement.partners, start=1)
            },
            "flows": {
                one.id: f"F{number} {line(one.name)}".strip()
                for number, one in enumerate(self.agreement.flows, start=1)
            },
            "people": _numbered("Group", self.agreement.people),
            "purposes": _numbered("Purpose", self.agreement.purposes),
            "items": _numbered("Item", self.agreement.items),
            "item_groups": _numbered("Item group", self.agreement.item_groups),
            "arrangements": _numbered("Arrangement", self.agreement.arrangements),
            "outcomes": {
                one.id: line(one.outcome).rstrip(".") or f"Outcome {number}"
                for number, one in enumerate(self.agreement.case.outcomes, start=1)
            },
        }

    def name(self, collection: str, identity: str) -> str:
        """The name of a record; empty where no id is given."""
        if not identity:
            return ""
        return self._names[collection].get(identity) or f"{identity} {_NOT_THERE}"

    def names(self, collection: str, identities: Iterable[str]) -> str:
        """The names of records, each once.

        Partners stand as a sentence has them: “A, B and C”. The names of other records are
        phrases with commas and capital letters of their own, so semicolons part them.
        """
        names = (self.name(collection, identity) for identity in dict.fromkeys(identities))
        return (
            listed(names) if collection in _NAMED_IN_SENTENCES else "; ".join(filter(None, names))
        )

    def choice(self, pattern: str, value: str) -> str:
        """The label of an option."""
        if not value:
            return ""
        question = self.question_set.question_for(pattern)
        if question is None or question.options is None:
            return value
        return self.question_set.option_label(question.options, value)

    def choices(self, pattern: str, values: Iterable[str]) -> str:
        """The labels of options. They begin with capital letters, so semicolons part them."""
        return "; ".join(self.choice(pattern, value) for value in values if value)

    def law(self, identity: str) -> str:
        """The title of a provision and where it stands; what nobody checked says so."""
        if not identity:
            return ""
        entry = self.knowledge.entry(identity)
        if entry is None:
            return f"{identity} (not in the knowledge base)"
        title = entry.title
        cited = entry.citation.text.split(";")[0]
        if entry.kind in _CITED and cited not in title:
            title = f"{title} ({cited})"
        return title if entry.verified else f"{title} {NOT_VERIFIED}"

    def laws(self, identities: Iterable[str]) -> str:
        """The titles of provisions, with semicolons between them."""
        return "; ".join(self.law(identity) for identity in identities if identity)

    def fact(self, pattern: str, text: str) -> Fact:
        """What was said to a question, with the question's label."""
        question = self.question_set.question_for(pattern)
        return {"label": question.label if question else pattern.rsplit("/", 1)[-1], "text": text}

    def place(self, pointer: str) -> str:
        """What a place is called: the record that holds it, and the label of its question."""
        question = self.question_set.question_for(pointer)
        label = question.label if question else ""
        return joined(self.record(pointer), label, mark=", ") or "this agreement"

    def record(self, pointer: str) -> str:
        """What the record that holds a place is called; empty where none does."""
        record = record_of(Pointer(pointer if is_pointer(pointer) else ""))
        if "/id:" not in record or not exists(self.agreement.raw, record):
            return ""
        return line(record_label(self.question_set, self.agreement.raw, record))

    def facts(self, *facts: tuple[str, str]) -> list[Fact]:
        """Facts by the patterns of their questions; those without an answer are left out."""
        return [self.fact(pattern, text) for pattern, text in facts if text]


def line(text: str) -> str:
    """A short answer in one line."""
    return _BREAKS.sub(" ", text.strip())


def long(text: str) -> str:
    """A long answer, its paragraphs kept apart."""
    return _BREAKS.sub(PARAGRAPH, text.strip())


def yes_no(value: bool | None) -> str:  # noqa: FBT001 - it is the answer itself
    """Yes, No, or nothing where nobody said."""
    return "" if value is None else "Yes" if value else "No"


def day(value: str) -> str:
    """A day as people write it."""
    return line(day_text(value))


def period(value: Period) -> str:
    """A period as people write it: “6 months”."""
    return period_text(value.raw)


def listed(texts: Iterable[str]) -> str:
    """Texts as a sentence has them: “A, B and C”."""
    found = [text for text in texts if text]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def joined(*texts: str, mark: str = "; ") -> str:
    """The texts that are not empty, with a mark between them.

    A full stop at the end of a text gives way to the mark: two side by side are one too many.
    """
    shown = [text for text in texts if text]
    if mark[:1] in _MARKS:
        shown[:-1] = [unstopped(text) for text in shown[:-1]]
    return mark.join(shown)


def closed(text: str) -> str:
    """The text with a full stop at its end, for where a sentence of ours follows."""
    ends = text.rstrip('\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})"')
    return text if not text or ends.endswith((".", "!", "?")) else f"{text}."


def unstopped(text: str) -> str:
    """The text without the full stop at its end, for where a mark follows."""
    return text if text.endswith("..") else text.removesuffix(".")


def _numbered(kind: str, records: Iterable[View]) -> dict[str, str]:
    found = {}
    for number, record in enumerate(records, start=1):
        name = record.raw.get("name")
        identity = record.raw.get("id")
        named = line(name) if isinstance(name, str) else ""
        found[str(identity)] = named or f"{kind} {number}"
    return found
