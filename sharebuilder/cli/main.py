"""The front door: parses the words, runs the command, turns errors into messages."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.cli import output
from sharebuilder.errors import ShareBuilderError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, ERRORS, UNUSABLE, FAULT = 0, 1, 2, 3
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the desktop application.

    Args:
        argv: the words after the program's name; those of the process when left out.

    Returns:
        The exit status: 0 done; 1 done, and the agreement has errors; 2 the input cannot be used;
        3 a fault of ShareBuilder's own.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    output.use_utf8()
    try:
        if _opens_the_window(words):
            return _open_window(words)
        from sharebuilder.cli.parser import command_parser

        arguments = command_parser().parse_args(words)
        if arguments.command != "settings":  # which says the same in full
            _tell_of_settings()
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except ShareBuilderError as error:
        output.message(str(error))
        return UNUSABLE
    except KeyboardInterrupt:
        output.message("Stopped.")
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not our problem, and not worth a word.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last resort: a user never meets a traceback
        return _fault(error)
    return status


def _opens_the_window(words: Sequence[str]) -> bool:
    if not words:
        return True
    from sharebuilder.cli.parser import COMMANDS

    return not words[0].startswith("-") and words[0] not in COMMANDS


def _open_window(words: Sequence[str]) -> int:
    if len(words) > 1:
        output.message(f"{_not_a_command(words[0])} Only one file can be opened at a time.")
        return UNUSABLE
    if words and not Path(words[0]).suffix and not Path(words[0]).exists():
        output.message(_not_a_command(words[0]))
        return UNUSABLE
    # What a start makes stays: to look through it for what is not needed any more takes a tenth
    # of its time. Once the window is whole, it looks by itself.
    gc.disable()
    try:
        from sharebuilder.gui.app import run

        return run(Path(words[0]) if words else None)
    finally:
        gc.enable()


def _tell_of_settings() -> None:
    """Say what is wrong in the settings of the organisation. The command goes on without it."""
    from sharebuilder.organisation.in_force import in_force

    for problem in in_force().problems:
        output.message(str(problem))


def _not_a_command(word: str) -> str:
    import difflib

    from sharebuilder.cli.parser import COMMANDS

    near = difflib.get_close_matches(word, COMMANDS, n=1)
    meant = f" Did you mean “{near[0]}”?" if near else ""
    return f"“{word}” is neither a command nor a file.{meant} See “sharebuilder --help”."


def _fault(error: Exception) -> int:
    # The error's own words may hold an answer, and this may end in somebody's log.
    output.message(
        f"ShareBuilder met a fault of its own ({type(error).__name__}). Your files are as they "
        "were. Set SHAREBUILDER_DEBUG=1 and run the command again to see where it happened."
    )
    if os.environ.get("SHAREBUILDER_DEBUG"):
        import traceback

        traceback.print_exc()
    return FAULT
