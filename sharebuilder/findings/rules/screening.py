"""Rules on the screening: whether what was decided fits what the agreement says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings import screened
from sharebuilder.findings.look import Look, filled, listing
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.screened import pointed_to
from sharebuilder.findings.sources import CODE
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECISION = Pointer("/screening/decision")


@rule(
    "AC23",
    "prompt",
    "case",
    message="The screening and the agreement do not agree.",
    remedy="Which of the two is right? Change the other, or say why both hold.",
    reads=(
        "/screening/decision",
        "/screening/identifiable",
        "/screening/leaves_organisation",
        "/screening/on_instructions",
        "/screening/decide_together",
        "/flows/*/from",
        "/flows/*/to",
        "/flows/*/roles/*/role",
        "/items/*/identifiability",
        "/arrangements/*/kind",
        "/partners/*/takes_part",
    ),
    good_practice=True,
)
def screening_contradicted(look: Look) -> Iterator[Hit]:
    """An answer or a decision of the screening that the rest of the agreement denies."""
    said, agreement = look.agreement.screening, look.agreement
    roles = {role.role for flow in look.flows for role in flow.roles}
    arranged = {one.kind for one in agreement.arrangements}
    moving = {one for flow in look.flows for one in (flow.from_, *flow.to) if one}
    shares = {one.takes_part for one in look.partners.values()}
    denied = (
        (
            "identifiable",
            said.identifiable is False
            and any(item.identifiability == "identifiable" for item in look.items.values()),
            "You said that nobody can be recognised, and items are listed that name people.",
        ),
        (
            "leaves_organisation",
            said.leaves_organisation is False and len(moving) > 1,
            "You said that nothing leaves the organisation, and flows go to others.",
        ),
        (
            "on_instructions",
            said.on_instructions == "yes" and "shares" in shares and len(moving) > 1,
            "You said that the others only follow instructions, and some share for themselves.",
        ),
        (
            "on_instructions",
            said.on_instructions == "no" and ("processor" in roles or "processor" in shares),
            "You said that nobody acts on instructions only, and a processor is listed.",
        ),
        (
            "decide_together",
            said.decide_together is False and "joint-controller" in roles,
            "You said that nobody decides together, and joint controllers are listed.",
        ),
        (
            "decide_together",
            said.decide_together is True
            and bool(roles)
            and not ({"joint-controller"} & roles or "joint-controllers" in arranged),
            "You said that organisations decide together, and no joint controllers are listed.",
        ),
    )
    for name, holds, message in denied:
        if holds:
            yield Hit(said.at(name), message)
    yield from _decision_denied(look, roles, arranged)


def _decision_denied(look: Look, roles: set[str], arranged: set[str]) -> Iterator[Hit]:
    decided = frozenset(look.agreement.screening.decision)
    if not decided:
        return
    if look.flows and "agreement" not in decided:
        yield Hit(_DECISION, "You did not decide on an agreement, and here is one.")
    elif "nothing" in decided and len(decided) > 1:
        yield Hit(_DECISION, "You decided that nothing is needed, and that something is.")
    elif "processor-contract" in decided and roles and "processor" not in roles:
        yield Hit(_DECISION, "You decided on a processor contract, and no flow has a processor.")
    elif (
        "joint-controller-arrangement" in decided
        and roles
        and "joint-controller" not in roles
        and "joint-controllers" not in arranged
    ):
        yield Hit(_DECISION, "You decided on a joint controller arrangement, and no flow has any.")


@rule(
    "AC24",
    "prompt",
    "case",
    message="You decided otherwise than your answers point, and gave no reason.",
    remedy="Write why. Whoever reads the agreement will ask.",
    reads=("/screening/decision", "/screening/decision_why", "/running/start"),
    citation=CODE,
    learns=(screened.KIND,),
    missing=True,
)
def decided_otherwise(look: Look) -> Iterator[Hit]:
    """A decision that leaves out what the answers point to, without a reason."""
    said = look.agreement.screening
    if not said.decision or filled(said.decision_why):
        return
    left_out = [one for one in pointed_to(look) if one not in said.decision]
    if left_out:
        titles = {one.outcome: one.entry.title for one in screened.screened(look) if one.holds}
        names = listing(f"“{titles[one]}”" for one in left_out)
        yield Hit(
            said.at("decision_why"),
            f"Your answers also point to {names}, and you gave no reason why not.",
        )


RULES = (screening_contradicted, decided_otherwise)
