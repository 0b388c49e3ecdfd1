"""The harm of sharing beside the harm of not sharing. It shows both, and never decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharebuilder.findings.look import Look
    from sharebuilder.model.views import Risk

LIKELIHOODS = ("remote", "possible", "probable")
SEVERITIES = ("minimal", "significant", "severe")
SHARING, NOT_SHARING = "sharing", "not-sharing"
_HIGH, _MEDIUM = 6, 3

Cell = tuple[str, str]
"""A likelihood and a severity."""
Level = Literal["low", "medium", "high"]


def score(likelihood: str, severity: str) -> int:
    """How much a risk weighs, from 1 to 9; 0 where it is not rated. Good practice, and no law."""
    if likelihood not in LIKELIHOODS or severity not in SEVERITIES:
        return 0
    return (LIKELIHOODS.index(likelihood) + 1) * (SEVERITIES.index(severity) + 1)


def level(likelihood: str, severity: str) -> Level:
    """Low, medium or high."""
    weight = score(likelihood, severity)
    return "high" if weight >= _HIGH else "medium" if weight >= _MEDIUM else "low"


@dataclass(frozen=True, slots=True)
class Side:
    """The risks of one side.

    Attributes:
        kind: `sharing` or `not-sharing`.
        count: how many are recorded.
        before: how many are rated so before any measure, by likelihood and severity.
        after: how many are rated so with the measures.
    """

    kind: str
    count: int
    before: Mapping[Cell, int]
    after: Mapping[Cell, int]

    @property
    def worst_before(self) -> Cell | None:
        """The likelihood and severity that weigh most, before any measure."""
        return _worst(self.before)

    @property
    def worst_after(self) -> Cell | None:
        """The same with the measures."""
        return _worst(self.after)


@dataclass(frozen=True, slots=True)
class Weighing:
    """Both sides of the scales.

    Attributes:
        sharing: what could happen because you share.
        not_sharing: what could happen because you do not.
        unsorted: how many risks do not say which of the two they come from.
    """

    sharing: Side
    not_sharing: Side
    unsorted: int

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both."""
        return self.sharing, self.not_sharing

    @property
    def summary(self) -> str:
        """What stands on both sides, in plain words; empty where nothing does."""
        parts = []
        if self.sharing.count or self.not_sharing.count:
            parts = [
                _side_words(self.sharing, "of sharing", "before the measures", "with them"),
                _side_words(self.not_sharing, "of not sharing", "as things are", "once we share"),
            ]
        if self.unsorted:
            one = self.unsorted == 1
            parts.append(
                f"{self.unsorted} risk{'' if one else 's'} do{'es' if one else ''} not say which "
                f"side {'it is' if one else 'they are'} on."
            )
        return " ".join(parts)

    @property
    def sentence(self) -> str:
        """The summary, and what to do with it. It never decides."""
        if not (self.sharing.count or self.not_sharing.count):
            nothing = (
                "Nothing is weighed yet. Record what could happen because you share, and what "
                "could happen because you do not."
            )
            return f"{nothing} {self.summary}".strip()
        if self.sharing.count and self.not_sharing.count:
            return f"{self.summary} Neither number decides: say what tips the scales, and why."
        return self.summary


def weighing(look: Look) -> Weighing:
    """The recorded risks, weighed.

    Args:
        look: the agreement; it is never changed.
    """
    risks = look.agreement.risks
    known = {SHARING, NOT_SHARING}
    return Weighing(
        _side(SHARING, risks),
        _side(NOT_SHARING, risks),
        sum(risk.kind not in known for risk in risks),
    )


def cell_words(cell: Cell | None) -> str:
    """A likelihood and a severity as a sentence has them: “possible and severe”."""
    return f"{cell[0]} and {cell[1]}" if cell else "not rated"


def _side(kind: str, risks: Iterable[Risk]) -> Side:
    here = [risk for risk in risks if risk.kind == kind]
    before = Counter((risk.likelihood, risk.severity) for risk in here)
    after = Counter((risk.likelihood_after, risk.severity_after) for risk in here)
    return Side(kind, len(here), _rated(before), _rated(after))


def _rated(counted: Counter[Cell]) -> dict[Cell, int]:
    return {cell: number for cell, number in counted.items() if score(*cell)}


def _worst(counted: Mapping[Cell, int]) -> Cell | None:
    def weight(cell: Cell) -> tuple[int, int]:
        return score(*cell), SEVERITIES.index(cell[1])

    return max(counted, key=weight, default=None)


def _side_words(side: Side, words: str, before: str, after: str) -> str:
    if not side.count:
        return f"No risk {words} is recorded."
    first = f"{side.count} risk{'s' * (side.count != 1)} {words}: "
    if side.worst_before is None:
        return f"{first}none is rated yet."
    then = f", and {cell_words(side.worst_after)} {after}" if side.worst_after else ""
    return f"{first}the worst is {cell_words(side.worst_before)} {before}{then}."
