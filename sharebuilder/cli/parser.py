"""The words that the command line understands."""

from __future__ import annotations

import argparse
import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder import __version__
from sharebuilder.documents.catalogue import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable

Add = argparse.ArgumentParser


@dataclass(frozen=True, slots=True)
class Command:
    """One command: where its work is done, what it says of itself, and the words it takes."""

    module: str
    help: str
    example: str
    words: Callable[[Add], None]


def _files(parser: Add) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="an agreement")


def _file(parser: Add) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="an agreement")


def _json(parser: Add) -> None:
    parser.add_argument("--json", action="store_true", help="write the result as JSON")


def _none(_parser: Add) -> None:
    pass


def _new(parser: Add) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument("--case", metavar="ID", help="start from this worked case")
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _check(parser: Add) -> None:
    _files(parser)
    _json(parser)


def _build(parser: Add) -> None:
    _files(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where to put them")
    parser.add_argument(
        "--document", metavar="ID", action="append", help="build this one only (may be repeated)"
    )
    parser.add_argument("--pdf", action="store_true", help="make a PDF of each document too")
    parser.add_argument("--template", metavar="FILE", type=Path, help="your own Word template")
    parser.add_argument(
        "--house-style", metavar="FILE", type=Path, help="the settings of your house style"
    )
    _layout(parser)
    parser.add_argument("--redacted", action="store_true", help="build the edition for publication")
    _json(parser)


def _layout(parser: Add) -> None:
    parser.add_argument(
        "--layout",
        choices=[one.id for one in LAYOUTS],
        default="",
        help="the order of the agreement’s clauses; else that of your house style",
    )


def _coverage(parser: Add) -> None:
    _file_json(parser)
    parser.add_argument(
        "--by-framework", action="store_true", help="list the points under each framework"
    )
    _layout(parser)


def _knowledge(parser: Add) -> None:
    parser.add_argument("action", choices=["list", "check"], help="what to do")
    parser.add_argument(
        "kind",
        metavar="KIND or FILE",
        nargs="?",
        help="list: only this kind of entry; check: the knowledge pack",
    )
    _json(parser)


def _suggest(parser: Add) -> None:
    _file(parser)
    for word in ("partner", "purpose", "flow"):
        parser.add_argument(f"--{word}", metavar="ID", help=f"for this {word} only")
    parser.add_argument("--all", action="store_true", help="show what does not fit too, and why")
    _json(parser)


def _map(parser: Add) -> None:
    _file(parser)
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="the picture: map.svg or map.png"
    )
    for word, of in (("item", "carry this data item"), ("purpose", "serve this purpose")):
        parser.add_argument(
            f"--{word}",
            metavar="ID",
            action="append",
            help=f"let the flows stand out that {of} (may be repeated)",
        )
    parser.add_argument(
        "--sensitivity",
        action="append",
        choices=["high-harm", "criminal-offence", "special-category", "confidential", "ordinary"],
        help="let the flows stand out that are this sensitive (may be repeated)",
    )
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _versions(parser: Add) -> None:
    _file(parser)
    parser.add_argument(
        "--restore", metavar="N", type=int, help="write version N to --out; FILE stays as it is"
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="the file to write")
    parser.add_argument("--force", action="store_true", help="write over an existing file")
    _json(parser)


def _template(parser: Add) -> None:
    parser.add_argument(
        "action",
        choices=["check", "fields", "new"],
        help="check a template; list the fields that it may use; write a copy to start from",
    )
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="the template")
    parser.add_argument(
        "--document", metavar="ID", default="agreement", help="the document that it is for"
    )
    _layout(parser)
    parser.add_argument("--force", action="store_true", help="new: write over an existing file")
    _json(parser)


def _import(parser: Add) -> None:
    _file(parser)
    parser.add_argument("table", metavar="TABLE", type=Path, help="a CSV or XLSX file")
    _list(parser, "--into", "the list that the rows go into")
    parser.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[],
        help="where a column goes; nothing after the = leaves it out (may be repeated)",
    )  # fmt: skip
    parser.add_argument("--sheet", metavar="NAME", help="this sheet; the first when left out")
    parser.add_argument("--no-heading", action="store_true", help="the first row is a record too")
    parser.add_argument(
        "--same", choices=("leave", "add", "update"), default="leave",
        help="a row whose record is there already: leave it out, add it again, update the record",
    )  # fmt: skip
    parser.add_argument(
        "--keep-in", metavar="FIELD", default="", help="keep what does not fit here"
    )
    parser.add_argument("--leave-out", action="store_true", help="leave out what does not fit")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and stop")
    _json(parser)


def _export(parser: Add) -> None:
    _file(parser)
    _list(parser, "--list", "the list to write")
    parser.add_argument("--out", metavar="FILE.csv", type=Path, required=True, help="the file")
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _list(parser: Add, word: str, what: str) -> None:
    parser.add_argument(
        word, choices=("partners", "people", "item_groups", "items", "retention"), required=True,
        help=what,
    )  # fmt: skip


