"""Rules on the impact assessment, security, and necessity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings import features
from sharebuilder.findings.features import signs_of
from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.patterns import PUBLIC
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import act, uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPORT_HOURS = 72  # UK GDPR Article 33(1): the time in which the regulator is told


@rule(
    "AC01",
    "error",
    "risks",
    message="An impact assessment is needed, and has not been done.",
    remedy="Do the assessment before sharing starts.",
    reads=("/dpia/needed", "/dpia/status", "/about/status", "/running/start"),
    citation=uk_gdpr("35", "(1)"),
    missing=True,
)
def assessment_missing(look: Look) -> Iterator[Hit]:
    """A needed assessment that has not begun, or is not done when sharing starts."""
    dpia, about = look.agreement.dpia, look.agreement.about
    if dpia.needed != "yes" or dpia.status == "completed":
        return
    if dpia.status != "in-progress":
        yield Hit(Pointer("/dpia/status"))
    elif about.status in {"approved", "in-force"} or (
        look.agreement.running.start and look.agreement.running.start <= look.today.isoformat()
    ):
        yield Hit(
            Pointer("/dpia/status"),
            "Sharing starts, and the impact assessment is still in progress.",
        )


@rule(
    "AC02",
    "warning",
    "risks",
    message="There is neither an impact assessment nor a screening.",
    remedy="Record the screening, or do an assessment anyway.",
    reads=("/dpia/needed", "/dpia/status"),
    citation=uk_gdpr("35", "; ICO data sharing code"),
    missing=True,
)
def screening_missing(look: Look) -> Iterator[Hit]:
    """Nobody has asked whether an assessment is needed."""
    dpia = look.agreement.dpia
    if dpia.needed in {"", "not-decided"} and dpia.status in {"", "not-started"}:
        yield Hit(Pointer("/dpia/needed"))


@rule(
    "AC03",
    "warning",
    "risks",
    message="Features point to high risk, and no assessment is planned.",
    remedy="Do an assessment, or say why not.",
    reads=("/dpia/triggers", "/dpia/needed", "/dpia/needed_why", "/dpia/status"),
    citation=uk_gdpr("35", "; the regulator's list"),
)
def triggers_ignored(look: Look) -> Iterator[Hit]:
    """High-risk features with neither an assessment nor a reason."""
    dpia = look.agreement.dpia
    if (
        dpia.triggers
        and dpia.needed != "yes"
        and dpia.status in {"", "not-started"}
        and not filled(dpia.needed_why)
    ):
        yield Hit(Pointer("/dpia/needed_why"))


@rule(
    "AC20",
    "warning",
    "risks",
    message="Your answers show a feature that is not ticked.",
    remedy="Tick it, or say why it does not hold. Step 11 gives the reason for each.",
    reads=("/dpia/triggers", "/running/start"),
    citation=uk_gdpr("35", "; the regulator’s list"),
    learns=(features.KIND,),
)
def features_not_ticked(look: Look) -> Iterator[Hit]:
    """A feature of high risk that answers show, and neither words nor a rule of thumb alone."""
    found = signs_of(look, certain=True).not_ticked
    if found:
        names = listing(f"“{one.entry.title}”" for one in found)
        several = "features that are" if len(found) > 1 else "a feature that is"
        yield Hit(Pointer("/dpia/triggers"), f"Your answers show {several} not ticked: {names}.")


@rule(
    "AC21",
    "error",
    "risks",
    message="The law requires an impact assessment, and you say that none is needed.",
    remedy="Change the answer, or the answers that show it. Ask your data protection officer.",
    reads=("/dpia/triggers", "/dpia/needed", "/running/start"),
    citation=uk_gdpr("35", "(3) and (4)"),
    learns=(features.KIND,),
)
def required_and_refused(look: Look) -> Iterator[Hit]:
    """No assessment, although one feature is enough for the law to require one."""
    if look.agreement.dpia.needed != "no":
        return
    alone = signs_of(look, certain=True).alone
    if alone:
        names = listing(f"“{one.entry.title}”" for one in alone)
        yield Hit(
            Pointer("/dpia/needed"),
            f"You say that no impact assessment is needed. The law requires one for {names}.",
        )


@rule(
    "AC22",
    "warning",
    "risks",
    message="Several signs together call for an impact assessment, and you say that none is "
    "needed.",
    remedy="Do one, or give the reason why the risk is not high.",
    reads=("/dpia/triggers", "/dpia/needed", "/running/start"),
    citation=uk_gdpr("35", "(1) and (4); the regulator’s guidance"),
    learns=(features.KIND,),
)
def signs_together(look: Look) -> Iterator[Hit]:
    """No assessment, although a feature and another sign stand side by side."""
    if look.agreement.dpia.needed != "no":
        return
    signs = signs_of(look, certain=True)
    if signs.together:
        titles = {one.key: one.entry.title for one in reversed(signs.features)}
        names = listing(f"“{titles[key]}”" for key in signs.keys)
        yield Hit(
            Pointer("/dpia/needed"),
            f"These signs together call for an impact assessment: {names}.",
        )


@rule(
    "AC04",
    "error",
    "risks",
    message="A high risk is left, and the regulator was not consulted.",
    remedy="Consult the regulator before you start, or lower the risk.",
    reads=("/dpia/residual_risk", "/dpia/regulator_consulted"),
    citation=uk_gdpr("36", "; DPA 2018 s.65"),
    missing=True,
    verified=False,
)
def regulator_not_consulted(look: Look) -> Iterator[Hit]:
    """High residual risk with no prior consultation."""
    dpia = look.agreement.dpia
    if dpia.residual_risk == "high" and not dpia.regulator_consulted:
        yield Hit(Pointer("/dpia/regulator_consulted"))


@rule(
    "AC05",
    "warning",
    "risks",
    message="The data protection officer's advice is not recorded.",
    remedy="Record the advice, and the decision taken on it.",
    reads=("/dpia/dpo_advice", "/dpia/needed", "/dpia/status", *PUBLIC),
    citation=uk_gdpr("35", "(2); Articles 37 to 39"),
    missing=True,
    verified=False,
)
def no_officer_advice(look: Look) -> Iterator[Hit]:
    """An assessment among public authorities with no officer's advice."""
    dpia = look.agreement.dpia
    if (
        (dpia.needed == "yes" or dpia.status == "completed")
        and not filled(dpia.dpo_advice)
        and any(look.is_public(one) for one in look.partners)
    ):
        yield Hit(Pointer("/dpia/dpo_advice"))


