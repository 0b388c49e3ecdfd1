"""Everything that the one-off request form and decision record can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.agreement import agreement_context
from sharebuilder.documents.context.by_partner import HANDLES_NOTHING, partner_line
from sharebuilder.documents.context.law import law_by_question
from sharebuilder.documents.context.words import Words

if TYPE_CHECKING:
    from sharebuilder.knowledge.law import Knowledge
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import QuestionSet


def one_off_context(
    tree: JsonObject,
    *,
    question_set: QuestionSet,
    knowledge: Knowledge,
    **more: Any,
) -> dict[str, Any]:
    """The fields of the forms: those of the agreement, and what the forms offer to tick.

    Args:
        tree: the answers.
        question_set: the labels of options and questions.
        knowledge: the titles of the law.
        more: what the agreement takes besides; see `agreement_context`.
    """
    words = Words(tree, question_set, knowledge)
    context = agreement_context(tree, question_set=question_set, knowledge=knowledge, **more)
    agreement = words.agreement
    return {
        **context,
        "four_questions": law_by_question(words),
        "organisations": [
            partner_line(words, one)["name"]
            for one in agreement.partners
            if one.takes_part not in HANDLES_NOTHING
        ],
        "law_enforcement": bool(agreement.about.any_law_enforcement)
        or any(one.regime == "part-3" for one in agreement.law)
        or any(one.law_enforcement for one in agreement.purposes)
        or any(one.law_enforcement for one in agreement.flows),
    }
