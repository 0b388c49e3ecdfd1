"""Rules on flows: who gives what to whom, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.findings.days import not_yet
from sharebuilder.findings.look import Look, filled, mid_sentence
from sharebuilder.findings.patterns import FLOW_NAMES, START
from sharebuilder.findings.rule import Hit, rule
from sharebuilder.findings.sources import act, uk_gdpr
from sharebuilder.knowledge.practice import method_entries
from sharebuilder.model.pointer import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.knowledge.citation import Citation
    from sharebuilder.model.views import Flow

_SAFEGUARDS = frozenset(
    {
        "international-data-transfer-agreement",
        "addendum",
        "binding-corporate-rules",
        "public-bodies-instrument",
    }
)
_FEW_WORDS = 4  # “Encrypted.” or “Secure portal only” say too little to check by


def _usual(look: Look, flow: Flow) -> str:
    """What the method of a flow usually asks for, as a sentence; empty where nothing is known."""
    entry = method_entries(look.knowledge).get(flow.method)
    if entry is None or entry.flag("obsolete"):
        return ""
    return f"{entry.title} usually asks for: {'; '.join(entry.texts('safeguards'))}."


@rule(
    "PP02",
    "error",
    "flows",
    message="A flow has no partner at one of its ends.",
    remedy="Say which partner gives the information, and which receives it.",
    reads=("/flows/*/to", "/flows/*/kind", *FLOW_NAMES),
    good_practice=True,
    missing=True,
)
def end_missing(look: Look) -> Iterator[Hit]:
    """A flow that comes from nobody, or goes to nobody. Published counts go to everybody."""
    for flow in look.flows:
        if not flow.from_:
            yield Hit(flow.at("from"), f"Nobody gives the information of {look.flow_name(flow)}.")
        if not flow.to and flow.kind != "publication":
            yield Hit(flow.at("to"), f"Nobody receives the information of {look.flow_name(flow)}.")


@rule(
    "PP03",
    "error",
    "flows",
    message="A flow has the same partner at both ends.",
    remedy="Choose another partner at one end. Two-way sharing is two flows.",
    reads=("/flows/*/to", *FLOW_NAMES),
    good_practice=True,
)
def same_ends(look: Look) -> Iterator[Hit]:
    """A flow from a partner to itself."""
    for flow in look.flows:
        if flow.from_ and flow.from_ in flow.to:
            yield Hit(
                flow.at("to"),
                f"{look.name(flow.from_)} both gives and receives the information of "
                f"{look.flow_name(flow)}.",
            )


@rule(
    "PP04",
    "warning",
    "flows",
    message="A flow has no safeguards.",
    remedy="Say what keeps the information safe on the way and on arrival.",
    reads=("/flows/*/safeguards", "/flows/*/method", *FLOW_NAMES),
    citation=uk_gdpr("32"),
    missing=True,
    verified=False,
)
def safeguards_missing(look: Look) -> Iterator[Hit]:
    """A flow that nothing keeps safe."""
    for flow in look.flows:
        if not filled(flow.safeguards):
            message = f"Nothing keeps {look.flow_name(flow)} safe. {_usual(look, flow)}"
            yield Hit(flow.at("safeguards"), message.strip())


@rule(
    "PP44",
    "prompt",
    "flows",
    message="Little is said of what keeps a flow safe.",
    remedy="Which of these do you have, and what else?",
    reads=("/flows/*/safeguards", "/flows/*/method", *FLOW_NAMES),
    citation=uk_gdpr("32"),
    verified=False,
)
def safeguards_short(look: Look) -> Iterator[Hit]:
    """A word or two on safety, where the method usually asks for more."""
    for flow in look.flows:
        usual = _usual(look, flow)
        if usual and 0 < len(flow.safeguards.split()) < _FEW_WORDS:
            yield Hit(
                flow.at("safeguards"),
                f"You say little of what keeps {look.flow_name(flow)} safe. {usual}",
            )


@rule(
    "PP14",
    "warning",
    "flows",
    message="A flow moves nothing.",
    remedy="Choose the items, or the groups of items, that move.",
    reads=("/flows/*/items", "/flows/*/item_groups", *FLOW_NAMES),
    good_practice=True,
    missing=True,
)
def nothing_moves(look: Look) -> Iterator[Hit]:
    """A flow without items."""
    for flow in look.flows:
        if not flow.items and not flow.item_groups:
            yield Hit(flow.at("items"), f"Nothing says what moves in {look.flow_name(flow)}.")


@rule(
    "PP15",
    "warning",
    "flows",
    message="A flow goes in a way that is obsolete, such as fax.",
    remedy="Choose another method.",
    reads=("/flows/*/method", *FLOW_NAMES),
    good_practice=True,
)
def obsolete_method(look: Look) -> Iterator[Hit]:
    """A flow by fax, or by what else the knowledge base calls obsolete."""
    methods = method_entries(look.knowledge)
    for flow in look.flows:
        entry = methods.get(flow.method)
        if entry is not None and entry.flag("obsolete"):
            message = (
                f"{look.flow_name(flow)} goes by {mid_sentence(entry.title)}, which is obsolete. "
                f"{entry.text('note')}"
            )
            yield Hit(flow.at("method"), message.strip())


@rule(
    "PP16",
    "prompt",
    "flows",
    message="Information travels on a stick, a disc or a drive.",
    remedy="Would another method do? If not: is it encrypted, registered and wiped?",
    reads=("/flows/*/method", *FLOW_NAMES),
    good_practice=True,
)
def removable_media(look: Look) -> Iterator[Hit]:
    """A flow on removable media."""
    for flow in look.flows:
        if flow.method == "removable-media":
            yield Hit(flow.at("method"), f"{look.flow_name(flow)} travels on removable media.")


@rule(
    "PP17",
    "warning",
    "flows",
    message="A meeting shares information, and nothing says how its members keep it safe.",
    remedy="Write the statement that members agree to, and who keeps the minutes.",
    reads=("/flows/*/kind", "/flows/*/meeting/statement", "/flows/*/meeting/minutes", *FLOW_NAMES),
    good_practice=True,
    missing=True,
)
def meeting_without_rules(look: Look) -> Iterator[Hit]:
    """A multi-agency meeting with no statement or no minutes."""
    for flow in look.flows:
        if flow.kind != "meeting":
            continue
        if not filled(flow.meeting.statement):
            yield Hit(
                flow.meeting.at("statement"),
                f"Members of {look.flow_name(flow)} agree to no confidentiality statement.",
            )
        if not filled(flow.meeting.minutes):
            yield Hit(
                flow.meeting.at("minutes"),
                f"Nothing says who keeps the minutes of {look.flow_name(flow)}.",
            )


@rule(
    "PP18",
    "warning",
    "flows",
    message="Records are matched, and nothing says what becomes of those that do not match.",
    remedy="Say what happens to records that do not match, and how a wrong match is put right.",
    reads=(
        "/flows/*/kind",
        "/flows/*/matching/non_matches",
        "/flows/*/matching/false_matches",
        *FLOW_NAMES,
    ),
    citation=uk_gdpr("5", "(1)(d) and (e)"),
    missing=True,
    verified=False,
)
def matching_without_rules(look: Look) -> Iterator[Hit]:
    """Matching with no word on non-matches or false matches."""
    for flow in look.flows:
        if flow.kind != "matching":
            continue
        if not filled(flow.matching.non_matches):
            yield Hit(
                flow.matching.at("non_matches"),
                f"Nothing says what becomes of records that do not match in "
                f"{look.flow_name(flow)}.",
            )
        elif not filled(flow.matching.false_matches):
            yield Hit(
                flow.matching.at("false_matches"),
                f"Nothing says how a wrong match is put right in {look.flow_name(flow)}.",
            )


@rule(
    "PP19",
    "warning",
    "flows",
    message="A partner reads another's system, and nothing says how use is checked.",
    remedy="Say how use is checked.",
    reads=("/flows/*/kind", "/flows/*/access/audit", *FLOW_NAMES),
    good_practice=True,
    missing=True,
)
def access_without_audit(look: Look) -> Iterator[Hit]:
    """Read-only access that nobody checks."""
    for flow in look.flows:
        if flow.kind == "access" and not filled(flow.access.audit):
            yield Hit(
                flow.access.at("audit"),
                f"Nothing says how use is checked in {look.flow_name(flow)}.",
            )


@rule(
    "PP20",
    "warning",
    "flows",
    message="A flow and the agreement have different dates.",
    remedy="Bring the dates together.",
    reads=("/flows/*/start", "/flows/*/end", "/running/start", "/running/end", *FLOW_NAMES),
    good_practice=True,
)
def dates_outside_agreement(look: Look) -> Iterator[Hit]:
    """A flow that begins before the agreement, ends after it, or ends before it begins."""
    running = look.agreement.running
    for flow in look.flows:
        if flow.start and running.start and flow.start < running.start:
            yield Hit(flow.at("start"), f"{look.flow_name(flow)} starts before the agreement does.")
        if flow.end and running.end and flow.end > running.end:
            yield Hit(flow.at("end"), f"{look.flow_name(flow)} ends after the agreement does.")
        if flow.start and flow.end and flow.end < flow.start:
            yield Hit(flow.at("end"), f"{look.flow_name(flow)} ends before it starts.")


@rule(
    "IT01",
    "error",
    "flows",
    message="Information leaves the United Kingdom, and nothing says what makes that lawful.",
    remedy="Name the regulations, the safeguard (such as the international data transfer "
    "agreement) or the derogation. Hosting and remote support count too.",
    reads=("/flows/*/outside_uk", "/flows/*/transfer/mechanism", *FLOW_NAMES, *START),
    citation=uk_gdpr("46", "; Articles 44A to 49"),
    missing=True,
)
def transfer_mechanism_missing(look: Look) -> Iterator[Hit]:
    """A transfer with no mechanism."""
    for flow in look.flows:
        if flow.outside_uk and not flow.transfer.mechanism:
            yield Hit(
                flow.transfer.at("mechanism"),
                f"{look.flow_name(flow)} leaves the United Kingdom, "
                "and nothing says what makes that lawful.",
                citation=_transfer_law(look),
            )


def _transfer_law(look: Look) -> Citation | None:
    """The law on transfers where the agreement starts before Articles 44A to 45C do."""
    later = not_yet(look, "gdpr-art44A-45C")
    return uk_gdpr("44", " to 49, until Articles 44A to 45C") if later else None


@rule(
    "IT02",
    "warning",
    "flows",
    message="A transfer rests on safeguards, with no data protection test.",
    remedy="Record that protection after the transfer is not materially lower.",
    reads=(
        "/flows/*/outside_uk",
        "/flows/*/transfer/mechanism",
        "/flows/*/transfer/data_protection_test",
        *FLOW_NAMES,
        *START,
    ),
    citation=uk_gdpr("46", "; Article 45B"),
    missing=True,
    verified=False,
)
def transfer_test_missing(look: Look) -> Iterator[Hit]:
    """Safeguards with no data protection test."""
    for flow in look.flows:
        if (
            flow.outside_uk
            and flow.transfer.mechanism in _SAFEGUARDS
            and not filled(flow.transfer.data_protection_test)
        ):
            yield Hit(
                flow.transfer.at("data_protection_test"),
                f"The transfer of {look.flow_name(flow)} rests on safeguards, "
                "with no data protection test.",
                citation=_transfer_law(look),
            )


@rule(
    "HR02",
    "prompt",
    "case",
    message="You share in bulk, or match records.",
    remedy="Could this affect one group more than others? Have you done an equality analysis?",
    reads=("/flows/*/kind", "/flows/*/method", "/case/equality"),
    citation=act("Equality Act 2010 s.149", "ukpga/2010/15/section/149"),
    verified=False,
)
def equality_not_said(look: Look) -> Iterator[Hit]:
    """Bulk sharing with no word on equality."""
    if not filled(look.agreement.case.equality) and any(
        flow.kind == "matching" or flow.method == "bulk-extract" for flow in look.flows
    ):
        yield Hit(Pointer("/case/equality"))


RULES = (
    end_missing,
    same_ends,
    safeguards_missing,
    safeguards_short,
    nothing_moves,
    obsolete_method,
    removable_media,
    meeting_without_rules,
    matching_without_rules,
    access_without_audit,
    dates_outside_agreement,
    transfer_mechanism_missing,
    transfer_test_missing,
    equality_not_said,
)
