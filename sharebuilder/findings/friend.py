"""The critical friend: the questions that a good colleague would ask at this point.

They are entries of the knowledge base, so that a council can add, reword or hide them.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.errors import SeedProblem
from sharebuilder.findings.finding import Finding
from sharebuilder.findings.per_record import every_part, every_place, flat
from sharebuilder.knowledge.friend_prompt import KIND, FriendPrompt, friend_prompt
from sharebuilder.model import ask_when
from sharebuilder.model.pointer import Pointer, join, parse
from sharebuilder.schema.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.findings.look import Look
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject, JsonValue

_log = logging.getLogger(__name__)
_NAMES = ("short_name", "name", "outcome", "ask", "description", "question", "job_title")
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class FriendUnit:
    """One prompt of the critical friend, wherever the answers call for it."""

    prompt: FriendPrompt

    @property
    def key(self) -> str:
        """The id of the prompt."""
        return f"FRIEND {self.prompt.id}"

    @property
    def reads(self) -> tuple[str, ...]:
        """What its condition reads, and the names and the coming and going of its records."""
        prompt = self.prompt
        read = set(ask_when.reads(prompt.when, prompt.record)) if prompt.when else set()
        if prompt.record:
            read.add(f"{prompt.record}/id")
            read |= {f"{prompt.record}/{name}" for name in _names_of(prompt.record)}
        return tuple(sorted(read))

    @property
    def record(self) -> str:
        """The records that it asks about; empty where it asks about the agreement."""
        return self.prompt.record

    @property
    def own(self) -> tuple[str, ...]:
        """What its condition reads in the record that it asks about, and the record's name."""
        record, when = self.prompt.record, self.prompt.when
        if not record:
            return ()
        read = ask_when.own_reads(when, record) if when else frozenset()
        return (*sorted(read), *(f"{record}/{name}" for name in _names_of(record)))

    @property
    def linked(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What its condition reads in the records that the record it asks about names."""
        record, when = self.prompt.record, self.prompt.when
        return tuple(ask_when.linked_reads(when, record)) if record and when else ()

    @property
    def named(self) -> tuple[str, str]:
        """The prompt, and the step where it is asked."""
        return self.prompt.id, self.prompt.step

    def run(self, look: Look) -> tuple[Finding, ...]:
        """A prompt wherever the answers call for it."""
        return flat(every_part(self, look))

    def places(self, look: Look) -> Iterator[tuple[Pointer, JsonValue]]:
        """Every record that it asks about."""
        return every_place(look, self.record)

    def look_into(self, look: Look, at: Pointer, holder: JsonValue) -> Iterator[Finding]:
        """The prompt, where the answers call for it in one record."""
        prompt, tree = self.prompt, look.agreement.raw
        if not isinstance(holder, dict):
            return
        if prompt.when is None or ask_when.holds_for(
            prompt.when, tree, holder, look.today, look.named
        ):
            yield self._finding(at or Pointer(prompt.about), holder)

    def _finding(self, about: Pointer, holder: JsonObject) -> Finding:
        prompt, into = self.prompt, Pointer(self.prompt.answer_into)
        if into and "*" in into:
            into = join(*parse(about), *parse(into)[len(parse(prompt.record)) :])
        # An answer that many records share is no place for what is said of one of them.
        own = into and (not prompt.record or "*" in prompt.answer_into)
        return Finding(
            "prompt",
            prompt.id,
            into if own else about,
            prompt.step,
            prompt.asked_of(_name(prompt.record, holder)),
            prompt.why,
            prompt.citation,
            friend=True,
            answer_into=into,
        )


def friend_units(knowledge: Knowledge) -> tuple[FriendUnit, ...]:
    """A unit for each prompt that the knowledge base offers, in its order.

    A pack whose prompt is wrong is refused when it is loaded. One that comes some other way is
    left out, and the rest go on.
    """
    units = []
    for entry in knowledge.entries(KIND):
        try:
            units.append(FriendUnit(friend_prompt(entry)))
        except SeedProblem as problem:
            _log.warning("the prompt %s is left out: %s", entry.id, problem)
    return tuple(units)


def _names_of(record: str) -> tuple[str, ...]:
    """The properties that name a record, the best first."""
    return tuple(name for name in _NAMES if shape().field(f"{record}/{name}") is not None)


def _name(record: str, holder: JsonObject) -> str:
    """The name of a record as a question uses it; empty where it has none."""
    for property_name in _names_of(record) if record else ():
        value = holder.get(property_name)
        if isinstance(value, str) and value.strip():
            name = _short(" ".join(value.split()).rstrip("."))
            return name if record.startswith("/partners/") else f"“{name}”"
    return ""


def _short(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return name[:_LONGEST_NAME].rpartition(" ")[0].rstrip(",;:") + "…"
