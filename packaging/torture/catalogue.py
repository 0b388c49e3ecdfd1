"""Every campaign, in the order of the reliability bar."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from torture.frame import Campaign

_MODULES = (
    "kills", "faults", "power", "full_disk", "places", "two", "clock", "mutated", "hostile_json",
    "generated", "characters", "office", "templates", "ordinary", "word_files", "old", "names",
    "batch", "soak", "walk", "offline", "privacy", "tamper", "patterns",
)  # fmt: skip


def campaigns() -> tuple[Campaign, ...]:
    """Every campaign."""
    return tuple(
        cast("Campaign", import_module(f"torture.{module}").CAMPAIGN) for module in _MODULES
    )
