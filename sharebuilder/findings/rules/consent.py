"""Rules on consent: whether it is asked, what for, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import NAMES, PURPOSES_OF
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import act, uk_gdpr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.model.views import AskOfAPerson

_MEANINGS = frozenset({"consent-lawful-basis", "explicit-consent"})
_ASK = ("/consent/asks/*/meaning", "/consent/asks/*/name")
_ONLINE_AGE = 13  # UK GDPR Article 8, for online services alone
_BASES = {"art6-1-c": "legal obligation", "art6-1-e": "public task"}


def _consents(look: Look) -> Iterator[AskOfAPerson]:
    """The asks that are consent under the UK GDPR."""
    return (ask for ask in look.asks if ask.meaning in _MEANINGS)


def _named(ask: AskOfAPerson) -> str:
    return f"“{ask.name.strip()}”" if filled(ask.name) else "The ask"


@rule(
    "PP08",
    "warning",
    "consent",
    message="People are asked for consent, while the lawful basis is something else.",
    remedy="Tell people instead, ask for permission and say so, or explain under “Ask or tell” why "
    "you ask.",
    reads=(
        *_ASK,
        "/consent/asks/*/purposes",
        "/consent/position",
        "/law/*/lawful_basis",
        "/purposes/*/name",
        *PURPOSES_OF,
    ),
    citation=uk_gdpr("7", "; Article 4(11)"),
)
def consent_beside_another_basis(look: Look) -> Iterator[Hit]:
    """Consent wording where the basis is public task or legal obligation, unexplained."""
    if filled(look.agreement.consent.position):
        return
    for ask in _consents(look):
        for ground in look.grounds:
            both = [p for p in look.purposes_of(ground) if p.id in ask.purposes]
            if ground.lawful_basis in _BASES and both:
                yield Hit(
                    ask.at("meaning"),
                    f"{_named(ask)} asks for consent, but the lawful basis for "
                    f"{look.purpose_name(both[0])} is {_BASES[ground.lawful_basis]}.",
                )
                break


@rule(
    "CN01",
    "error",
    "consent",
    message="A consent does not name every organisation that relies on it.",
    remedy="Name every organisation. A class of organisations is not specific enough.",
    reads=(*_ASK, "/consent/asks/*/partners", "/partners/*/kind", *NAMES),
    citation=uk_gdpr("7", "; Article 4(11); recital 42"),
    missing=True,
)
def organisations_not_named(look: Look) -> Iterator[Hit]:
    """Consent that names nobody, or only a class."""
    for ask in _consents(look):
        classes = [
            one
            for one in ask.partners
            if one in look.partners and look.partners[one].kind == "class"
        ]
        if not ask.partners:
            yield Hit(ask.at("partners"), f"{_named(ask)} names no organisation.")
        elif classes:
            yield Hit(
                ask.at("partners"),
                f"{_named(ask)} names {look.name(classes[0])}, which is a class of organisations.",
            )


@rule(
    "CN02",
    "error",
    "consent",
    message="Silence or a ticked box counts as yes.",
    remedy="Let people do something to say yes.",
    reads=(*_ASK, "/consent/asks/*/active_opt_in"),
    citation=uk_gdpr("4", "(11); recital 32"),
)
def no_active_opt_in(look: Look) -> Iterator[Hit]:
    """Consent without an active yes."""
    for ask in _consents(look):
        if ask.active_opt_in is False:
            yield Hit(ask.at("active_opt_in"), f"{_named(ask)} takes silence for a yes.")


@rule(
    "CN03",
    "error",
    "consent",
    message="A consent does not say how to take it back.",
    remedy="Say how to withdraw, and make it as easy as giving consent.",
    reads=(*_ASK, "/consent/asks/*/withdrawal"),
    citation=uk_gdpr("7", "(3)"),
    missing=True,
)
def no_withdrawal(look: Look) -> Iterator[Hit]:
    """Consent that cannot be taken back."""
    for ask in _consents(look):
        if not filled(ask.withdrawal):
            yield Hit(ask.at("withdrawal"), f"{_named(ask)} does not say how to take it back.")


@rule(
    "CN04",
    "warning",
    "consent",
    message="One yes covers several purposes.",
    remedy="Give people a choice for each purpose.",
    reads=(*_ASK, "/consent/asks/*/purposes", "/consent/asks/*/choices"),
    citation=uk_gdpr("7", "; recitals 32 and 43"),
)
def not_granular(look: Look) -> Iterator[Hit]:
    """Consent to several purposes at once."""
    for ask in _consents(look):
        if len(ask.purposes) > 1 and len(ask.choices) < len(ask.purposes):
            yield Hit(
                ask.at("choices"),
                f"{_named(ask)} covers {len(ask.purposes)} purposes with "
                f"{len(ask.choices) or 'no'} separate choice{'s' * (len(ask.choices) != 1)}.",
            )


@rule(
    "CN05",
    "warning",
    "consent",
    message="The request for consent is mixed with other terms.",
    remedy="Set the request apart.",
    reads=(*_ASK, "/consent/asks/*/separate"),
    citation=uk_gdpr("7", "(2)"),
)
def mixed_with_terms(look: Look) -> Iterator[Hit]:
    """Consent among other terms."""
    for ask in _consents(look):
        if ask.separate is False:
            yield Hit(ask.at("separate"), f"{_named(ask)} is mixed with other terms.")


@rule(
    "CN06",
    "error",
    "consent",
    message="A consent leaves no record.",
    remedy="Say how you record who agreed, when, how, and what they were shown.",
    reads=(*_ASK, "/consent/asks/*/record"),
    citation=uk_gdpr("7", "(1)"),
    missing=True,
)
def no_record(look: Look) -> Iterator[Hit]:
    """Consent that nobody could show."""
    for ask in _consents(look):
        if not filled(ask.record):
            yield Hit(ask.at("record"), f"{_named(ask)} leaves no record.")


@rule(
    "CN07",
    "error",
    "consent",
    message="The service is refused when a person says no.",
    remedy="Take the condition out, or rely on another basis.",
    reads=(*_ASK, "/consent/asks/*/service_depends"),
    citation=uk_gdpr("7", "(4)"),
)
def tied_to_service(look: Look) -> Iterator[Hit]:
    """Consent as the price of a service."""
    for ask in _consents(look):
        if ask.service_depends:
            yield Hit(
                ask.at("service_depends"),
                f"The service depends on a yes to {_named(ask)}, so the consent is not free.",
            )


@rule(
    "CN08",
    "error",
    "consent",
    message="Age 13 is used as a general age of consent.",
    remedy="Age 13 applies only to online services offered to children. Assess each child's "
    "competence.",
    reads=("/consent/asks/*/name", "/consent/asks/*/age_rule", "/consent/asks/*/age"),
    citation=uk_gdpr("8", "(1)"),
)
def age_13(look: Look) -> Iterator[Hit]:
    """The online age of consent used for sharing between agencies."""
    for ask in look.asks:
        if ask.age_rule == "fixed-age" and ask.age == _ONLINE_AGE:
            yield Hit(ask.at("age"), f"{_named(ask)} uses 13 as the age of consent.")


@rule(
    "CN09",
    "warning",
    "consent",
    message="Some people may lack capacity, and nothing says who may decide for them.",
    remedy="Say what you do, and which legal authority (attorney, deputy) you ask to see.",
    reads=(
        "/consent/asks/*/name",
        "/consent/asks/*/people",
        "/consent/asks/*/capacity",
        "/people/*/capacity",
    ),
    citation=act("Mental Capacity Act 2005", "ukpga/2005/9/section/4"),
    missing=True,
    verified=False,
)
def capacity_not_said(look: Look) -> Iterator[Hit]:
    """An ask to people who may lack capacity, with no word on it."""
    for ask in look.asks:
        if not filled(ask.capacity) and any(
            look.people[one].capacity in {"some-may-lack-capacity", "most-lack-capacity"}
            for one in ask.people
            if one in look.people
        ):
            yield Hit(
                ask.at("capacity"),
                f"{_named(ask)} goes to people who may lack capacity, "
                "but nothing says who may decide for them.",
            )


@rule(
    "CN10",
    "warning",
    "consent",
    message="A consent is never renewed.",
    remedy="Set when you will ask again.",
    reads=(*_ASK, "/consent/asks/*/renewed_every"),
    citation=uk_gdpr("7", "; ICO consent guidance"),
    missing=True,
    verified=False,
)
def never_renewed(look: Look) -> Iterator[Hit]:
    """Consent with no refresh."""
    for ask in _consents(look):
        if ask.renewed_every.number is None:
            yield Hit(ask.at("renewed_every"), f"{_named(ask)} is never renewed.")


RULES = (
    consent_beside_another_basis,
    organisations_not_named,
    no_active_opt_in,
    no_withdrawal,
    not_granular,
    mixed_with_terms,
    no_record,
    tied_to_service,
    age_13,
    capacity_not_said,
    never_renewed,
)
