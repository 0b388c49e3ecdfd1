"""Files of every format there was, of a newer one, and with names that nobody knows."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharebuilder.errors import UnusableFile
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.schema.validation import problems
from sharebuilder.storage.agreement_file import read_agreement
from sharebuilder.storage.migrations import CURRENT_VERSION, MIGRATIONS
from torture.building import documents_of
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FORMATS = Path(__file__).resolve().parents[2] / "tests" / "storage" / "formats"
_MORE = {"from": "a later version", "list": [1, 2.5, None, {"deep": "ünï"}]}


def run(task: Task) -> None:
    """Open, save and build each; add an unknown name in every place there is one for."""
    files = [
        _FORMATS / f"{version}.sharebuilder"
        for version in range(MIGRATIONS.oldest, CURRENT_VERSION + 1)
    ]
    acts: list[Callable[[], None]] = []
    for file in files:
        acts.append(lambda file=file: _opens_and_builds(file, task.folder))
        whole = json.loads(file.read_text("utf-8"))
        count = sum(1 for _ in _objects(whole))
        acts += [
            lambda file=file, at=at: _keeps_unknown(file, at, task.folder) for at in range(count)
        ]
    for version in (CURRENT_VERSION + 1, CURRENT_VERSION + 50):
        acts.insert(1, lambda version=version: _refuses_newer(files[-1], version, task.folder))
    for act in task.each(acts):
        task.attempt("a file", act)


def _opens_and_builds(file: Path, folder: Path) -> None:
    path = folder / "old.sharebuilder"
    path.write_bytes(file.read_bytes())
    loaded = read_agreement(path)
    assert problems(loaded.tree) == [], "it does not obey the schema"
    OpenAgreement.open(path).save()
    assert read_agreement(path).tree == loaded.tree, "saving changed it"
    assert documents_of(loaded.tree, folder / "out"), "nothing was built"


def _keeps_unknown(file: Path, at: int, folder: Path) -> None:
    tree = json.loads(file.read_text("utf-8"))
    tree.pop("checksum", None)
    found = list(_objects(tree))
    if at >= len(found):
        return
    found[at]["x_later"] = copy.deepcopy(_MORE)
    path = folder / "unknown.sharebuilder"
    path.write_text(json.dumps(tree), encoding="utf-8")
    OpenAgreement.open(path).save()
    first = path.read_bytes()
    assert read_agreement(path).tree == tree, "an unknown name is lost"
    OpenAgreement.open(path).save()
    assert path.read_bytes() == first, "saving again gives other bytes"


def _refuses_newer(file: Path, version: int, folder: Path) -> None:
    tree = {**json.loads(file.read_text("utf-8")), "format_version": version}
    path = folder / "newer.sharebuilder"
    content = json.dumps(tree).encode("utf-8")
    path.write_bytes(content)
    try:
        OpenAgreement.open(path)
    except UnusableFile as error:
        assert "newer ShareBuilder" in error.problem, error.problem
        assert error.remedy, "no remedy"
        assert path.read_bytes() == content, "the file was changed"
        return
    raise AssertionError("it was opened")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for entry in value.values():
            yield from _objects(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _objects(entry)


def control(folder: Path) -> bool:
    """Save as a program does that keeps only the names it knows: the loss must be seen."""
    path = folder / "lost.sharebuilder"
    whole = json.loads((_FORMATS / "1.sharebuilder").read_text("utf-8"))
    path.write_text(json.dumps({**whole, "x_later": _MORE}), encoding="utf-8")
    known = {name: value for name, value in read_agreement(path).tree.items() if name != "x_later"}
    return known != read_agreement(path).tree


CAMPAIGN = Campaign(
    "old-files",
    "Every format still opens, saves and builds; what is not known is kept.",
    10_000,
    12,
    run,
    control,
)
