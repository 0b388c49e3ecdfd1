"""Write the typed views of an agreement from its schema.

The schema is the one source of an agreement's shape. Rules and documents read it through typed
properties, so that a misspelt field is a type error. Run this after a change to `schemas/`:

    python packaging/generate_views.py

A test compares what it would write with what stands in `sharebuilder/model/views/`.
"""

from __future__ import annotations

import keyword
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from sharebuilder.schema.files import ROOT_FILE, SchemaNode, resolve, schema_files

_WIDTH = 100
VIEWS = Path(__file__).resolve().parent.parent / "sharebuilder" / "model" / "views"
_NOTICE = "Typed views of {name}, written by packaging/generate_views.py: edit the schema."


@dataclass(slots=True)
class Module:
    """One generated module: the classes of one schema file."""

    file: str
    classes: dict[str, str] = field(default_factory=dict)
    imports: set[tuple[str, str]] = field(default_factory=set)


def module_name(file: str) -> str:
    """The Python module of a schema file: `open-question.schema.json` is `open_question`."""
    return file.removesuffix(".schema.json").replace("-", "_")


def class_name(title: str) -> str:
    """A class name from a schema title: `Ask of a person` is `AskOfAPerson`."""
    words = re.findall(r"[A-Za-z0-9]+", title)
    return "".join(word[0].upper() + word[1:] for word in words)


def generate() -> dict[str, str]:
    """The text of every module by file name."""
    files = dict(schema_files())
    modules: dict[str, Module] = {}
    period = files["common.schema.json"]["$defs"]["period"]
    _class(files, modules, "common.schema.json", "Period", period)
    _class(files, modules, ROOT_FILE, "Agreement", files[ROOT_FILE])
    texts = {f"{module_name(name)}.py": _text(module) for name, module in modules.items()}
    texts["__init__.py"] = _package(modules)
    return {name: _formatted(text) for name, text in texts.items()}


def _class(
    files: dict[str, SchemaNode], modules: dict[str, Module], file: str, name: str, node: SchemaNode
) -> None:
    module = modules.setdefault(file, Module(file))
    if name in module.classes:
        return
    module.classes[name] = ""  # holds its place, so that parts come before the whole
    lines = [
        f"class {name}(View):",
        f'    """{node["description"]}"""',
        "",
        "    __slots__ = ()",
        "",
    ]
    for key, raw in node["properties"].items():
        attribute = f"{key}_" if keyword.iskeyword(key) else key
        kind, call = _reader(files, modules, module, name, key, raw)
        resolved, _ = resolve(raw, files, file)
        lines += [
            "    @property",
            f"    def {attribute}(self) -> {kind}:",
            *_docstring(resolved["description"]),
            f"        return {call}",
            "",
        ]
    del module.classes[name]
    module.classes[name] = "\n".join(lines)


def _docstring(text: str) -> list[str]:
    first, *rest = textwrap.wrap(text, _WIDTH - 14)
    if not rest:
        return [f'        """{first}"""']
    return [f'        """{first}', *(f"        {line}" for line in rest), '        """']


def _reader(
    files: dict[str, SchemaNode],
    modules: dict[str, Module],
    module: Module,
    owner: str,
    key: str,
    raw: SchemaNode,
) -> tuple[str, str]:
    node, home = resolve(raw, files, module.file)
    match node.get("type"):
        case "boolean":
            return "bool | None", f'self._flag("{key}")'
        case "integer":
            return "int | None", f'self._number("{key}")'
        case "object":
            if raw.get("$ref", "").endswith("/period"):
                title = "Period"
            elif "$ref" in raw:
                title = class_name(node["title"])
                title = class_name(files[home]["title"]) if home != module.file else title
            else:
                title = owner + class_name(key.replace("_", " ").title())
            _part(files, modules, module, home, title, node)
            return title, f'self._part("{key}", {title})'
        case "array":
            items, home = resolve(node["items"], files, home)
            if items.get("type") != "object":
                return "tuple[str, ...]", f'self._texts("{key}")'
            title = class_name(items["title"])
            _part(files, modules, module, home, title, items)
            return f"tuple[{title}, ...]", f'self._records("{key}", {title})'
        case _ if node.get("const") == 1:
            return "int | None", f'self._number("{key}")'
        case _:
            return "str", f'self._text("{key}")'


def _part(
    files: dict[str, SchemaNode],
    modules: dict[str, Module],
    module: Module,
    home: str,
    name: str,
    node: SchemaNode,
) -> None:
    _class(files, modules, home, name, node)
    if home != module.file:
        module.imports.add((module_name(home), name))


def _text(module: Module) -> str:
    head = f'"""{_NOTICE.format(name=module.file)}"""'
    imports = [
        "from __future__ import annotations",
        "",
        "from sharebuilder.model.views.base import View",
    ]
    imports += [
        f"from sharebuilder.model.views.{place} import {name}"
        for place, name in sorted(module.imports)
    ]
    return "\n\n".join([head, "\n".join(imports), *module.classes.values()]) + "\n"


def _package(modules: dict[str, Module]) -> str:
    names = sorted(
        (name, module_name(module.file)) for module in modules.values() for name in module.classes
    )
    lines = ['"""Typed, read-only views of an agreement, generated from its schema."""', ""]
    lines += ["from sharebuilder.model.views.base import View"]
    lines += [f"from sharebuilder.model.views.{module} import {name}" for name, module in names]
    lines += ["", "__all__ = ["]
    lines += [f'    "{name}",' for name in sorted([*(name for name, _ in names), "View"])]
    return "\n".join([*lines, "]", ""])


def _formatted(text: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", f"--line-length={_WIDTH}", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    sorted_imports = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--isolated",
            "--select=I",
            # A view that is new is not on the disk yet, where ruff would look for it.
            "--config=lint.isort.known-first-party=['sharebuilder']",
            "--fix",
            "--quiet",
            "-",
        ],
        input=done.stdout,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return sorted_imports.stdout


def main() -> None:
    """Write the modules."""
    VIEWS.mkdir(parents=True, exist_ok=True)
    for name, text in generate().items():
        (VIEWS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
