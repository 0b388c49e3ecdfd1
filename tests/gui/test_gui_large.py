"""A large agreement: the first check is made beside the window, and comes to the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bench.agreements import large_agreement

from sharebuilder.findings.engine import Checker
from sharebuilder.model.pointer import Pointer
from sharebuilder.questions.progress import ProgressKeeper
from tests.gui.driver import TODAY, Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACE = Pointer("/flows/id:flow-7/safeguards")


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody who opens an agreement of 30 partners, 120 items and 60 flows."""
    file = tmp_path / "large.sharebuilder"
    file.write_text(json.dumps(large_agreement(30, 120, 60)), encoding="utf-8")
    person = Person()
    person.window.open_path(file)
    yield person
    person.close()


def test_what_is_written_while_the_first_check_runs_is_checked_too(person: Person) -> None:
    services = person.window.services
    assert services is not None
    bridge = services.bridge
    person.until(lambda: bridge._busy or bridge.ready)
    assert not bridge.ready, "the window was held up by the first check"
    services.agreement.set(PLACE, "", label="edit")
    person.until(lambda: bridge.ready)
    person.until(lambda: bridge.findings == found(person))
    counts = {step: (one.asked, one.answered) for step, one in bridge.progress.items()}
    fresh = ProgressKeeper(services.question_set).update(services.tree, (), {})
    assert counts == {step: (one.asked, one.answered) for step, one in fresh.items()}


def test_a_record_that_comes_or_goes_is_checked_beside_the_window_too(person: Person) -> None:
    services = person.window.services
    assert services is not None
    bridge = services.bridge
    person.until(lambda: bridge.ready and not bridge._busy)
    services.agreement.delete_records([Pointer("/partners/id:partner-3")], label="delete")
    person.until(lambda: bridge._busy)
    services.agreement.set(PLACE, "", label="edit")
    services.agreement.add_record(Pointer("/flows"), label="add")
    person.until(lambda: not bridge._busy and bridge.findings == found(person))
    services.agreement.undo()
    services.agreement.set(PLACE, "Locked.", label="edit")
    person.until(lambda: not bridge._busy and bridge.findings == found(person))
    services.agreement.set(PLACE, "", label="edit")
    bridge.check_now()
    assert bridge.findings == found(person)


def found(person: Person) -> object:
    """What a check from the start finds."""
    services = person.window.services
    assert services is not None
    return Checker(services.question_set, services.knowledge).check(services.tree, TODAY)


def test_a_check_that_is_wanted_at_once_does_not_wait_and_one_is_kept(person: Person) -> None:
    services = person.window.services
    assert services is not None
    person.until(lambda: services.bridge._busy or services.bridge.ready)
    services.bridge.check_now()
    now = services.bridge.findings
    assert now == found(person)
    person.until(lambda: not services.bridge._busy)
    assert services.bridge.findings == now
    services.agreement.set(PLACE, "", label="edit")
    services.bridge.check_now()
    assert services.bridge.findings == found(person)


def test_an_agreement_that_is_put_away_meanwhile_harms_nothing(person: Person) -> None:
    services = person.window.services
    assert services is not None
    person.until(lambda: services.bridge._busy or services.bridge.ready)
    person.window.start_from_case("bath")
    person.settle(1500)
    assert person.window.services is not services
    assert person.window.services is not None
    assert person.window.services.bridge.ready
