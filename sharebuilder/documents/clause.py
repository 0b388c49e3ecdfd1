"""The clause that an answer becomes: what a document says because of it, in the template's words.

The document is made twice: with the answer as it is, and with a word in its place that nothing
else says (an answer that is chosen and not typed is left out instead). What the one says and the
other does not is what the answer brings. So any template can be asked, a council's own too, and
nobody has to write down which answer stands where.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sharebuilder.documents.build import template_file
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.choice import records_for
from sharebuilder.documents.context.document import document_context
from sharebuilder.documents.numbering import filled
from sharebuilder.documents.render import render
from sharebuilder.documents.visible_text import visible
from sharebuilder.model.answered import is_answered
from sharebuilder.model.pointer import get, index_of, parse, pattern_of
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sharebuilder.documents.catalogue import DocumentKind
    from sharebuilder.documents.house_style import HouseStyle
    from sharebuilder.documents.visible_text import VisibleText
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.questions.question_set import QuestionSet

_STAND_IN = "Standsinforananswer"
_FOUND = re.compile(_STAND_IN, re.IGNORECASE)
_MOST = 3
_FREE = frozenset({"line", "long-text"})
_FINGERPRINT = ("fingerprint", "fingerprint_short")
_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document.

    Attributes:
        heading: the heading above it; empty where it has none.
        text: its words.
    """

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What a document says because of an answer.

    Attributes:
        document: the title of the document; empty where no document says anything.
        passages: its first paragraphs.
        more: how many more there are.
        mould: of an answer that is typed, the same paragraphs with a stand-in where it goes.
        without: how often each paragraph stands in the document without the answer.
        kind: the id of the document.
    """

    document: str = ""
    passages: tuple[Passage, ...] = ()
    more: int = 0
    mould: tuple[Passage, ...] = ()
    without: Mapping[str, int] = field(default_factory=dict, repr=False)
    kind: str = ""

    def typed(self, words: str) -> tuple[Passage, ...]:
        """The paragraphs as they will stand with other words, found without a document.

        Args:
            words: what is typed. Without any there are no paragraphs.
        """
        said = " ".join(words.split())
        if not said:
            return ()
        return tuple(Passage(one.heading, _filled_in(one.text, said)) for one in self.mould)


@dataclass(frozen=True)
class Clauses:
    """What can tell the clause of an answer.

    Attributes:
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        today: the day of the documents.
        house: the house style of the organisation.
    """

    question_set: QuestionSet
    knowledge: Knowledge
    today: date
    house: HouseStyle | None = None

    def of(self, tree: JsonObject, pointer: Pointer, before: Clause | None = None) -> Clause:
        """What the first document that says anything because of an answer says.

        Args:
            tree: the answers.
            pointer: the answer.
            before: the clause of the same answer a moment ago, where no other answer changed
                since. It saves half the work.

        Raises:
            TemplateProblem: a template cannot be used.
        """
        if before is not None and before.kind:
            kind = next(one for one in documents() if one.id == before.kind)
            return self._clause(kind, tree, pointer, before)
        for kind in documents():
            found = self._clause(kind, tree, pointer, None)
            if found.document:
                return found
        return Clause()

    def _clause(
        self, kind: DocumentKind, tree: JsonObject, pointer: Pointer, before: Clause | None
    ) -> Clause:
        if before is not None:
            without, mould = before.without, before.mould
        else:
            stand_in = _STAND_IN if _is_typed(pointer) else None
            apart = self._lines(kind, _with(tree, pointer, stand_in))
            without = Counter(apart.lines) if apart is not None else {}
            mould = tuple(_moulds(apart))[:_MOST] if apart is not None else ()
        full = self._lines(kind, tree) if is_answered(get(tree, pointer)) else None
        said = list(_passages(full, without)) if full is not None else []
        passages = tuple(said[:_MOST])
        title = kind.title if passages or mould else ""
        more = len(said) - len(passages)
        return Clause(title, passages, more, mould, without, kind.id if title else "")

    def _lines(self, kind: DocumentKind, tree: JsonObject) -> VisibleText | None:
        """What a document shows; None where the answers call for none."""
        records = records_for(tree, kind)
        context = document_context(
            kind,
            tree,
            question_set=self.question_set,
            knowledge=self.knowledge,
            findings=(),
            today=self.today,
            pictures=[],
            house=self.house,
            record=records[0] if records else "",
        ) if records else None  # fmt: skip
        if context is None:
            return None
        # It hangs on every answer, and so would be what each of them brings.
        context["about"].update(dict.fromkeys(_FINGERPRINT, "…"))
        made = render(template_file(kind, house=self.house), context)
        main = made.prepared.main
        return visible({main: filled(made.texts[main], made.prepared.marks)}, main)


def _is_typed(pointer: Pointer) -> bool:
    """Whether an answer is words that somebody types."""
    known = shape().field(pattern_of(pointer))
    return known is not None and known.kind in _FREE and known.type == "string"


def _with(tree: JsonObject, pointer: Pointer, value: JsonValue) -> JsonObject:
    """The answers with another one in a place; with none there where the value is None.

    Only what lies on the way to the place is copied.
    """
    made = _replaced(tree, parse(pointer), value)
    return made if isinstance(made, dict) else tree


def _replaced(holder: JsonValue, segments: tuple[str, ...], value: JsonValue) -> JsonValue:
    if not segments:
        return value
    name, *rest = segments
    if isinstance(holder, list):
        at = index_of(holder, name)
        if at is None:
            return holder
        return [*holder[:at], _replaced(holder[at], tuple(rest), value), *holder[at + 1 :]]
    known = holder if isinstance(holder, dict) else {}
    below = _replaced(known.get(name), tuple(rest), value)
    others = {key: one for key, one in known.items() if key != name}
    return others if below is None else {**others, name: below}


def _moulds(shown: VisibleText) -> list[Passage]:
    return [one for one in _all_passages(shown) if _FOUND.search(one.text)]


def _passages(shown: VisibleText, without: Mapping[str, int]) -> Iterator[Passage]:
    """The paragraphs that stand here and not there."""
    left = dict(without)
    for one in _all_passages(shown):
        if left.get(one.text, 0):
            left[one.text] -= 1
        else:
            yield one


def _all_passages(shown: VisibleText) -> Iterator[Passage]:
    headings, heading = set(shown.headings), ""
    for at, line in enumerate(shown.lines):
        yield Passage(heading, line)
        if at in headings:
            heading = line


def _filled_in(mould: str, said: str) -> str:
    """A paragraph with words in place of the stand-in. A full stop is not doubled."""

    def put(found: re.Match[str]) -> str:
        lower = found[0][0].islower() and not said[1:2].isupper()
        return said[:1].lower() + said[1:] if lower else said

    text = _FOUND.sub(put, mould)
    return text.replace(f"{said}.", said) if said[-1] in _STOPS else text
