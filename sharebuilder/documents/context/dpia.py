"""Everything that the data protection impact assessment can say: what the agreement can, and why.

Sources: UK GDPR Article 35(7) and Article 36; DPA 2018 sections 64 and 65.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.advice.dpia import dpia_screening
from sharebuilder.advice.risks import suggested_risks
from sharebuilder.advice.weighing import cell_words, level, score, weighing
from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.context.gaps import with_gaps
from sharebuilder.documents.context.words import Words, joined, line, long
from sharebuilder.findings.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sharebuilder.advice.dpia import Sign
    from sharebuilder.advice.weighing import Side
    from sharebuilder.findings.finding import Finding
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.views import Risk
    from sharebuilder.questions.question_set import QuestionSet

_TITLE = "This assessment"
_NOT_RATED = "Not rated"
_NO_MEASURE = "No measure is recorded"


def dpia_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    findings: Iterable[Finding],
    today: date,
    pictures: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The fields of the assessment's template: those of the agreement, and `assessment`.

    Args:
        tree: the answers.
        question_set: the labels of options and questions, and the order of the steps.
        knowledge: the titles of the law, and the signs of high risk.
        findings: errors among them make the document a draft.
        today: the day of the document.
        pictures: of the flow map.
    """
    context = agreement_context(
        tree,
        question_set=question_set,
        knowledge=knowledge,
        findings=findings,
        today=today,
        pictures=pictures,
    )
    words = Words(tree, question_set, knowledge)
    look = Look(tree, knowledge, today)
    found = dpia_screening(look, question_set)
    weighed = weighing(look)
    said = words.agreement
    context["assessment"] = {
        "screening": found.sentence,
        "signs": [_sign(one) for one in found.signs],
        "perhaps": [_sign(one) for one in found.perhaps],
        "law_enforcement": context["words"]["part_3"]
        or any(one.law_enforcement for one in said.purposes),
        "only_law_enforcement": bool(said.law) and all(one.regime == "part-3" for one in said.law),
        "risks": [_risk(words, one, number) for number, one in enumerate(said.risks, start=1)],
        "sides": [
            _side("If we share", context["case"]["harm_of_sharing"], weighed.sharing),
            _side("If we do not share", context["case"]["if_nothing_shared"], weighed.not_sharing),
        ],
        "weighed": weighed.sentence if said.risks else "",
        "suggested": [
            {"risk": line(one.entry.title), "because": " ".join(map(line, one.because))}
            for one in suggested_risks(look)
            if one.is_open
        ],
        "high": said.dpia.residual_risk == "high",
        "regulator_asked": bool(said.dpia.regulator_consulted),
        "approved_by": line(said.dpia.approved_by),
    }
    return with_gaps(context, _TITLE, list(_gaps(words, context)))


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "label": sign.label,
        "because": " ".join(line(one) for one in sign.because)
        or "The author says so. The answers do not show it.",
        "how_far": sign.how_far,
        "source": line(sign.entry.citation.text),
        "ticked": sign.ticked,
    }


def _risk(words: Words, one: Risk, number: int) -> dict[str, str]:
    return {
        "tag": f"R{number}",
        "kind": words.choice("/risks/*/kind", one.kind) or "Risk",
        "description": line(one.description),
        "people": words.names("people", one.people),
        "likelihood": words.choice("/risks/*/likelihood", one.likelihood) or _NOT_RATED,
        "severity": words.choice("/risks/*/severity", one.severity) or _NOT_RATED,
        "level": _level(one.likelihood, one.severity),
        "measures": long(one.measures) or _NO_MEASURE,
        "likelihood_after": words.choice("/risks/*/likelihood_after", one.likelihood_after)
        or _NOT_RATED,
        "severity_after": words.choice("/risks/*/severity_after", one.severity_after) or _NOT_RATED,
        "level_after": _level(one.likelihood_after, one.severity_after),
        "owner": joined(words.name("partners", one.owner_partner), line(one.owner_role), mark=": ")
        or "Nobody yet",
    }


def _level(likelihood: str, severity: str) -> str:
    return level(likelihood, severity).capitalize() if score(likelihood, severity) else _NOT_RATED


def _side(title: str, harm: str, side: Side) -> dict[str, Any]:
    return {
        "title": title,
        "harm": harm or "Not yet written",
        "count": side.count,
        "before": cell_words(side.worst_before).capitalize() if side.count else "No risk recorded",
        "after": cell_words(side.worst_after).capitalize() if side.count else "No risk recorded",
    }


def _gaps(words: Words, context: Mapping[str, Any]) -> Iterator[str]:
    """What an assessment must hold and the answers do not say.

    What is an error in the agreement too is told there, and not twice.
    """
    said = words.agreement.dpia
    if said.needed not in {"yes", "no"}:
        yield "Nobody has decided whether an assessment is needed."
    if not said.needed_why.strip():
        yield "Nothing says why an assessment is, or is not, needed."
    if said.needed == "no":
        return
    case, risks = context["case"], words.agreement.risks
    asked = {
        "Nothing says whose views were sought.": said.consultation.strip(),
        "Nothing says why it takes personal information, or why less would not do.": (
            case["why_personal_data"] or case["why_not_less"]
        ),
        "No risk is recorded.": risks,
        "The harm of not sharing is not written.": case["if_nothing_shared"],
        "The harm of sharing is not written.": case["harm_of_sharing"],
        "Nothing says what the data protection officer advised.": said.dpo_advice.strip(),
        "Nothing says how much risk is left.": said.residual_risk,
        "Nobody is named who accepts the risk that is left.": said.approved_by.strip(),
    }
    yield from (sentence for sentence, answer in asked.items() if not answer)
    for number, one in enumerate(risks, start=1):
        if not score(one.likelihood, one.severity):
            yield f"Risk R{number} is not rated."
        elif not one.measures.strip():
            yield f"Risk R{number} has no measure, and nothing says that it is accepted as it is."
        elif not score(one.likelihood_after, one.severity_after):
            yield f"What is left of risk R{number} with its measures is not rated."
