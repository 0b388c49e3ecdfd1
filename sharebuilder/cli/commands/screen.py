"""`sharebuilder screen`: whether an agreement is needed, as far as the answers show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.screening import screen
from sharebuilder.cli import output
from sharebuilder.cli.commands.advice_output import NOT_DECIDED, entry_json, mark, quotes_json
from sharebuilder.cli.commands.carried import noted_agreement
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.findings.look import Look

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sharebuilder.advice.screening import Outcome, Screening
    from sharebuilder.model.json_types import JsonObject


def run(arguments: argparse.Namespace) -> int:
    """Say what the answers point to, why, and what to do next.

    Raises:
        ShareBuilderError: the file cannot be used.
    """
    tools = Tools.load().beside(arguments.file)
    tree = noted_agreement(arguments.file)
    found = screen(Look(tree, tools.knowledge, tools.today), tools.question_set)
    if arguments.json:
        output.result_json(
            {
                "sentence": found.sentence,
                "outcomes": [_outcome_json(one, tree) for one in found.outcomes],
                "waits_for": quotes_json(found.waits_for, tree),
            }
        )
        return 0
    for line in _lines(found):
        output.result(line)
    output.result(NOT_DECIDED)
    return 0


def _lines(found: Screening) -> Iterator[str]:
    for one in found.outcomes:
        yield f"- {one.entry.title} ({one.entry.citation.text}){mark(one.entry)}"
        yield f"    {one.entry.plain}"
        yield from (f"    because: {words}" for words in one.because)
        yield from (f"    you said: {quote.words}" for quote in one.answers)
        yield f"    next: {one.next}"
    if not found.outcomes:
        yield found.sentence
    if found.waits_for:
        yield "These answers could change it:"
        yield from (f"- {quote.words}" for quote in found.waits_for)


def _outcome_json(found: Outcome, tree: JsonObject) -> dict[str, object]:
    return {
        "outcome": found.outcome,
        "because": list(found.because),
        "answers": quotes_json(found.answers, tree),
        "next": found.next,
        **entry_json(found.entry),
    }
