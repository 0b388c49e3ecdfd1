"""Risks to people that the answers call for, with reasons and with measures that make sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice.weighing import score
from sharebuilder.findings.reasons import makes_sense, shown, usable
from sharebuilder.model.pointer import Pointer, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.findings.look import Look
    from sharebuilder.findings.reasons import Shown
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.json_types import JsonObject

RISKS = Pointer("/risks")
SET_ASIDE = "dismissed"
"""The status of the answer to a prompt that sets a suggestion aside. Its rule is the entry's id."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A risk that the answers call for.

    Attributes:
        entry: what the knowledge base says of it.
        because: the reasons, each as a sentence.
        places: where the answers stand that gave them.
        people: the ids of the groups of people concerned.
        measures: the measures that make sense, the most useful first.
        added: the record that was made of it; None where there is none.
        set_aside: what was said when it was set aside; None where it was not.
    """

    entry: Entry
    because: tuple[str, ...]
    places: tuple[Pointer, ...]
    people: tuple[str, ...]
    measures: tuple[Entry, ...]
    added: Pointer | None = None
    set_aside: Pointer | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has taken it up or set it aside."""
        return self.added is None and self.set_aside is None

    @property
    def comes_from(self) -> str:
        """`sharing` or `not-sharing`."""
        return self.entry.text("comes_from")

    @property
    def before(self) -> tuple[str, str]:
        """How likely and how bad it is before any measure."""
        return self.entry.text("likelihood"), self.entry.text("severity")

    def after(self, measures: Iterable[Entry]) -> tuple[str, str]:
        """How likely and how bad it usually is with some of the measures.

        A measure that lowers only one of the two leaves the other as it was.
        """
        lowered = {one.text("lowers") for one in measures}
        likelihood, severity = self.before
        if lowered & {"likelihood", "both"}:
            likelihood = self.entry.text("likelihood_after")
        if lowered & {"severity", "both"}:
            severity = self.entry.text("severity_after")
        return likelihood, severity


def suggested_risks(look: Look) -> tuple[Suggestion, ...]:
    """The risks that the answers call for, the worst first, those taken up or set aside too.

    Args:
        look: the agreement; it is never changed.
    """
    added = {
        risk.suggestion: risk.pointer
        for risk in reversed(look.agreement.risks)
        if risk.suggestion.strip()
    }
    aside = {
        said.rule: said.pointer
        for said in reversed(look.agreement.prompt_answers)
        if said.status == SET_ASIDE
    }
    measures = {one.id: one for one in usable(look, "measure") if makes_sense(look, one)}
    concerned = _Concerned(look)
    found = []
    for entry in usable(look, "risk"):
        reasons = shown(look, entry)
        if reasons:
            found.append(
                Suggestion(
                    entry,
                    tuple(one.sentence for one in reasons),
                    tuple(dict.fromkeys(place for one in reasons for place in one.places)),
                    concerned.by(reasons),
                    tuple(measures[one] for one in entry.texts("measures") if one in measures),
                    added.get(entry.id),
                    aside.get(entry.id),
                )
            )
    return tuple(sorted(found, key=lambda one: -score(*one.before)))


def risk_record(suggestion: Suggestion, measures: Iterable[Entry] | None = None) -> JsonObject:
    """The record of a risk, as it would be added. The words can be changed afterwards.

    Args:
        suggestion: the risk.
        measures: those to take along; all that make sense when left out.
    """
    taken = suggestion.measures if measures is None else tuple(measures)
    likelihood, severity = suggestion.before
    likelihood_after, severity_after = suggestion.after(taken)
    record: JsonObject = {
        "description": " ".join(suggestion.entry.title.split())[:_LONGEST],
        "kind": suggestion.comes_from,
        "likelihood": likelihood,
        "severity": severity,
    }
    if suggestion.people:
        record["people"] = list(suggestion.people)
    if taken:
        record["measures"] = " ".join(one.plain for one in taken)
        record["likelihood_after"] = likelihood_after
        record["severity_after"] = severity_after
    record["suggestion"] = suggestion.entry.id
    return record


def set_aside_record(suggestion: Suggestion) -> JsonObject:
    """What is kept when somebody sets a suggestion aside, so that it does not come back."""
    return {
        "rule": suggestion.entry.id,
        "about": RISKS,
        "question": f"Suggested risk: {suggestion.entry.title}"[:_LONGEST],
        "status": SET_ASIDE,
    }


class _Concerned:
    """The groups of people behind answers."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._in_flows = {flow.id: flow.people for flow in look.flows}
        self._by_purpose: dict[str, dict[str, None]] = {}
        for flow in look.flows:
            for purpose in flow.purposes:
                self._by_purpose.setdefault(purpose, {}).update(dict.fromkeys(flow.people))

    def by(self, reasons: tuple[Shown, ...]) -> tuple[str, ...]:
        """The groups that reasons name; else all that any flow is about."""
        records = {parse(place)[:2] for reason in reasons for place in reason.places}
        named = {one for record in records for one in self._behind(record)}
        if not named:
            named = {one for people in self._in_flows.values() for one in people}
        return tuple(one for one in self._look.people if one in named)

    def _behind(self, record: tuple[str, ...]) -> Iterable[str]:
        if len(record) < 2:
            return ()
        identity = record[1].removeprefix("id:")
        match record[0]:
            case "people":
                return (identity,)
            case "items":
                item = self._look.items.get(identity)
                return item.people if item else ()
            case "flows":
                return self._in_flows.get(identity, ())
            case "purposes":
                return self._by_purpose.get(identity, ())
        return ()
