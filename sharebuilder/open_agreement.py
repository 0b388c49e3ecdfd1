"""One open agreement: its answers, and the file that they are kept in."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sharebuilder.editing import EditedTree
from sharebuilder.schema.shape import shape
from sharebuilder.storage.agreement_file import (
    FORMAT,
    LoadedAgreement,
    agreement_from_bytes,
    read_agreement,
)
from sharebuilder.storage.migrations import CURRENT_VERSION, MIGRATIONS, Migrations
from sharebuilder.storage.saving import save_agreement

if TYPE_CHECKING:
    from pathlib import Path

    from sharebuilder.model.json_types import JsonObject
    from sharebuilder.model.references import RecordShapes
    from sharebuilder.storage.files import Files
    from sharebuilder.storage.versions import Versions


class OpenAgreement(EditedTree):
    """An agreement that is being worked on, and the file that it is kept in."""

    def __init__(
        self,
        tree: JsonObject,
        path: Path | None = None,
        *,
        on_disk: LoadedAgreement | None = None,
        shapes: RecordShapes | None = None,
        files: Files | None = None,
        versions: Versions | None = None,
    ) -> None:
        """Open a tree.

        Args:
            tree: the agreement. It is this object's from now on.
            path: the file that it came from, if any.
            on_disk: what that file held when it was read.
            shapes: what the schema says of records and references; the schema's own when left out.
            files: the file calls; the real ones when left out.
            versions: where the versions before each save are kept; nowhere when left out.
        """
        super().__init__(tree, shapes or shape(), path)
        self.notes = on_disk.notes if on_disk else ()
        self._sha256 = on_disk.sha256 if on_disk else None
        self._base = on_disk.content if on_disk else None
        self._migrated_from = on_disk.migrated_from if on_disk else None
        self._versions = versions
        self._files = files

    @classmethod
    def new(cls, *, versions: Versions | None = None) -> OpenAgreement:
        """An agreement with nothing answered yet."""
        tree: JsonObject = {
            "format": FORMAT,
            "format_version": CURRENT_VERSION,
            "id": str(uuid.uuid4()),
        }
        return cls(tree, versions=versions)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        migrations: Migrations = MIGRATIONS,
        versions: Versions | None = None,
    ) -> OpenAgreement:
        """The agreement in a file.

        Raises:
            UnusableFile: the file cannot be read as an agreement.
        """
        loaded = read_agreement(path, migrations=migrations)
        return cls(loaded.tree, path, on_disk=loaded, versions=versions)

    # --- what it holds ---

    @property
    def title(self) -> str:
        """The agreement's title, or the file's name, or words for one without either."""
        return self.view.about.title or (self.path.stem if self.path else "New agreement")

    @property
    def sha256(self) -> str | None:
        """What the file held when it was read or saved last; None where there is no file."""
        return self._sha256

    def base(self) -> JsonObject | None:
        """The agreement as the file held it when it was read or saved last, if any."""
        return agreement_from_bytes(self._base, self.path).tree if self._base else None

    # --- saving ---

    def keep_versions(self, versions: Versions) -> None:
        """Keep the versions before each save, from now on."""
        self._versions = versions

    def save(self, path: Path | None = None, *, overwrite_changed: bool = False) -> tuple[str, ...]:
        """Save, to its own file or to another, which becomes its own.

        Args:
            path: the file; its own when left out.
            overwrite_changed: save even where somebody else changed the file meanwhile.

        Returns:
            What a person may want to know of it, as sentences.

        Raises:
            ChangedOnDisk: somebody else changed the file.
            CannotSave: it could not be written. The file is as it was, and the work still open.
            OnlyToRead: it is open to read only, and would be saved to its own file.
            ValueError: no path was given, and it has none of its own: a caller's mistake.
        """
        target = path or self.path
        if target is None:
            raise ValueError("an agreement without a file needs a path to save to")
        own = self.path is not None and is_same_file(target, self.path)
        if own:
            self._refuse_if_read_only()
        saved = save_agreement(
            target,
            self.tree,
            expected_sha256=self._sha256 if own and not overwrite_changed else None,
            migrated_from=self._migrated_from if own else None,
            files=self._files,
            versions=self._versions,
        )
        self.path = target
        self.read_only = False
        self._sha256, self._base = saved.sha256, saved.content
        self._migrated_from = None
        self._history.mark_saved()
        return saved.notes

    def met(self, on_disk: LoadedAgreement) -> None:
        """Remember what the file holds now, once it was merged or shown: saving expects that."""
        self._sha256, self._base = on_disk.sha256, on_disk.content
        self._migrated_from = on_disk.migrated_from


def is_same_file(left: Path, right: Path) -> bool:
    """Whether two paths name one file, however they are spelt."""
    try:
        return left == right or left.samefile(right)
    except (OSError, ValueError):
        return False
