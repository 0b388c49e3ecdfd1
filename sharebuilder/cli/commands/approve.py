"""`sharebuilder approve`: record that this version was approved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.fingerprint import fingerprint

if TYPE_CHECKING:
    import argparse

    from sharebuilder.model.json_types import JsonObject


def run(arguments: argparse.Namespace) -> int:
    """Write the fingerprint of the agreement as it stands into its sign-off."""
    agreement = OpenAgreement.open(arguments.file)
    approved: JsonObject = {
        "version": agreement.view.about.version,
        "date": date.today().isoformat(),
        "fingerprint": fingerprint(agreement.tree),
    }
    agreement.set(Pointer("/sign_off/approved"), approved, label="Record the approved version")
    agreement.save()
    output.result(f"{arguments.file}: recorded as approved, fingerprint {approved['fingerprint']}.")
    return 0
