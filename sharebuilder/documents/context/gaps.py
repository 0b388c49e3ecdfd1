"""What a document of its own still lacks: it stays a draft until that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def with_gaps(context: Mapping[str, Any], title: str, gaps: Sequence[str]) -> dict[str, Any]:
    """A context that also tells what this document lacks, whatever the agreement lacks.

    Args:
        context: the fields of the agreement.
        title: what the list of these gaps is called.
        gaps: each as a sentence; empty where nothing is lacking.
    """
    if not gaps:
        return dict(context)
    return {
        **context,
        "draft": True,
        "missing": [*context["missing"], {"title": title, "messages": list(gaps)}],
        "missing_count": context["missing_count"] + len(gaps),
    }
