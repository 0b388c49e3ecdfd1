"""Runs every check over an agreement, and after an edit only those that the edit touches."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sharebuilder.findings.acceptance import said_of
from sharebuilder.findings.facts import is_list
from sharebuilder.findings.finding import Finding
from sharebuilder.findings.free_text import text_units
from sharebuilder.findings.friend import friend_units
from sharebuilder.findings.look import Look
from sharebuilder.findings.needed import needed_units
from sharebuilder.findings.ordering import Ordering, Ready
from sharebuilder.findings.per_record import (
    Bearing,
    PerRecord,
    every_part,
    flat,
    parts_again,
)
from sharebuilder.findings.references import reference_units
from sharebuilder.findings.rules import RULES
from sharebuilder.findings.unit import RuleUnit, Unit, structural
from sharebuilder.model.pointer import (
    Pointer,
    get,
    join,
    parent,
    parse,
    pattern_of,
    segments_match,
    to_id_form,
)
from sharebuilder.schema.one_answer import answer_part, problems_of_answer
from sharebuilder.schema.shape import shape
from sharebuilder.schema.validation import duplicate_ids, part_of, problems, problems_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sharebuilder.findings.acceptance import Said
    from sharebuilder.findings.per_record import Changed, Parts
    from sharebuilder.findings.rule import Rule
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet
    from sharebuilder.schema.validation import SchemaProblem

_LAST_STEP = "build"
_LONG_LIST = 5000  # the schema allows no longer list of records


class Checker:
    """Every check that ShareBuilder knows, ready to run."""

    def __init__(
        self,
        question_set: QuestionSet,
        knowledge: Knowledge,
        rules: Sequence[Rule] = RULES,
    ) -> None:
        """Take what the checks need.

        Args:
            question_set: says what is asked, and so what is needed.
            knowledge: says what the law is, and what the critical friend asks.
            rules: the cross-field rules; all of them when left out.
        """
        self._questions = question_set
        self._knowledge = knowledge
        friends = friend_units(knowledge)
        self.ordering = Ordering(
            {step.id: step.number for step in question_set.steps},
            {unit.prompt.id: at for at, unit in enumerate(friends, 1)},
            frozenset(rule.id for rule in rules if rule.missing),
            one_answer,
        )
        self._units: dict[str, Unit] = {
            unit.key: unit
            for unit in (
                *(RuleUnit(rule, rule.learned(knowledge)) for rule in rules),
                *reference_units(shape(), self.step_of),
                *text_units(shape(), self.step_of),
                *needed_units(question_set),
                *friends,
            )
        }
        self._decides_by = {
            key: tuple(parse(read) for read in unit.decides_by if not is_list(read))
            for key, unit in self._units.items()
            if isinstance(unit, RuleUnit)
        }
        # Asked once: it costs more than most of what the units do.
        self._per_record = {
            key: unit for key, unit in self._units.items() if isinstance(unit, PerRecord)
        }
        # What each unit reads, taken apart once: by the first segment, since a step's fields
        # share one, so that an edit is held against few of the units.
        self._readers: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for key, unit in self._units.items():
            for read in unit.reads:
                segments = parse(read)
                self._readers.setdefault(segments[0], []).append((key, segments))
        self._touched: dict[str, tuple[str, ...]] = {}
        self._bearing: dict[str, Bearing] = {}

    def check(self, tree: JsonObject, today: date) -> tuple[Finding, ...]:
        """Everything that is to be found in an agreement, in the order of the steps.

        Args:
            tree: the agreement.
            today: the day on which it is checked.
        """
        return Session(self, tree, today).findings

    def session(self, tree: JsonObject, today: date) -> Session:
        """A session that follows the edits of one agreement."""
        return Session(self, tree, today)

    def step_of(self, pointer: str) -> str:
        """The id of the step where a place is asked; the last one where none asks it."""
        step = self._questions.step_for(Pointer(pointer))
        return step.id if step else _LAST_STEP

    def look_at(self, tree: JsonObject, today: date) -> Look:
        """A fresh look at an agreement, which the units share."""
        return Look(tree, self._knowledge, today)

    def unit(self, key: str) -> Unit:
        """The unit of a key."""
        return self._units[key]

    def per_record(self, key: str) -> PerRecord | None:
        """The unit of a key where it looks at each record by itself; None where it does not."""
        return self._per_record.get(key)

    def only_names(self, key: str, changed: Sequence[Changed]) -> bool:
        """Whether a rule reads of some changes only names that stand in its messages.

        Where it found nothing before, it finds nothing after them.
        """
        decides_by = self._decides_by.get(key)
        return decides_by is not None and not any(
            segments_match(read, segments) for _, segments in changed for read in decides_by
        )

    def records_alone(
        self, key: str, look: Look, changed: Sequence[Changed]
    ) -> tuple[Pointer, ...] | None:
        """The records that alone have to be looked at again by a unit.

        Args:
            key: the key of the unit.
            look: the agreement after the edit.
            changed: the answers that changed, each with the segments of its pattern. No record
                came, went or moved.

        Returns:
            The records; None where the unit has to look at all.
        """
        unit = self._per_record.get(key)
        if unit is None:
            return None
        if key not in self._bearing:
            self._bearing[key] = Bearing(unit, self._units[key].reads)
        return self._bearing[key].records(look, changed)

    def all_keys(self) -> tuple[str, ...]:
        """The keys of all units."""
        return tuple(self._units)

    def touched_by(self, pointer: Pointer) -> tuple[str, ...]:
        """The keys of the units that read a place."""
        pattern = pattern_of(pointer)
        if pattern not in self._touched:
            segments = parse(pattern)
            if not segments:
                return self.all_keys()
            inside = one_answer(pointer)
            self._touched[pattern] = tuple(
                dict.fromkeys(
                    key
                    for key, read in self._readers.get(segments[0], ())
                    if segments_match(read, segments)
                    and not (inside and len(read) < len(segments) and is_list(join(*read)))
                )
            )
        return self._touched[pattern]

    def schema_finding(self, problem: SchemaProblem) -> Finding:
        """What the schema has against an agreement, as a finding."""
        return Finding(
            "error",
            "SCHEMA",
            problem.pointer,
            self.step_of(pattern_of(problem.pointer)),
            problem.message,
            problem.remedy,
        )


class Session:
    """The findings of one agreement, kept up to date edit by edit.

    After each edit it finds what a full check would find, and does only the work that the edit
    calls for.
    """

    def __init__(self, checker: Checker, tree: JsonObject, today: date) -> None:
        """Check an agreement in full, and remember what each check found."""
        self._checker = checker
        self._look: Look
        self._found: dict[str, tuple[Finding, ...]]
        self._parts: dict[str, Parts]
        self._schema: dict[Pointer, tuple[SchemaProblem, ...]]
        self._findings: tuple[Finding, ...]
        self._said: Said
        self._ready: dict[str, tuple[Ready, ...]]
        self._restart(tree, today)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found now."""
        return self._findings

    def update(
        self, tree: JsonObject, changed_pointers: Iterable[Pointer], today: date
    ) -> tuple[Finding, ...]:
        """What is found after an edit.

        Args:
            tree: the agreement after the edit.
            changed_pointers: every place that the edit changed, added or removed.
            today: the day on which it is checked.
        """
        changed = [structural(to_id_form(tree, pointer)) for pointer in changed_pointers]
        if today != self._today or Pointer("") in changed:
            self._restart(tree, today)
            return self._findings
        keys = dict.fromkeys(key for p in changed for key in self._checker.touched_by(p))
        if tree is self._look.agreement.raw and all(one_answer(p) for p in changed):
            self._look.forget(changed)
            told = [(pointer, parse(pattern_of(pointer))) for pointer in changed]
            for key in keys:
                if self._found[key] or not self._checker.only_names(key, told):
                    self._run(key, self._checker.records_alone(key, self._look, told))
        else:
            self._look = self._checker.look_at(tree, today)
            for key in keys:
                self._run(key)
        self._update_schema(tree, changed)
        self._finish(tree)
        return self._findings

    def rebase(self, tree: JsonObject) -> None:
        """Follow another tree that says the same as the one that was followed so far.

        Args:
            tree: the agreement. It differs only where the next update says that it changed.
        """
        self._look = self._checker.look_at(tree, self._today)

    def _restart(self, tree: JsonObject, today: date) -> None:
        self._today = today
        self._look = self._checker.look_at(tree, today)
        self._found, self._parts, self._ready = {}, {}, {}
        self._said = said_of(tree)
        for key in self._checker.all_keys():
            self._run(key)
        self._schema = _by_part(problems(tree))
        self._finish(tree)

    def _run(self, key: str, records: tuple[Pointer, ...] | None = None) -> None:
        """Run a unit again, over all or over some records alone."""
        self._ready.pop(key, None)
        unit = self._checker.per_record(key)
        if unit is None:
            self._found[key] = self._checker.unit(key).run(self._look)
            return
        if records is None:
            self._parts[key] = every_part(unit, self._look)
        else:
            self._parts[key] = parts_again(unit, self._look, self._parts[key], records)
        self._found[key] = flat(self._parts[key])

    def _update_schema(self, tree: JsonObject, changed: Sequence[Pointer]) -> None:
        parts = {part_of(pointer): pointer for pointer in changed}
        if any(_whole_list(part) or _may_be_too_long(tree, part) for part in parts) or _irregular(
            self._schema
        ):
            self._schema = _by_part(problems(tree))
            return
        if all(one_answer(pointer) and len(parse(pointer)) > 1 for pointer in changed):
            for pointer in changed:
                part = answer_part(pointer)
                # What holds the answer may miss it, or have it at last.
                self._schema.pop(part, None)
                self._schema.pop(parent(part), None)
                self._schema.update(_by_part(problems_of_answer(tree, pointer)))
            return
        for gone in [one for one in self._schema if part_of(one) in parts]:
            del self._schema[gone]
        for pointer in parts.values():
            self._schema.update(_by_part(problems_at(tree, pointer)))
        if not all(one_answer(pointer) for pointer in changed):
            self._schema[_DUPLICATES] = tuple(duplicate_ids(tree))

    def _finish(self, tree: JsonObject) -> None:
        """Put all that was found in order. What was laid over before stays while it holds."""
        ordering, said = self._checker.ordering, said_of(tree)
        if said != self._said:
            self._said, self._ready = said, {}
        for key, found in self._found.items():
            if found and key not in self._ready:
                self._ready[key] = ordering.ready(found, said)
        schema = [
            self._checker.schema_finding(problem)
            for part in self._schema.values()
            for problem in part
        ]
        ready = chain(
            ordering.ready(schema, said),
            *(self._ready[key] for key, found in self._found.items() if found),
        )
        self._findings = ordering.in_order(
            ready, ordering.spoken_for(chain.from_iterable(self._found.values()))
        )


