"""Rules on risks and the impact assessment that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_of, day_words
from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import Risk

_LIKELY = ("remote", "possible", "probable")
_SEVERE = ("minimal", "significant", "severe")
_MANY_FEATURES = 2


def _named(risk: Risk) -> str:
    return f"“{risk.description.strip()}”" if filled(risk.description) else "A risk"


def _rises(before: str, after: str, scale: tuple[str, ...]) -> bool:
    return before in scale and after in scale and scale.index(after) > scale.index(before)


@rule(
    "PP106",
    "warning",
    "risks",
    message="A severe risk is left, and the whole counts as low risk.",
    remedy="Do more about the risk, or say that the risk that is left is higher.",
    reads=(
        "/risks/*/description",
        "/risks/*/severity_after",
        "/risks/*/likelihood_after",
        "/dpia/residual_risk",
    ),
    citation=uk_gdpr("35", "(7); Article 36"),
    verified=False,
)
def severe_and_low(look: Look) -> Iterator[Hit]:
    """A severe risk that may well happen, in an assessment that leaves a low one."""
    if look.agreement.dpia.residual_risk != "low":
        return
    for risk in look.agreement.risks:
        if risk.severity_after == "severe" and risk.likelihood_after in {"possible", "probable"}:
            yield Hit(
                risk.at("severity_after"),
                f"{_named(risk)} is still severe and {risk.likelihood_after} after your measures, "
                "but the risk that is left counts as low.",
            )


@rule(
    "PP107",
    "warning",
    "risks",
    message="A risk is greater after the measures than before.",
    remedy="Mend the rating, or look for other measures.",
    reads=(
        "/risks/*/description",
        "/risks/*/likelihood",
        "/risks/*/severity",
        "/risks/*/likelihood_after",
        "/risks/*/severity_after",
    ),
    good_practice=True,
)
def risk_rises(look: Look) -> Iterator[Hit]:
    """Measures that make a risk likelier or worse."""
    for risk in look.agreement.risks:
        if _rises(risk.likelihood, risk.likelihood_after, _LIKELY):
            yield Hit(
                risk.at("likelihood_after"),
                f"{_named(risk)} is more likely after your measures than before.",
            )
        elif _rises(risk.severity, risk.severity_after, _SEVERE):
            yield Hit(
                risk.at("severity_after"),
                f"{_named(risk)} is worse after your measures than before.",
            )


@rule(
    "PP108",
    "prompt",
    "risks",
    message="Several features point to high risk, and no assessment is thought to be needed.",
    remedy="Would your data protection officer agree? Two such features usually call for one.",
    reads=(
        "/dpia/triggers",
        "/dpia/needed",
        "/dpia/needed_why",
        "/dpia/status",
        "/dpia/dpo_advice",
    ),
    citation=uk_gdpr("35", "; the regulator's list"),
)
def several_features(look: Look) -> Iterator[Hit]:
    """Two features and more, with a reason but no advice. With no reason, AC03 says so."""
    dpia = look.agreement.dpia
    if (
        dpia.needed == "no"
        and len(dpia.triggers) >= _MANY_FEATURES
        and dpia.status in {"", "not-started"}
        and filled(dpia.needed_why)
        and not filled(dpia.dpo_advice)
    ):
        yield Hit(
            Pointer("/dpia/needed"),
            f"You say that no assessment is needed, but tick {len(dpia.triggers)} features that "
            "point to high risk.",
        )


@rule(
    "PP109",
    "warning",
    "risks",
    message="The day of the impact assessment does not fit.",
    remedy="The assessment is done before sharing starts. Mend the day, or look at it again.",
    reads=("/dpia/status", "/dpia/date", *START),
    citation=uk_gdpr("35", "(1)"),
)
def assessment_day(look: Look) -> Iterator[Hit]:
    """A completed assessment of a day that lies ahead, or after the start."""
    dpia, at = look.agreement.dpia, Pointer("/dpia/date")
    day = day_of(dpia.date)
    if dpia.status != "completed" or day is None:
        return
    if day > look.today:
        yield Hit(at, f"The assessment is complete, but its day lies ahead: {day_words(day)}.")
    elif look.start is not None and day > look.start:
        yield Hit(
            at,
            f"The assessment is of {day_words(day)}. Sharing starts on {day_words(look.start)}, "
            "before it.",
        )


@rule(
    "PP110",
    "warning",
    "risks",
    message="The data protection officer's advice is not followed, and nothing says why.",
    remedy="Write the reason down.",
    reads=("/dpia/dpo_advice_followed", "/dpia/dpo_advice_reason"),
    citation=uk_gdpr("35", "(2); Articles 37 to 39"),
    verified=False,
    missing=True,
)
def advice_not_followed(look: Look) -> Iterator[Hit]:
    """Advice that is followed in part or not at all, without a reason."""
    dpia = look.agreement.dpia
    if dpia.dpo_advice_followed in {"in-part", "no"} and not filled(dpia.dpo_advice_reason):
        yield Hit(Pointer("/dpia/dpo_advice_reason"))


RULES = (severe_and_low, risk_rises, several_features, assessment_day, advice_not_followed)
