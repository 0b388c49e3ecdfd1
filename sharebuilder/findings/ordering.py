"""Findings in order, with what people said about them laid over."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sharebuilder.findings.finding import SEVERITIES, Finding
from sharebuilder.findings.needed import RULE as NEEDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sharebuilder.findings.acceptance import Said
    from sharebuilder.model.pointer import Pointer

SortKey = tuple[int, int, int, str, str, str]


class Ready(NamedTuple):
    """A finding with what was said about it, ready to be put in order.

    Attributes:
        key: where it comes among the others.
        finding: what people see.
        needed: the place that it says is missing, where the question set asks for it; else None.
    """

    key: SortKey
    finding: Finding
    needed: Pointer | None


class Ordering:
    """How findings are laid over and ordered. It costs little, so that it may follow each edit."""

    def __init__(
        self,
        steps: Mapping[str, int],
        friends: Mapping[str, int],
        missing_rules: frozenset[str],
        is_one_answer: Callable[[Pointer], bool],
    ) -> None:
        """Take what decides.

        Args:
            steps: the number of each step by its id.
            friends: the place of each question of the critical friend among its entries.
            missing_rules: the ids of the rules that say that an answer is missing.
            is_one_answer: whether a place holds one answer and no records.
        """
        self._steps = steps
        self._friends = friends
        self._missing_rules = missing_rules
        self._is_one_answer = is_one_answer

    def ready(self, found: Iterable[Finding], said: Said) -> tuple[Ready, ...]:
        """Findings with what people said about them."""
        return tuple(self._ready(finding, said) for finding in found)

    def spoken_for(self, found: Iterable[Finding]) -> set[Pointer]:
        """The places of which a rule already says that the answer is missing."""
        return {one.pointer for one in found if one.rule in self._missing_rules}

    @staticmethod
    def in_order(ready: Iterable[Ready], spoken_for: set[Pointer]) -> tuple[Finding, ...]:
        """Findings in the order of the steps, each once.

        A needed question stays silent where a rule already says that the answer is missing.
        """
        kept: list[Finding] = []
        last: SortKey | None = None
        alike: list[Finding] = []
        for one in sorted(ready, key=itemgetter(0)):
            if one.needed is not None and one.needed in spoken_for:
                continue
            if one.key != last:
                last, alike = one.key, []
            if one.finding not in alike:
                alike.append(one.finding)
                kept.append(one.finding)
        return tuple(kept)

    def _ready(self, found: Finding, said: Said) -> Ready:
        needed = found.pointer if found.rule == NEEDED else None
        shown = self._laid_over(found, said)
        return Ready(self._key(shown), shown, needed)

    def _laid_over(self, finding: Finding, said: Said) -> Finding:
        """A finding as it stands after what was said.

        A missing answer that an open question is about becomes a prompt. A list that does not
        cover all it should is more than a missing answer, so nothing parks it.
        """
        question = said.open_questions.get(finding.pointer)
        if question is not None and self._can_be_parked(finding):
            owner = f" ({question.owner.strip()})" if question.owner.strip() else ""
            message = question.words.strip() or finding.message
            return replace(
                finding,
                severity="prompt",
                rule=NEEDED,
                message=f"Parked: {message.rstrip('.')}{owner}.",
                remedy="Answer it when it is known.",
                citation=None,
            )
        reason = said.reason(finding)
        return replace(finding, accepted=reason) if reason else finding

    def _can_be_parked(self, finding: Finding) -> bool:
        return finding.rule == NEEDED or (
            finding.rule in self._missing_rules and self._is_one_answer(finding.pointer)
        )

    def _key(self, finding: Finding) -> SortKey:
        return (
            self._steps.get(finding.step, len(self._steps) + 1),
            SEVERITIES.index(finding.severity),
            # What rules ask comes first, then the critical friend in the order of its entries.
            self._friends.get(finding.rule, 0) if finding.friend else 0,
            finding.rule,
            finding.pointer,
            finding.message,
        )