_DUPLICATES = Pointer("/duplicate-ids")


def _by_part(found: Iterable[SchemaProblem]) -> dict[Pointer, tuple[SchemaProblem, ...]]:
    """Problems by the smallest part that can be checked by itself."""
    parts: dict[Pointer, list[SchemaProblem]] = {}
    for problem in found:
        duplicate = problem.keyword == "duplicate-id"
        part = _DUPLICATES if duplicate else answer_part(problem.pointer)
        parts.setdefault(part, []).append(problem)
    return {part: tuple(listed) for part, listed in parts.items()}


def _whole_list(part: Pointer) -> bool:
    """Whether a part is a list of records, or something that the schema does not know."""
    field = shape().field(pattern_of(part))
    is_record = len(parse(part)) > 1
    return not is_record and (field is None or field.is_records)


def one_answer(pointer: Pointer) -> bool:
    """Whether a place holds one answer and no records, so that no id comes or goes with it."""
    field = shape().field(pattern_of(pointer))
    return field is not None and field.is_answer


def _may_be_too_long(tree: JsonObject, part: Pointer) -> bool:
    """Whether a part is a record of a list so long that its length is a problem."""
    records = get(tree, parent(part)) if len(parse(part)) > 1 else None
    return isinstance(records, list) and len(records) >= _LONG_LIST


def _irregular(schema: Mapping[Pointer, Sequence[SchemaProblem]]) -> bool:
    """Whether some problem stands outside the records: then nothing short of all will do."""
    parts = {part_of(part) for part in schema if part != _DUPLICATES}
    return any(_whole_list(part) or not _named(part) for part in parts)


def _named(part: Pointer) -> bool:
    segments = parse(part)
    # The whole agreement is no part that could be looked at again by itself.
    return len(segments) == 1 or (bool(segments) and segments[-1].startswith("id:"))
