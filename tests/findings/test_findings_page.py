from __future__ import annotations

import generate_checks

from sharebuilder.findings.catalogue import all_prompts, all_rules
from sharebuilder.knowledge.law import Knowledge


def test_the_page_of_checks_is_what_the_checks_make() -> None:
    written = generate_checks.PAGE.read_text(encoding="utf-8")
    assert written == generate_checks.page(), "run packaging/generate_checks.py"


def test_the_page_names_every_check() -> None:
    written = generate_checks.PAGE.read_text(encoding="utf-8")
    for rule in all_rules():
        assert f"| {rule.id} | {rule.severity} |" in written
    for prompt in all_prompts(Knowledge.load()):
        assert f"| {prompt.id} | {prompt.message} |" in written