def _file_json(parser: Add) -> None:
    _file(parser)
    _json(parser)


def _open(parser: Add) -> None:
    parser.add_argument("file", metavar="FILE.docx", type=Path, help="a document built here")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the agreement to write")
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _guide(parser: Add) -> None:
    parser.add_argument(
        "--out", metavar="FILE.docx", type=Path, required=True, help="the Word file to write"
    )
    parser.add_argument("--force", action="store_true", help="write over an existing file")


COMMANDS: dict[str, Command] = {
    "cases": Command("cases", "list the worked cases", "sharebuilder cases", _json),
    "new": Command(
        "new", "write a new agreement", "sharebuilder new winter.sharebuilder --case essex", _new
    ),
    "check": Command(
        "check", "say what is missing or wrong", "sharebuilder check winter.sharebuilder", _check
    ),
    "build": Command(
        "build", "build the documents", "sharebuilder build winter.sharebuilder --out out", _build
    ),
    "documents": Command(
        "documents", "list the documents that can be built", "sharebuilder documents", _json
    ),
    "schema": Command("schema", "print the agreement's JSON Schema", "sharebuilder schema", _none),
    "rules": Command("rules", "list every check", "sharebuilder rules --json", _json),
    "knowledge": Command(
        "knowledge",
        "list the law it knows, or check a council's own pack",
        "sharebuilder knowledge list gateway",
        _knowledge,
    ),
    "suggest": Command(
        "suggest",
        "show which law could carry the sharing, and why",
        "sharebuilder suggest winter.sharebuilder --flow flow-1",
        _suggest,
    ),
    "map": Command(
        "map",
        "draw who shares what with whom, as a picture",
        "sharebuilder map winter.sharebuilder --out map.svg --sensitivity special-category",
        _map,
    ),
    "screen": Command(
        "screen",
        "say whether an agreement is needed, or something else",
        "sharebuilder screen winter.sharebuilder",
        _file_json,
    ),
    "risks": Command(
        "risks",
        "suggest risks of sharing and of not sharing, weigh them, and screen for a DPIA",
        "sharebuilder risks winter.sharebuilder --json",
        _file_json,
    ),
    "coverage": Command(
        "coverage",
        "say where it answers what published frameworks ask",
        "sharebuilder coverage winter.sharebuilder --by-framework",
        _coverage,
    ),
    "verify": Command(
        "verify",
        "say whether this is the version that was approved",
        "sharebuilder verify winter.sharebuilder",
        _file_json,
    ),
    "approve": Command(
        "approve",
        "record that this version was approved",
        "sharebuilder approve winter.sharebuilder",
        _file,
    ),
    "versions": Command(
        "versions",
        "list the earlier versions kept on this computer, or get one back",
        "sharebuilder versions winter.sharebuilder --restore 3 --out before.sharebuilder",
        _versions,
    ),
    "open": Command(
        "open",
        "recover the agreement that a Word file carries",
        "sharebuilder open agreement.docx --out winter.sharebuilder",
        _open,
    ),
    "import": Command(
        "import_table",
        "bring a table from a spreadsheet into a list of an agreement",
        'sharebuilder import winter.sharebuilder items.xlsx --into items --map "Data=name"',
        _import,
    ),
    "export": Command(
        "export_table",
        "write a list of an agreement as a table for a spreadsheet",
        "sharebuilder export winter.sharebuilder --list items --out items.csv",
        _export,
    ),
    "settings": Command(
        "settings",
        "show which settings are in force, and where each comes from",
        "sharebuilder settings --json",
        _json,
    ),
    "guide": Command(
        "guide",
        "write the user guide as a Word file",
        "sharebuilder guide --out guide.docx",
        _guide,
    ),
    "template": Command(
        "template",
        "check a council's own Word template, or begin one",
        "sharebuilder template check ours.docx",
        _template,
    ),
}


def command_parser() -> argparse.ArgumentParser:
    """The parser of every command but the desktop application."""
    parser = argparse.ArgumentParser(
        prog="sharebuilder",
        usage="sharebuilder [FILE]\n       sharebuilder COMMAND ...",
        description="Build the case for sharing information, and the agreement that proves it. "
        "Without a command it opens the desktop application, on FILE where one is given.",
        epilog="Example: sharebuilder new winter.sharebuilder --case essex",
    )
    parser.add_argument("--version", action="version", version=f"ShareBuilder {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="sharebuilder"
    )
    for name, command in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=command.help,
            description=command.help[0].upper() + command.help[1:] + ".",
            epilog=f"Example: {command.example}",
        )
        command.words(sub)
        sub.set_defaults(run=_runner(command.module), command=name)
    return parser


def _runner(module: str) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        # Imported only now: no command pays for what another needs.
        work = importlib.import_module(f"sharebuilder.cli.commands.{module}")
        status: int = work.run(arguments)
        return status

    return run
