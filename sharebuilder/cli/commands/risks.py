"""`sharebuilder risks`: suggested risks, both sides weighed, and whether a DPIA is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.dpia import dpia_screening
from sharebuilder.advice.quotes import quotes
from sharebuilder.advice.risks import risk_record, suggested_risks
from sharebuilder.advice.weighing import cell_words, level, weighing
from sharebuilder.cli import output
from sharebuilder.cli.commands.advice_output import NOT_DECIDED, entry_json, mark, quotes_json
from sharebuilder.cli.commands.carried import noted_agreement
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.findings.look import Look
from sharebuilder.model.pointer import to_index_form

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sharebuilder.advice.dpia import DpiaScreening, Sign
    from sharebuilder.advice.risks import Suggestion
    from sharebuilder.advice.weighing import Side, Weighing
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet

_SIDES = {"sharing": "If you share", "not-sharing": "If you do not share"}


def run(arguments: argparse.Namespace) -> int:
    """Say what could go wrong either way, what helps, and whether a DPIA is needed.

    Raises:
        ShareBuilderError: the file cannot be used.
    """
    tools = Tools.load().beside(arguments.file)
    tree = noted_agreement(arguments.file)
    look = Look(tree, tools.knowledge, tools.today)
    suggestions = suggested_risks(look)
    weighed = weighing(look)
    screening = dpia_screening(look, tools.question_set)
    if arguments.json:
        output.result_json(
            {
                "suggestions": [
                    _suggestion_json(one, look, tools.question_set) for one in suggestions
                ],
                "weighing": _weighing_json(weighed),
                "dpia": _dpia_json(screening, tree),
            }
        )
        return 0
    for line in (*_suggestions(suggestions), "", *_weighing(weighed), "", *_dpia(screening)):
        output.result(line)
    output.result(NOT_DECIDED)
    return 0


def _suggestions(suggestions: tuple[Suggestion, ...]) -> Iterator[str]:
    waiting = [one for one in suggestions if one.is_open]
    for kind, title in _SIDES.items():
        here = [one for one in waiting if one.comes_from == kind]
        if here:
            yield f"== {title}"
        for one in here:
            yield f"- {one.entry.title}{mark(one.entry)}"
            yield from (f"    because: {words}" for words in one.because)
            before, after = cell_words(one.before), cell_words(one.after(one.measures))
            yield f"    {before} before the measures, {after} with them"
            yield from (f"    measure: {measure.plain}" for measure in one.measures)
    if not waiting:
        yield "Your answers call for no risk that is not there already."
    taken = len(suggestions) - len(waiting)
    if taken:
        are = "is" if taken == 1 else "are"
        yield f"({taken} more {are} in the agreement already, or set aside.)"


def _weighing(found: Weighing) -> Iterator[str]:
    yield "== Both sides"
    yield found.sentence


def _dpia(found: DpiaScreening) -> Iterator[str]:
    yield "== Impact assessment"
    yield f"{found.sentence}"
    for one in found.signs:
        ticked = "" if not one.name else " [ticked]" if one.ticked else " [not ticked]"
        yield f"- {one.label}{ticked} ({one.entry.citation.text}){mark(one.entry)}"
        yield from (f"    because: {words}" for words in one.because)
        if not one.because:
            yield "    Your answers do not show it."
        yield f"    {one.how_far}"
    for one in found.perhaps:
        yield f"- Perhaps: {one.label} ({one.entry.citation.text}){mark(one.entry)}"
        yield from (f"    because: {words}" for words in one.because)


def _suggestion_json(found: Suggestion, look: Look, questions: QuestionSet) -> dict[str, object]:
    tree = look.agreement.raw
    return {
        **entry_json(found.entry),
        "comes_from": found.comes_from,
        "because": list(found.because),
        "answers": quotes_json(quotes(look, questions, found.places), tree),
        "people": list(found.people),
        "measures": [{**entry_json(one), "lowers": one.text("lowers")} for one in found.measures],
        "likelihood": found.before[0],
        "severity": found.before[1],
        "likelihood_after": found.after(found.measures)[0],
        "severity_after": found.after(found.measures)[1],
        "added": to_index_form(tree, found.added) if found.added else None,
        "set_aside": found.set_aside is not None,
        "record": risk_record(found),
    }


def _weighing_json(found: Weighing) -> dict[str, object]:
    return {
        "sentence": found.sentence,
        "sharing": _side_json(found.sharing),
        "not_sharing": _side_json(found.not_sharing),
        "unsorted": found.unsorted,
    }


def _side_json(side: Side) -> dict[str, object]:
    cells = dict.fromkeys((*side.before, *side.after))
    return {
        "count": side.count,
        "worst_before": list(side.worst_before) if side.worst_before else None,
        "worst_after": list(side.worst_after) if side.worst_after else None,
        "matrix": [
            {
                "likelihood": cell[0],
                "severity": cell[1],
                "level": level(*cell),
                "before": side.before.get(cell, 0),
                "after": side.after.get(cell, 0),
            }
            for cell in cells
        ],
    }


def _dpia_json(found: DpiaScreening, tree: JsonObject) -> dict[str, object]:
    return {
        "verdict": found.verdict,
        "reason": found.reason,
        "signs": [_sign_json(one, tree) for one in found.signs],
        "perhaps": [_sign_json(one, tree) for one in found.perhaps],
        "not_ticked": list(found.not_ticked),
        "ticked_not_shown": list(found.not_shown),
    }


def _sign_json(found: Sign, tree: JsonObject) -> dict[str, object]:
    return {
        **entry_json(found.entry),
        "feature": found.name or None,
        "label": found.label,
        "required": found.entry.text("required"),
        "because": list(found.because),
        "answers": quotes_json(found.answers, tree),
        "ticked": found.ticked,
    }
