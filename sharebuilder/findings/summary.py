"""How many findings there are, and whether the agreement is ready."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class Readiness:
    """What still stands between an agreement and its approval.

    Attributes:
        errors: errors; one of them keeps the documents drafts.
        warnings: warnings that nobody has accepted.
        prompts: prompts that nobody has answered.
    """

    errors: int
    warnings: int
    prompts: int

    @property
    def is_draft(self) -> bool:
        """Whether an error keeps the documents drafts."""
        return self.errors > 0


def readiness(findings: Iterable[Finding]) -> Readiness:
    """How many findings still wait for somebody."""
    counts = Counter(finding.severity for finding in findings if finding.counts)
    return Readiness(counts["error"], counts["warning"], counts["prompt"])


def by_step(findings: Iterable[Finding]) -> dict[str, Readiness]:
    """How many findings of each step still wait, by the id of the step."""
    steps: dict[str, list[Finding]] = {}
    for finding in findings:
        steps.setdefault(finding.step, []).append(finding)
    return {step: readiness(found) for step, found in steps.items()}


def errors_and_warnings_by_step(findings: Iterable[Finding]) -> dict[str, tuple[int, int]]:
    """Errors and unaccepted warnings of each step, as the progress of the steps wants them."""
    return {step: (ready.errors, ready.warnings) for step, ready in by_step(findings).items()}
