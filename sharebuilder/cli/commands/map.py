"""`sharebuilder map`: the flow map as a picture file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.carried import noted_agreement
from sharebuilder.cli.commands.new import refuse_to_overwrite
from sharebuilder.documents.flow_map import Wanted
from sharebuilder.documents.map_file import write_map
from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Draw the map, with what is asked for standing out.

    Raises:
        ShareBuilderError: the file cannot be used, or it has no such item or purpose.
        CannotSave: the picture is there already, or cannot be written.
    """
    tree = noted_agreement(arguments.file)
    agreement = Agreement(tree)
    items, purposes = arguments.item or [], arguments.purpose or []
    for named, records, kind in (
        (items, agreement.items, "data item"),
        (purposes, agreement.purposes, "purpose"),
    ):
        known = [one.id for one in records]
        for one in named:
            if one not in known:
                raise ShareBuilderError(
                    f"The agreement has no {kind} “{one}”.",
                    remedy=f"It has: {', '.join(known) or 'none yet'}.",
                    file=arguments.file,
                )
    refuse_to_overwrite(arguments)
    wanted = Wanted(frozenset(items), frozenset(purposes), frozenset(arguments.sensitivity or ()))
    shown = write_map(tree, arguments.out, wanted)
    output.result(str(arguments.out))
    if wanted:
        output.message(f"{shown} of {len(agreement.flows)} flows stand out.")
    return 0
