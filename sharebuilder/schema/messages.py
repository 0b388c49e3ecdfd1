"""What the schema has against an answer, in plain English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from sharebuilder.schema.shape import Field

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "yes or no",
    "array": "a list",
    "object": "a group of answers",
}
_FORMATS = {
    "date": ("is not a date", "Give a day as year-month-day, for example 2026-02-05."),
    "date-time": ("is not a date and time", "Give it as 2026-02-05T09:30:00Z."),
    "regex": ("is not a regular expression", "Mend the expression."),
    "email": ("is not an email address", "Give an address such as team@council.example."),
}
_SHOWN = 40


def shown(value: object) -> str:
    """A value as a message quotes it: short, and in quotation marks where it is text."""
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def message_and_remedy(error: ValidationError, field: Field | None) -> tuple[str, str]:
    """What is wrong, and what to do.

    Args:
        error: what the validator found.
        field: the field it is about, where the schema knows one.
    """
    title = f"“{field.title}”" if field else "This part"
    value, wanted = error.instance, error.validator_value
    match error.validator:
        case "type":
            return (
                f"{title} should be {_TYPES.get(str(wanted), wanted)}, but is {_type_of(value)}.",
                "Answer the question again.",
            )
        case "enum":
            return (
                f"{title} has the answer {shown(value)}, which is not one of the choices.",
                "Choose one of the answers offered.",
            )
        case "const":
            return f"{title} should be {shown(wanted)}, but is {shown(value)}.", "Put it right."
        case "required":
            return _missing(error, title)
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            given: Any = value
            more = [shown(name) for name in given if name not in known]
            return f"{title} holds {', '.join(more)}, which has no place here.", "Take it out."
        case "format":
            problem, remedy = _FORMATS.get(str(wanted), ("is not of the right form", "Mend it."))
            return f"{title} {problem}: {shown(value)}.", remedy
        case _:
            return _limit(error, title)


def _limit(error: ValidationError, title: str) -> tuple[str, str]:
    value: Any = error.instance
    wanted: Any = error.validator_value
    match error.validator:
        case "maxLength":
            return (
                f"{title} has {len(value):,} characters. It may have {wanted:,}.",
                "Shorten it, or move the detail into a linked document.",
            )
        case "minLength":
            return f"{title} is empty.", "Answer it, or take the answer out."
        case "minimum" | "maximum":
            word = "at least" if error.validator == "minimum" else "at most"
            return f"{title} is {value}. It should be {word} {wanted}.", "Give another number."
        case "maxItems":
            return f"{title} has {len(value):,} entries. It may have {wanted:,}.", "Take some out."
        case "uniqueItems":
            return f"{title} holds the same entry twice.", "Take one of them out."
        case "pattern":
            return (
                f"{title} is not of the right form: {shown(value)}.",
                "Use one line of text."
                if "\\n" in str(wanted)
                else "Use the form that the example shows.",
            )
        case _:
            return f"{title} does not fit: {shown(value)}.", "Answer the question again."


def _missing(error: ValidationError, title: str) -> tuple[str, str]:
    wanted: Any = error.validator_value
    present: Any = error.instance
    absent = [name for name in wanted if name not in present]
    return f"{title} lacks {', '.join(absent)}.", "Add it."


def _type_of(value: Any) -> str:
    match value:
        case None:
            return "empty (null)"
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a group of answers"
