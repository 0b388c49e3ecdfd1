"""What a list of law offers: each entry, and where there is advice, why it fits or does not."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from sharebuilder.findings.days import law_day
from sharebuilder.findings.look import Look
from sharebuilder.gui.translate import tr, tr_later
from sharebuilder.questions.labels import day_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharebuilder.advice.candidates import Candidate
    from sharebuilder.advice.fit import Reason
    from sharebuilder.advice.four_questions import Choice
    from sharebuilder.gui.services import Services
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.pointer import Pointer

_WORDS = {
    "fits": ("✓", tr_later("Fits")),
    "could-fit": ("◐", tr_later("Could fit")),
    "does-not-fit": ("✗", tr_later("Does not fit")),
}
_HEADINGS = {
    "fits": tr_later("These fit what you have said"),
    "could-fit": tr_later("These could fit, if more holds than you have said"),
    "does-not-fit": tr_later("These do not fit what you have said"),
}
_FREE = tr_later("This is not legal advice. You choose, and give the reason.")


@dataclass(frozen=True, slots=True)
class OfferedEntry:
    """One entry on offer.

    Attributes:
        id: the id of the entry.
        title: its name.
        verdict: a mark and a word such as “✓ Fits”; empty where there is no advice.
        plain: what it says, in plain words.
        reason: the first thing that decided it; empty where there is no advice.
        mark: what to know before relying on it, as a sentence; empty where all is well.
        details: everything about it, as HTML; empty where there is no advice.
    """

    id: str
    title: str
    verdict: str
    plain: str
    reason: str
    mark: str
    details: str

    @property
    def spoken(self) -> str:
        """The row, as a screen reader says it."""
        _mark, _, verdict = self.verdict.partition(" ")
        parts = (f"{verdict}: {self.title}." if verdict else f"{self.title}.", self.plain)
        return " ".join(part for part in (*parts, self.reason, self.mark) if part)


@dataclass(frozen=True, slots=True)
class Offer:
    """A list of entries under headings.

    Attributes:
        note: what to know before choosing; empty where there is nothing.
        groups: each heading (empty for none) with its entries.
    """

    note: str
    groups: tuple[tuple[str, tuple[OfferedEntry, ...]], ...]

    @property
    def advises(self) -> bool:
        """Whether there are reasons to read beside the list."""
        return any(entry.details for _, entries in self.groups for entry in entries)


def standing(services: Services, entry: Entry) -> str:
    """What a person must know of an entry before relying on it, as a sentence; empty for nothing.

    Whether it is law is judged on the day the agreement starts.
    """
    day = law_day(_look(services))
    in_force = services.knowledge.in_force(entry, day)
    when = day_text(day.isoformat())
    marks = []
    if in_force is None:
        marks.append(tr("We could not confirm that it is in force on {day}.", day=when))
    elif not in_force:
        marks.append(tr("Not in force on {day}.", day=when))
    if not entry.verified:
        marks.append(tr("Not verified: read the text before you rely on it."))
    return " ".join(marks)


def offered(services: Services, field: str, pointer: Pointer | None) -> Offer:
    """What can be chosen for an answer.

    Args:
        services: the agreement and the knowledge base.
        field: the pattern of the answer.
        pointer: the place of the answer.
    """
    choice = _advice(services, field, pointer)
    if choice is None:
        kind = services.field(field).knowledge
        entries = tuple(_plain(services, entry) for entry in services.knowledge.entries(kind))
        return Offer("", (("", entries),))
    groups = []
    for verdict, heading in _HEADINGS.items():
        found = [one for one in choice.candidates if one.verdict == verdict]
        if found:
            entries = tuple(_advised(services, one) for one in found)
            words = tr(heading)
            groups.append((f"{words} ({len(found)})", entries))
    return Offer(" ".join(part for part in (choice.note.words, tr(_FREE)) if part), tuple(groups))


def _advice(services: Services, field: str, pointer: Pointer | None) -> Choice | None:
    """The advice for an answer within a legal ground that names its partner and purposes."""
    from sharebuilder.advice.four_questions import CHOICE_FIELDS, advise_on
    from sharebuilder.advice.sharing import sharing_of_ground

    if field not in CHOICE_FIELDS or pointer is None:
        return None
    look = _look(services)
    ground = next((g for g in look.grounds if pointer.startswith(f"{g.pointer}/")), None)
    sharing = sharing_of_ground(look, ground) if ground else None
    if sharing is None or not sharing.purposes:
        return None

    def label(place: Pointer) -> str:
        return value_text(services.question_set, services.knowledge, services.tree, place)

    return advise_on(sharing, label, field)


def _look(services: Services) -> Look:
    return Look(services.tree, services.knowledge, services.today())


def _plain(services: Services, entry: Entry) -> OfferedEntry:
    return OfferedEntry(entry.id, entry.title, "", entry.plain, "", standing(services, entry), "")


def _advised(services: Services, found: Candidate) -> OfferedEntry:
    entry, mark = found.entry, standing(services, found.entry)
    symbol, word = _WORDS[found.verdict]
    word = tr(word)
    first = next(iter(found.provided if found.verdict == "could-fit" else found.because), None)
    reason = ""
    if first is not None:
        reason = (
            tr("If {reason}", reason=first.words) if found.verdict == "could-fit" else first.words
        )
    return OfferedEntry(
        id=entry.id,
        title=entry.title,
        verdict=f"{symbol} {word}",
        plain=entry.plain,
        reason=reason,
        mark=mark,
        details=_details(found, f"{symbol} {word}", mark),
    )


def _details(found: Candidate, verdict: str, mark: str) -> str:
    entry = found.entry
    why = tr("Why it does not fit") if found.verdict == "does-not-fit" else tr("Why it fits")
    source = "" if entry.citation.text == entry.title else f" ({escape(entry.citation.text)})"
    parts = [
        f"<p><b>{escape(verdict)}: {escape(entry.title)}</b>{source}</p>",
        f"<p>{escape(entry.plain)}</p>",
        _part(why, [reason.words for reason in found.because]),
        _part(tr("It would fit if"), _clauses(found.provided)),
        _part(tr("What it asks of you"), found.demands),
        _part(tr("What speaks against it"), [reason.words for reason in found.against]),
        _part(tr("Good to know"), found.notes),
        f"<p>▲ {escape(mark)}</p>" if mark else "",
    ]
    return "".join(parts)


def _clauses(reasons: Iterable[Reason]) -> list[str]:
    return [reason.words for reason in reasons]


def _part(title: str, texts: Sequence[str]) -> str:
    if not texts:
        return ""
    lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<p><b>{escape(title)}</b></p><ul>{lines}</ul>"
