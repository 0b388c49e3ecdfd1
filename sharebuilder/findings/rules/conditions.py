"""Rules on special category conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, filled
from sharebuilder.findings.patterns import COMPETENT, GROUNDS, NAMES, PAIRS
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import dpa, dpa_schedule, uk_gdpr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.views import DataItem, LegalGround

_SPECIAL = ("/items/*/sensitivity", "/items/*/special_categories")
_SHARED = (*PAIRS, *GROUNDS, *NAMES)
_PART_2 = 2
ADULT_AGES = frozenset({"18-64", "65-and-over"})


def is_special(item: DataItem) -> bool:
    """Whether an item can show a special category."""
    return "special-category" in item.sensitivity or bool(item.special_categories)


def _parts(look: Look, ground: LegalGround) -> set[int | None]:
    """The Parts of Schedule 1 from which a ground has conditions."""
    entries = map(look.knowledge.entry, ground.schedule_1)
    return {entry.number("part") for entry in entries if entry is not None}


@rule(
    "SC01",
    "error",
    "law",
    message="Special category data is shared without an Article 9 condition.",
    remedy="Add an Article 9 condition for each partner that handles this data.",
    reads=("/law/*/regime", "/law/*/article_9", *_SPECIAL, *_SHARED),
    citation=uk_gdpr("9"),
    missing=True,
)
def article_9_missing(look: Look) -> Iterator[Hit]:
    """A partner that handles special category data with no Article 9 condition.

    Another ground for the same partner, purpose and flow may hold it.
    """
    for ground in look.grounds:
        if ground.regime == "part-3" or ground.article_9:
            continue
        if any(
            any(is_special(item) for item in look.items_of(pair.flow))
            and not any(other.article_9 for other in look.covering(pair))
            for pair in look.pairs_of(ground)
        ):
            yield Hit(
                ground.at("article_9"),
                f"{look.name(ground.partner)} handles special category data, "
                "but has no Article 9 condition.",
            )


@rule(
    "SC02",
    "error",
    "law",
    message="The Article 9 condition works only with a condition in Schedule 1 Part 1.",
    remedy="Add the matching paragraph of Schedule 1 Part 1.",
    reads=("/law/*/article_9", "/law/*/schedule_1", "/law/*/partner", *NAMES),
    citation=dpa("10", "(2)"),
)
def part_1_missing(look: Look) -> Iterator[Hit]:
    """Article 9(2)(b), (h), (i) or (j) without its paragraph."""
    for ground in look.grounds:
        for chosen in ground.article_9:
            entry = look.knowledge.entry(chosen)
            if entry is None or entry.schedule_1_part != 1:
                continue
            matching = set(entry.schedule_1_conditions)
            if matching & set(ground.schedule_1) or (not matching and 1 in _parts(look, ground)):
                continue
            wanted = " or ".join(look.knowledge.title(one) for one in entry.schedule_1_conditions)
            which = f"the Schedule 1 condition “{wanted}”" if wanted else "a condition of Part 1"
            yield Hit(
                ground.at("schedule_1"),
                f"{look.name(ground.partner)} relies on {entry.citation.text}, "
                f"which needs {which}.",
            )


@rule(
    "SC03",
    "error",
    "law",
    message="Substantial public interest works only with a condition in Schedule 1 Part 2.",
    remedy="Add a paragraph of Schedule 1 Part 2.",
    reads=("/law/*/article_9", "/law/*/schedule_1", "/law/*/partner", *NAMES),
    citation=dpa("10", "(3)"),
)
def part_2_missing(look: Look) -> Iterator[Hit]:
    """Article 9(2)(g) without a Part 2 condition."""
    for ground in look.grounds:
        needed = any(
            entry is not None and entry.schedule_1_part == _PART_2
            for entry in map(look.knowledge.entry, ground.article_9)
        )
        if needed and _PART_2 not in _parts(look, ground):
            yield Hit(
                ground.at("schedule_1"),
                f"{look.name(ground.partner)} relies on substantial public interest, "
                "but on no condition of Schedule 1 Part 2.",
            )


@rule(
    "SC04",
    "error",
    "law",
    message="The condition is met only with an appropriate policy document.",
    remedy="Name the policy document (title, owner, date), or do not share on this condition.",
    reads=(
        "/law/*/schedule_1",
        "/law/*/policy_document/exists",
        "/law/*/policy_document/title",
        *COMPETENT,
        *_SHARED,
    ),
    citation=dpa_schedule(1, "39"),
    missing=True,
)
def policy_document_missing(look: Look) -> Iterator[Hit]:
    """A condition that asks for a policy document, where the partner has none."""
    for ground in look.grounds:
        documents = [g.policy_document for g in look.grounds_of(ground.partner)]
        if any(document.exists and filled(document.title) for document in documents):
            continue
        for entry in asking_for_policy_document(look, ground)[:1]:
            yield Hit(
                ground.policy_document.at("title")
                if ground.policy_document.exists
                else ground.policy_document.at("exists"),
                f"{look.name(ground.partner)} relies on {entry.citation.text}, "
                "but names no policy document.",
            )


def asking_for_policy_document(look: Look, ground: LegalGround) -> tuple[Entry, ...]:
    """The Schedule 1 conditions of a ground that are met only with a policy document."""
    entries = ((chosen, look.knowledge.entry(chosen)) for chosen in ground.schedule_1)
    return tuple(
        entry
        for chosen, entry in entries
        if entry is not None
        and entry.kind == "schedule-1"
        and (
            entry.needs_policy_document
            or (chosen == "sch1-p10" and not _only_to_competent(look, ground))
        )
    )


def _only_to_competent(look: Look, ground: LegalGround) -> bool:
    """Whether all that a ground covers is sent to competent authorities."""
    pairs = look.pairs_of(ground)
    return bool(pairs) and all(
        pair.sends and all(look.is_competent(one) for one in pair.flow.to) for pair in pairs
    )


@rule(
    "SC05",
    "warning",
    "law",
    message="The condition asks for a substantial public interest, and no reason is given.",
    remedy="Write why this sharing serves a substantial public interest.",
    reads=("/law/*/schedule_1", "/law/*/conditions_why", "/law/*/partner", *NAMES),
    citation=dpa_schedule(1),
    missing=True,
)
def public_interest_not_said(look: Look) -> Iterator[Hit]:
    """A condition with a public interest test, and no reasons."""
    for ground in look.grounds:
        tested = [
            entry
            for entry in map(look.knowledge.entry, ground.schedule_1)
            if entry is not None and entry.flag("substantial_public_interest_test")
        ]
        if tested and not filled(ground.conditions_why):
            yield Hit(
                ground.at("conditions_why"),
                f"{look.name(ground.partner)} relies on {tested[0].citation.text}, "
                "but gives no reason of substantial public interest.",
            )


@rule(
    "SC06",
    "error",
    "law",
    message="Article 9(2)(h) does not fit this partner: it needs professional secrecy.",
    remedy="Use another condition (often Article 9(2)(g) with paragraph 6 or 18), or say which "
    "duty of confidentiality binds the partner.",
    reads=(
        "/law/*/article_9",
        "/law/*/confidentiality/applies",
        "/law/*/partner",
        "/partners/*/type",
        *NAMES,
    ),
    citation=dpa("11", "(1); UK GDPR Article 9(3)"),
)
def secrecy_missing(look: Look) -> Iterator[Hit]:
    """Article 9(2)(h) for a body outside health and social care with no duty of secrecy."""
    for ground in look.grounds:
        partner = look.partners.get(ground.partner)
        if "art9-2-h" not in ground.article_9 or partner is None or not partner.type:
            continue
        if partner.type not in look.types.care and not ground.confidentiality.applies:
            yield Hit(
                ground.at("article_9"),
                f"Article 9(2)(h) does not fit {look.name(partner)}: nothing says that a health "
                "or social work professional, or a duty of confidentiality, governs its use.",
            )


@rule(
    "SC07",
    "error",
    "law",
    message="Schedule 1 paragraph 18 is for acting without consent.",
    remedy="Choose one route: consent, or paragraph 18.",
    reads=(
        "/law/*/schedule_1",
        "/law/*/article_9",
        "/law/*/lawful_basis",
        "/law/*/partner",
        *NAMES,
    ),
    citation=dpa_schedule(1, "18"),
)
def safeguarding_on_consent(look: Look) -> Iterator[Hit]:
    """Paragraph 18 together with consent."""
    for ground in look.grounds:
        if "sch1-p18" in ground.schedule_1 and (
            ground.lawful_basis == "art6-1-a" or "art9-2-a" in ground.article_9
        ):
            yield Hit(
                ground.at("schedule_1"),
                f"{look.name(ground.partner)} relies on consent and on paragraph 18, "
                "which is for acting without consent.",
            )


@rule(
    "SC08",
    "warning",
    "law",
    message="Paragraph 18 covers an adult only where the three-part at-risk test is met.",
    remedy="Record how each adult meets the at-risk test: care needs, harm, and not able to "
    "protect themselves because of those needs.",
    reads=(
        "/law/*/schedule_1",
        "/law/*/conditions_why",
        "/flows/*/people",
        "/people/*/ages",
        *_SHARED,
    ),
    citation=dpa_schedule(1, "18"),
)
def at_risk_test_missing(look: Look) -> Iterator[Hit]:
    """Paragraph 18 for adults, with no word on the at-risk test."""
    for ground in look.grounds:
        if "sch1-p18" not in ground.schedule_1 or "risk" in ground.conditions_why.lower():
            continue
        ages = {
            age
            for pair in look.pairs_of(ground)
            for group in pair.flow.people
            if group in look.people
            for age in look.people[group].ages
        }
        if ages & ADULT_AGES:
            yield Hit(
                ground.at("conditions_why"),
                f"{look.name(ground.partner)} relies on paragraph 18 for adults, "
                "but does not say how they meet the at-risk test.",
            )


@rule(
    "SC09",
    "error",
    "consent",
    message="Explicit consent needs a separate, express statement about the sensitive data.",
    remedy="Add the statement to the form or script.",
    reads=(
        "/law/*/article_9",
        "/law/*/purposes",
        "/consent/asks/*/purposes",
        "/consent/asks/*/meaning",
        "/consent/asks/*/express_statement",
    ),
    citation=uk_gdpr("9", "(2)(a); Article 4(11)"),
)
def explicit_statement_missing(look: Look) -> Iterator[Hit]:
    """Explicit consent as condition, with no express statement in the ask."""
    purposes = {one for g in look.grounds if "art9-2-a" in g.article_9 for one in g.purposes}
    for ask in look.asks:
        if (
            ask.meaning in {"consent-lawful-basis", "explicit-consent"}
            and purposes & set(ask.purposes)
            and not ask.express_statement
        ):
            yield Hit(ask.at("express_statement"))


_DECIDES = frozenset({"referral", "request-and-response", "meeting"})


@rule(
    "SC10",
    "warning",
    "law",
    message="Equality monitoring cannot be used for decisions about a person.",
    remedy="Use another condition for these decisions, or use the data for monitoring alone.",
    reads=(
        "/law/*/schedule_1",
        "/purposes/*/automated_decisions",
        "/purposes/*/direct_care",
        "/purposes/*/name",
        "/flows/*/kind",
        *_SHARED,
    ),
    citation=dpa_schedule(1, "8(3)"),
)
def equality_data_for_decisions(look: Look) -> Iterator[Hit]:
    """Paragraph 8 for what is decided about one person: care, referral, request or meeting."""
    for ground in look.grounds:
        if "sch1-p8" not in ground.schedule_1:
            continue
        decides = next(
            (
                pair.purpose
                for pair in look.pairs_of(ground)
                if pair.purpose.automated_decisions
                or pair.purpose.direct_care
                or pair.flow.kind in _DECIDES
            ),
            None,
        )
        if decides is not None:
            yield Hit(
                ground.at("schedule_1"),
                f"{look.name(ground.partner)} relies on equality monitoring for "
                f"{look.purpose_name(decides)}, where people decide about one person.",
            )


RULES = (
    article_9_missing,
    part_1_missing,
    part_2_missing,
    policy_document_missing,
    public_interest_not_said,
    secrecy_missing,
    safeguarding_on_consent,
    at_risk_test_missing,
    explicit_statement_missing,
    equality_data_for_decisions,
)
