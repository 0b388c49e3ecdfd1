"""Rules on telling people, and on their rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.days import day_words, not_yet, when
from sharebuilder.findings.look import CHILD_AGES, Look, filled, listing
from sharebuilder.findings.patterns import NAMES, START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CODE, act, dpa, dpa_schedule, uk_gdpr
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPLAINTS = "dpa-s164A"


@rule(
    "TR01",
    "error",
    "telling",
    message="Nothing says how people are told, and no exemption is recorded.",
    remedy="Say how each partner tells people, or which exemption applies and why.",
    reads=("/telling/approach", "/telling/notices", "/telling/not_told", "/law/*/exemptions"),
    citation=uk_gdpr("14", "; Article 13"),
    missing=True,
)
def nobody_is_told(look: Look) -> Iterator[Hit]:
    """No privacy information and no exemption."""
    telling = look.agreement.telling
    if (
        not filled(telling.approach)
        and not telling.notices
        and not filled(telling.not_told)
        and not any(ground.exemptions for ground in look.grounds)
    ):
        yield Hit(Pointer("/telling/approach"))


@rule(
    "TR02",
    "warning",
    "telling",
    message="An exemption is judged case by case, and nothing says who decides.",
    remedy="Say who decides in each case, how, and where it is recorded.",
    reads=(
        "/telling/not_told",
        "/telling/not_told_decided_by",
        "/law/*/exemptions/*/why",
        "/law/*/partner",
        *NAMES,
    ),
    citation=dpa_schedule(2, "2"),
    missing=True,
)
def exemption_for_everybody(look: Look) -> Iterator[Hit]:
    """An exemption with nobody who judges each case."""
    telling = look.agreement.telling
    if filled(telling.not_told) and not filled(telling.not_told_decided_by):
        yield Hit(Pointer("/telling/not_told_decided_by"))
    for ground in look.grounds:
        for exemption in ground.exemptions:
            if not filled(exemption.why):
                yield Hit(
                    exemption.at("why"),
                    f"{look.name(ground.partner)} relies on an exemption, "
                    "but does not say who judges each case.",
                )


@rule(
    "TR03",
    "error",
    "telling",
    message="There is no way to complain.",
    remedy="Add the complaints process: easy to use, acknowledged within 30 days, "
    "answered without undue delay.",
    reads=("/rights/complaints", "/rights/complaints_contact", *START),
    citation=dpa("164A"),
    missing=True,
)
def no_complaints(look: Look) -> Iterator[Hit]:
    """No route for data protection complaints: before the duty begins, a question only."""
    rights = look.agreement.rights
    if filled(rights.complaints) or filled(rights.complaints_contact):
        return
    later = not_yet(look, COMPLAINTS)
    if later is None or later.in_force_from is None:
        yield Hit(Pointer("/rights/complaints"))
        return
    yield Hit(
        Pointer("/rights/complaints"),
        f"There is no way to complain. {when(look)} The duty to have one begins on "
        f"{day_words(later.in_force_from)}.",
        severity="prompt",
        remedy="Will you have the complaints process in place by then?",
    )


@rule(
    "TR04",
    "warning",
    "telling",
    message="Nothing says who answers when people use their rights.",
    remedy="Agree who handles access, correction, objection and erasure, and how changes reach "
    "partners.",
    reads=("/rights/access", "/rights/rectification", "/rights/erasure", "/rights/objection"),
    citation=uk_gdpr("12", "; Articles 15 to 22; ICO data sharing code"),
    missing=True,
)
def rights_not_handled(look: Look) -> Iterator[Hit]:
    """A right that no partner answers."""
    rights = look.agreement.rights
    for name, text, words in (
        ("access", rights.access, "asks for a copy"),
        ("rectification", rights.rectification, "asks for a correction"),
        ("erasure", rights.erasure, "asks to delete or limit"),
        ("objection", rights.objection, "objects"),
    ):
        if not filled(text):
            yield Hit(rights.at(name), f"Nothing says who answers when a person {words}.")


@rule(
    "TR05",
    "warning",
    "telling",
    message="A significant decision is taken by automated means alone.",
    remedy="Say how people learn of it, get a person to look again, and challenge it. "
    "Stricter rules hold for special category data.",
    reads=("/purposes/*/automated_decisions", "/rights/automated", *START),
    citation=act("UK GDPR Articles 22A to 22D", "ukpga/2025/18/section/80"),
    missing=True,
)
def automated_decisions(look: Look) -> Iterator[Hit]:
    """Automated decisions with no safeguards."""
    if not filled(look.agreement.rights.automated) and any(
        purpose.automated_decisions for purpose in look.purposes.values()
    ):
        later = not_yet(look, "gdpr-art22A-22D")
        if later is None or later.in_force_from is None:
            yield Hit(Pointer("/rights/automated"))
        else:
            yield Hit(
                Pointer("/rights/automated"),
                f"A significant decision is taken by automated means alone. {when(look)} "
                f"Articles 22A to 22D are law only from {day_words(later.in_force_from)}; until "
                "then Article 22 decides.",
                citation=uk_gdpr("22", ", until Articles 22A to 22D"),
            )


@rule(
    "TR06",
    "prompt",
    "telling",
    message="Some of the people are children.",
    remedy="Is the information written for children, and have you asked what they would expect?",
    reads=("/people/*/ages", "/telling/children"),
    citation=uk_gdpr("12", "(1); recital 38"),
)
def children_not_told(look: Look) -> Iterator[Hit]:
    """Children, with no word on how they are told."""
    if not filled(look.agreement.telling.children) and any(
        CHILD_AGES & set(group.ages) for group in look.people.values()
    ):
        yield Hit(Pointer("/telling/children"))


@rule(
    "GV05",
    "prompt",
    "telling",
    message="Nothing says whether the agreement is published, and who answers requests for it.",
    remedy="Who answers freedom of information requests, and will the agreement be published?",
    reads=("/rights/foi", "/rights/publication"),
    citation=act("Freedom of Information Act 2000", "ukpga/2000/36"),
    verified=False,
)
def publication_not_said(look: Look) -> Iterator[Hit]:
    """No word on freedom of information or publication."""
    rights = look.agreement.rights
    if not filled(rights.foi):
        yield Hit(Pointer("/rights/foi"))
    elif rights.publication in {"", "not-decided"}:
        yield Hit(Pointer("/rights/publication"))


@rule(
    "PP29",
    "warning",
    "telling",
    message="A partner has no privacy notice for this sharing.",
    remedy="Add the privacy notice of each partner, or say how that partner tells people.",
    reads=(
        "/telling/notices/*/partner",
        "/telling/notices",
        "/partners/*/takes_part",
        "/flows/*/from",
        "/flows/*/to",
        *NAMES,
    ),
    citation=CODE,
    missing=True,
)
def notice_missing(look: Look) -> Iterator[Hit]:
    """Partners that share with no notice, once somebody has begun to list notices."""
    notices = look.agreement.telling.notices
    if not notices:
        return  # TR01 asks for the first.
    told = {notice.partner for notice in notices}
    ends = {one for flow in look.flows for one in (flow.from_, *flow.to)}
    lacks = [
        look.name(partner)
        for partner in look.partners.values()
        if partner.id in ends - told and partner.takes_part not in {"observer", "processor"}
    ]
    if lacks:
        verb = "has" if len(lacks) == 1 else "have"
        yield Hit(
            Pointer("/telling/notices"),
            f"{listing(lacks)} {verb} no privacy notice for this sharing.",
        )


RULES = (
    nobody_is_told,
    exemption_for_everybody,
    no_complaints,
    rights_not_handled,
    automated_decisions,
    children_not_told,
    publication_not_said,
    notice_missing,
)
