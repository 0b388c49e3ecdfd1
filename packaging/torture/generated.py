"""Agreements drawn from the schema: every document is built, and every answer is read again."""

from __future__ import annotations

import io
import time
import warnings
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from sharebuilder.documents.catalogue import documents
from sharebuilder.schema.validation import problems
from tests.documents.templates import plain
from tests.documents.word_text import all_text
from torture.building import built_of, look_again
from torture.drawn import agreements
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from pathlib import Path

_BATCH = 50


def run(task: Task) -> None:
    """Draw agreements, build their documents and look for every answer."""
    built = begun = 0

    def attempt(tree: Any) -> None:
        nonlocal built
        if time.monotonic() > task.ends:
            return
        assert not problems(tree), f"drawn against the schema: {problems(tree)[0]}"
        made = built_of(tree, task.folder / "out")
        built += len(made)
        look_again(tree, made)
        task.done += 1

    while begun < task.count and time.monotonic() < task.ends:
        batch = min(_BATCH, task.count - begun)

        @seed(task.first + begun)
        @settings(
            max_examples=batch, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(agreements())
        def draw(tree: Any) -> None:
            before = task.failed
            task.attempt(f"agreement {task.first}+{task.done}", attempt, tree)
            task.done += task.failed - before

        draw()
        begun += batch
    task.note(f"{built} documents of {len(documents())} kinds")


def control(folder: Path) -> bool:
    """Render as docxtpl does by itself: the answer, and all that follows it, is lost unseen."""
    del folder
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(plain("{{ answer }}", "What follows")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        template.render({"answer": "<select>"})
    made = io.BytesIO()
    template.save(made)
    return "<select>" not in all_text(made.getvalue())


CAMPAIGN = Campaign(
    "generated",
    "Every agreement that the schema allows builds every document, and no answer is lost.",
    2000,
    6,
    run,
    control,
)
