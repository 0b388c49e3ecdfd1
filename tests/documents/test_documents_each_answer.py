"""Every answer, changed by itself, changes a document, and only documents that it belongs in.

That each text of the worked cases stands in the agreement is seen in `test_documents_agreement`;
here it is every answer of the schema, choices, days and references too.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharebuilder.documents.catalogue import documents
from sharebuilder.schema.shape import shape
from tests.documents.changed_answers import (
    MARK,
    another,
    answers,
    is_written,
    made_up,
    marked,
    pattern_of,
    said,
    with_answers,
)
from tests.documents.every_document import CASES, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharebuilder.documents.catalogue import DocumentKind
    from tests.documents.changed_answers import Steps

NOWHERE = {
    "/about/under_framework": "it opens the questions on the framework, which show",
    "/about/worked_example/case_id": "which case it is; each document shows the notice",
    "/about/worked_example/place": "told where a case is chosen, before there is a document",
    "/about/worked_example/story": "told where a case is chosen, before there is a document",
    "/accepted_warnings/*/about": "for the checker; the warning’s own words name the record",
    "/sign_off/approved/fingerprint": "the checker compares it; a document shows that of its answers",
}
"""Answers that stand in no document, each with the reason."""

NAMES = ("/partners/*/name", "/partners/*/short_name", "/partners/*/takes_part")
WHAT = ("/about", "/flows", "/items", "/item_groups")
MAY = {
    # Those who decide read why, on what law, at what risk; not how it is done day by day.
    "case": (*NAMES, "/about", "/flows", "/case", "/dpia/residual_risk", "/law", "/open_questions",
             "/partners/*/description", "/people", "/prompt_answers", "/purposes", "/risks",
             "/running", "/sign_off"),
    # The person who is asked reads what is asked, of what and of whom; no law partner by partner.
    "consent": (*NAMES, *WHAT, "/consent", "/people", "/purposes", "/telling/notices"),
    # Anybody may read it: posts at partners, and not who holds them.
    "privacy-notice": (*NAMES, *WHAT, "/arrangements", "/consent", "/law", "/partners/*/members",
                       "/partners/*/contacts/*/role", "/partners/*/contacts/*/job_title",
                       "/partners/*/contacts/*/email", "/partners/*/contacts/*/phone",
                       "/people", "/purposes", "/retention", "/rights", "/telling"),
    "dpia": (*NAMES, *WHAT, "/arrangements", "/case", "/dpia", "/law", "/people", "/purposes",
             "/retention", "/rights", "/risks", "/running", "/security", "/telling"),
    # Staff read what they may do and whom they ask; the law stands in the agreement.
    "practitioner-guide": (*WHAT, "/case/confidence", "/consent", "/partners", "/people",
                           "/purposes", "/rights", "/running", "/security"),
    "policy-document": (*NAMES, *WHAT, "/case/confidence", "/case/why", "/dpia/outcome",
                        "/dpia/reference", "/law", "/partners/*/processing_record", "/people",
                        "/purposes", "/retention", "/running", "/security", "/telling"),
    "signing-page": (*WHAT, "/arrangements/*/name", "/law", "/partners", "/purposes/*/name",
                     "/retention", "/running", "/sign_off"),
    "one-off": (*NAMES, "/about", "/law", "/partners/*/contacts", "/purposes", "/running",
                "/flows/*/law_enforcement"),
}  # fmt: skip
"""Where the answers stand that a document may show; the agreement may show all."""

SOMETIMES = {
    "/about/any_law_enforcement": "the one-off form asks for law enforcement then",
    "/open_questions/*/about": "told where the question does not name its record",
    "/partners/*/kind": "a class has rules of its own, and a line for its members to sign",
    "/prompt_answers/*/about": "told where the question does not name its record",
    "/prompt_answers/*/status": "counts where nothing was written",
    "/risks/*/suggestion": "takes a suggested risk from the draft of an assessment",
}
"""Answers that an agreement of a case need not show, each with where it counts."""

NOT_ASKED = {"/format", "/format_version", "/id"}


def places(tree: dict[str, Any]) -> dict[str, Steps]:
    """The first answer of each pattern."""
    found: dict[str, Steps] = {}
    for one in answers(tree):
        found.setdefault(pattern_of(one), one)
    return found


@cache
def trees() -> list[dict[str, Any]]:
    """Made-up agreements that open what others close, and one without what goes before the rest."""
    made = made_up()
    return [*made[:3], fallbacks(made[0]), made[11]]


def fallbacks(tree: dict[str, Any]) -> dict[str, Any]:
    """The agreement without the answers before which another one does not show."""
    made = copy.deepcopy(tree)
    ground = made["law"][0]
    for name in ("powers", "exemptions"):
        del ground[name][0]["provision"]  # shown in place of what is written there
    ground["regime"], made["about"]["any_law_enforcement"] = "uk-gdpr", False
    for one in (*made["purposes"], *made["flows"]):
        one["law_enforcement"] = False
    made["partners"][0]["contacts"][0]["role"] = "other"
    del made["accepted_warnings"][0]["message"], made["prompt_answers"][0]["question"]
    made["open_questions"][0]["about"] = made["prompt_answers"][0]["about"] = "/flows/id:flow-1"
    return made


def test_every_answer_that_is_changed_changes_a_document() -> None:
    pending = {field.pattern for field in shape() if field.pattern and field.is_answer}
    pending = {one for one in pending if not one.endswith("/id")} - NOT_ASKED
    unknown = set(NOWHERE) - pending
    assert not unknown
    for tree in trees():
        written = [one for one in answers(tree) if is_written(one)]
        with_marks = marked(tree, written)
        for kind in documents():
            for text in said(kind, with_marks).values():
                pending -= {bare(written[int(one)]) for one in MARK.findall(text)}
        for kind in documents():
            pending -= set(changing(kind, tree, pending))
    assert pending == set(NOWHERE)


def bare(steps: Steps) -> str:
    """The pattern of an answer; of a text in a list, that of the list."""
    pattern = pattern_of(steps)
    return pattern if shape().field(pattern) else pattern.removesuffix("/*")


def changing(kind: DocumentKind, tree: dict[str, Any], pending: set[str]) -> Iterator[str]:
    """The patterns of answers that change a document of a kind when they change by themselves."""
    before = said(kind, tree)
    for pattern, steps in places(tree).items():
        if pattern in pending and not is_written(steps):
            changed = with_answers(tree, [(steps, another(tree, steps))])
            assert changed != tree, f"{pattern} cannot be changed"
            if said(kind, changed) != before:
                yield pattern


@pytest.mark.parametrize("kind", MAY)
def test_no_answer_changes_a_document_that_it_does_not_belong_in(kind: str) -> None:
    assert said(kind_of(kind), trees()[0])
    for tree in trees()[:2]:
        others = [one for one in answers(tree) if not pattern_of(one).startswith(MAY[kind])]
        assert others
        culprits = sorted(map(pattern_of, guilty(kind_of(kind), tree, others)))
        assert culprits == []


def guilty(kind: DocumentKind, tree: dict[str, Any], suspects: list[Steps]) -> list[Steps]:
    """Those answers that change a document, found by halves: most often none does."""
    changed = with_answers(tree, [(one, another(tree, one)) for one in suspects])
    if not suspects or said(kind, changed) == said(kind, tree):
        return []
    if len(suspects) == 1:
        return suspects
    half = len(suspects) // 2
    return [*guilty(kind, tree, suspects[:half]), *guilty(kind, tree, suspects[half:])]


def test_an_answer_in_the_wrong_document_would_be_found() -> None:
    tree = trees()[0]
    suspects = [one for one in answers(tree) if one[0] in {"risks", "rights", "sign_off"}]
    found = {pattern_of(one) for one in guilty(kind_of("privacy-notice"), tree, suspects)}
    assert "/rights/complaints" in found
    assert not any(one.startswith("/risks") for one in found)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_answer_of_a_case_that_is_changed_changes_the_agreement(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(list(CASES)))
    tree = CASES[case]
    steps = data.draw(st.sampled_from(changeable(case)))
    changed = with_answers(tree, [(steps, another(tree, steps))])
    assert said(kind_of("agreement"), changed) != before(case), pattern_of(steps)


@cache
def before(case: str) -> dict[str, str]:
    return said(kind_of("agreement"), CASES[case])


@cache
def changeable(case: str) -> list[Steps]:
    """The answers of a case that the agreement shows."""
    hidden = {*NOWHERE, *SOMETIMES}
    return [one for one in answers(CASES[case]) if pattern_of(one) not in hidden]
