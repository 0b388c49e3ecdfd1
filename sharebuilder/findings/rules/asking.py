"""Rules on what the law step says of consent, and what people are then asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sharebuilder.findings.look import CHILD_AGES, Look, filled, listing
from sharebuilder.findings.patterns import FLOW_ITEMS, GROUNDS, NAMES, PAIRS, PURPOSES_OF
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CONFIDENTIALITY, OPT_OUT, uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import AskOfAPerson, DataItem, LegalGround

_CONSENT = frozenset({"consent-lawful-basis", "explicit-consent"})
_PERMISSION = _CONSENT | {"permission-confidentiality", "agreement-to-referral"}
_ASKED = ("/consent/asks/*/meaning", "/consent/asks/*/purposes")
_ASK_NAME = "/consent/asks/*/name"
_NOTHING_SHARED = re.compile(
    r"\bnothing (?:is|will be) (?:shared|sent|passed)|\bno (?:information|data) (?:is|will be)"
    r" (?:shared|sent|passed)|\b(?:we|they) (?:do not|don't|will not|won't) "
    r"(?:share|send|pass|tell anyone)|\bnot (?:be )?(?:shared|sent|passed on)",
    re.IGNORECASE,
)


def _named(ask: AskOfAPerson) -> str:
    return f"“{ask.name.strip()}”" if filled(ask.name) else "The ask"


def _relies_on_consent(ground: LegalGround) -> bool:
    return ground.regime != "part-3" and (
        ground.lawful_basis == "art6-1-a" or "art9-2-a" in ground.article_9
    )


@rule(
    "PP78",
    "error",
    "consent",
    message="A partner relies on consent, and nobody is asked for it.",
    remedy="Add what people are asked, or choose another basis or condition.",
    reads=(
        *_ASKED,
        "/law/*/regime",
        "/law/*/lawful_basis",
        "/law/*/article_9",
        "/purposes/*/name",
        *PURPOSES_OF,
        *NAMES,
    ),
    citation=uk_gdpr("7", "(1)"),
)
def consent_nobody_asks_for(look: Look) -> Iterator[Hit]:
    """Consent as basis or condition for a purpose that no ask for consent is about."""
    for ground in look.grounds:
        if not _relies_on_consent(ground):
            continue
        for purpose in look.purposes_of(ground):
            if not look.asks_for(purpose.id, _CONSENT):
                at = "lawful_basis" if ground.lawful_basis == "art6-1-a" else "article_9"
                yield Hit(
                    ground.at(at),
                    f"{look.name(ground.partner)} relies on consent for "
                    f"{look.purpose_name(purpose)}, but nobody is asked for it.",
                )


@rule(
    "PP79",
    "warning",
    "consent",
    message="People are asked for explicit consent, and no partner relies on it.",
    remedy="Choose explicit consent as condition under the law, or ask for something else.",
    reads=(*_ASKED, _ASK_NAME, "/law/*/article_9", *PURPOSES_OF),
    citation=uk_gdpr("9", "(2)(a)"),
)
def explicit_consent_for_nothing(look: Look) -> Iterator[Hit]:
    """Explicit consent to purposes for which no ground names it, once the law is begun."""
    rests = {
        purpose.id
        for ground in look.grounds
        if "art9-2-a" in ground.article_9
        for purpose in look.purposes_of(ground)
    }
    begun = {p.id for ground in look.grounds for p in look.purposes_of(ground)}
    for ask in look.asks:
        asked = set(ask.purposes)
        if ask.meaning == "explicit-consent" and asked & begun and not asked & rests:
            yield Hit(
                ask.at("meaning"),
                f"{_named(ask)} asks for explicit consent, but no partner relies on it.",
            )


@rule(
    "PP80",
    "warning",
    "consent",
    message="Consent lifts the duty of confidentiality, and nobody is asked.",
    remedy="Add what people are asked, or choose another route.",
    reads=(
        *_ASKED,
        "/law/*/confidentiality/route",
        "/law/*/confidentiality/applies",
        "/purposes/*/name",
        *PURPOSES_OF,
        *NAMES,
    ),
    citation=CONFIDENTIALITY,
)
def permission_nobody_asks_for(look: Look) -> Iterator[Hit]:
    """Consent as the route through confidentiality, with no ask for any of its purposes."""
    for ground in look.grounds:
        duty = ground.confidentiality
        if duty.route != "consent" or duty.applies is False:
            continue
        purposes = look.purposes_of(ground)
        if purposes and not any(look.asks_for(one.id, _PERMISSION) for one in purposes):
            yield Hit(
                duty.at("route"),
                f"{look.name(ground.partner)} relies on consent to lift confidentiality for "
                f"{listing(look.purpose_name(one) for one in purposes)}, but nobody is asked.",
            )


@rule(
    "PP81",
    "warning",
    "consent",
    message="People are told that a no stops the sharing, and it goes ahead anyway.",
    remedy="Tell people instead of asking, or let a no count. Do not ask what you will not heed.",
    reads=(
        _ASK_NAME,
        "/consent/asks/*/purposes",
        "/consent/asks/*/refusal",
        "/purposes/*/goes_ahead_anyway",
        "/purposes/*/name",
    ),
    citation=uk_gdpr("5", "(1)(a); Article 4(11)"),
)
def no_that_means_nothing(look: Look) -> Iterator[Hit]:
    """A refusal that stops the sharing, for purposes that all go ahead anyway."""
    for ask in look.asks:
        purposes = [look.purposes[one] for one in ask.purposes if one in look.purposes]
        if (
            purposes
            and all(purpose.goes_ahead_anyway for purpose in purposes)
            and _NOTHING_SHARED.search(ask.refusal.replace("’", "'"))
        ):
            yield Hit(
                ask.at("refusal"),
                f"{_named(ask)} says that nothing is shared after a no, but "
                f"{look.purpose_name(purposes[0])} goes ahead anyway.",
            )


@rule(
    "PP82",
    "warning",
    "consent",
    message="People who cannot say no are asked for consent.",
    remedy="Choose another basis and tell people, or make the choice a real one.",
    reads=(
        "/consent/asks/*/meaning",
        _ASK_NAME,
        "/consent/asks/*/people",
        "/people/*/can_refuse",
        "/people/*/name",
    ),
    citation=uk_gdpr("4", "(11); recital 43"),
)
def consent_without_a_choice(look: Look) -> Iterator[Hit]:
    """Consent asked of a group that is said to have no choice."""
    for ask in look.asks:
        groups = [look.people[one] for one in ask.people if one in look.people]
        bound = [group for group in groups if group.can_refuse == "no"]
        if ask.meaning in _CONSENT and bound:
            name = f"“{bound[0].name.strip()}”" if filled(bound[0].name) else "a group of people"
            yield Hit(
                ask.at("people"),
                f"{_named(ask)} asks {name} for consent, but you say that they cannot refuse.",
            )


@rule(
    "PP83",
    "error",
    "consent",
    message="A partner relies on consent, and no consent names it.",
    remedy="Name every organisation that relies on the consent in what people are asked.",
    reads=(
        *_ASKED,
        "/consent/asks/*/partners",
        "/law/*/regime",
        "/law/*/lawful_basis",
        "/law/*/article_9",
        "/purposes/*/name",
        *PURPOSES_OF,
        *NAMES,
    ),
    citation=uk_gdpr("7", "; Article 4(11); recital 42"),
)
def consent_names_another(look: Look) -> Iterator[Hit]:
    """Consent for a purpose that names partners, but not one that relies on it."""
    for ground in look.grounds:
        if not _relies_on_consent(ground) or ground.partner not in look.partners:
            continue
        for purpose in look.purposes_of(ground):
            asks = [ask for ask in look.asks_for(purpose.id, _CONSENT) if ask.partners]
            if asks and not any(ground.partner in ask.partners for ask in asks):
                yield Hit(
                    asks[0].at("partners"),
                    f"{look.name(ground.partner)} relies on consent for "
                    f"{look.purpose_name(purpose)}, but no consent names it.",
                )


@rule(
    "PP84",
    "warning",
    "consent",
    message="What people are asked names a partner that takes no part.",
    remedy="Take the partner out, or add it to a flow for this purpose.",
    reads=(
        _ASK_NAME,
        "/consent/asks/*/purposes",
        "/consent/asks/*/partners",
        "/flows/*/purposes",
        "/flows/*/from",
        "/flows/*/to",
        "/flows/*/roles/*/partner",
        *NAMES,
    ),
    citation=uk_gdpr("7", "; Article 4(11)"),
)
def ask_names_a_stranger(look: Look) -> Iterator[Hit]:
    """An ask that names partners outside every flow for its purposes, once there are flows."""
    for ask in look.asks:
        flows = [flow for flow in look.flows if set(flow.purposes) & set(ask.purposes)]
        ends = {one for flow in flows for one in (flow.from_, *flow.to)}
        ends |= {role.partner for flow in flows for role in flow.roles}
        strangers = [one for one in ask.partners if one in look.partners and one not in ends]
        if flows and strangers:
            verb = "takes" if len(strangers) == 1 else "take"
            yield Hit(
                ask.at("partners"),
                f"{_named(ask)} names {listing(look.name(one) for one in strangers)}, which {verb} "
                "no part in a flow for its purposes.",
            )


@rule(
    "PP87",
    "warning",
    "law",
    message="The national data opt-out is said not to apply, and nothing says why.",
    remedy="Name the exception: consent to this very use, a legal duty, overriding public "
    "interest, or information that names nobody.",
    reads=(
        "/law/*/opt_out",
        "/law/*/opt_out_why",
        "/about/nations",
        "/purposes/*/planning_or_research",
        "/items/*/sensitivity",
        "/items/*/special_categories",
        *PAIRS,
        *GROUNDS,
        *FLOW_ITEMS,
        *NAMES,
    ),
    citation=OPT_OUT,
    missing=True,
)
def opt_out_waved_away(look: Look) -> Iterator[Hit]:
    """No opt-out for planning or research with confidential patient information in England."""
    nations = look.agreement.about.nations
    if nations and "england" not in nations:
        return
    for ground in look.grounds:
        if ground.opt_out != "does-not-apply" or filled(ground.opt_out_why):
            continue
        if any(
            pair.purpose.planning_or_research
            and any(_is_patient_information(item) for item in look.items_of(pair.flow))
            for pair in look.pairs_of(ground)
        ):
            yield Hit(
                ground.at("opt_out_why"),
                f"{look.name(ground.partner)} uses patient information for planning or research, "
                "and does not say why the national data opt-out does not apply.",
            )


def _is_patient_information(item: DataItem) -> bool:
    return "health" in item.special_categories and "confidential" in item.sensitivity


@rule(
    "PP88",
    "warning",
    "consent",
    message="What people are asked is said to reach no children, and it does.",
    remedy="Say how you judge whether a child can decide, or mend the group of people.",
    reads=(
        _ASK_NAME,
        "/consent/asks/*/age_rule",
        "/consent/asks/*/people",
        "/people/*/ages",
        "/people/*/name",
    ),
    citation=uk_gdpr("12", "(1); recital 38"),
)
def children_denied(look: Look) -> Iterator[Hit]:
    """An ask that says that there are no children, to a group that has some."""
    for ask in look.asks:
        if ask.age_rule != "no-children":
            continue
        groups = [look.people[one] for one in ask.people if one in look.people]
        young = next((group for group in groups if CHILD_AGES & set(group.ages)), None)
        if young is not None:
            name = f"“{young.name.strip()}”" if filled(young.name) else "a group of people"
            yield Hit(
                ask.at("age_rule"),
                f"{_named(ask)} is said to reach no children, but {name} has some.",
            )


@rule(
    "PP116",
    "error",
    "law",
    message="A decision by automated means alone cannot rest on a recognised legitimate interest.",
    remedy="Choose another lawful basis, or let a person decide.",
    reads=("/law/*/lawful_basis", "/purposes/*/automated_decisions", "/purposes/*/name",
           *PURPOSES_OF, *NAMES),
    citation=uk_gdpr("22B", "(4)"),
    verified=False,
)  # fmt: skip
def automated_on_recognised_interest(look: Look) -> Iterator[Hit]:
    """A significant automated decision on Article 6(1)(ea)."""
    for ground in look.grounds:
        if ground.lawful_basis != "art6-1-ea":
            continue
        for purpose in look.purposes_of(ground):
            if purpose.automated_decisions:
                yield Hit(
                    ground.at("lawful_basis"),
                    f"{look.name(ground.partner)} relies on a recognised legitimate interest, but "
                    f"{look.purpose_name(purpose)} takes decisions by automated means alone.",
                )


@rule(
    "PP118",
    "prompt",
    "consent",
    message="People are asked, and nothing says where asking ends and telling begins.",
    remedy="For which purposes do you ask, and for which do you only tell people?",
    reads=("/consent/asks/*/purposes", "/consent/position", "/purposes/*/goes_ahead_anyway"),
    good_practice=True,
)
def asked_and_told(look: Look) -> Iterator[Hit]:
    """Some purposes are asked for and some go ahead anyway, with no word on which."""
    asked = {one for ask in look.asks for one in ask.purposes}
    told = [p for p in look.purposes.values() if p.goes_ahead_anyway and p.id not in asked]
    if asked and told and not filled(look.agreement.consent.position):
        yield Hit(Pointer("/consent/position"))


RULES = (
    consent_nobody_asks_for,
    explicit_consent_for_nothing,
    permission_nobody_asks_for,
    no_that_means_nothing,
    consent_without_a_choice,
    consent_names_another,
    ask_names_a_stranger,
    opt_out_waved_away,
    children_denied,
    automated_on_recognised_interest,
    asked_and_told,
)
