"""`sharebuilder rules`: every check, and every prompt of the critical friend."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.findings.catalogue import all_prompts, all_rules
from sharebuilder.packs.in_use import knowledge_for

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """List the rules by id, severity, message and citation, then what the friend asks."""
    knowledge = knowledge_for()
    for problem in knowledge.problems:
        output.message(f"{problem} The pack is left out.")
    rules = (*all_rules(), *all_prompts(knowledge))
    if arguments.json:
        output.result_json(
            {
                "rules": [
                    {
                        "id": rule.id,
                        "severity": rule.severity,
                        "message": rule.message,
                        "citation": asdict(rule.citation) if rule.citation else None,
                        "good_practice": rule.good_practice,
                    }
                    for rule in rules
                ]
            }
        )
        return 0
    for rule in rules:
        source = rule.citation.text if rule.citation else "good practice"
        output.result(f"{rule.id}  {rule.severity}  {rule.message} [{source}]")
    return 0