@rule(
    "AC10",
    "warning",
    "security",
    message="Something is missing from security and breaches.",
    remedy="Add security measures, who is told of a breach, and how soon: in time for the 72-hour "
    "report.",
    reads=("/security/measures", "/security/breach_contact", "/security/breach_within"),
    citation=uk_gdpr("32", " to 34"),
    missing=True,
    verified=False,
)
def security_missing(look: Look) -> Iterator[Hit]:
    """No measures, no breach contact or no time."""
    security = look.agreement.security
    if not filled(security.measures):
        yield Hit(Pointer("/security/measures"), "No security measures are named.")
    if not filled(security.breach_contact):
        yield Hit(Pointer("/security/breach_contact"), "Nothing says who is told of a breach.")
    if security.breach_within.number is None:
        yield Hit(
            Pointer("/security/breach_within"),
            "Nothing says how soon partners tell each other of a breach.",
        )


@rule(
    "PP31",
    "warning",
    "security",
    message="Partners learn of a breach too late for the 72-hour report.",
    remedy="Choose a shorter time. Within 24 hours is usual.",
    reads=("/security/breach_within",),
    citation=uk_gdpr("33", "(1)"),
    verified=False,
)
def breach_too_late(look: Look) -> Iterator[Hit]:
    """A time for telling partners that leaves no time to tell the regulator."""
    within = look.agreement.security.breach_within
    hours_in = {
        "hours": 1,
        "days": 24,
        "working-days": 24,
        "weeks": 168,
        "months": 720,
        "years": 8760,
    }
    if within.number is not None and within.number * hours_in.get(within.unit, 0) >= _REPORT_HOURS:
        yield Hit(Pointer("/security/breach_within"))


@rule(
    "HR01",
    "warning",
    "case",
    message="Nothing says why the sharing is necessary and proportionate.",
    remedy="Say why it is necessary, why less would not do, and how harm is limited.",
    reads=("/case/human_rights", *PUBLIC),
    citation=act("Human Rights Act 1998 s.6; Article 8", "ukpga/1998/42/section/6"),
    missing=True,
    verified=False,
)
def proportionality_not_said(look: Look) -> Iterator[Hit]:
    """A public authority with no statement on Article 8."""
    if not filled(look.agreement.case.human_rights) and any(
        look.is_public(one) for one in look.partners
    ):
        yield Hit(Pointer("/case/human_rights"))


@rule(
    "PP32",
    "prompt",
    "risks",
    message="All the risks come from sharing, or all from not sharing.",
    remedy="What could go wrong if you share, and what if you do not?",
    reads=("/risks/*/kind",),
    good_practice=True,
)
def one_sided_risks(look: Look) -> Iterator[Hit]:
    """Risks of one kind only."""
    kinds = {risk.kind for risk in look.agreement.risks if risk.kind}
    if len(kinds) == 1:
        words = "sharing" if "sharing" in kinds else "not sharing"
        yield Hit(Pointer("/risks"), f"All the risks come from {words}.")


@rule(
    "PP33",
    "warning",
    "risks",
    message="A risk has no measures.",
    remedy="Say what you do about it.",
    reads=("/risks/*/measures", "/risks/*/description"),
    good_practice=True,
    missing=True,
)
def risk_without_measures(look: Look) -> Iterator[Hit]:
    """A risk that nobody does anything about."""
    for risk in look.agreement.risks:
        if not filled(risk.measures):
            name = f"“{risk.description.strip()}”" if filled(risk.description) else "A risk"
            yield Hit(risk.at("measures"), f"{name} has no measures.")


RULES = (
    assessment_missing,
    screening_missing,
    triggers_ignored,
    features_not_ticked,
    required_and_refused,
    signs_together,
    regulator_not_consulted,
    no_officer_advice,
    security_missing,
    breach_too_late,
    proportionality_not_said,
    one_sided_risks,
    risk_without_measures,
)
