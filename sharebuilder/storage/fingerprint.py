"""The fingerprint of an agreement, and whether it is the version that was approved."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.model.views import Agreement

if TYPE_CHECKING:
    from sharebuilder.model.json_types import JsonObject


def fingerprint(tree: JsonObject) -> str:
    """The SHA-256 of an agreement, in hexadecimal.

    It covers everything but the sign-off, which goes on changing as partners sign: keys sorted,
    no spaces, UTF-8. It shows a change only to somebody who keeps the fingerprint elsewhere too.
    It is not a signature.
    """
    return content_sum({name: value for name, value in tree.items() if name != "sign_off"})


def content_sum(tree: JsonObject) -> str:
    """The SHA-256 of all answers, in hexadecimal, however a file lays them out.

    Raises:
        ValueError: a text holds half a surrogate pair, or a number is none.
    """
    text = json.dumps(
        tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an agreement is the version that was approved."""

    is_approved: bool
    approved: str
    found: str
    message: str

    def to_json(self) -> dict[str, object]:
        """The verdict as JSON."""
        return {
            "is_approved": self.is_approved,
            "approved_fingerprint": self.approved or None,
            "fingerprint": self.found,
            "message": self.message,
        }


def verify(tree: JsonObject) -> Verdict:
    """Compare an agreement with the fingerprint that its sign-off records."""
    approved = Agreement(tree).sign_off.approved
    found = fingerprint(tree)
    name = f"version {approved.version}" if approved.version else "the version"
    if not approved.fingerprint:
        message = "No version has been recorded as approved."
    elif approved.fingerprint == found:
        message = f"This is {name} that was approved on {approved.date}."
    else:
        message = f"This is not {name} that was approved on {approved.date}: it was changed since."
    is_approved = bool(approved.fingerprint) and approved.fingerprint == found
    return Verdict(is_approved, approved.fingerprint, found, message)
