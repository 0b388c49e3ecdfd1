"""The log of faults: types and places, and nothing that anybody wrote."""

from __future__ import annotations

import ast
import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sharebuilder import __version__
from sharebuilder.storage.fault_log import BACKUPS, LARGEST, FaultLog, end_log, keep_log, report

if TYPE_CHECKING:
    from collections.abc import Iterator

CANARY = "Jo Canary-Smith"
SOURCES = Path(__file__).resolve().parents[2] / "sharebuilder"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[FaultLog]:
    made = keep_log(tmp_path / "log")
    yield made
    end_log(made)


def fail(name: str) -> None:
    answers: dict[str, str] = {}
    try:
        answers[name]
    except KeyError as error:
        raise ValueError(f"no answer of {name}") from error


def failed() -> ValueError:
    try:
        fail(CANARY)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_fault_is_reported_by_types_and_places_alone(log: FaultLog) -> None:
    logging.getLogger("sharebuilder.gui.fault").error("a fault in the window", exc_info=failed())
    text = log.path.read_text(encoding="utf-8")
    assert CANARY not in text
    assert "a fault in the window" in text
    assert f"ShareBuilder {__version__}" in text
    assert "ValueError" in text
    assert "caused by\nKeyError" in text
    assert "test_storage_fault_log.py" in text
    assert " in fail" in text
    assert str(Path.home()) not in text
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_before_there_is_a_fault(log: FaultLog) -> None:
    logging.getLogger("sharebuilder").info("all is well")
    assert not log.path.parent.exists()


def test_the_words_of_other_programs_and_details_are_left_out(
    log: FaultLog, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("docx").warning("cannot place %s", CANARY)
    logging.getLogger("docx").warning(f"cannot place {CANARY}")  # noqa: G004
    logging.getLogger("sharebuilder.x").error("about %s", CANARY)
    text = log.path.read_text(encoding="utf-8")
    assert "docx" in text
    assert CANARY not in text
    out, err = capfd.readouterr()
    assert CANARY not in out + err


def test_the_log_begins_again_before_it_grows_large(log: FaultLog) -> None:
    error = failed()
    for _ in range(2500):
        logging.getLogger("sharebuilder").error("again", exc_info=error)
    files = list(log.path.parent.iterdir())
    assert len(files) == 1 + BACKUPS
    assert all(one.stat().st_size <= LARGEST for one in files)
    assert all(one.stat().st_mode & 0o777 == 0o600 for one in files)


def test_a_log_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    made = keep_log(tmp_path / "file" / "log")
    logging.getLogger("sharebuilder").error("a fault", exc_info=failed())
    end_log(made)
    assert capfd.readouterr() == ("", "")


def test_a_circle_of_causes_ends() -> None:
    one, two = ValueError(CANARY), KeyError(CANARY)
    one.__context__, two.__context__ = two, one
    assert report(one).count("KeyError") == 1


def test_threads_and_what_nobody_catches_print_no_message(
    log: FaultLog, capfd: pytest.CaptureFixture[str], qtbot: object
) -> None:
    del qtbot
    from sharebuilder.gui.fault import LastResort
    from tests.gui.driver import Person

    person = Person()

    class Fragile:
        def __del__(self) -> None:
            fail(CANARY)

    with LastResort(person.window) as watching:
        thread = threading.Thread(target=fail, args=(CANARY,))
        thread.start()
        thread.join()
        fragile = Fragile()
        del fragile
        error = failed()
        sys.excepthook(type(error), error, error.__traceback__)
        details = watching.details
    assert "fault of its own" in person.message
    person.close()
    text = log.path.read_text(encoding="utf-8")
    assert "a fault in a thread" in text
    assert "a fault where nobody could catch it" in text
    assert CANARY not in text + details + "".join(capfd.readouterr())
    assert "ValueError" in details


def test_every_log_line_of_ours_has_fixed_words() -> None:
    """No answer can get into the log by way of its words."""
    wrong, found = [], 0
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in {"_log", "logging", "log", "logger"}
                and node.func.attr
                in {"debug", "info", "warning", "error", "exception", "critical", "log"}
            ):
                found += 1
                words = node.args[0] if node.args else None
                if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
                    wrong.append(f"{path.name}:{node.lineno}")
    assert found > 3
    assert wrong == []
