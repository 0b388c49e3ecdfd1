"""Facts about what a legal ground says already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.advice.shown import Shown, named

if TYPE_CHECKING:
    from sharebuilder.advice.sharing import Sharing
    from sharebuilder.advice.shown import Label
    from sharebuilder.model.pointer import Pointer
    from sharebuilder.model.views import PowerOrDuty


def kind_of(sharing: Sharing, power: PowerOrDuty) -> str:
    """Whether a power is a duty, an express or an implied power: as its author says, or the law."""
    entry = sharing.look.knowledge.entry(power.provision)
    return power.kind or (entry.text("gateway_kind") if entry else "")


def _duty(sharing: Sharing, _label: Label) -> Shown:
    ground = sharing.ground
    if ground is None or not ground.powers:
        at: tuple[Pointer, ...] = (ground.at("powers"),) if ground else ()
        return Shown(f"You have not named a power or duty of {sharing.name} yet.", at)
    duties = [power for power in ground.powers if kind_of(sharing, power) == "duty"]
    if not duties:
        at = tuple(power.at("kind") for power in ground.powers)
        return Shown("What you cite lets this partner share. It is no duty.", at, holds=False)
    title = sharing.look.knowledge.title
    names = named(
        title(power.provision) if power.provision else power.other.strip() for power in duties
    )
    places = tuple(power.at("provision") for power in duties)
    return Shown(f"You cite {names or 'a duty'}.", places, holds=True)


def _task(sharing: Sharing, _label: Label) -> Shown:
    ground = sharing.ground
    at = (ground.at("own_task"),) if ground else ()
    if ground is not None and ground.own_task.strip():
        return Shown(f"You name its task: “{_short(ground.own_task)}”.", at, holds=True)
    if sharing.look.is_public(sharing.partner.id):
        return Shown(f"You have not named the task in law of {sharing.name} yet.", at)
    said = f"{sharing.name} is not a public authority, and you name no task in law."
    return Shown(said, (*at, sharing.partner.at("public_authority")), holds=False)


def _borrowed(sharing: Sharing, _label: Label) -> Shown:
    """Whether several partners name the very same task as their own."""
    ground = sharing.ground
    if ground is None or not ground.own_task.strip():
        return Shown("", holds=False)
    task = ground.own_task.strip().casefold()
    others = [
        one
        for one in sharing.look.grounds
        if one.partner != sharing.partner.id and one.own_task.strip().casefold() == task
    ]
    if not others:
        return Shown("", holds=False)
    names = named(sharing.look.name(one.partner) for one in others)
    return Shown(f"{names} names the same task.", (ground.at("own_task"),), holds=True)


def _approval(sharing: Sharing, _label: Label) -> Shown:
    confidentiality = sharing.ground.confidentiality if sharing.ground else None
    if confidentiality is None:
        return Shown("There is no approval reference.", holds=False)
    at = (confidentiality.at("approval_reference"),)
    if confidentiality.approval_reference.strip():
        said = f"The approval is “{_short(confidentiality.approval_reference)}”."
        return Shown(said, at, holds=True)
    return Shown("There is no approval reference.", at, holds=False)


def _balancing(sharing: Sharing, _label: Label) -> Shown:
    ground = sharing.ground
    if ground is not None and ground.balancing_test.strip():
        said = f"The assessment: “{_short(ground.balancing_test)}”."
        return Shown(said, (ground.at("balancing_test"),), holds=True)
    at = (ground.at("balancing_test"),) if ground else ()
    return Shown("No legitimate interests assessment is named.", at, holds=False)


def _only_you(_sharing: Sharing, _label: Label) -> Shown:
    """What no answer of the agreement can show. Only the person who writes it knows."""
    return Shown("")


def _short(text: str, most: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


FACTS = {
    "duty-cited": _duty,
    "task-in-law": _task,
    "task-borrowed": _borrowed,
    "approval-reference": _approval,
    "balancing-test": _balancing,
    "only-you-know": _only_you,
}
