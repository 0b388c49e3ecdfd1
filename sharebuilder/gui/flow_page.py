"""The step of the flows: the map and the matrix, and beneath them the list and the questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sharebuilder.errors import ShareBuilderError
from sharebuilder.gui.fields import rule
from sharebuilder.gui.flow_panel import FlowPanel
from sharebuilder.gui.step_page import StepPage
from sharebuilder.gui.translate import tr
from sharebuilder.model.change import Change, Edit
from sharebuilder.model.pointer import Pointer
from sharebuilder.storage.names import safe_file_name

if TYPE_CHECKING:
    from sharebuilder.gui.files import Files
    from sharebuilder.gui.records_view import RecordsView
    from sharebuilder.gui.services import Services
    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.questions.question_set import Step

_FLOWS = Pointer("/flows")


class FlowPage(StepPage):
    """The flows as a picture and as questions, with one selection."""

    def __init__(self, services: Services, step: Step, files: Files) -> None:
        """Draw the page.

        Args:
            services: the agreement.
            step: the step.
            files: asks where a picture goes.
        """
        self._files = files
        super().__init__(services, step)
        table = self._list().table
        table.chosen.connect(self._chosen_in_list)
        self.flows.selection.changed.connect(self._chosen_on_map)
        self._chosen_in_list(table.current())

    def before_sections(self) -> None:
        """The map and the matrix."""
        self.flows = FlowPanel(self.services)
        self.inside.addWidget(self.flows)
        self.inside.addWidget(rule())
        self.flows.flow_opened.connect(self._open)
        self.flows.flow_deleted.connect(self._delete)
        self.flows.partner_opened.connect(lambda one: self.services.go_to(f"/partners/id:{one}"))
        self.flows.partner_deleted.connect(self._delete_partner)
        self.flows.flows_added.connect(self._add)
        self.flows.picture_wanted.connect(self._choose_file)

    # --- one selection ---

    def _list(self) -> RecordsView:
        return next(
            section.records
            for section in self.sections
            if section.records is not None and section.section.collection == _FLOWS
        )

    def _chosen_in_list(self, record: Pointer | None) -> None:
        self.flows.selection.choose((_id(record),) if record is not None else ())

    def _chosen_on_map(self) -> None:
        table = self._list().table
        chosen = self.flows.selection.flows
        if len(chosen) != 1:
            return
        record = _flow(chosen[0])
        if table.current() != record and table.model.row_of(record) >= 0:
            table.select(record)

    # --- what a person does ---

    def _open(self, flow: str) -> None:
        self.lead_to(f"{_flow(flow)}/name")

    def _add(self, wanted: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Add a flow for each sender, as one step of undo, and lead to the last."""
        services = self.services
        if services.read_only:
            return
        changes: list[Change] = []
        for sender, receivers in wanted:
            values: JsonObject = {"from": sender, "to": list(receivers)} if sender else {}
            made = services.agreement.adding(_FLOWS, values)
            changes += made if not changes else made[-1:]
        services.agreement.apply(Edit(tr("Add %n flows", None, len(wanted)), tuple(changes)))
        record = changes[-1].pointer
        services.fresh.add(record)
        self.flows.draw()
        self.flows.selection.choose((_id(record),))
        services.navigator.say(
            tr("%n flows are added.", None, len(wanted)),
            undo=True,
        )
        self._open(_id(record))

    def _delete(self, flow: str) -> None:
        table = self._list().table
        record = _flow(flow)
        if table.model.row_of(record) < 0 or self.services.read_only:
            return
        table.select(record)
        table.delete()
        self.flows.draw()

    def _delete_partner(self, partner: str) -> None:
        services, record = self.services, Pointer(f"/partners/id:{partner}")
        if services.read_only or not services.agreement.value(record):
            return
        name = services.record_label(record)
        cleared = len(services.agreement.references_to(record))
        services.agreement.delete_records([record], label=tr("Delete {name}", name=name))
        words = tr("{name} is deleted.", name=name)
        if cleared:
            gone = tr("It is gone from %n places that named it.", None, cleared)
            words = f"{words} {gone}"
        services.navigator.say(words, undo=True)
        self.flows.draw()

    def _choose_file(self) -> None:
        path = self.services.agreement.path
        folder = path.parent if path is not None else Path.home() / "Documents"
        name = safe_file_name(tr("{title} - Flow map", title=self.services.agreement.title), ".svg")
        self._files.save_picture(self, folder / name, self._write)

    def _write(self, path: Path) -> None:
        from sharebuilder.documents.map_file import write_map

        try:
            write_map(self.services.tree, path, self.flows.filter.wanted)
        except ShareBuilderError as error:
            self.flows.show_problem(error)
        else:
            self.flows.show_problem(None)
            self.services.navigator.say(tr("The map is saved as {path}.", path=path))


def _flow(identity: str) -> Pointer:
    return Pointer(f"{_FLOWS}/id:{identity}")


def _id(record: Pointer) -> str:
    return record.rpartition("id:")[2]
