"""`sharebuilder import`: rows of a spreadsheet into a list of an agreement, as one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.errors import CannotSave, ShareBuilderError
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.questions.question_set import QuestionSet
from sharebuilder.safekeeping.held import Held
from sharebuilder.storage.versions import Versions
from sharebuilder.tables.preview import (
    Preview,
    first_choices,
    preview,
    with_first_make,
)
from sharebuilder.tables.reading import read_table
from sharebuilder.tables.sheet import Sheet, UnusableTable
from sharebuilder.tables.targets import ID, plain, targets_of
from sharebuilder.tables.words import did_words, plan_words, problem_lines

if TYPE_CHECKING:
    import argparse

    from sharebuilder.tables.preview import Choices


def run(arguments: argparse.Namespace) -> int:
    """Bring the table, unless something in it does not fit and nobody said what to do with that.

    Raises:
        ShareBuilderError: the table or a word of the command cannot be used, or something does not
            fit. The agreement is as it was.
    """
    question_set = QuestionSet.load()
    sheet = _sheet(arguments)
    agreement = OpenAgreement.open(arguments.file, versions=Versions())
    collection = Pointer(f"/{arguments.into}")
    choices = _choices(arguments, question_set, collection, sheet)
    plan = preview(question_set, agreement.tree, collection, sheet, choices)
    plan = preview(
        question_set, agreement.tree, collection, sheet, with_first_make(question_set, plan)
    )
    for note in sheet.notes:
        output.message(f"{arguments.table}: {note}")
    if not arguments.json:
        for line, _ in problem_lines(plan):
            output.message(f"{arguments.table}: {line}")
    if arguments.dry_run:
        _say(arguments, question_set, plan, done=False)
        return 0
    if plan.lost and not arguments.leave_out:
        raise ShareBuilderError(
            f"{plan.lost} cell{'s do' if plan.lost > 1 else ' does'} not fit. Nothing was changed.",
            remedy="Mend the table, or say --keep-in FIELD to keep their words, or --leave-out.",
            file=arguments.table,
        )
    if plan.added or plan.updated:
        _bring(arguments, question_set, agreement, plan)
    _say(arguments, question_set, plan, done=True)
    return 0


def _bring(
    arguments: argparse.Namespace,
    question_set: QuestionSet,
    agreement: OpenAgreement,
    plan: Preview,
) -> None:
    held = Held(agreement)
    try:
        if agreement.read_only:
            whose = held.lock.owner.words if held.lock and held.lock.owner else "Somebody else"
            raise CannotSave(
                f"This agreement is open elsewhere: {whose}. Nothing was changed.",
                remedy="Bring the table once it is closed there.",
                file=arguments.file,
            )
        agreement.apply(plan.edit(agreement, did_words(question_set, plan)))
        for note in held.save():
            output.message(f"{arguments.file}: {note}")
    finally:
        held.close()


def _say(
    arguments: argparse.Namespace, question_set: QuestionSet, plan: Preview, *, done: bool
) -> None:
    if not arguments.json:
        did = done and bool(plan.added or plan.updated)
        words = did_words(question_set, plan) if did else plan_words(question_set, plan)
        output.result(f"{arguments.file}: {words}.")
        return
    output.result_json(
        {
            "file": str(arguments.file),
            "table": str(arguments.table),
            "done": done,
            "added": len(plan.added),
            "updated": len(plan.updated),
            "already_there": plan.same,
            "problems": [
                {"cell": one.place, "message": one.why, "kept": one.kept} for one in plan.problems
            ],
            "made": {name: [*names.values()] for name, names in plan.made.items()},
            "columns_left_out": [*plan.skipped],
        }
    )


def _sheet(arguments: argparse.Namespace) -> Sheet:
    sheets = read_table(arguments.table).sheets
    if arguments.sheet is None:
        return sheets[0]
    for one in sheets:
        if one.name == arguments.sheet:
            return one
    names = ", ".join(f"“{one.name}”" for one in sheets)
    raise UnusableTable(
        f"There is no sheet called “{arguments.sheet}”.",
        remedy=f"Choose among {names}.",
        file=arguments.table,
    )


def _choices(
    arguments: argparse.Namespace, question_set: QuestionSet, collection: Pointer, sheet: Sheet
) -> Choices:
    choices = first_choices(question_set, collection, sheet)
    if arguments.no_heading:
        choices = replace(choices, heading=False)
    columns = list(choices.columns)
    for words in arguments.map:
        heading, _, wanted = words.rpartition("=")
        at = _column(heading, sheet, arguments)
        path = _field(wanted, question_set, collection, arguments) if wanted.strip() else ""
        columns = ["" if one == path else one for one in columns]
        columns[at] = path
    keep = arguments.keep_in
    keep_in = _field(keep, question_set, collection, arguments) if keep else ""
    return replace(choices, columns=tuple(columns), same=arguments.same, keep_in=keep_in)


def _column(heading: str, sheet: Sheet, arguments: argparse.Namespace) -> int:
    headings = [plain(one) for one in sheet.rows[0].cells]
    if plain(heading) in headings:
        return headings.index(plain(heading))
    if heading.strip().upper() in sheet.columns:
        return sheet.columns.index(heading.strip().upper())
    names = ", ".join(f"“{one}”" for one in sheet.rows[0].cells if one.strip())
    raise UnusableTable(
        f"The table has no column “{heading.strip()}”.",
        remedy=f"Write --map COLUMN=FIELD, and choose among {names}.",
        file=arguments.table,
    )


def _field(
    wanted: str, question_set: QuestionSet, collection: Pointer, arguments: argparse.Namespace
) -> str:
    targets = targets_of(question_set, collection)
    for target in targets:
        if plain(wanted) in target.names:
            return target.path
    if plain(wanted) == ID:
        return ID
    names = ", ".join(target.path for target in targets)
    raise ShareBuilderError(
        f"“{wanted.strip()}” is no field of {arguments.into}.", remedy=f"Choose among {names}."
    )
