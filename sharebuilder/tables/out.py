"""A list of records written as a table, so that no spreadsheet runs what stands in it.

A cell that begins like a formula gets an apostrophe before it. Source: OWASP, “CSV Injection”.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from sharebuilder.model.pointer import Pointer, child, get, parse
from sharebuilder.questions.labels import period_text, record_label
from sharebuilder.tables.targets import plain, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharebuilder.model.json_types import JsonObject, JsonValue
    from sharebuilder.questions.question_set import QuestionSet
    from sharebuilder.tables.targets import Target

_LIKE_A_FORMULA = re.compile("'*\\s*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_HELD_BACK = re.compile("'+\\s*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_HEADING_OF_IDS = "Id"
_CUTS = re.compile(r"[;\n]")


def protected(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unprotected(text: str) -> str:
    """The text that `protected` was given."""
    return text[1:] if _HELD_BACK.match(text) else text


def table_rows(
    question_set: QuestionSet,
    tree: JsonObject,
    collection: Pointer,
    only: Iterable[Pointer] | None = None,
) -> list[list[str]]:
    """The headings and the rows of a list, every cell safe to open in a spreadsheet.

    Args:
        question_set: the words.
        tree: the agreement.
        collection: the list.
        only: the records to write; all of them when left out.
    """
    writer = _Writer(question_set, tree, targets_of(question_set, collection))
    entries = get(tree, collection)
    listed = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    if only is not None:
        wanted = {parse(one)[-1] for one in only}
        listed = [one for one in listed if f"id:{one.get('id')}" in wanted]
    return [
        [_HEADING_OF_IDS, *(one.label for one in writer.targets)],
        *([protected(cell) for cell in writer.cells(one)] for one in listed),
    ]


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a CSV file that Excel and LibreOffice open with the right letters."""
    return b"\xef\xbb\xbf" + _written(rows, ",").encode("utf-8")


def clipboard_text(rows: Iterable[Sequence[str]]) -> str:
    """A table as spreadsheets take it from the clipboard."""
    return _written(rows, "\t")


def _written(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


class _Writer:
    """Writes answers so that they can be read again."""

    def __init__(
        self, question_set: QuestionSet, tree: JsonObject, targets: Sequence[Target]
    ) -> None:
        self._questions, self._tree, self.targets = question_set, tree, targets
        self._names: dict[str, dict[str, str]] = {}

    def cells(self, record: JsonObject) -> list[str]:
        """The id and every answer of a record."""
        return [
            str(record.get("id", "")),
            *(self._text(one, get(record, f"/{one.path}")) for one in self.targets),
        ]

    def _text(self, target: Target, value: JsonValue) -> str:
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, dict):
            return period_text(value)
        if isinstance(value, list):
            texts = [self._single(target, one) for one in value]
            if target.question.control != "list":
                return "; ".join(texts)
            # One entry with a semicolon in it must not come back as two.
            return "\n".join(texts) + ("\n" if len(texts) == 1 and ";" in texts[0] else "")
        return self._single(target, value)

    def _single(self, target: Target, value: JsonValue) -> str:
        if not isinstance(value, str):
            return "" if value is None else str(value)
        if target.question.options:
            label = self._questions.option_label(target.question.options, value)
            return value if _CUTS.search(label) else label
        if target.field.refers_to:
            return self._names_of(target.field.refers_to).get(value, value)
        return value

    def _names_of(self, collection: str) -> dict[str, str]:
        """The name by which each record can be found again; its id where its name is not sure."""
        if collection not in self._names:
            labels: dict[str, str] = {}
            means: dict[str, set[str]] = {}
            entries = get(self._tree, collection)
            for at, entry in enumerate(entries if isinstance(entries, list) else []):
                identity = entry.get("id") if isinstance(entry, dict) else None
                if isinstance(entry, dict) and isinstance(identity, str):
                    label = record_label(
                        self._questions, self._tree, child(Pointer(collection), str(at))
                    )
                    labels[identity] = label
                    for one in (label, identity, entry.get("name"), entry.get("short_name")):
                        if isinstance(one, str):
                            means.setdefault(plain(one), set()).add(identity)
            self._names[collection] = {
                identity: label
                if len(means[plain(label)]) == 1 and plain(label) and not _CUTS.search(label)
                else identity
                for identity, label in labels.items()
            }
        return self._names[collection]
