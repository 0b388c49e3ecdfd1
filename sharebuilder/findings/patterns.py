"""What the joins of a look read. A rule that uses one adds its patterns to its own."""

from __future__ import annotations

NAMES = ("/partners/*/name", "/partners/*/short_name")
FLOW_NAMES = ("/flows/*/name", "/flows/*/from", *NAMES)
FLOW_ITEMS = ("/flows/*/items", "/flows/*/item_groups", "/items/*/group")
CONTROLLERS = (
    "/flows/*/from",
    "/flows/*/to",
    "/flows/*/roles/*/partner",
    "/flows/*/roles/*/role",
    "/partners/*/takes_part",
)
PAIRS = (
    "/flows/*/purposes",
    "/flows/*/law_enforcement",
    "/purposes/*/law_enforcement",
    "/items/*/identifiability",
    *FLOW_ITEMS,
    *CONTROLLERS,
)
GROUNDS = ("/law/*/partner", "/law/*/purposes", "/law/*/flows")
PURPOSES_OF = (*GROUNDS, "/flows/*/purposes")
START = ("/running/start",)
PUBLIC = ("/partners/*/public_authority", "/partners/*/sector", "/partners/*/type")
COMPETENT = ("/partners/*/competent_authority", "/partners/*/type")
