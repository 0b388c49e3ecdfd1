"""`sharebuilder verify`: is this the version that was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.storage.fingerprint import verify

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Compare the agreement with its approved version, and a Word file's text with its answers.

    Returns:
        0 when it is the approved version; 1 when it is not, or none was approved, or the text of
        a Word file was changed since it was built from the answers that it carries.
    """
    from sharebuilder.cli.commands.carried import agreement_and_changes

    tree, changes = agreement_and_changes(arguments.file)
    verdict = verify(tree)
    if arguments.json:
        said = {**verdict.to_json(), "text_changes": list(changes)}
        output.result_json({"file": str(arguments.file), **said})
    else:
        output.result(f"{arguments.file}: {verdict.message}")
        if changes:
            count = f"{len(changes)} place{'s' * (len(changes) != 1)}"
            output.result(f"The text of the Word file was changed in {count} since it was built:")
        for change in changes:
            output.result(f"  {change}")
    return 0 if verdict.is_approved and not changes else 1
