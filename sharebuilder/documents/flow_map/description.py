"""The flow map in words: the alternative text of its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sharebuilder.documents.flow_map.fonts import clean
from sharebuilder.documents.flow_map.look import look_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharebuilder.documents.flow_map.model import FlowMap, MapFlow
    from sharebuilder.documents.flow_map.shapes import Layout

#: Screen readers read an alternative text in one breath, and Word keeps only so much of it.
_LONGEST: Final = 1_500
_NAMES: Final = 6


def alternative_text(flow_map: FlowMap, layout: Layout) -> str:
    """What a picture of the flow map shows, in words.

    It counts partners and flows, then says each flow that the picture shows, as far as they fit.
    """
    counts = f"{_count(len(flow_map.nodes), 'partner')} and {_count(len(flow_map.flows), 'flow')}"
    if layout.form == "matrix":
        return (
            f"Matrix of who sends information to whom, for an agreement of {counts}."
            " The sheets and the table of flows say the same in words."
        )
    shown = {tag.flow for tag in layout.tags}
    flows = [flow for flow in flow_map.flows if flow.id in shown]
    if layout.form == "sheet":
        text = f"{_count(len(flows), 'flow')} of an agreement of {counts}."
    else:
        text = f"Flow map of {counts}."
    names = {node.id: clean(node.name) for node in flow_map.nodes}
    for place, flow in enumerate(flows):
        sentence = f" {flow_words(flow, names)}"
        if len(text) + len(sentence) > _LONGEST:
            left = len(flows) - place
            return f"{text} The table of flows lists {_count(left, 'more flow')}."
        text += sentence
    return text


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def flow_words(flow: MapFlow, names: Mapping[str, str]) -> str:
    """One flow as a sentence: its number and name, from whom to whom, and how sensitive it is.

    Args:
        flow: the flow.
        names: the name of each partner by its id.
    """
    head = f"{flow.tag} {clean(flow.name)}".strip()
    # A name can be a question; a colon after its mark would be read out as one too many.
    head = head if head.endswith((".", "?", "!", ":", "…")) else f"{head}:"
    targets = [_named(target, names) for target in flow.targets]
    if flow.kind == "meeting":
        members = list(dict.fromkeys([*([flow.source] if flow.source else []), *flow.targets]))
        text = f"{head} meeting of {_listed([_named(one, names) for one in members])}"
    else:
        source = _named(flow.source, names) if flow.source else "a sender not answered yet"
        to = _listed(targets) if targets else "a receiver not answered yet"
        way = "between" if flow.two_way else "from"
        text = f"{head} {way} {source} {'and' if flow.two_way else 'to'} {to}"
    marks = [look_of(one).words.lower() for one in flow.marked]
    return f"{text} ({', '.join(marks)})." if marks else f"{text}."


def _named(partner: str, names: Mapping[str, str]) -> str:
    return names.get(partner) or "a partner without a name"


def _listed(names: list[str]) -> str:
    if len(names) > _NAMES:
        return f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES} more"
    if len(names) < 2:
        return names[0] if names else "nobody yet"
    return f"{', '.join(names[:-1])} and {names[-1]}"
