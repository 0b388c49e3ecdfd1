"""A screen of its own for the bundle's window, and a look at the window from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING, Self

from devtools.failure import Failure

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_TITLE = "– ShareBuilder"
_LONGEST = 60.0  # seconds until a window that does not come is given up
_OFFSCREEN = 6.0  # seconds that a window nobody can see must stay open
_PICTURE = "SHAREBUILDER_PICTURE"


class Screen:
    """Xvfb where it is installed; else Qt's own screen that nobody can see."""

    def __init__(self) -> None:
        """Start none yet."""
        self._server: subprocess.Popen[bytes] | None = None
        self._display = ""

    def __enter__(self) -> Self:
        """Start the screen."""
        if shutil.which("Xvfb") and shutil.which("xdotool"):
            reading, writing = os.pipe()
            # Without a reset: it refuses the program while it clears up behind the last look.
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24",
                 "-nolisten", "tcp", "-noreset"],
                pass_fds=[writing], stderr=subprocess.DEVNULL,
            )  # fmt: skip
            os.close(writing)
            with os.fdopen(reading) as said:
                self._display = f":{said.readline().strip()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait()

    @property
    def name(self) -> str:
        """What to call it."""
        return f"Xvfb {self._display}" if self._display else "no screen: Xvfb or xdotool is missing"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find the screen."""
        if self._display:
            return {"DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"}
        return {"QT_QPA_PLATFORM": "offscreen"}

    def open_and_close(
        self, command: list[str], environment: dict[str, str], folder: Path
    ) -> float:
        """Start a program, wait for its window, close the window.

        Returns:
            The seconds from the start until the window shows the agreement.

        Raises:
            Failure: no window came, or the program ended badly.
        """
        began = time.monotonic()
        errors = folder / "window-errors.txt"
        with errors.open("wb") as said:
            program = subprocess.Popen(command, env=environment, cwd=folder, stderr=said)
        try:
            took = self._wait_for_window(program, began)
            self._close()
            status = program.wait(20)
        except subprocess.TimeoutExpired as error:
            raise Failure("The window did not close.") from error
        finally:
            if program.poll() is None:
                program.kill()
                program.wait()
        if self._display and status:
            raise Failure(f"The program ended with {status}: {errors.read_text('utf-8')[-800:]}")
        return took

    def _wait_for_window(self, program: subprocess.Popen[bytes], began: float) -> float:
        while time.monotonic() - began < _LONGEST:
            if program.poll() is not None:
                raise Failure(
                    f"The program ended with {program.returncode} before its window came."
                )
            if not self._display and time.monotonic() - began > _OFFSCREEN:
                program.terminate()
                return time.monotonic() - began
            if self._display and self._do("search", "--onlyvisible", "--name", _TITLE):
                return time.monotonic() - began
            time.sleep(0.05)
        raise Failure(f"No window came within {_LONGEST:.0f} seconds.")

    def _close(self) -> None:
        if not self._display:
            return
        time.sleep(2)  # until everything is drawn
        self._picture()
        window = self._do("search", "--onlyvisible", "--name", _TITLE).split()[-1]
        # By the keyboard: this screen has no window manager that could close it.
        self._do("windowfocus", "--sync", window)
        self._do("key", "ctrl+w")

    def _picture(self) -> None:
        """Keep a picture of the screen, where a place for it is named."""
        wanted = os.environ.get(_PICTURE)
        if wanted:
            from PIL import ImageGrab

            ImageGrab.grab(xdisplay=self._display).save(wanted)

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env={"DISPLAY": self._display, "PATH": os.environ["PATH"]},
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()
