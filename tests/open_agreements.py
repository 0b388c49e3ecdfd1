"""Open agreements for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement

if TYPE_CHECKING:
    pass


TITLE = Pointer("/about/title")
PARTNERS = Pointer("/partners")
FLOWS = Pointer("/flows")


def small() -> OpenAgreement:
    """An agreement with two partners and a flow between them."""
    agreement = OpenAgreement.new()
    first = agreement.add_record(PARTNERS, {"name": "Council"}, label="Add partner")
    second = agreement.add_record(PARTNERS, {"name": "Trust"}, label="Add partner")
    assert (first, second) == ("/partners/id:partner-1", "/partners/id:partner-2")
    agreement.add_record(
        FLOWS, {"from": "partner-1", "to": ["partner-2", "partner-1"]}, label="Add flow"
    )
    return agreement
