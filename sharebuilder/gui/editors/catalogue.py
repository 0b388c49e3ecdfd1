"""Which editor answers which control of the question set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharebuilder.gui.editors.choice import YesNoEditor, choice_editor
from sharebuilder.gui.editors.choices import ChoicesEditor
from sharebuilder.gui.editors.date import DateEditor
from sharebuilder.gui.editors.knowledge import KnowledgeEditor, KnowledgeManyEditor
from sharebuilder.gui.editors.line import EmailEditor, LineEditor, LinkEditor
from sharebuilder.gui.editors.number import NumberEditor, PeriodEditor
from sharebuilder.gui.editors.reference import ReferenceEditor, ReferencesEditor
from sharebuilder.gui.editors.text import LinesEditor, TextEditor

if TYPE_CHECKING:
    from sharebuilder.gui.editors.base import Asking, Editor, MakeEditor

EDITORS: dict[str, MakeEditor] = {
    "line": LineEditor,
    "text": TextEditor,
    "choice": choice_editor,
    "choices": ChoicesEditor,
    "yes-no": YesNoEditor,
    "date": DateEditor,
    "number": NumberEditor,
    "period": PeriodEditor,
    "list": LinesEditor,
    "reference": ReferenceEditor,
    "references": ReferencesEditor,
    "knowledge": KnowledgeEditor,
    "knowledge-many": KnowledgeManyEditor,
    "email": EmailEditor,
    "link": LinkEditor,
}


def make_editor(asking: Asking) -> Editor:
    """The editor for a question."""
    return EDITORS[asking.question.control](asking)
