"""Damaged and made-up files: each opens unchanged, is refused in clear words, or is noticed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharebuilder.errors import ShareBuilderError, UnusableFile
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import agreement_bytes, agreement_from_bytes
from torture.frame import Campaign, Task
from torture.memory import most_held
from torture.mutator import made_up, mutated

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject

_SMALL = ("about", "case", "purposes", "sign_off", "risks")
_CASE = seeds_dir() / "cases" / "essex.sharebuilder"
_SLOWEST = 2.0  # seconds of this program's own time: other programs may be busy
_MOST = 500  # megabytes
_TODAY = date(2026, 11, 24)
_MADE_UP = 5  # every so manieth file
_WHOLE = 10  # every so manieth is a whole worked case; the others hold a part of one
_BUILT = 16  # every so manieth file that opens is built too
_BATCH = 500


def run(task: Task) -> None:
    """Open files in a child, batch by batch, and read what it found."""
    counts: dict[str, int] = {}
    most = 0.0
    wanted, begun = task.count, 0
    while begun < wanted and time.monotonic() < task.ends:
        batch = min(_BATCH, wanted - begun)
        command = [sys.executable, "-m", "torture.mutated", task.first + begun, batch, task.folder]
        done = subprocess.run(
            [str(one) for one in command], capture_output=True, text=True, check=False
        )
        if done.returncode:
            task.wrong(f"files from {task.first + begun}: {done.stderr[-300:]}")
        for line in done.stdout.splitlines():
            said = json.loads(line)
            if "megabytes" in said:
                most = max(most, said["megabytes"])
                continue
            counts[said["kind"]] = counts.get(said["kind"], 0) + 1
            task.expect(not said["wrong"], f"file {said['number']}: {said['wrong']}")
            task.done += 1
        begun += batch
    task.expect(most < _MOST, f"{most:.0f} MB of memory")
    task.note(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    task.note(f"at most {most:.0f} MB")
    if begun < wanted:
        task.note(f"stopped by the time after {begun} of {wanted}")


class Reader:
    """Opens files, and judges what comes of it."""

    def __init__(self, folder: Path) -> None:
        from sharebuilder.cli.commands.reading import Tools

        self.tools = Tools.load()
        case = agreement_from_bytes(_CASE.read_bytes()).tree
        kept = {"format", "format_version", "id", *_SMALL}
        part = {name: value for name, value in case.items() if name in kept}
        self.whole = agreement_bytes(case)
        self._bases = [(agreement_bytes(tree), tree) for tree in (case, part)]
        self.path = folder / "a.sharebuilder"
        self.out = folder / "out"

    def content(self, number: int) -> bytes:
        """The file of a number."""
        dice = random.Random(number)
        return made_up(dice) if number % _MADE_UP == 0 else mutated(self._base(number)[0], dice)

    def _base(self, number: int) -> tuple[bytes, JsonObject]:
        return self._bases[number % _WHOLE != 1]

    def judge(self, number: int) -> tuple[str, str]:
        """What became of the file of a number, and what is wrong with that; empty if nothing."""
        content = self.content(number)
        self.path.write_bytes(content)
        begun = time.process_time()
        try:
            agreement = OpenAgreement.open(self.path)
        except UnusableFile as error:
            clear = error.problem.endswith(".") and error.remedy and error.file == self.path
            wrong = "" if clear and "Error" not in error.problem else f"unclear: {error}"
            kind = "refused"
            seconds = time.process_time() - begun
        else:
            seconds = time.process_time() - begun
            kind, wrong = self._opened(number, agreement)
        if seconds > _SLOWEST:
            wrong = wrong or f"it took {seconds:.1f} s"
        if self.path.read_bytes() != content:
            wrong = wrong or "the file was changed"
        return kind, wrong

    def _opened(self, number: int, agreement: OpenAgreement) -> tuple[str, str]:
        if number % _MADE_UP == 0:
            self._use(number, agreement.tree)
            return "made up and opened", ""
        base = self._base(number)[1]
        if agreement.tree == base:
            return "opened unchanged", ""
        self._use(number, agreement.tree)
        if any("damaged" in note for note in agreement.notes):
            return "opened and noticed", ""
        # Damage in the name of the checksum itself: it is an unknown name then, and no answer.
        if {name: agreement.tree.get(name) for name in base} == base:
            return "opened with every answer", ""
        return "changed", "it was changed, and nobody said so"

    def _use(self, number: int, tree: JsonObject) -> None:
        """Check it, and build some: nothing may fall over what stands in it."""
        findings = self.tools.checker.check(tree, _TODAY)
        if number % _BUILT == 0:
            from sharebuilder.documents.build import build

            try:
                build(tree, out_dir=self.out, question_set=self.tools.question_set,
                      knowledge=self.tools.knowledge, findings=findings, today=_TODAY)  # fmt: skip
            except ShareBuilderError as error:
                if not error.remedy:
                    raise


def main(first: int, count: int, folder: Path) -> None:
    """Judge files, and say a line for each."""
    reader = Reader(folder)
    for number in range(first, first + count):
        try:
            kind, wrong = reader.judge(number)
        except Exception as error:  # noqa: BLE001 - what no user may ever see
            import traceback

            where = traceback.extract_tb(error.__traceback__)[-1]
            kind, wrong = "fell over", f"{type(error).__name__}: {error} ({where.name})"[:250]
        said: dict[str, Any] = {"number": number, "kind": kind, "wrong": wrong}
        print(json.dumps(said))
    print(json.dumps({"megabytes": most_held()}))


def control(folder: Path) -> bool:
    """Read by the standard parser alone: a changed letter in an answer passes unseen."""
    reader = Reader(folder)
    edited = reader.whole.replace(b"discharge", b"dischange", 1)
    bare = json.loads(edited)
    del bare["checksum"]
    silent = not agreement_from_bytes(json.dumps(bare).encode()).notes
    return silent and bool(agreement_from_bytes(edited).notes)


CAMPAIGN = Campaign(
    "mutated",
    "A damaged file opens unchanged, is refused in clear words, or is said to be damaged.",
    10_000,
    40,
    run,
    control,
)

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
