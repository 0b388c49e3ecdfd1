"""Single edits to an approved agreement: `verify` notices every one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sharebuilder.errors import UnusableFile
from sharebuilder.resources import seeds_dir
from sharebuilder.storage.agreement_file import agreement_bytes, agreement_from_bytes
from sharebuilder.storage.fingerprint import fingerprint, verify
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject

_CASE = seeds_dir() / "cases" / "essex.sharebuilder"


def run(task: Task) -> None:
    """Change one byte at a time of what the approval covers."""
    approved = _approved()
    content = agreement_bytes(approved)
    assert verify(agreement_from_bytes(content).tree).is_approved
    # The sign-off goes on changing as partners sign, so the approval does not cover it.
    covered = [*range(content.index(b'"sign_off"'))]
    refused = 0
    for number in task.cases():
        dice = random.Random(number)
        at = dice.choice(covered)
        edited = bytearray(content)
        edited[at] = dice.choice([one for one in range(32, 127) if one != content[at]])
        try:
            tree = agreement_from_bytes(bytes(edited)).tree
        except UnusableFile:
            refused += 1
            continue
        same = tree == approved  # a space more between two names is no change of an answer
        task.expect(verify(tree).is_approved is same, f"byte {at} was changed to {edited[at]}")
    task.note(f"{refused} were no agreement any more, and were refused")


def _approved() -> JsonObject:
    tree = agreement_from_bytes(_CASE.read_bytes()).tree
    record: JsonObject = {"version": "1.0", "date": "2026-11-01", "fingerprint": fingerprint(tree)}
    signed = tree.get("sign_off")
    tree["sign_off"] = {**(signed if isinstance(signed, dict) else {}), "approved": record}
    # Last of all, so that everything before it is covered.
    return {
        **{name: tree[name] for name in tree if name != "sign_off"},
        "sign_off": tree["sign_off"],
    }


def control(folder: Path) -> bool:
    """Look at the length and the title alone, as a careless check does: an edit passes."""
    del folder
    approved = _approved()
    edited = agreement_bytes(approved).replace(b"the", b"teh", 1)
    careless = len(edited) == len(agreement_bytes(approved))
    return careless and not verify(agreement_from_bytes(edited).tree).is_approved


CAMPAIGN = Campaign(
    "tamper",
    "Each edit to what was approved is noticed by “verify”.",
    1000,
    25,
    run,
    control,
)
