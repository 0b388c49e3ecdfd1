"""A rule: a plain function over an agreement, with what people should know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look
from sharebuilder.findings.reasons import reads_of

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Severity
    from sharebuilder.knowledge.citation import Citation
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule objects to.

    Attributes:
        pointer: the place, by id.
        message: what is wrong there; the rule's own message when left out.
        severity: how grave it is there; as the rule says when left out.
        remedy: what to do there; as the rule says when left out.
        citation: where the law asks for it there; as the rule says when left out.
        step: the step where that hit can be put right; that of the rule when left out.
    """

    pointer: Pointer
    message: str = ""
    severity: Severity | None = None
    remedy: str = ""
    citation: Citation | None = None
    step: str = ""


Check = Callable[[Look], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One cross-field check.

    Attributes:
        id: the word by which findings and accepted warnings name it. It never changes.
        severity: `error`, `warning` or `prompt`.
        step: the step where what it finds can be put right.
        message: what it says, where a hit has nothing more exact to say.
        remedy: what to do.
        reads: the patterns of what it looks at. It runs again only when one of them changed.
        check: the function that looks for hits.
        citation: where the law asks for it; None for good practice.
        missing: whether it fires because an answer is missing, so that an open question about
            the very same place parks it.
        learns: the kinds of knowledge entry whose reasons it goes by. What those look at is read
            too, and differs from one knowledge base to another.
        verified: whether somebody read the text that the citation names.
        by_name: whether the name of a record can decide where it fires. The names that other
            rules read stand in their messages only.
    """

    id: str
    severity: Severity
    step: str
    message: str
    remedy: str
    reads: tuple[str, ...]
    check: Check
    citation: Citation | None = None
    missing: bool = False
    learns: tuple[str, ...] = ()

    def learned(self, knowledge: Knowledge) -> tuple[str, ...]:
        """The patterns that it looks at besides, because a knowledge base names them."""
        found = (reads_of(knowledge, kind) for kind in self.learns)
        return tuple(sorted(frozenset().union(*found)))

    verified: bool = True
    by_name: bool = False

    @property
    def source(self) -> Citation | None:
        """The citation as people see it: it says so where nobody read the text."""
        return said_honestly(self.citation, verified=self.verified)

    @property
    def good_practice(self) -> bool:
        """Whether it rests on good practice and not on a rule of law."""
        return self.citation is None


def rule(  # noqa: PLR0913 - a declaration, read by its names
    rule_id: str,
    severity: Severity,
    step: str,
    *,
    message: str,
    remedy: str,
    reads: tuple[str, ...],
    citation: Citation | None = None,
    good_practice: bool = False,
    missing: bool = False,
    learns: tuple[str, ...] = (),
    verified: bool = True,
    by_name: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function.

    Args:
        rule_id: the id of the rule.
        severity: `error`, `warning` or `prompt`.
        step: the step where it can be put right.
        message: what it says in general.
        remedy: what to do.
        reads: the patterns of what the function looks at.
        citation: where the law asks for it.
        good_practice: True where no law asks for it. One of the two must be given.
        missing: whether it fires because an answer is missing.
        learns: the kinds of knowledge entry whose reasons it goes by.
        verified: whether somebody read the text that the citation names.
        by_name: whether the name of a record can decide where it fires.

    Raises:
        ValueError: both or neither of citation and good practice are given.
    """
    if good_practice == (citation is not None):
        raise ValueError(f"{rule_id} needs either a citation or good_practice=True")

    def made(check: Check) -> Rule:
        return Rule(
            rule_id,
            severity,
            step,
            message,
            remedy,
            reads,
            check,
            citation,
            missing,
            learns=learns,
            verified=verified,
            by_name=by_name,
        )

    return made


def said_honestly(citation: Citation | None, *, verified: bool) -> Citation | None:
    """A citation that says so where nobody read the text that it names."""
    if citation is None or verified:
        return citation
    return replace(citation, text=f"{citation.text} (not read at its source)")
