"""Files of agreements to read and to save."""

from __future__ import annotations

import errno
import os
from typing import Any

from sharebuilder.model.pointer import Pointer
from sharebuilder.storage.files import Files

TITLE = Pointer("/about/title")
HEAD = '{"format": "sharebuilder-agreement", "format_version": 1, '
GOOD = HEAD + '"id": "0b7f8f2e-1111-4222-8333-444455556666"}'


class FailingFiles(Files):
    """The real file calls, of which the Nth fails."""

    def __init__(self, at: int, fault: str) -> None:
        self.left = at
        self.fault = fault

    def __getattribute__(self, name: str) -> Any:
        call = super().__getattribute__(name)
        if not name.startswith("_") and name in vars(Files):
            self.left -= 1
            if self.left == 0:
                return self._failing(call)
        return call

    def _failing(self, call: Any) -> Any:
        fault = object.__getattribute__(self, "fault")

        def fail(*arguments: Any) -> Any:
            if fault == "lost":  # the call says that all is written, and the disk has less
                if call.__name__ != "write":
                    return call(*arguments)
                call(arguments[0], arguments[1][:5])
                return len(arguments[1])
            if call.__name__ == "close":
                call(*arguments)
            raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

        return fail
