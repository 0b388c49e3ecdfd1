"""A name typed into an agreement stands in the agreement, its versions and its journal. Nowhere else."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sharebuilder.model import remembered
from sharebuilder.storage.agreement_file import read_agreement

if TYPE_CHECKING:
    from tests.gui.driver import Person

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Zebedee Quillfeather"

# A person types, saves, saves again, looks at versions, meets a fault, builds, and types on.
WORK = """
import os, sys
from pathlib import Path
from sharebuilder.gui.app import application, make_window
from sharebuilder.gui.fault import LastResort
from sharebuilder.gui.settings import Settings
from sharebuilder.storage.fault_log import keep_log
from sharebuilder.storage.settings import Settings as Stored
from tests.gui.driver import Person
path, out, ending = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
keep_log()
person = Person(settings=Settings(Stored()))
canary = os.environ["CANARY"]
person.press("Start a new agreement")
person.write("/about/title", "An agreement")
person.write("/case/mission", f"As {canary} said")
person.files.to_save = path
person.window.save()
person.write("/case/aim", f"{canary} decides")
person.window.save()
person.window.show_versions()
person.settle(50)
person.window.in_place.leave()
with LastResort(person.window) as last:
    try:
        {}[canary]
    except KeyError as error:
        last.caught(type(error), error, error.__traceback__)
    try:
        raise ValueError(f"{canary} is wrong")
    except ValueError as error:
        last.caught(type(error), error, error.__traceback__)
person.files.to_build = out
person.workspace.show_step("build")
person.press("Choose another folder", person.workspace.page)
person.press("Build the documents", person.workspace.page)
panel = person.workspace.page.panel
person.until(lambda: bool(panel.paths), 100)
person.write("/case/why_not_less", f"Ask {canary}")
person.settle(1300)
print("ready", flush=True)
if ending == "kill":
    while True:
        person.settle(50)
person.window.save()
person.window.close()
person.settle(100)
print("closed", flush=True)
"""


def holding(folder: Path, words: bytes) -> set[Path]:
    """The files below a folder in whose name or content some words stand, however they are coded."""
    forms = {words, words.decode().encode("utf-16-le"), words.decode().encode("utf-16-be")}
    found = set()
    for path in folder.rglob("*"):
        in_name = words.decode().split()[1].lower() in path.name.lower()
        if in_name or (path.is_file() and any(form in path.read_bytes() for form in forms)):
            found.add(path)
    return found


@pytest.mark.parametrize("ending", ["exit", "kill"])
def test_a_name_is_found_nowhere_but_where_it_belongs(tmp_path: Path, ending: str) -> None:
    home, share, temp = (tmp_path / name for name in ("home", "share", "temp"))
    for folder in (home, share, temp):
        folder.mkdir()
    path, out = share / "a.sharebuilder", share / "documents"
    environment = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(temp),
        "CANARY": CANARY,
        **{
            f"XDG_{name}_HOME": str(home / name.lower())
            for name in ("CONFIG", "DATA", "CACHE", "STATE")
        },
    }
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(path), str(out), ending],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == "ready\n", child.stderr.read()
        if ending == "kill":
            time.sleep(0.2)
            child.send_signal(signal.SIGKILL)
        said = child.stdout.read() + child.stderr.read()
    assert CANARY not in said
    data = home / "data" / "ShareBuilder"
    found = holding(tmp_path, CANARY.encode())
    versions = {one for one in found if one.is_relative_to(data / "versions")}
    journals = {one for one in found if one.is_relative_to(data / "journals")}
    documents = {one for one in found if one.is_relative_to(out)}
    # The controls: it is where it should be, and the log did get the fault.
    assert path in found
    assert len(versions) == (3 if ending == "exit" else 2)
    assert len(journals) == (1 if ending == "kill" else 0)
    assert documents or list(out.glob("*.docx")), "a document is compressed"
    logs = list(home.rglob("sharebuilder.log"))
    assert len(logs) == 1
    assert "KeyError" in logs[0].read_text(encoding="utf-8")
    assert found - versions - journals - documents == {path}
    assert CANARY in str(read_agreement(path).tree)
    assert [one for one in temp.rglob("*") if one.is_file()] == [], "nothing is left in temp"
    private = [one for one in data.rglob("*") if one.stat().st_mode & 0o077]
    assert private == [], "nobody else may read what is kept here"
    if ending == "exit":
        assert sorted(one.name for one in share.iterdir()) == ["a.sharebuilder", "documents"]


def test_the_search_would_find_it(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(f'{{"last": "{CANARY}"}}', encoding="utf-8")
    (tmp_path / f"{CANARY.split()[1].lower()}.txt").write_text("", encoding="utf-8")
    (tmp_path / "wide").write_bytes(CANARY.encode("utf-16-le"))
    assert len(holding(tmp_path, CANARY.encode())) == 3


def test_nothing_of_an_agreement_that_was_put_away_is_remembered(person: Person) -> None:
    def remembered_texts() -> str:
        caches = [gc.get_referents(memory) for memory in remembered._memories]
        return " ".join(repr(one) for cache in caches for one in cache if isinstance(one, dict))

    person.window.start_from_case("bath")
    person.write("/case/mission", f"As {CANARY} said")
    person.until(lambda: CANARY in remembered_texts())
    person.window.start_from_case("essex")
    person.settle()
    person.press("Discard the changes")
    person.until(lambda: "Essex" in person.window.windowTitle())
    assert CANARY not in remembered_texts()
