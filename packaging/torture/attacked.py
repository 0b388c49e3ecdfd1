"""A child that checks and renders hostile templates while its sockets and processes are watched."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

COUNTS = {"socket": 0, "process": 0}
_STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn"}


def watch(event: str, _arguments: tuple[object, ...]) -> None:
    """Count uses of sockets and starts of processes: Python tells of each, whoever does it."""
    if event.startswith("socket.") and event != "socket.gethostname":
        COUNTS["socket"] += 1
    elif event in _STARTS:
        COUNTS["process"] += 1


sys.addaudithook(watch)

from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.render import render
from sharebuilder.documents.template_check import template_findings
from sharebuilder.errors import TemplateProblem
from tests.documents.payloads import PAYLOADS
from tests.documents.templates import PARTS, with_text
from tests.documents.test_documents_hostile_templates import BROKEN, OUTSIDE

HARMLESS = "a tag in a comment of the markup"  # it is left out, and not refused
CONTEXT = {"about": {"title": "x"}, "partners": [], "draft": True}
_SLOWEST = 5.0


def cases() -> list[tuple[str, bytes]]:
    """Every hostile template, with words for it."""
    tags = [
        (f"{part}: {payload}"[:120], with_text(part, payload))
        for payload in PAYLOADS
        for part in PARTS
    ]
    files = [(kind, content) for kind, content in OUTSIDE.items() if kind != HARMLESS]
    return [*tags, *files, *BROKEN.items()]


def judged(content: bytes) -> str:
    """What is wrong with how a template was met; empty if nothing."""
    begun = time.process_time()
    errors = [one for one in template_findings(content, documents()[0]) if one.severity == "error"]
    wrong = "" if errors else "the check accepts it"
    if any(not one.message or not one.remedy for one in errors):
        wrong = "no message or no remedy"
    try:
        render(Path("t.docx"), CONTEXT, content)
        wrong = wrong or "it is rendered"
    except TemplateProblem:
        pass
    if time.process_time() - begun > _SLOWEST:
        wrong = wrong or f"it took {time.process_time() - begun:.1f} s"
    return wrong


def main(numbers: list[int]) -> None:
    """Judge the cases of some numbers, and say what is wrong."""
    found = cases()
    wrong = {}
    for number in numbers:
        name, content = found[number]
        try:
            said = judged(content)
        except Exception as error:  # noqa: BLE001 - no user may ever see one
            said = f"{type(error).__name__}: {error}"[:200]
        if said:
            wrong[name] = said
    print(json.dumps({"wrong": wrong, **COUNTS}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
