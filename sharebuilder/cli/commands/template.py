"""`sharebuilder template check|fields|new`: a council's own Word templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.new import refuse_to_overwrite
from sharebuilder.documents.catalogue import DocumentKind, document_kind, documents
from sharebuilder.errors import ShareBuilderError, UnusableFile

if TYPE_CHECKING:
    import argparse

_UNUSABLE = 2


def run(arguments: argparse.Namespace) -> int:
    """Check a template, list what it may use, or write a copy to start from.

    Returns:
        0 when all is well; 2 when the template cannot be used.
    """
    kind = _kind(arguments.document)
    match arguments.action:
        case "check":
            return _check(arguments, _file(arguments, "the template to check"), kind)
        case "fields":
            return _fields(arguments, kind)
        case _:
            return _new(arguments, _file(arguments, "the file to write"), kind)


def _check(arguments: argparse.Namespace, path: Path, kind: DocumentKind) -> int:
    from sharebuilder.documents.render import template_bytes
    from sharebuilder.documents.template_check import template_findings

    findings = template_findings(template_bytes(path), kind)
    errors = sum(one.severity == "error" for one in findings)
    if arguments.json:
        output.result_json(
            {
                "file": str(path),
                "document": kind.id,
                "status": "errors" if errors else "ok",
                "findings": [one.to_json() for one in findings],
            }
        )
    else:
        for one in findings:
            output.result(f"{one.severity}: {one.place or path.name}")
            output.result(f"  {one.message[0].upper()}{one.message[1:]} {one.remedy}")
        more = len(findings) - errors
        word = "can be used" if not errors else "cannot be used"
        said = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
        said += [f"{more} warning{'s' * (more != 1)}"] if more else []
        output.result(f"{path}: {word}{': ' if said else ''}{', '.join(said)}.")
    return _UNUSABLE if errors else 0


def _fields(arguments: argparse.Namespace, kind: DocumentKind) -> int:
    from sharebuilder.documents.context_shape import named_fields

    fields = named_fields(kind)
    if arguments.json:
        output.result_json(
            {
                "document": kind.id,
                "fields": [
                    {
                        "name": one.name,
                        "type": one.kind,
                        "example": one.example,
                        "from": list(one.source),
                        "use": one.use,
                    }
                    for one in fields
                ],
            }
        )
        return 0
    for one in fields:
        output.result(f"{one.name}  ({one.kind})  {one.use}")
        if one.example:
            output.result(f"    for example: {one.example}")
        source = ", ".join(one.source) or "worked out by ShareBuilder"
        output.result(f"    from: {source}")
    return 0


def _new(arguments: argparse.Namespace, path: Path, kind: DocumentKind) -> int:
    from sharebuilder.documents.build import shipped_template
    from sharebuilder.documents.render import template_bytes
    from sharebuilder.storage.atomic import write_atomically

    arguments.out = path
    refuse_to_overwrite(arguments)
    write_atomically(path, template_bytes(shipped_template(kind, arguments.layout)))
    output.result(str(path))
    output.message(
        f"Change it in Word, then run “sharebuilder template check {path}”. "
        "“sharebuilder template fields” lists what it can show."
    )
    return 0


def _file(arguments: argparse.Namespace, what: str) -> Path:
    if arguments.file is None:
        raise UnusableFile(
            f"You have not named {what}.",
            remedy=f"Write it after the word, as in “sharebuilder template {arguments.action} "
            "ours.docx”.",
        )
    return Path(arguments.file)


def _kind(identity: str) -> DocumentKind:
    kind = document_kind(identity)
    if kind is None:
        raise ShareBuilderError(
            f"There is no document “{identity}”.",
            remedy=f"Choose among {', '.join(one.id for one in documents())}.",
        )
    return kind
