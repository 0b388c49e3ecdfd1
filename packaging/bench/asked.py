"""Which ratio was asked for, where one was. A row without an entry is there to be looked at."""

from __future__ import annotations

from dataclasses import dataclass

_CHECKS, _TYPING, _WORD, _START, _OWN = "issue 3", "issue 4", "issue 5", "issue 7", "our own goal"


@dataclass(frozen=True, slots=True)
class Asked:
    """A limit.

    Attributes:
        ratio: the most that the ratio may be.
        by: who asked for it.
    """

    ratio: float
    by: str


ASKED = {
    "start-vs-bare-window": Asked(1.3, _START),
    "start-work-vs-bare-window": Asked(1.3, _START),
    "start-page-vs-half-second": Asked(1.0, _START),
    "first-answer-vs-half-second": Asked(1.0, _START),
    "start-bundle-vs-checkout": Asked(1.1, _OWN),
    "start-memory-vs-bare-window": Asked(1.3, _START),
    "large-memory-vs-bare-window": Asked(1.5, _TYPING),
    "document-vs-docxtpl-typical": Asked(0.2, _WORD),
    "document-vs-docxtpl-large": Asked(0.2, _WORD),
    "document-vs-limit-typical": Asked(2.0, _WORD),
    "document-vs-limit-large": Asked(2.0, _WORD),
    "document-vs-docxtemplater-typical": Asked(0.5, _OWN),
    "typing-vs-frame-large": Asked(1.0, _TYPING),
    "suggest-flow-vs-frame-typical": Asked(1.0, _CHECKS),
    "suggest-flow-vs-frame-large": Asked(1.0, _CHECKS),
    "edit-findings-vs-frame-typical": Asked(1.0, _CHECKS),
    "edit-findings-vs-frame-large": Asked(1.0, _CHECKS),
}
