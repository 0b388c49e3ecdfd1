"""Trees of JSON, and small agreements, for Hypothesis to play with."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

names = st.sampled_from(["a", "b/c", "~d", "é", "to", "id"])
leaves = st.none() | st.booleans() | st.integers(-3, 3) | st.text("aé\n", max_size=3)
_ids = st.sampled_from(["flow-1", "flow-2", "a/b", "~0", "7", ""])
_inner_records = st.lists(st.fixed_dictionaries({"id": _ids}, optional={"n": leaves}), max_size=3)
values: st.SearchStrategy[Any] = st.recursive(
    leaves | _inner_records,
    lambda inner: st.dictionaries(names, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=10,
)
trees: st.SearchStrategy[Any] = st.dictionaries(names, values, max_size=4)
"""Any JSON object, with lists of records among the rest."""

_words = st.sampled_from(["Council", "Trust", "Police", "School"])


def _records(prefix: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    record = st.fixed_dictionaries(
        {"id": st.integers(1, 4).map(lambda number: f"{prefix}-{number}")}, optional=fields
    )
    return st.lists(record, max_size=4, unique_by=lambda one: one["id"])


_partner_ids = st.integers(1, 4).map(lambda number: f"partner-{number}")
agreements: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {"format": st.just("sharebuilder-agreement"), "format_version": st.just(1), "id": st.just("x")},
    optional={
        "about": st.fixed_dictionaries({}, optional={"title": _words, "summary": _words}),
        "case": st.fixed_dictionaries({}, optional={"aim": _words}),
        "partners": _records(
            "partner", name=_words, contacts=_records("contact", job_title=_words)
        ),
        "flows": _records("flow", name=_words, to=st.lists(_partner_ids, max_size=2, unique=True)),
        "x_ours": values,
    },
)
"""Small agreements whose records share ids, so that two of them have much to differ about."""
