"""Is an impact assessment needed? Each sign with its reason, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.advice.quotes import Quote, quotes
from sharebuilder.findings.features import ALONE, WITH_ANOTHER, Verdict, signs_of
from sharebuilder.findings.look import listing
from sharebuilder.findings.reasons import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.findings.features import Feature, Signs
    from sharebuilder.findings.look import Look
    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.questions.question_set import QuestionSet

TRIGGERS = "/dpia/triggers"
_FAR = {
    ALONE: "On this alone an assessment is a duty.",
    WITH_ANOTHER: "With any other sign beside it, an assessment is a duty.",
}
_VERDICTS: dict[Verdict, str] = {
    "needed": "An impact assessment is needed.",
    "advised": "An impact assessment is advised.",
    "not-shown": "Your answers do not show that an impact assessment is needed.",
}
_QUOTED = 6  # answers of each reason: more would only repeat it
_COUNTS = "Two such signs call for an assessment in most cases."


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of high risk that the answers show, or that is ticked.

    Attributes:
        entry: what the knowledge base says of it; of several, the strictest that is shown.
        label: its name, as the question has it.
        because: why the answers show it, each reason as a sentence; empty where they do not.
        answers: the answers behind it.
        ticked: whether the author ticked it.
    """

    entry: Entry
    label: str
    because: tuple[str, ...]
    answers: tuple[Quote, ...]
    ticked: bool

    @property
    def name(self) -> str:
        """The feature as the agreement names it; empty where it cannot be ticked."""
        return self.entry.text("feature")

    @property
    def how_far(self) -> str:
        """How far it goes by itself."""
        return _FAR.get(self.entry.text("required"), _COUNTS)


@dataclass(frozen=True, slots=True)
class DpiaScreening:
    """What the screening for an impact assessment comes to.

    Attributes:
        verdict: needed, advised, or not shown to be needed.
        reason: why, in plain words.
        signs: the signs that answers show or that are ticked.
        perhaps: signs that only a word or a rule of thumb points to.
    """

    verdict: Verdict
    reason: str
    signs: tuple[Sign, ...]
    perhaps: tuple[Sign, ...]

    @property
    def sentence(self) -> str:
        """The verdict and the reason, in plain words."""
        return f"{_VERDICTS[self.verdict]} {self.reason}"

    @property
    def not_ticked(self) -> tuple[str, ...]:
        """The features that the answers show and that are not ticked."""
        return tuple(one.name for one in self.signs if one.name and one.because and not one.ticked)

    @property
    def not_shown(self) -> tuple[str, ...]:
        """The features that are ticked and that the answers do not show."""
        return tuple(one.name for one in self.signs if one.ticked and not one.because)


def dpia_screening(look: Look, questions: QuestionSet) -> DpiaScreening:
    """Whether an impact assessment is needed, as far as the answers show.

    Args:
        look: the agreement; it is never changed.
        questions: the labels of questions and options.
    """
    certain = signs_of(look, certain=True)
    hints = signs_of(look)
    signs = _signs(look, questions, certain, sure=True)
    sure = set(certain.keys)
    perhaps = (one for one in _signs(look, questions, hints, sure=False) if _key(one) not in sure)
    return DpiaScreening(certain.verdict, _reason(look, questions, certain), signs, tuple(perhaps))


def triggers_with(look: Look, names: Iterable[str]) -> list[str]:
    """The ticked features with others added, in the order in which the knowledge base has them."""
    ticked = look.agreement.dpia.triggers
    wanted = {*ticked, *names}
    order = [entry.text("feature") for entry in look.knowledge.entries("dpia-feature")]
    known = [one for one in dict.fromkeys(order) if one in wanted]
    return [*(one for one in ticked if one not in known), *known]


def _signs(look: Look, questions: QuestionSet, signs: Signs, *, sure: bool) -> tuple[Sign, ...]:
    by_key: dict[str, list[Feature]] = {}
    for feature in signs.features:
        if feature.key in signs.keys:
            by_key.setdefault(feature.key, []).append(feature)
    return tuple(_sign(look, questions, features, sure=sure) for features in by_key.values())


def _sign(look: Look, questions: QuestionSet, features: list[Feature], *, sure: bool) -> Sign:
    visible = [one for one in features if one.there]
    # Entries of one feature stand in order, the strictest first.
    first = (visible or features[-1:])[0]
    reasons = [
        reason for one in visible for reason in shown(look, one.entry) if reason.certain or not sure
    ]
    return Sign(
        first.entry,
        _label(questions, first),
        tuple(dict.fromkeys(reason.sentence for reason in reasons)),
        quotes(look, questions, (place for reason in reasons for place in reason.places[:_QUOTED])),
        first.ticked,
    )


def _label(questions: QuestionSet, feature: Feature) -> str:
    question = questions.question_for(TRIGGERS)
    if feature.name and question is not None and question.options:
        return questions.option_label(question.options, feature.name)
    return feature.entry.title


def _key(sign: Sign) -> str:
    return sign.name or sign.entry.id


def _reason(look: Look, questions: QuestionSet, signs: Signs) -> str:
    labels = {one.key: _label(questions, one) for one in signs.features}
    if signs.alone:
        names = listing(f"“{labels[one.key]}”" for one in signs.alone)
        return f"The law or the regulator’s list asks for an assessment on {names} alone."
    if signs.together:
        first = signs.together[0].key
        others = listing(f"“{labels[key]}”" for key in signs.keys if key != first)
        return (
            f"“{labels[first]}” stands beside {others}. The regulator says that an assessment is "
            "then a duty."
        )
    names = listing(f"“{labels[key]}”" for key in signs.keys)
    if len(signs.keys) > 1:
        return (
            f"There are several signs: {names}. In most cases two call for an assessment. If you "
            "do none, write down why the risk is not high."
        )
    if signs.keys:
        return (
            f"There is one sign: {names}. It is not always enough, and an assessment is good "
            "practice."
        )
    if not (look.flows and look.people and look.items):
        return "Too little is said yet to tell. Add people, items and flows, and look again."
    return (
        "Your answers show no sign that the law or the regulator names. The data sharing code "
        "still advises an assessment. Write down what you decide, and why."
    )
