"""What the campaigns about saving share: agreements to save, and file calls that fail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.storage.files import Files

if TYPE_CHECKING:
    from pathlib import Path

AIM = Pointer("/case/aim")
SHORT = -1  # instead of an error number: half is written, and half is said to be


class FailingFiles(Files):
    """The real file calls, of which the Nth fails, and maybe all after it."""

    def __init__(self, at: int, fault: int, *, for_good: bool = False) -> None:
        """Fail at a call.

        Args:
            at: its number, from 1.
            fault: an error number, or SHORT.
            for_good: whether every later call fails too, as on a drive that was pulled.
        """
        self._at, self._fault, self._for_good = at, fault, for_good
        self._calls = 0

    def _reached(self) -> bool:
        """Whether there were as many calls as it took to fail."""
        return self._calls >= self._at

    def __getattribute__(self, name: str) -> Any:
        call = super().__getattribute__(name)
        if name.startswith("_") or name in {"wait", "patiently"}:
            return call
        self._calls += 1
        if self._calls == self._at or (self._for_good and self._reached()):
            if self._fault == SHORT:
                return _half(call) if name == "write" else call
            return _failing(self._fault)
        return call


def _failing(fault: int) -> Any:
    def fail(*_words: object, **_more: object) -> None:
        raise OSError(fault, os.strerror(fault))

    return fail


def _half(write: Any) -> Any:
    def half(handle: int, content: memoryview) -> int:
        return int(write(handle, content[: max(1, len(content) // 2)]))

    return half


def saved(path: Path, words: str = "old", *, room: int = 0) -> OpenAgreement:
    """An agreement that was saved, with these words in it."""
    agreement = OpenAgreement.new()
    agreement.set(AIM, words, label="x")
    if room:
        agreement.tree["x_room"] = "0123456789" * (room // 10)
    agreement.save(path)
    return agreement
