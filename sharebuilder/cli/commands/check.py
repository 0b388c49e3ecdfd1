"""`sharebuilder check`: every finding in one or more agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.cli.commands.reading import Tools
from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.pointer import to_index_form

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sharebuilder.findings.finding import Finding
    from sharebuilder.model.json_types import JsonObject

_STATUS = {"ok": 0, "errors": 1, "unusable": 2}


def run(arguments: argparse.Namespace) -> int:
    """Check each file. A file that cannot be used is reported, and the others are checked."""
    tools = Tools.load()
    reports = [_report(tools, path, quiet=arguments.json) for path in arguments.files]
    if arguments.json:
        output.result_json({"files": reports})
    return max(_STATUS[str(report["status"])] for report in reports)


def _report(tools: Tools, path: Path, *, quiet: bool) -> dict[str, object]:
    try:
        tree, findings = tools.beside(path).read(path)
    except ShareBuilderError as error:
        output.message(str(error))
        problem = {"message": error.problem, "place": error.place, "remedy": error.remedy}
        return {"file": str(path), "status": "unusable", "problem": problem, "findings": []}
    if not quiet:
        _print(tree, path, findings)
    return {
        "file": str(path),
        "status": "errors" if any(f.severity == "error" for f in findings) else "ok",
        "problem": None,
        "findings": [finding.to_json(tree) for finding in findings],
    }


def _print(tree: JsonObject, path: Path, findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        place = to_index_form(tree, finding.pointer)
        citation = f" [{finding.citation.text}]" if finding.citation else ""
        output.result(
            f"{finding.severity}: {finding.rule}: {place}: {finding.message} "
            f"{finding.remedy}{citation}"
        )
    counts = {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in ("error", "warning", "prompt")
    }
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items()]
    output.result(f"{path}: {', '.join(parts)}.")
