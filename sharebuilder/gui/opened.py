"""What a person chose or dropped: an agreement, or a Word file that carries one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharebuilder.gui.translate import tr
from sharebuilder.open_agreement import OpenAgreement

if TYPE_CHECKING:
    from pathlib import Path

WORD = ".docx"
_MOST = 12


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened, and what to say of it.

    Attributes:
        agreement: the agreement.
        state: how the message is shown; empty where there is nothing to say.
        text: what to say.
        detail: more of it.
    """

    agreement: OpenAgreement
    state: str = ""
    text: str = ""
    detail: str = ""

    @property
    def has_file(self) -> bool:
        """Whether the agreement has a file of its own."""
        return self.agreement.path is not None


def opened(path: Path) -> Opened:
    """The agreement in a file of either kind.

    Raises:
        UnusableFile: the file holds none.
    """
    if path.suffix.lower() != WORD:
        return Opened(OpenAgreement.open(path))
    from sharebuilder.documents.carried import read_carried

    carried = read_carried(path)
    agreement = OpenAgreement(carried.tree)
    text = tr("This agreement was carried by {name}. Save it to keep it.", name=path.name)
    if not carried.changes:
        return Opened(
            agreement,
            "prompt",
            text,
            tr("Nobody changed the text of the document since it was built."),
        )
    count = len(carried.changes)
    lead = tr(
        "Its text was changed in %n places since it was built. The answers here are as they were "
        "then. Look at each change, and answer anew where you agree:",
        None,
        count,
    )
    said = [lead, *carried.changes[:_MOST]]
    if count > _MOST:
        said.append(tr("And %n more: “sharebuilder open” lists them all.", None, count - _MOST))
    return Opened(agreement, "warning", text, "\n".join(said))
