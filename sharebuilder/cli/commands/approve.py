"""`sharebuilder approve`: record that this version was approved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.errors import CannotSave
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.held import Held
from sharebuilder.storage.fingerprint import fingerprint
from sharebuilder.storage.versions import Versions

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject


def run(arguments: argparse.Namespace) -> int:
    """Write the fingerprint of the agreement as it stands into its sign-off.

    Raises:
        CannotSave: somebody has the agreement open, or it cannot be written.
    """
    agreement = OpenAgreement.open(arguments.file, versions=Versions())
    held = Held(agreement)
    try:
        if agreement.read_only:
            whose = held.lock.owner.words if held.lock and held.lock.owner else "Somebody else"
            raise CannotSave(
                f"This agreement is open elsewhere: {whose}. Nothing was recorded.",
                remedy="Record the approval once it is closed there.",
                file=arguments.file,
            )
        _record(held, arguments.file)
    finally:
        held.close()
    return 0


def _record(held: Held, file: Path) -> None:
    agreement = held.agreement
    approved: JsonObject = {
        "version": agreement.view.about.version,
        "date": date.today().isoformat(),
        "fingerprint": fingerprint(agreement.tree),
    }
    agreement.set(Pointer("/sign_off/approved"), approved, label="Record the approved version")
    for note in held.save():
        output.message(f"{file}: {note}")
    output.result(f"{file}: recorded as approved, fingerprint {approved['fingerprint']}.")
