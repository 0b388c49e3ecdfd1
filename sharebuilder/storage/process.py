"""Whether the program that left something behind is still running on this computer."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_START_TIME = 19  # of the fields of /proc/N/stat after the name, see proc(5)
_WINDOWS_NO_SUCH_PROCESS = 87
_WINDOWS_STILL_RUNNING = 259
_WINDOWS_MAY_ASK = 0x1000


@dataclass(frozen=True, slots=True)
class Process:
    """A running program.

    Attributes:
        number: its process id. The system gives it to another program later.
        started: what tells it from that later one; empty where the system does not say.
    """

    number: int
    started: str = ""


def this_process() -> Process:
    """This program."""
    return Process(os.getpid(), _started(os.getpid()))


def is_running(process: Process) -> bool:
    """Whether a process of this computer still runs. In doubt, it does.

    What is held by a program is only ever taken from it when it is surely gone.
    """
    if process.number <= 0:
        return True
    if sys.platform == "win32":
        return _runs_on_windows(process)
    boot, space, start = _parts(process.started)
    my_boot, my_space, _ = _parts(_started(os.getpid()))
    if boot and my_boot and boot != my_boot:
        return False  # the computer was started again since
    if space != my_space:
        return True  # in another container: its numbers mean nothing here
    try:
        os.kill(process.number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is there, and somebody else's
    now = _parts(_started(process.number))[2]
    return not start or not now or now == start


def _parts(started: str) -> tuple[str, str, str]:
    boot, _, rest = started.partition("/")
    space, _, start = rest.partition("/")
    return boot, space, start


def _started(number: int) -> str:
    """When a process started, in words that no other process of this computer has."""
    if sys.platform == "win32":
        return _windows_start(number)
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        space = (_PROC / "self/ns/pid").readlink().name
        stat = (_PROC / str(number) / "stat").read_text(encoding="utf-8", errors="replace")
        return f"{boot}/{space}/{stat.rpartition(')')[2].split()[_START_TIME]}"
    except (OSError, ValueError, IndexError):
        return ""  # no Linux: the number alone has to do


def _runs_on_windows(process: Process) -> bool:
    if sys.platform != "win32":
        return True
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.c_void_p)
    handle = kernel.OpenProcess(_WINDOWS_MAY_ASK, False, process.number)
    if not handle:
        return ctypes.get_last_error() != _WINDOWS_NO_SUCH_PROCESS
    try:
        code = ctypes.c_ulong()
        asked = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    finally:
        kernel.CloseHandle(handle)
    if asked and code.value != _WINDOWS_STILL_RUNNING:
        return False
    now = _windows_start(process.number)
    return not process.started or not now or now == process.started


def _windows_start(number: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.c_void_p] * 4)
    handle = kernel.OpenProcess(_WINDOWS_MAY_ASK, False, number)
    if not handle:
        return ""
    try:
        times = [wintypes.FILETIME() for _ in range(4)]
        if not kernel.GetProcessTimes(handle, *(ctypes.byref(one) for one in times)):
            return ""
        return f"{times[0].dwHighDateTime:08x}{times[0].dwLowDateTime:08x}"
    finally:
        kernel.CloseHandle(handle)
