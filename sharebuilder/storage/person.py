"""Who is at this computer, for those who meet the same file on another one."""

from __future__ import annotations

import getpass
import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 100
_MACHINE_ID = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a computer.

    Attributes:
        user: the name that they sign in with.
        full_name: their name, where the system knows it; else empty.
        computer: the computer's name.
        machine: what tells two computers of one name apart; empty where the system does not say.
    """

    user: str
    full_name: str = ""
    computer: str = ""
    machine: str = ""

    @property
    def words(self) -> str:
        """The person as others read it: “Jo Smith (jsmith) on COUNCIL-PC-12”."""
        name = self.full_name or self.user or "somebody"
        if self.full_name and self.user and self.user != self.full_name:
            name = f"{self.full_name} ({self.user})"
        return f"{name} on {self.computer}" if self.computer else name

    def at_same_computer(self, other: Person) -> bool:
        """Whether two people sit at one computer, as far as names tell."""
        return bool(self.computer) and (self.computer, self.machine) == (
            other.computer,
            other.machine,
        )

    def is_same(self, other: Person) -> bool:
        """Whether they are one person at one computer."""
        return self.user == other.user and self.at_same_computer(other)


def this_person() -> Person:
    """Who runs this program. Nothing is looked up on a network by us."""
    return Person(_user(), _full_name(), _computer(), _machine())


def _user() -> str:
    try:
        return getpass.getuser()[:_LONGEST]
    except (OSError, KeyError, ImportError):
        return ""  # an account without a name


def _full_name() -> str:
    if sys.platform == "win32":
        return ""  # Windows would ask the domain's server, which can take long or fail
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip()[:_LONGEST]
    except KeyError:
        return ""


def _computer() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")[:_LONGEST]
    return os.uname().nodename[:_LONGEST]


def _machine() -> str:
    """A number of the computer, hashed: the system's own is nobody else's business."""
    raw = _windows_machine() if sys.platform == "win32" else _text_of(_MACHINE_ID)
    if not raw:
        return ""
    return hashlib.sha256(f"sharebuilder:{raw}".encode()).hexdigest()[:16]


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _windows_machine() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    try:
        with winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE,
            r"SOFTWARE\Microsoft\Cryptography",
            0,
            winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
        ) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""
