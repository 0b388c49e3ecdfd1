"""What a person says to a finding. Whatever it changes is one edit, and one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.needed import RULE as NEEDED
from sharebuilder.gui.translate import tr
from sharebuilder.model.answered import is_answered
from sharebuilder.model.change import Change, Edit
from sharebuilder.model.pointer import Pointer, child, exists, get, parent, pattern_of
from sharebuilder.questions.labels import day_text

if TYPE_CHECKING:
    from sharebuilder.findings.finding import Finding
    from sharebuilder.gui.services import Services
    from sharebuilder.model.json_types import JsonObject

ACCEPTED = Pointer("/accepted_warnings")
PROMPTS = Pointer("/prompt_answers")
QUESTIONS = Pointer("/open_questions")
LONGEST = 50_000
_LINE = 500


def accept(services: Services, finding: Finding, reason: str, role: str) -> str:
    """Accept a warning with a reason. What to tell the person."""
    services.agreement.add_record(
        ACCEPTED,
        {
            "rule": finding.rule,
            "about": finding.pointer,
            "message": finding.message[:_LINE],
            "reason": reason,
            **({"accepted_by": role} if role else {}),
            "accepted_on": services.today().isoformat(),
        },
        label=tr("Accept a warning"),
    )
    return tr("The warning is accepted. The document gives your reason.")


def answer_place(services: Services, finding: Finding) -> Pointer:
    """The answer that a prompt may fill, whether it is empty or not; empty where there is none.

    A rule's prompt that stands at a text answer may fill that answer.
    """
    at = finding.answer_into or ("" if finding.friend else finding.pointer)
    field = services.shape.field(pattern_of(at)) if at else None
    is_text = field is not None and field.type == "string" and field.kind in {"line", "long-text"}
    return Pointer(at) if is_text and exists(services.tree, _record(at)) else Pointer("")


def is_free(services: Services, place: Pointer) -> bool:
    """Whether an answer has still to be given. What somebody wrote is never changed."""
    return bool(place) and not is_answered(services.agreement.value(place))


def answer(services: Services, finding: Finding, text: str) -> str:
    """Answer a prompt: in the agreement itself where that is empty, else with the prompt.

    Returns:
        What to tell the person: where the answer went.
    """
    place = answer_place(services, finding)
    name = services.place_words(place) if place else ""
    if is_free(services, place) and _fits(services, place, text):
        filled = Change(place, services.agreement.value(place), text)
        said = _said(services, finding, "answered")
        services.agreement.apply(Edit(tr("Answer a prompt"), (filled, *said)))
        return tr("Your answer stands under “{name}”.", name=name)
    said = _said(services, finding, "answered", text)
    services.agreement.apply(Edit(tr("Answer a prompt"), said))
    if is_free(services, place):
        return tr(
            "“{name}” is one short line, so your answer is kept with the question, in step 13.",
            name=name,
        )
    if place:
        return tr(
            "“{name}” is answered already, so this is kept with the question, in step 13.",
            name=name,
        )
    return tr("Your answer is kept with the question, in step 13.")


def park(services: Services, finding: Finding, owner: str = "", due: str = "") -> str:
    """Park a prompt as an open question. What to tell the person.

    Args:
        services: what the page was given.
        finding: the prompt.
        owner: who will find out, where that is known.
        due: by which day, as year-month-day, where that is known.
    """
    question: JsonObject = {
        "question": finding.asked[:_LINE],
        "about": finding.pointer,
        **({"owner": owner} if owner else {}),
        **({"due": due} if due else {}),
        "status": "open",
    }
    changes = _said(services, finding, "parked")
    changes += services.agreement.adding(QUESTIONS, question)
    services.agreement.apply(Edit(tr("Park a prompt"), changes))
    if owner and due:
        return tr(
            "Parked: {owner} will find out by {day}. It stands among the open questions, in step "
            "13.",
            owner=owner,
            day=day_text(due),
        )
    if owner:
        return tr(
            "Parked: {owner} will find out. It stands among the open questions, in step 13.",
            owner=owner,
        )
    return tr("Parked among the open questions, in step 13. Give it an owner there.")


def dismiss(services: Services, finding: Finding) -> str:
    """Say that a prompt does not apply. What to tell the person."""
    changes = _said(services, finding, "dismissed")
    services.agreement.apply(Edit(tr("Set a prompt aside"), changes))
    return tr("Set aside. Your file keeps it, and no document prints it.")


def take_back(services: Services, finding: Finding) -> str:
    """Take back what was said to a finding. What to tell the person.

    What an answer wrote into the agreement stays: it is the author's own text by now.
    """
    view, at = services.agreement.view, (finding.rule, finding.pointer)
    accepted = [one for one in view.accepted_warnings if (one.rule, one.about) == at]
    # A parked missing answer stands for whatever rule misses it.
    missing = finding.rule == NEEDED
    said = [
        one
        for one in view.prompt_answers
        if (one.rule, one.about) == at
        or (missing and one.about == finding.pointer and one.status == "parked")
    ]
    asked = {one.question for one in said if one.status == "parked"}
    parked = [
        one
        for one in view.open_questions
        if one.about == finding.pointer and (missing or one.question in asked)
    ]
    records = [Pointer(one.pointer) for one in (*accepted, *said, *parked)]
    if records:
        services.agreement.delete_records(records, label=tr("Take back what was said"))
    return tr("It counts again.")


def said_about(trees: tuple[JsonObject, JsonObject], place: Pointer) -> Pointer:
    """The place that a remark is about; of any other place, the place itself.

    Args:
        trees: the agreement before and after a step: the remark may stand in only one of them.
        place: where the step changed something.
    """
    if not place.startswith((f"{PROMPTS}/", f"{ACCEPTED}/", f"{QUESTIONS}/")):
        return place
    record = _record(place)
    for tree in trees:
        about = get(tree, child(record, "about"))
        if isinstance(about, str) and about:
            return Pointer(about)
    return place


def _said(services: Services, finding: Finding, status: str, text: str = "") -> tuple[Change, ...]:
    """The changes that note what was said to a prompt, in place of what was said before."""
    values: JsonObject = {
        "rule": finding.rule,
        "about": finding.pointer,
        "question": finding.asked[:_LINE],
        "status": status,
        **({"answer": text} if text else {}),
    }
    for one in services.agreement.view.prompt_answers:
        if (one.rule, one.about) == (finding.rule, finding.pointer):
            record = Pointer(one.pointer)
            identity = child(record, "id")
            whole = {"id": services.agreement.value(identity), **values}
            return (Change(record, services.agreement.value(record), whole),)
    return services.agreement.adding(PROMPTS, values)


def _record(place: str) -> Pointer:
    """The record that holds an answer; the agreement where none does."""
    at = Pointer(place)
    while at and not at.rpartition("/")[2].startswith("id:"):
        at = parent(at)
    return at


def _fits(services: Services, place: Pointer, text: str) -> bool:
    field = services.field(pattern_of(place))
    if field.kind == "line" and "\n" in text:
        return False
    return len(text) <= (field.max_length or LONGEST)
