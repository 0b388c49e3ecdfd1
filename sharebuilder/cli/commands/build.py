"""`sharebuilder build`: the documents of one or more agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.documents.build import build
from sharebuilder.documents.catalogue import document_kind
from sharebuilder.documents.house_style import HouseStyle, house_style_for
from sharebuilder.documents.target import Taken
from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.remembered import forget
from sharebuilder.organisation.in_force import HOUSE_STYLE, TEMPLATES, in_force

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Build the documents of each file. One that fails is named, and the others are built.

    Returns:
        0 when all is built; 2 when an input could not be used or a folder not be written.
    """
    work = _Work(arguments)
    built: list[dict[str, str]] = []
    failed: list[dict[str, str]] = []
    count = len(arguments.files)
    for number, path in enumerate(arguments.files):
        try:
            built += work.build(path, _of_all(work.progress, path, number, count))
        except ShareBuilderError as error:
            work.say(str(error))
            failed.append({"file": str(path), "message": str(error)})
    work.progress.end()
    if arguments.json:
        output.result_json({"built": built, "failed": failed})
    else:
        for entry in built:
            output.result(entry["path"])
    if failed and count > 1:
        names = ", ".join(entry["file"] for entry in failed)
        output.message(f"{len(failed)} of {count} agreements could not be built: {names}")
    return 2 if failed else 0


class _Work:
    """What all the files of one run share: the data, the look, and who has which file name."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.progress = output.Progress()
        self._arguments = arguments
        _refuse_locked(arguments)
        self._tools = Tools.load()
        self._taken = Taken()
        self._styles: dict[Path | None, HouseStyle] = {}

    def say(self, message: str) -> None:
        self.progress.end()
        output.message(message)

    def build(self, path: Path, progress: Callable[[str, float], None]) -> list[dict[str, str]]:
        """The documents of one file."""
        arguments = self._arguments
        tools = self._tools.beside(path)
        tree, findings = tools.read(path)
        result = build(
            tree,
            out_dir=arguments.out,
            documents=arguments.document,
            template=arguments.template,
            house=self._style(path),
            layout=arguments.layout,
            redacted=arguments.redacted,
            taken=self._taken,
            question_set=tools.question_set,
            knowledge=tools.knowledge,
            findings=findings,
            today=tools.today,
            progress=progress,
        )
        entries = [
            {"file": str(path), "document": built.document, "path": str(built.path)}
            for built in result.built
        ]
        if arguments.pdf:
            from sharebuilder.documents.pdf import to_pdf

            entries += [
                {**entry, "path": str(to_pdf(built.path))}
                for entry, built in zip(entries, result.built, strict=True)
            ]
        for identity in set(result.not_needed) & set(arguments.document or ()):
            kind = document_kind(identity)
            why = f" {kind.not_needed}" if kind is not None and kind.not_needed else ""
            self.say(f"{path}: this agreement needs no document “{identity}”.{why}")
        if any(finding.severity == "error" for finding in findings):
            self.say(
                f"{path}: the agreement has errors, so the documents are marked as drafts. "
                "“sharebuilder check” lists them."
            )
        forget()  # the next agreement has texts of its own
        return entries

    def _style(self, path: Path) -> HouseStyle:
        """The house style of a file; what is wrong in one is told once."""
        chosen: Path | None = self._arguments.house_style
        folder = None if chosen else path.absolute().parent
        if folder not in self._styles:
            style = self._styles[folder] = house_style_for(path, chosen)
            for problem in style.problems:
                self.say(str(problem))
        return self._styles[folder]


def _refuse_locked(arguments: argparse.Namespace) -> None:
    """Refuse a look of one's own where the organisation lets nobody choose one."""
    locked = in_force().locked
    for name, word, given in (
        (HOUSE_STYLE, "--house-style", arguments.house_style),
        (TEMPLATES, "--template", arguments.template),
    ):
        if given is not None and name in locked:
            raise ShareBuilderError(
                f"Your organisation does not let “{name}” be changed.",
                remedy=f"Leave {word} out, or ask your IT department.",
                file=locked[name].file,
                place=f"line {locked[name].line}",
            )


def _of_all(
    progress: output.Progress, path: Path, number: int, count: int
) -> Callable[[str, float], None]:
    """Progress of one file as a part of the progress of all."""

    def show(what: str, share: float) -> None:
        words = what if count == 1 else f"{number + 1} of {count}, {path.name}: {what}"
        progress.show(words, (number + share) / count)

    return show
