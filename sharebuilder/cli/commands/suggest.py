"""`sharebuilder suggest`: which law could carry each sharing, with the reasons for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.four_questions import advise
from sharebuilder.advice.sharing import Sharing, every_sharing, sharing_of
from sharebuilder.cli import output
from sharebuilder.cli.commands.carried import noted_agreement
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.errors import ShareBuilderError
from sharebuilder.findings.look import Look
from sharebuilder.model.pointer import to_index_form
from sharebuilder.questions.labels import value_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from sharebuilder.advice.candidates import Candidate
    from sharebuilder.advice.fit import Reason
    from sharebuilder.advice.four_questions import Advice, Choice
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.pointer import Pointer

_VERDICT = {"fits": "fits", "could-fit": "could fit", "does-not-fit": "does not fit"}


def run(arguments: argparse.Namespace) -> int:
    """Show the candidates of each question, for the sharings that are asked for.

    Raises:
        ShareBuilderError: the file cannot be used, or it has no such partner, purpose or flow.
    """
    tools = Tools.load().beside(arguments.file)
    tree = noted_agreement(arguments.file)
    look = Look(tree, tools.knowledge, tools.today)

    def label(pointer: Pointer) -> str:
        return value_text(tools.question_set, tools.knowledge, tree, pointer)

    advices = [advise(sharing, label) for sharing in _wanted(look, arguments)]
    if arguments.json:
        output.result_json({"suggestions": [_json(advice, tree) for advice in advices]})
        return 0
    for advice in advices:
        for line in _lines(advice, everything=arguments.all):
            output.result(line)
    output.result("This is not legal advice. You choose, and give the reason.")
    return 0


def _wanted(look: Look, arguments: argparse.Namespace) -> list[Sharing]:
    partner, purpose, flow = arguments.partner, arguments.purpose, arguments.flow
    flows = {one.id: one for one in look.flows}
    for name, known, kind in (
        (partner, look.partners, "partner"),
        (purpose, look.purposes, "purpose"),
        (flow, flows, "flow"),
    ):
        if name and name not in known:
            raise ShareBuilderError(
                f"The agreement has no {kind} “{name}”.",
                remedy=f"It has: {', '.join(known) or 'none yet'}.",
                file=arguments.file,
            )
    if not (partner or purpose or flow):
        return list(every_sharing(look))
    if flow and not partner:
        partners = [one.id for one in look.controllers_of(flows[flow])]
    else:
        partners = [partner] if partner else list(look.partners)
    found = (
        sharing_of(look, one, [purpose] if purpose else _purposes(look, one, flow), _ids(flow))
        for one in partners
    )
    return [one for one in found if one is not None and (one.flows or partner)]


def _purposes(look: Look, partner: str, flow: str) -> list[str]:
    if flow:
        return []
    moving = (one for one in look.flows if partner in (one.from_, *one.to))
    return list(dict.fromkeys(purpose for one in moving for purpose in one.purposes))


def _ids(flow: str) -> list[str]:
    return [flow] if flow else []


def _lines(advice: Advice, *, everything: bool) -> Iterator[str]:
    sharing = advice.sharing
    purposes = ", ".join(p.name.strip() for p in sharing.purposes) or "no purpose yet"
    flows = (
        f" ({', '.join(f.name.strip() or f.id for f in sharing.flows)})" if sharing.flows else ""
    )
    yield f"== {sharing.name}: {purposes}{flows}"
    for question in advice.questions:
        yield f"{question.number}. {question.title}"
        for choice in question.choices:
            yield from _choice(choice, everything=everything)
    if advice.in_the_way:
        yield "What may stand in the way"
        for found in advice.in_the_way:
            yield f"   {found.entry.title}: {found.entry.plain}{_mark(found)}"
    yield ""


def _choice(choice: Choice, *, everything: bool) -> Iterator[str]:
    if choice.note.words:
        yield f"   {choice.title}: {choice.note.words}"
    hidden = 0
    for found in choice.candidates:
        if found.verdict == "does-not-fit" and not everything and not found.chosen:
            hidden += 1
            continue
        chosen = " [chosen]" if found.chosen else ""
        source = found.entry.citation.text
        title = found.entry.title + ("" if source == found.entry.title else f" ({source})")
        yield f"   - {title}: {_VERDICT[found.verdict]}{chosen}{_mark(found)}"
        yield from _reasons("because", found.because)
        yield from _reasons("if", found.provided)
        yield from (f"       demands: {text}" for text in found.demands)
        yield from _reasons("against", found.against)
        yield from (f"       note: {text}" for text in found.notes)
    if hidden:
        yield f"   ({hidden} more {choice.title.lower()} entries do not fit; --all shows why.)"


def _mark(found: Candidate) -> str:
    return "" if found.entry.verified else " (not verified: read the text before you rely on it)"


def _reasons(word: str, reasons: Iterable[Reason]) -> Iterator[str]:
    return (f"       {word}: {reason.words}" for reason in reasons)


def _json(advice: Advice, tree: JsonObject) -> dict[str, object]:
    sharing = advice.sharing
    return {
        "partner": sharing.partner.id,
        "purposes": [purpose.id for purpose in sharing.purposes],
        "flows": [flow.id for flow in sharing.flows],
        "ground": sharing.ground.id if sharing.ground else None,
        "questions": [
            {
                "number": question.number,
                "title": question.title,
                "choices": [
                    {
                        "field": choice.field,
                        "title": choice.title,
                        "note": _reason_json(choice.note, tree),
                        "candidates": [_candidate_json(one, tree) for one in choice.candidates],
                    }
                    for choice in question.choices
                ],
            }
            for question in advice.questions
        ],
        "in_the_way": [_candidate_json(one, tree) for one in advice.in_the_way],
    }


def _candidate_json(found: Candidate, tree: JsonObject) -> dict[str, object]:
    entry = found.entry
    return {
        "id": entry.id,
        "title": entry.title,
        "verdict": found.verdict,
        "chosen": found.chosen,
        "because": [_reason_json(reason, tree) for reason in found.because],
        "if": [_reason_json(reason, tree) for reason in found.provided],
        "demands": list(found.demands),
        "notes": list(found.notes),
        "against": [_reason_json(reason, tree) for reason in found.against],
        "citation": {"text": entry.citation.text, "url": entry.citation.url},
        "verified": entry.verified,
        "pack": entry.pack or None,
    }


def _reason_json(reason: Reason, tree: JsonObject) -> dict[str, object]:
    return {
        "text": reason.text,
        "shown": reason.shown,
        "pointers": [to_index_form(tree, place) for place in reason.places],
    }
