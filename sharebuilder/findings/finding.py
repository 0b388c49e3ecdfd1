"""A finding: what is wrong, missing or worth a thought, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sharebuilder.model.pointer import Pointer, to_index_form

if TYPE_CHECKING:
    from sharebuilder.knowledge.citation import Citation
    from sharebuilder.model.json_types import JsonObject

Severity = Literal["error", "warning", "prompt"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "prompt")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes:
        severity: an *error* keeps the document a draft; a *warning* can be accepted with a
            reason; a *prompt* is a question that can be answered or parked.
        rule: the id of the rule that found it.
        pointer: the place it is about, by id.
        step: the id of the step where it can be put right.
        message: what is wrong, in plain words.
        remedy: what to do.
        citation: where the law asks for it; None for good practice.
        accepted: why it no longer counts: the reason of an accepted warning, or what was said
            to a prompt. Empty where it counts.
        friend: whether the critical friend asks it, and no rule.
        answer_into: of a prompt of the critical friend, the answer that it may fill while that is
            empty; empty where an answer is kept with the prompt.
    """

    severity: Severity
    rule: str
    pointer: Pointer
    step: str
    message: str
    remedy: str
    citation: Citation | None = None
    accepted: str = ""
    friend: bool = False
    answer_into: Pointer = Pointer("")

    @property
    def asked(self) -> str:
        """What a prompt asks: the message of some, and of others what to do."""
        return self.remedy if not self.friend and self.remedy.endswith("?") else self.message

    @property
    def counts(self) -> bool:
        """Whether it still waits for somebody."""
        return not self.accepted

    def to_json(self, tree: JsonObject) -> JsonObject:
        """The finding as machines read it, its pointer by index.

        Args:
            tree: the agreement that it is about.
        """
        return {
            "severity": self.severity,
            "rule": self.rule,
            "pointer": to_index_form(tree, self.pointer),
            "step": self.step,
            "message": self.message,
            "remedy": self.remedy,
            "citation": {"text": self.citation.text, "url": self.citation.url}
            if self.citation
            else None,
            "accepted": self.accepted or None,
        }
