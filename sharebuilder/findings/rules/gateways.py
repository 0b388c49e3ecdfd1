"""Rules on gateways: whom they list, what for, where, and of what kind they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.look import Look, listing
from sharebuilder.findings.patterns import GROUNDS, NAMES, PAIRS
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import CODE, act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.knowledge.entry import Entry
    from sharebuilder.model.views import LegalGround

_PROVISION = "/law/*/powers/*/provision"
_DIGITAL_ECONOMY = frozenset({"dea2017-s35", "dea2017-s36-39", "dea2017-s48", "dea2017-s56"})
_UNSURE = frozenset({"", "other"})
_KIND_WORDS = {
    "duty": "a duty",
    "express-power": "an express power",
    "implied-power": "an implied power",
    "common-law": "a power of the common law",
}
_NATION_WORDS = {
    "E": "England",
    "W": "Wales",
    "S": "Scotland",
    "NI": "Northern Ireland",
}


@rule(
    "PW05",
    "error",
    "law",
    message="The Digital Economy Act does not list a partner or the objective.",
    remedy="Check that both partners are listed in the Schedule for this objective, and follow "
    "the code. If not, name another power.",
    reads=(
        _PROVISION,
        "/law/*/powers",
        "/partners/*/type",
        "/purposes/*/area",
        "/purposes/*/name",
        *PAIRS,
        *GROUNDS,
        *NAMES,
    ),
    citation=act("Digital Economy Act 2017 ss.35, 48, 56", "ukpga/2017/30/part/5"),
)
def not_listed(look: Look) -> Iterator[Hit]:
    """Part 5 of the Act for an objective, or with a partner, that its Schedules do not list.

    The sender itself has PW02. Where a ground names other powers too, these may carry the rest,
    so only a ground that rests on the Act alone is judged by its receivers.
    """
    for ground in look.grounds:
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            if entry is None or entry.id not in _DIGITAL_ECONOMY:
                continue
            at, name = power.at("provision"), look.name(ground.partner)
            areas = {pair.purpose.area for pair in look.pairs_of(ground)} - _UNSURE
            listed = set(entry.texts("purposes"))
            if areas and not areas & listed and "any" not in listed:
                purpose = next(pair.purpose for pair in look.pairs_of(ground) if pair.purpose.area)
                yield Hit(
                    at,
                    f"{name} relies on {entry.title} for {look.purpose_name(purpose)}, which is "
                    "none of its objectives.",
                )
            others = _unlisted(look, ground, entry) if len(ground.powers) == 1 else []
            if others:
                yield Hit(
                    at,
                    f"{name} relies on {entry.title}, which does not list {listing(others)}.",
                )


def _unlisted(look: Look, ground: LegalGround, entry: Entry) -> list[str]:
    """The partners at the other ends that a gateway does not list.

    Where the type alone cannot tell, health bodies are still known to stand outside.
    """
    reached = entry.partner_types
    found = []
    for pair in look.pairs_of(ground):
        for one in (pair.flow.from_, *pair.flow.to):
            partner = look.partners.get(one)
            if partner is None or partner.type in _UNSURE:
                continue
            own = partner.id == ground.partner
            if (reached is None and partner.type in look.types.nhs) or (
                reached is not None and not own and partner.type not in reached
            ):
                found.append(look.name(partner))
    return list(dict.fromkeys(found))


@rule(
    "PP63",
    "warning",
    "law",
    message="What is said of a power contradicts the knowledge base.",
    remedy="Read the provision again: a duty makes you share, a power lets you. The lawful basis "
    "depends on it.",
    reads=(_PROVISION, "/law/*/powers/*/kind"),
    citation=CODE,
)
def kind_contradicts(look: Look) -> Iterator[Hit]:
    """A power called a duty, or a duty called a power."""
    for ground in look.grounds:
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            known = entry.text("gateway_kind") if entry and entry.kind == "gateway" else ""
            if entry and known and power.kind and (known == "duty") != (power.kind == "duty"):
                yield Hit(
                    power.at("kind"),
                    f"You call {entry.title} {_KIND_WORDS.get(power.kind, power.kind)}. "
                    f"We have it as {_KIND_WORDS.get(known, known)}.",
                )


@rule(
    "PP64",
    "warning",
    "law",
    message="The gateway is not law where the agreement applies.",
    remedy="Name the law of that nation, or mend the nations of the agreement.",
    reads=(_PROVISION, "/about/nations"),
    citation=CODE,
)
def not_law_here(look: Look) -> Iterator[Hit]:
    """A gateway outside its nations; where it reaches only some of them, a question, once."""
    here = [one for one in _NATION_WORDS if one in look.nations]
    asked = set()
    for ground in look.grounds:
        for power in ground.powers:
            entry = look.knowledge.entry(power.provision)
            outside = [one for one in here if entry and one not in entry.extent]
            if entry is None or not outside:
                continue
            words = listing(_NATION_WORDS[one] for one in entry.extent)
            missing = listing(_NATION_WORDS[one] for one in outside)
            if len(outside) == len(here):
                yield Hit(
                    power.at("provision"),
                    f"{entry.title} is law in {words}. The agreement applies in {missing}.",
                )
            elif entry.id not in asked:
                asked.add(entry.id)
                yield Hit(
                    power.at("provision"),
                    f"{entry.title} is law in {words}. The agreement applies in {missing} too.",
                    severity="prompt",
                    remedy="Does a partner rely on it only where it is law, and what carries the "
                    "sharing elsewhere?",
                )


RULES = (not_listed, kind_contradicts, not_law_here)
