"""Every regular expression of the program, on texts made to keep it busy."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sharebuilder
from sharebuilder.schema.files import schema_files
from torture.frame import Campaign, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTH = 10_000
_AT_THE_BEGINNING = {"match", "fullmatch"}
_BUDGET = 0.05  # seconds of the program's own time
_SLOW = r"^(a+)+$"
_PIECES = (
    "a", "0", " ", "\n", "-", ".", "@", "a@", "/", "<", "<a", '"', "(", "{{", "&", "ab ", "1-",
    "AB12 ", "é", " \n",
)  # fmt: skip


@dataclass(frozen=True)
class Used:
    """A pattern, and whether it is looked for at every place of a text or at its beginning."""

    pattern: re.Pattern[str]
    everywhere: bool


def every_pattern() -> dict[str, Used]:
    """Each pattern of the schema and of the program's modules, by where it stands."""
    found: dict[str, Used] = {}
    for name, content in schema_files().items():
        for pattern in _in_schema(content):
            found.setdefault(f"{name}: {pattern}", Used(re.compile(pattern), everywhere=True))
    for entry in pkgutil.walk_packages(sharebuilder.__path__, "sharebuilder."):
        if entry.name.endswith("__main__"):
            continue
        module = importlib.import_module(entry.name)
        source = Path(str(module.__file__)).read_text("utf-8")
        for name, value in vars(module).items():
            calls = set(re.findall(rf"\b{re.escape(name)}\.([a-z]+)\(", source))
            for at, pattern in enumerate(_inside(value)):
                everywhere = not calls or bool(calls - _AT_THE_BEGINNING)
                found.setdefault(f"{entry.name}.{name}[{at}]", Used(pattern, everywhere))
        for line, call, text in _in_calls(source):
            used = Used(re.compile(text), call not in _AT_THE_BEGINNING)
            found.setdefault(f"{entry.name}, line {line}", used)
    return found


def _in_calls(source: str) -> Iterator[tuple[int, str, str]]:
    """The patterns that are written where they are used, such as `re.sub(r"…", …)`."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and (node.func.value.id, node.func.attr != "compile") == ("re", True)
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node.lineno, node.func.attr, node.args[0].value


def _in_schema(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        for entry in value.values():
            yield from _in_schema(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _in_schema(entry)


def _inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 3 and isinstance(value, tuple | list | frozenset):
        for entry in value:
            yield from _inside(entry, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for entry in value.values():
            yield from _inside(entry, depth + 1)


def slowest(used: Used) -> tuple[float, str]:
    """The longest that a pattern needs for one of the texts, and which."""
    act = used.pattern.search if used.everywhere else used.pattern.match
    words = set(re.findall(r"[a-z]{3,12}", used.pattern.pattern)[:4])
    worst = (0.0, "")
    for piece in (*_PIECES, *sorted(words)):
        text = (piece * _LENGTH)[:_LENGTH]
        for tried in (text + "!", f"x{text}\0"):
            begun = time.process_time()
            act(tried)
            worst = max(worst, (time.process_time() - begun, f"{piece!r}…{tried[-1]!r}"))
            if worst[0] > _BUDGET:
                return worst
    return worst


def run(task: Task) -> None:
    """Try every pattern in a child, and read how long each took."""
    names = list(every_pattern())
    wanted = [names[at * 7 % len(names)] for at in range(len(names))]
    chosen = list(task.each(wanted))
    done = _child(json.dumps(chosen))
    worst = (0.0, "")
    for line in done.splitlines():
        said = json.loads(line)
        worst = max(worst, (said["seconds"], said["name"]))
        task.expect(
            said["seconds"] < _BUDGET, f"{said['name']}: {said['seconds']:.3f} s on {said['text']}"
        )
    task.expect(len(done.splitlines()) == len(set(chosen)), "not every pattern came to an end")
    task.note(f"the slowest: {worst[0] * 1000:.0f} ms, {worst[1]}")


def _child(words: str) -> str:
    command = [sys.executable, "-m", "torture.patterns", words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main(names: list[str]) -> None:
    """Say how long the patterns of some names take."""
    found = every_pattern()
    for name in dict.fromkeys(names):
        seconds, text = slowest(found[name])
        print(json.dumps({"name": name, "seconds": seconds, "text": text}), flush=True)


def control(folder: Path) -> bool:
    """A pattern that is known to run away must go over the budget."""
    del folder
    pattern = re.compile(_SLOW)
    begun = time.process_time()
    pattern.search("a" * 22 + "!")
    return time.process_time() - begun > _BUDGET


CAMPAIGN = Campaign(
    "patterns",
    "No text keeps a regular expression busy for more than 50 ms.",
    10_000,
    25,
    run,
    control,
)

if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
