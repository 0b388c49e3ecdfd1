"""Checks of the words that people type: identifiers of people, former law, former bodies.

Each text field of the schema has its units, so that an edit looks again at that field alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sharebuilder.findings.days import is_law_here, law_day, when
from sharebuilder.findings.facts import Fact
from sharebuilder.findings.finding import Finding
from sharebuilder.findings.former_bodies import bodies_in_texts, has_gone
from sharebuilder.findings.look import filled, listing
from sharebuilder.findings.patterns import START
from sharebuilder.findings.per_record import every_part, every_place, flat
from sharebuilder.findings.person_identifiers import DETECTORS, identifiers_in
from sharebuilder.findings.rule import said_honestly
from sharebuilder.findings.sources import act, uk_gdpr
from sharebuilder.knowledge.former import former_law

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharebuilder.findings.finding import Severity
    from sharebuilder.findings.look import Look
    from sharebuilder.findings.unit import Unit
    from sharebuilder.knowledge.citation import Citation
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonValue
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.schema.shape import Field, Shape


@dataclass(frozen=True, slots=True)
class TextRule:
    """One check of what people type, as lists of checks show it."""

    id: str
    severity: Severity
    message: str
    remedy: str
    citation: Citation | None
    verified: bool = True


WRONG_LAW = TextRule(
    "GV06",
    "warning",
    "The text cites law that does not decide this.",
    "Cite the law that does.",
    act("PECR 2003", "uksi/2003/2426"),
    verified=False,
)
DEAD_LAW = TextRule(
    "GV07",
    "warning",
    "The text cites law that was repealed or replaced.",
    "Cite what replaced it.",
    act("DUAA 2025 ss.71, 80, 85, 86", "ukpga/2025/18"),
)
FORMER_BODY = TextRule(
    "PP121",
    "warning",
    "A text names a body that is no more.",
    "Name its successor, or say that the body is a former one.",
    None,
)
_PERSON = uk_gdpr("5", "(1)(c)")
_TAKE_OUT = (
    "Take it out: an agreement is read by many, and often published. If it is no person's, "
    "accept this with that reason."
)
IDENTIFIERS = {
    one.id: TextRule(
        one.id,
        one.severity,
        f"A text holds what looks like {one.what}.",
        "Is it a team's? If it is a person's, take it out."
        if one.severity == "prompt"
        else _TAKE_OUT,
        _PERSON,
        verified=False,
    )
    for one in DETECTORS
}
TEXT_RULES = (*IDENTIFIERS.values(), WRONG_LAW, DEAD_LAW, FORMER_BODY)
"""Every check of what people type."""

# What ShareBuilder writes itself, and the story of a worked case.
_WRITTEN_BY_US = frozenset(
    {
        "/about/worked_example/case_id",
        "/about/worked_example/place",
        "/about/worked_example/story",
        "/about/worked_example/notice",
        "/open_questions/*/about",
        "/accepted_warnings/*/rule",
        "/accepted_warnings/*/about",
        "/accepted_warnings/*/message",
        "/prompt_answers/*/rule",
        "/prompt_answers/*/about",
        "/prompt_answers/*/question",
    }
)
# Where names, addresses, telephone numbers and references belong.
_CONTACTS = frozenset(
    {
        "/about/reference",
        "/about/version",
        "/partners/*/name",
        "/partners/*/short_name",
        "/partners/*/other_names",
        "/partners/*/former_names",
        "/partners/*/identifiers/ico_registration",
        "/partners/*/identifiers/ods_code",
        "/partners/*/identifiers/ons_code",
        "/partners/*/identifiers/urn",
        "/partners/*/identifiers/company_number",
        "/partners/*/identifiers/charity_number",
        "/partners/*/identifiers/other",
        "/partners/*/contacts/*/name",
        "/partners/*/contacts/*/phone",
        "/partners/*/members/*/name",
        "/partners/*/members/*/identifier",
        "/arrangements/*/reference",
        "/arrangements/*/contact_point",
        "/law/*/confidentiality/approval_reference",
        "/rights/complaints_contact",
        "/security/breach_contact",
        "/dpia/reference",
        "/dpia/approved_by",
        "/running/framework/reference",
        "/running/versions/*/version",
        "/running/versions/*/author",
        "/sign_off/signatories/*/name",
        "/sign_off/signatories/*/version",
        "/sign_off/approved/version",
        "/open_questions/*/owner",
        "/accepted_warnings/*/accepted_by",
    }
)
# Where somebody says why old law stands in the text; and where old names belong.
_ABOUT_FINDINGS = frozenset({"/accepted_warnings/*/reason", "/prompt_answers/*/answer"})
# The name of a partner itself has a rule of its own, PP27.
_OLD_NAMES = frozenset({"/partners/*/name", "/partners/*/other_names", "/partners/*/former_names"})
_ABOUT_LAW = ("/law/", "/consent/", "/purposes/")


def text_fields(shape: Shape) -> tuple[Field, ...]:
    """Every field in which people write words of their own."""
    return tuple(
        field
        for field in shape
        if field.kind in {"line", "long-text"} and field.pattern not in _WRITTEN_BY_US
    )


def text_units(shape: Shape, step_of: Callable[[str], str]) -> tuple[Unit, ...]:
    """The units of each text field.

    Args:
        shape: the shape of an agreement.
        step_of: the id of the step where a pattern is asked.
    """
    fields = [(field, step_of(field.pattern)) for field in text_fields(shape)]
    people = (IdentifierUnit(*one) for one in fields if one[0].pattern not in _CONTACTS)
    former = (FormerUnit(*one) for one in fields if one[0].pattern not in _ABOUT_FINDINGS)
    return (*people, *former)


@dataclass(frozen=True, slots=True)
class IdentifierUnit:
    """One text field, and the check that it points to no person."""

    field: Field
    step: str

    @property
    def key(self) -> str:
        """The field."""
        return f"ID {self.field.pattern}"

    @property
    def reads(self) -> tuple[str, ...]:
        """The field."""
        return (self.field.pattern,)

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding for each sort of identifier at each place; it never repeats one in full."""
        return flat(every_part(self, look))

    @property
    def record(self) -> str:
        """The field: what is written in it in one place says nothing of another."""
        return self.field.pattern

    @property
    def own(self) -> tuple[str, ...]:
        """The field."""
        return (self.field.pattern,)

    @property
    def named(self) -> tuple[str, str]:
        """The check, and the step of the field."""
        return "ID", self.step

    def places(self, look: Look) -> Iterator[tuple[Pointer, JsonValue]]:
        """Every place of the field."""
        return every_place(look, self.record)

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterator[Finding]:
        """What is found in the words at one place."""
        del look
        for text in _texts(holder):
            hits = identifiers_in(text)
            if not hits:
                continue
            sorts: dict[str, list[str]] = {}
            for found in hits:
                sorts.setdefault(found.detector, []).append(found.masked)
            for detector in DETECTORS:
                if detector.id in sorts:
                    told = IDENTIFIERS[detector.id]
                    yield Finding(
                        told.severity,
                        told.id,
                        at,
                        self.step,
                        f"“{self.field.title}” holds what looks like {detector.what}: "
                        f"{listing(sorts[detector.id])}.",
                        told.remedy,
                        said_honestly(told.citation, verified=told.verified),
                    )


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """One text field, and the check that it cites living law and names living bodies."""

    field: Field
    step: str

    @property
    def key(self) -> str:
        """The field."""
        return f"FORMER {self.field.pattern}"

    @property
    def reads(self) -> tuple[str, ...]:
        """The field, and the day and the nations whose law counts."""
        return (self.field.pattern, "/about/nations", *START)

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A finding for each piece of former law, and for each former body."""
        return flat(every_part(self, look))

    @property
    def record(self) -> str:
        """The field: what is written in it in one place says nothing of another."""
        return self.field.pattern

    @property
    def own(self) -> tuple[str, ...]:
        """The field."""
        return (self.field.pattern,)

    @property
    def named(self) -> tuple[str, str]:
        """The check, and the step of the field."""
        return "GV07", self.step

    def places(self, look: Look) -> tuple[tuple[Pointer, JsonValue], ...]:
        """The places whose words name anything former. Only they can turn with the day."""
        return look.fact(_naming(self.field.pattern))

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterator[Finding]:
        """What is found in the words at one place."""
        pattern = self.field.pattern
        law, bodies = former_law(look.knowledge), bodies_in_texts(look.knowledge)
        for text in _texts(holder):
            for mention in law.named_in(text):
                entry = mention.entry
                if _still(look, entry) or not is_law_here(look, entry):
                    continue
                # Living law may be right elsewhere; dead law may be named as dead.
                told = pattern.startswith(_ABOUT_LAW) if _alive(entry) else not mention.as_past
                if told:
                    yield self._old_law(look, at, entry, mention.words)
            if pattern in _OLD_NAMES:
                continue
            for mention in bodies.named_in(text):
                if not mention.as_past and has_gone(look, mention.entry):
                    yield self._old_body(at, mention.entry, mention.words)

    def _old_law(self, look: Look, pointer: Pointer, entry: Entry, words: str) -> Finding:
        told = WRONG_LAW if _alive(entry) else DEAD_LAW
        message = f"“{self.field.title}” cites “{words}”. {entry.plain}"
        if entry.in_force_to is not None:
            message = f"{message} {when(look)}"
        return Finding(
            told.severity,
            told.id,
            pointer,
            self.step,
            message,
            f"Now: {entry.text('successor').rstrip('.')}.",
            said_honestly(entry.citation, verified=entry.verified),
        )

    def _old_body(self, pointer: Pointer, entry: Entry, words: str) -> Finding:
        message = (
            f"“{words}” in “{self.field.title}” looks like a body that is no more, or has another "
            f"name. Its work is now done by {listing(entry.texts('successors'))}. "
            f"{entry.text('note')}"
        )
        return Finding(
            FORMER_BODY.severity,
            FORMER_BODY.id,
            pointer,
            self.step,
            message.strip(),
            FORMER_BODY.remedy,
            said_honestly(entry.citation, verified=entry.verified) if entry.citation.url else None,
        )


@cache
def _naming(pattern: str) -> Fact[tuple[tuple[Pointer, JsonValue], ...]]:
    """The places of a text field whose words name former law or a former body."""

    def work(look: Look) -> tuple[tuple[Pointer, JsonValue], ...]:
        law, bodies = former_law(look.knowledge), bodies_in_texts(look.knowledge)
        return tuple(
            (at, holder)
            for at, holder in every_place(look, pattern)
            if any(law.named_in(text) or bodies.named_in(text) for text in _texts(holder))
        )

    return Fact(f"names what is former {pattern}", (pattern,), work)


def _alive(entry: Entry) -> bool:
    """Whether it is law, though not the law that decides here."""
    return entry.state == "in-force"


def _still(look: Look, entry: Entry) -> bool:
    """Whether it was still there on the day whose law counts."""
    return entry.in_force_to is not None and law_day(look) <= entry.in_force_to


def _texts(holder: JsonValue) -> Iterator[str]:
    """What people wrote at a place: one text, or several."""
    for value in holder if isinstance(holder, list) else [holder]:
        if isinstance(value, str) and filled(value):
            yield value
