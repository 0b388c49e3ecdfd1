"""The manual page, written from what the command line says of itself."""

from __future__ import annotations

from sharebuilder import __version__
from sharebuilder.cli.parser import COMMANDS, command_parser

_FILES = """.SH FILES
.TP
.I ~/.config/ShareBuilder/
What this person chose; their house style and knowledge packs.
.TP
.I ~/.local/share/ShareBuilder/
Earlier versions of agreements, and what was typed and not yet saved.
.TP
.I /etc/xdg/ShareBuilder/organisation.json
What the organisation chose for everybody on this computer.
.SH EXIT STATUS
0: done. 1: done, and the agreement has errors. 2: the input cannot be used.
3: a fault of ShareBuilder\\(cqs own.
"""


def manual() -> str:
    """The page `sharebuilder(1)`, as roff."""
    about = _roff(command_parser().description or "")
    lines = [
        f'.TH SHAREBUILDER 1 "" "ShareBuilder {__version__}"',
        ".SH NAME",
        "sharebuilder \\- build the case for sharing information, and the agreement",
        ".SH SYNOPSIS",
        ".B sharebuilder\n.RI [ FILE ]\n.br\n.B sharebuilder\n.I COMMAND\n.RI [ words ]",
        ".SH DESCRIPTION",
        about,
        "It works offline: it opens no network connection.",
        ".SH COMMANDS",
    ]
    for name, command in COMMANDS.items():
        said = f"{command.help[0].upper()}{command.help[1:]}."
        lines += [".TP", f".B {_roff(name)}", _roff(said), ".br", _roff(f"({command.example})")]
    lines.append("Each command says more with\n.BR \\-\\-help .")
    return "\n".join(lines) + "\n" + _FILES


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("’", "\\(cq")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
