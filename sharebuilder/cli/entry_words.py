"""What only one kind of entry has, in words for a line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharebuilder.knowledge.entry import Entry

_HOW_FAR = {
    "alone": "Enough alone.",
    "with-another": "Enough with any other sign.",
    "counts": "Counts as a sign.",
}


def details_text(entry: Entry) -> str:
    """What a reader of a list wants to know of an entry besides its plain words; often nothing."""
    match entry.kind:
        case "glossary-term":
            return f"Say: “{entry.text('say')}”."
        case "transfer-method":
            return f"Asks for: {'; '.join(entry.texts('safeguards'))}. {entry.text('note')}".strip()
        case "people-group":
            return entry.text("note")
        case "usual-item":
            return _item(entry)
        case "organisation-type":
            numbers = entry.details.get("identifiers")
            named = [
                f"{one.get('name')} such as {one.get('example')}"
                for one in (numbers if isinstance(numbers, list) else [])
                if isinstance(one, dict)
            ]
            return f"Signs: {entry.text('signs')}. Numbers: {'; '.join(named)}."
        case "risk":
            before = f"{entry.text('likelihood')} and {entry.text('severity')}"
            return f"Of {entry.text('comes_from').replace('-', ' ')}; at first {before}."
        case "measure":
            return f"Lowers {entry.text('lowers').replace('both', 'likelihood and severity')}."
        case "screening-outcome":
            return f"Next: {entry.text('next')}"
        case "dpia-feature":
            return _HOW_FAR.get(entry.text("required"), "")
        case _:
            return ""


def _item(entry: Entry) -> str:
    words = ", ".join(word.replace("-", " ") for word in entry.texts("sensitivity"))
    when = entry.text("sensitive_when")
    harm = entry.text("high_harm_reason")
    parts = (f"Usually {words}.", when and f"More sensitive {when[:1].lower()}{when[1:]}", harm)
    return " ".join(filter(None, parts))
