"""What holds for several records is said once, and to each reader what holds for that reader."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.documents.every_document import CASES, kind_of, of_case, shares_with_processor
from tests.documents.public_documents import of_case as public
from tests.documents.public_documents import parts
from tests.documents.stated import Stated
from tests.documents.word_text import all_text, bare

GUIDE = kind_of("practitioner-guide")
cases = pytest.mark.parametrize("case", CASES)


@cases
def test_staff_read_once_what_holds_for_several_questions(case: str) -> None:
    notes = bare(parts(public("consent", case))["Notes for staff"])
    asks = CASES[case]["consent"]["asks"]
    for name in ("capacity", "children", "help_to_understand"):
        texts = {bare(ask[name]) for ask in asks if name in ask}
        for text in texts:
            assert notes.count(text) == sum(other.count(text) for other in texts), text


@cases
def test_a_reason_to_keep_longer_that_several_records_have_stands_beneath_the_table(
    case: str,
) -> None:
    said = Stated(of_case(kind_of("agreement"), case)[""])
    rules = CASES[case]["retention"]
    reasons = Counter(rule["legal_hold"].rstrip(".") for rule in rules if "legal_hold" in rule)
    shared = [reason for reason, number in reasons.items() if number > 1]
    assert shared, "each case has such a reason"
    text = said.text()
    for reason in shared:
        assert text.count(reason) == 1
        (line,) = [one for _, one in said.lines if reason in one]
        assert line.startswith("Kept longer.")
        others = [
            rule["name"] for rule in rules if rule.get("legal_hold", "").rstrip(".") != reason
        ]
        named = [rule["name"] for rule in rules if rule["name"] in line]
        if "Each record in the table" in line:
            assert named == others
        else:
            assert sorted([*named, *others]) == sorted(rule["name"] for rule in rules)


@cases
def test_the_guide_says_once_how_fast_partners_stop(case: str) -> None:
    told = 0
    for partner, content in of_case(GUIDE, case).items():
        times = re.findall(r"partners stop within (\d+ [a-z]+)", Stated(content).text())
        assert not times or times[-1] not in times[:-1], partner
        told += len(times)
    assert told


def test_a_processor_is_told_to_do_what_its_controller_asks_and_not_what_receivers_may() -> None:
    flow = next(
        one for one in CASES["cornwall"]["flows"] if one["to"] == ["partner-4", "partner-5"]
    )
    assert shares_with_processor(flow, "partner-5")
    texts = {one: all_text(of_case(GUIDE, "cornwall")[one]) for one in flow["to"]}
    assert bare(flow["may_do"]) in texts["partner-4"]
    assert bare(flow["may_do"]) not in texts["partner-5"]
    assert bare("Only what Kettle On has asked for in writing.") in texts["partner-5"]
