"""What bringing a table would do, or did, in a few words: for messages and for undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.pointer import pattern_of

if TYPE_CHECKING:
    from sharebuilder.questions.question_set import QuestionSet
    from sharebuilder.tables.preview import Preview, Problem

_FEW = 4


def counted(question_set: QuestionSet, collection: str, number: int) -> str:
    """A number of records: “1 item”, “40 items”."""
    section = question_set.records_section(pattern_of(collection))
    one, many = (section.record_name, section.record_name_plural) if section else ("row", "rows")
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def did_words(question_set: QuestionSet, plan: Preview, what: str = "Import") -> str:
    """What was done: “Import of 40 items”, “Paste of 3 items, and 2 updated”.

    Args:
        question_set: the words.
        plan: what was done.
        what: how it came: Import or Paste.
    """
    added, updated = len(plan.added), len(plan.updated)
    if updated and not added:
        return f"Update of {counted(question_set, plan.collection, updated)}"
    more = f", and {updated:,} updated" if updated else ""
    return f"{what} of {counted(question_set, plan.collection, added)}{more}"


def problem_lines(plan: Preview) -> tuple[tuple[str, Problem], ...]:
    """What does not fit, a line for each reason with its rows, and the first cell of each."""
    by: dict[tuple[str, bool], list[Problem]] = {}
    for one in plan.problems:
        by.setdefault((one.why, one.kept), []).append(one)
    return tuple((f"{_rows(cells)}, {why}", cells[0]) for (why, _), cells in by.items())


def _rows(cells: list[Problem]) -> str:
    if len(cells) == 1:
        return f"Row {cells[0].number}"
    numbers = ", ".join(str(one.number) for one in cells[:_FEW])
    more = f" and {len(cells) - _FEW:,} more" if len(cells) > _FEW else ""
    return f"Rows {numbers}{more}"


def plan_words(question_set: QuestionSet, plan: Preview) -> str:
    """What would be done, as the beginning of a sentence."""
    added, updated = len(plan.added), len(plan.updated)
    parts = [f"{counted(question_set, plan.collection, added)} would be added"]
    if updated:
        parts.append(f"{updated:,} updated")
    left = plan.same if plan.choices.same == "leave" else 0
    if left:
        parts.append(f"{left:,} left out ({'it is' if left == 1 else 'they are'} there already)")
    if plan.problems:
        cells = len(plan.problems)
        parts.append(f"{cells:,} cell{'s do' if cells > 1 else ' does'} not fit")
    return ", ".join(parts)
