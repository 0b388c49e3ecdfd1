"""`sharebuilder build`: the documents of one or more agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.documents.build import build
from sharebuilder.errors import ShareBuilderError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Build the documents of each file. One that fails is named, and the others are built.

    Returns:
        0 when all is built; 2 when an input could not be used or a folder not be written.
    """
    tools = Tools.load()
    built: list[dict[str, str]] = []
    failed: list[dict[str, str]] = []
    progress = output.Progress()
    for path in arguments.files:
        try:
            built += _build(tools, path, arguments, progress)
        except ShareBuilderError as error:
            progress.end()
            output.message(str(error))
            failed.append({"file": str(path), "message": str(error)})
    progress.end()
    if arguments.json:
        output.result_json({"built": built, "failed": failed})
    else:
        for entry in built:
            output.result(entry["path"])
    return 2 if failed else 0


def _build(
    tools: Tools, path: Path, arguments: argparse.Namespace, progress: output.Progress
) -> list[dict[str, str]]:
    tools = tools.beside(path)
    tree, findings = tools.read(path)
    result = build(
        tree,
        out_dir=arguments.out,
        documents=arguments.document,
        template=arguments.template,
        question_set=tools.question_set,
        knowledge=tools.knowledge,
        findings=findings,
        today=tools.today,
        progress=progress.show,
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
    if any(finding.severity == "error" for finding in findings):
        progress.end()
        output.message(
            f"{path}: the agreement has errors, so the documents are marked as drafts. "
            "“sharebuilder check” lists them."
        )
    return entries
